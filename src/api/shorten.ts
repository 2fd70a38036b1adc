import { isPlain } from "./plain";

/** A text cut to some characters for showing it in an answer; never through the middle of a character, nor with one that nothing shows. */
export function shorten(text: string, most = 80): string {
  const characters = [...text].map((character) => (isPlain(character) ? character : "\ufffd"));
  return characters.length > most ? `${characters.slice(0, most).join("")}…` : characters.join("");
}
