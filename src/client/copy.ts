/**
 * Buttons that copy: `<button data-copies="ID" data-done="Copied">` copies the text of the element with that id, and says so. They come
 * hidden, because without this script they do nothing, and stay so where a browser has no clipboard for it: on plain HTTP.
 */
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copies]")) {
  const words = button.textContent;
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copies ?? "")?.textContent ?? "";
    await navigator.clipboard.writeText(text.trim());
    button.textContent = button.dataset.done ?? words;
    setTimeout(() => {
      button.textContent = words;
    }, 2_000);
  });
}
