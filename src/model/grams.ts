import { fold } from "./fold";

const WORD_START = /(?<![\p{Script=Latin}\p{Nd}])(?=[\p{Script=Latin}\p{Nd}])/gu;
// 5,000 is searched as 5000.
const THOUSANDS = /(?<=\d),(?=\d{3})/g;
// Stands in no record and no search: the schema and the door refuse control characters.
const MARK = "\u001f";

const WORDS = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * Folded text with a mark before each Latin word and number. Japanese is searched anywhere in a word, as it is written without
 * spaces; Latin words only from their start, so that "AI" finds AI and not brain. Numbers lose their separators.
 */
export function searchForm(text: string): string {
  return fold(text).replace(THOUSANDS, "").replace(WORD_START, MARK);
}

/**
 * A text cut for the search index: every pair of neighbouring characters of each word, and each word's last character, so
 * that a two-character word such as 予算 is found and a single character finds itself as the start of a pair.
 */
export function gramsOf(text: string): string {
  const grams = new Set<string>();
  for (const [word] of searchForm(text).matchAll(WORDS)) {
    const characters = [...word];
    characters.forEach((character, i) => {
      grams.add(character + (characters[i + 1] ?? ""));
    });
  }
  return [...grams].join(" ");
}

/** The words of a search, folded and in order: all must occur. Words in double quotes are one. */
export function termsOf(search: string): string[] {
  const words = [...fold(search).matchAll(/"([^"]*)"|[^\s"]+/gu)].map(([word, quoted]) => (quoted ?? word).trim());
  return [...new Set(words.filter(Boolean))].sort();
}

/** The words of a search written so that reading them gives the same words. */
export function writeTerms(terms: readonly string[]): string {
  return terms.map((term) => (/\s/u.test(term) ? `"${term}"` : term)).join(" ");
}

/**
 * The FTS5 expression that every text with these terms satisfies; candidates are then verified on the text itself. Null where
 * the terms hold no letter and no digit.
 */
export function matchExpression(terms: readonly string[]): string | null {
  const wanted = new Set<string>();
  for (const term of terms) {
    for (const [word] of searchForm(term).matchAll(WORDS)) {
      const characters = [...word];
      // A term may end inside a word of the text, so its last character alone is no gram to look for.
      if (characters.length === 1) wanted.add(`"${word}"*`);
      else for (let i = 0; i + 1 < characters.length; i++) wanted.add(`"${characters[i]}${characters[i + 1]}"`);
    }
  }
  return wanted.size > 0 ? [...wanted].join(" AND ") : null;
}
