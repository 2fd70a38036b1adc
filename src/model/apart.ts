import { termsOf } from "./grams";

const DIGITS = "\\p{Nd}+(?:[.,]\\p{Nd}+)*";
const KNOWN = "\\p{Script=Latin}\\p{Nd}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー";
// The mark of a long vowel belongs to the kana before it.
const RUNS = new RegExp(
  `\\p{Script=Latin}+|${DIGITS}|\\p{Script=Han}+|[\\p{Script=Hiragana}ー]+|[\\p{Script=Katakana}ー]+|(?:(?![${KNOWN}])[\\p{L}\\p{N}\\p{M}])+`,
  "gu",
);

// A particle or an ending, which tells nothing as a word of its own.
const LONE_HIRAGANA = /^\p{Script=Hiragana}$/u;

/**
 * The words of a search, apart where the script changes: `Kプログラム` is `K プログラム`. What stands in double quotes with a space in it
 * stays together. Null where that is the same search.
 */
export function apart(search: string): string | null {
  const words = [...search.normalize("NFKC").matchAll(/"([^"]*)"|[^\s"]+/gu)].flatMap(([word, quoted]) =>
    quoted !== undefined && /\s/u.test(quoted) ? [word] : piecesOf(quoted ?? word),
  );
  const written = words.join(" ");
  return termsOf(written).join(" ") === termsOf(search).join(" ") ? null : written;
}

function piecesOf(word: string): string[] {
  const pieces = word.match(RUNS) ?? [];
  return pieces.length < 2 ? [word] : pieces.filter((piece) => !LONE_HIRAGANA.test(piece));
}
