import type { Language } from "../../model/text";

// the folder api/operations writes "English / 日本語", and neither half holds " / ".
const PAIR = /^((?:(?! \/ ).)+) \/ ((?:(?! \/ ).)+)$/s;
// What follows both languages and needs neither: a list of names.
const SHARED = /^(.+): ([\w(), ]+)$/s;

/**
 * A text of the OpenAPI document in one language. Where it is a pair of English and Japanese, or several pairs joined by `: ` or
 * `; `, the right halves are taken; anything else stays as it is.
 */
export function inLanguage(text: string, language: Language): string {
  const half = halfOf(text, language);
  if (half !== null) return half;
  for (const joint of ["; ", ": "]) {
    const halves = text.split(joint).map((part) => halfOf(part, language));
    if (halves.length > 1 && halves.every((part) => part !== null)) return halves.join(joint);
  }
  // A name, and words that may have a colon of their own.
  const [name = "", ...rest] = text.split(": ");
  const halves = [name, rest.join(": ")].map((part) => halfOf(part, language));
  return halves.every((part) => part !== null) ? halves.join(": ") : text;
}

function halfOf(text: string, language: Language): string | null {
  const [, en, ja] = PAIR.exec(text) ?? [];
  if (en === undefined || ja === undefined) return null;
  const [, words, shared] = SHARED.exec(ja) ?? [];
  if (words === undefined) return language === "ja" ? ja : en;
  return `${language === "ja" ? words : en}: ${shared}`;
}
