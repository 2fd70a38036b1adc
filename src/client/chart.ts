/**
 * Charts as PNG: `<button data-png="/charts/NAME.en.svg" data-name="NAME">` draws the SVG at twice its size and saves it. It comes hidden,
 * because without this script it does nothing.
 */
const SCALE = 2;

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-png]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const image = new Image();
    image.src = button.dataset.png ?? "";
    try {
      await image.decode();
    } catch {
      // What cannot be drawn is shown, or why it cannot be had.
      location.assign(image.src);
      return;
    }
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((png) => {
      if (!png) return;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(png);
      link.download = `${button.dataset.name}.png`;
      link.click();
      URL.revokeObjectURL(link.href);
    }, "image/png");
  });
}
