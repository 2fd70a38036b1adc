import { fold } from "./fold";

const WORD_START = /(?<![\p{Script=Latin}\p{Nd}])(?=[\p{Script=Latin}\p{Nd}])/gu;
// 5,000 is searched as 5000.
const THOUSANDS = /(?<=\d),(?=\d{3})/g;
// Stands in no record and no search: the schema and the door refuse control characters.
const MARK = "\u001f";

const LATIN = /[\p{Script=Latin}\p{Nd}]/u;
const LATIN_RUNS = /[\p{Script=Latin}\p{Nd}]+/gu;

const WORDS = /[\p{L}\p{N}\p{M}]+/gu;

// Of the private use area: a character of a token to FTS5 (unicode61 takes Co), and of no word here.
const IN_TITLE = "\u{e000}";

/**
 * Folded text with a mark before each Latin word and number. Japanese is searched anywhere in a word, as it is written without
 * spaces; Latin words only from their start, so that "AI" finds AI and not brain. Numbers lose their separators.
 */
export function searchForm(text: string): string {
  return fold(text).replace(THOUSANDS, "").replace(WORD_START, MARK);
}

/**
 * A text cut for the search index: Latin words and numbers whole, as they are searched from their start; of all else every pair of
 * neighbouring characters, and each word's last character, so that a two-character word such as 予算 is found and a single character finds
 * itself as the start of a pair. The pieces of its title are marked, so that texts whose title has a word are found without looking at the
 * others.
 */
export function gramsOf(text: string, title = ""): string {
  return [...piecesIn(text), ...[...piecesIn(title)].map((piece) => IN_TITLE + piece)].join(" ");
}

function piecesIn(text: string): Set<string> {
  const pieces = new Set<string>();
  for (const word of wordsIn(text)) {
    for (const [run] of word.matchAll(LATIN_RUNS)) pieces.add(run);
    for (const pair of pairsIn(word)) pieces.add(pair);
    const last = [...word].at(-1) as string;
    if (!LATIN.test(last)) pieces.add(last);
  }
  return pieces;
}

/** The words of a text in search form, without the marks: what stands beside a Latin word stands beside it. */
function wordsIn(text: string): string[] {
  return searchForm(text).replaceAll(MARK, "").match(WORDS) ?? [];
}

/** Every two neighbouring characters of a word that are not both of one Latin run. */
function pairsIn(word: string): string[] {
  const characters = [...word];
  return characters.slice(1).flatMap((character, i) => {
    const before = characters[i] as string;
    return LATIN.test(before) && LATIN.test(character) ? [] : [before + character];
  });
}

/** The words of a search, folded and in order: all must occur. Words in double quotes are one. */
export function termsOf(search: string): string[] {
  return [...new Set(wordsOf(fold(search)))].sort();
}

/** The words of a search as they stand there. */
export function wordsOf(search: string): string[] {
  const words = [...search.matchAll(/"([^"]*)"|[^\s"]+/gu)].map(([word, quoted]) => (quoted ?? word).trim());
  return words.filter(Boolean);
}

/** The words of a search written so that reading them gives the same words. */
export function writeTerms(terms: readonly string[]): string {
  return terms.map((term) => (/\s/u.test(term) ? `"${term}"` : term)).join(" ");
}

/**
 * The FTS5 expression that every text with these terms satisfies, or every one with them in its title, or elsewhere but not there;
 * candidates are then verified on the text itself. Null where the terms hold no letter and no digit.
 */
export function matchExpression(terms: readonly string[], where: "text" | "title" | "elsewhere" = "text"): string | null {
  const inText = allOf(terms, "");
  if (where === "title") return allOf(terms, IN_TITLE) ?? inText;
  // Only what surely has them in its title may be left out unread.
  return where === "elsewhere" && terms.length <= MOST_BEGINNINGS && terms.every((term) => IS_PIECE.test(term))
    ? `(${inText}) NOT (${allOf(terms, IN_TITLE)})`
    : inText;
}

// What is one piece of the index: a text with the piece has the word. One Latin letter also begins pairs inside a word.
const IS_PIECE = /^(?:[一-龥々ぁ-ゖァ-ヺ]{1,2}|[a-z\d]{2,})$/;

// SQLite takes no other letter or digit for a mark, which parts the token before it from the one after.
const LETTER = "(?![\\u19b0-\\u19c9\\u1cf2\\u1cf3])[\\p{L}\\p{N}]";
const HAS_TOKEN = new RegExp(LETTER, "u");
const IS_ONE_TOKEN = new RegExp(`^"${IN_TITLE}${LETTER}`, "u");

/** That all pieces of the terms occur, those with the mark. */
function allOf(terms: readonly string[], mark: string): string | null {
  const wanted = new Set<string>();
  for (const term of terms) {
    const words = wordsIn(term);
    for (const [i, word] of words.entries()) {
      for (const pair of pairsIn(word)) wanted.add(`"${mark}${pair}"`);
      // A term may end inside a word of the text, so only what comes before its end is known whole.
      const isLast = i === words.length - 1;
      for (const { 0: run, index } of word.matchAll(LATIN_RUNS))
        wanted.add(`"${mark}${run}"${isLast && index + run.length === word.length ? "*" : ""}`);
      const last = [...word].at(-1) as string;
      if (LATIN.test(last)) continue;
      if (!isLast) wanted.add(`"${mark}${last}"`);
      else if (last === word) wanted.add(`"${mark}${word}"*`);
    }
  }
  // Marks without the letter that they stand on are no token of the index, and what is none is found nowhere; the index has no phrases of two.
  const known = [...wanted].filter((gram) => (mark ? IS_ONE_TOKEN : HAS_TOKEN).test(gram));
  const beginnings = known.filter(isBeginning).sort((one, other) => other.length - one.length);
  const kept = known.filter((gram) => !isBeginning(gram) || beginnings.indexOf(gram) < MOST_BEGINNINGS);
  return kept.length > 0 ? kept.join(" AND ") : null;
}

// For each beginning all of the index is read that begins so. The longest of many words offer few enough texts; the others are held
// against these.
const MOST_BEGINNINGS = 8;

function isBeginning(gram: string): boolean {
  return gram.endsWith("*");
}
