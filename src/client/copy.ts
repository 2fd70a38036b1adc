/**
 * Buttons that copy: `<button data-copies="ID" data-done="Copied">` copies the text of the element with that id, and says so. They come
 * hidden, because without this script they do nothing, and stay so where a browser has no clipboard for it: on plain HTTP. Whoever adds one
 * later shows it.
 */
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copies]")) button.hidden = !navigator.clipboard;

const before = new WeakMap<Element, string>();

document.addEventListener("click", async ({ target }) => {
  const button = (target as Element).closest<HTMLButtonElement>("button[data-copies]");
  if (!button) return;
  const words = before.get(button) ?? button.textContent;
  before.set(button, words);
  const text = document.getElementById(button.dataset.copies ?? "")?.textContent ?? "";
  await navigator.clipboard.writeText(text.trim());
  button.textContent = button.dataset.done ?? words;
  setTimeout(() => {
    button.textContent = words;
  }, 2_000);
});
