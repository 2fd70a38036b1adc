/** A text cut to some characters for showing it in an answer; never through the middle of a character, nor with one that nothing shows. */
export function shorten(text: string, most = 80): string {
  const characters = [...text.toWellFormed().replaceAll(UNSHOWN, "\ufffd")];
  return characters.length > most ? `${characters.slice(0, most).join("")}…` : characters.join("");
}

// Not in HTML and XML, and nothing on a screen: what stands for them is the replacement character of Unicode.
const UNSHOWN = /[\p{Cc}\p{Noncharacter_Code_Point}]/gu;
