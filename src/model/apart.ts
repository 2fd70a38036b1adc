import { fold } from "./fold";
import { termsOf, wordsOf, writeTerms } from "./grams";

const LATIN_OR_DIGIT = "[\\p{Script=Latin}\\p{Nd}]";
// With a mark between that joins them (every dash that folding makes one), or after them, Latin letters and digits are one: R&D, COVID-19, 5,000, C++.
const JOINT = `(?:[&./\\-\u2010-\u2015\u2212]|(?<=\\p{Nd}),(?=\\p{Nd}))`;
const CODE = `${runOf(LATIN_OR_DIGIT)}(?:${JOINT}${runOf(LATIN_OR_DIGIT)})*[+#]*`;
const HIRAGANA = "[\\p{Script=Hiragana}ー]";
const KATAKANA = "[\\p{Script=Katakana}ー]";
const HAN = "\\p{Script=Han}";
const OTHER = `(?!${[LATIN_OR_DIGIT, HAN, HIRAGANA, KATAKANA].join("|")})[\\p{L}\\p{N}\\p{M}]`;
// The mark of a long vowel belongs to the kana before it.
const RUNS = new RegExp([CODE, ...[HAN, HIRAGANA, KATAKANA, OTHER].map(runOf)].join("|"), "gu");

// Two letters are a word before or after a number; one is no word but a part of it, as in G7 and 6G.
const NUMBER_EDGE = /(?<=\p{Script=Latin}{2}\p{M}*)(?=\p{Nd})|(?<=\p{Nd})(?=\p{Script=Latin}{2})/u;

const PARTICLE = /^[のをとにがはやへもで]$/u;
const LONE_HIRAGANA = /^\p{Script=Hiragana}$/u;
const LONE_LATIN = /^\p{Script=Latin}$/u;

/** The words of a search in another form. `without` has the particles that stood between them and are left out. */
export type WordsApart = { readonly written: string; readonly without: readonly string[] };

/**
 * The words of a search, each once and as it was typed, apart where the script changes: `Kプログラム` is `K プログラム`. What stands in double
 * quotes with a space in it stays together, and so does a word that would lose a letter other than such a particle. Null where that is the
 * same search.
 */
export function apart(search: string): WordsApart | null {
  const parted = wordsOf(search.normalize("NFKC")).map(part);
  const words = parted.flatMap(({ pieces }) => pieces);
  const folded = words.map(fold);
  const written = writeTerms(words.filter((_, i) => folded.indexOf(folded[i] as string) === i));
  if (termsOf(written).join(" ") === termsOf(search).join(" ")) return null;
  return { written, without: [...new Set(parted.flatMap(({ without }) => without))] };
}

type Parted = { readonly pieces: readonly string[]; readonly without: readonly string[] };

function part(word: string): Parted {
  const whole = { pieces: [word], without: [] };
  if (/\s/u.test(word)) return whole;
  const runs = (word.match(RUNS) ?? []).flatMap((run) => run.split(NUMBER_EDGE));
  const isParticle = (run: string, i: number) => PARTICLE.test(run) && i > 0 && i < runs.length - 1;
  const pieces = runs.filter((run, i) => !isParticle(run, i));
  // Letters one by one, as an ending or as initials, are found nearly anywhere.
  const initials = new Set(pieces.filter((piece) => LONE_LATIN.test(piece)).map(fold));
  if (new Set(pieces.map(fold)).size < 2 || initials.size > 1 || pieces.some((piece) => LONE_HIRAGANA.test(piece))) return whole;
  return { pieces, without: runs.filter(isParticle) };
}

function runOf(character: string): string {
  return `(?:${character}\\p{M}*)+`;
}
