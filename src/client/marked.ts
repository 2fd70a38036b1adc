import { JAPANESE } from "../model/text";

/** Text whose Japanese is marked as such on a page in another language. */
export function marked(text: string): (string | Node)[] {
  if (document.documentElement.lang === "ja") return [text];
  return text.split(JAPANESE).map((piece, i) => {
    if (i % 2 === 0) return piece;
    const span = document.createElement("span");
    span.lang = "ja";
    span.textContent = piece;
    return span;
  });
}
