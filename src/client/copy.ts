/**
 * Buttons that copy: `<button data-copies="ID" data-done="Copied">` copies the text of the element with that id, and says so. They come
 * hidden, because without this script they do nothing, and stay so where a browser has no clipboard for it: on plain HTTP. Whoever adds one
 * later shows it.
 */
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copies]")) button.hidden = !navigator.clipboard;

// A button that is named by what it copies does not read out that its words change (WCAG 2.2, 4.1.3).
const told = document.createElement("p");
told.className = "unseen";
told.setAttribute("role", "status");
document.body.append(told);

const before = new WeakMap<Element, string>();

document.addEventListener("click", async ({ target }) => {
  const button = (target as Element).closest<HTMLButtonElement>("button[data-copies]");
  if (!button) return;
  const words = before.get(button) ?? button.textContent;
  before.set(button, words);
  const text = document.getElementById(button.dataset.copies ?? "")?.textContent ?? "";
  const { done = words, failed = words } = button.dataset;
  const said = await navigator.clipboard.writeText(text.trim()).then(
    () => done,
    () => failed,
  );
  button.textContent = said;
  told.textContent = said;
  setTimeout(() => {
    button.textContent = words;
    told.textContent = "";
  }, 2_000);
});
