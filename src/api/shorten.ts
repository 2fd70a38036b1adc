/** A text cut to some characters for showing it in an answer; never through the middle of a character. */
export function shorten(text: string, most = 80): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most).join("")}…` : text;
}
