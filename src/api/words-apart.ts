import { readMatchingIds, type Search } from "../db/search";
import { apart, type WordsApart } from "../model/apart";
import { termsOf, writeTerms } from "../model/grams";
import type { Warning } from "../model/result";
import { amissInWords } from "./shared-parameters";

/**
 * The words of a search that found nothing, written apart where the script changes, where that finds something; null where it does not,
 * where it is the same search, or where finding out would be a search that may not be asked. They are written as in `typed`, by default as
 * in the canonical search, so that every way of asking for a representation gives the same bytes. One hop.
 */
export async function readWordsApart(d1: D1Database, search: Search, typed = writeTerms(search.terms)): Promise<WordsApart | null> {
  const words = apart(typed);
  if (words === null || amissInWords(words.written) !== null) return null;
  const found = await readMatchingIds(d1, { ...search, terms: termsOf(words.written) }, 0);
  return found !== null && found !== "too-many-texts" && found.length > 0 ? words : null;
}

/** A remark on a search that found nothing, where its words find something apart. */
export function apartWarnings(terms: readonly string[], words: WordsApart | null): Warning[] {
  if (words === null) return [];
  const { written, without } = words;
  const asked = writeTerms(terms);
  const left =
    without.length > 0
      ? {
          en: ` and without ${without.map((one) => `“${one}”`).join(", ")}`,
          ja: `${without.map((one) => `「${one}」`).join("")}を除いて`,
        }
      : { en: "", ja: "" };
  return [
    {
      code: "try-words-apart",
      message: `“${asked}” finds nothing here. Written apart${left.en}, as “${written}”, the words are found.`,
      messageJa: `ここでは「${asked}」は見つかりません。${left.ja}「${written}」のように語を分けると見つかります。`,
    },
  ];
}
