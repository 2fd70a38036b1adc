import { readMatchingIds, type Search } from "../db/search";
import { apart } from "../model/apart";
import { matchExpression, termsOf, writeTerms } from "../model/grams";
import type { Warning } from "../model/result";
import { limits } from "./limits";

/**
 * The words of a search that found nothing, written apart where the script changes, where that finds something; null where it does not,
 * where it is the same search, or where finding out would be a search that may not be asked. One hop.
 */
export async function readWordsApart(d1: D1Database, search: Search): Promise<string | null> {
  const written = apart(writeTerms(search.terms));
  if (written === null) return null;
  const terms = termsOf(written);
  if (written.length > limits.searchCharacters || terms.length > limits.searchWords || !matchExpression(terms)) return null;
  const found = await readMatchingIds(d1, { ...search, terms }, 0);
  return found !== null && found !== "too-many-texts" && found.length > 0 ? written : null;
}

/** A remark on a search that found nothing, where its words find something apart. */
export function apartWarnings(terms: readonly string[], written: string | null): Warning[] {
  if (written === null) return [];
  const asked = writeTerms(terms);
  return [
    {
      code: "try-words-apart",
      message: `“${asked}” finds nothing here. Written apart, as “${written}”, the words are found.`,
      messageJa: `ここでは「${asked}」は見つかりません。「${written}」のように語を分けると見つかります。`,
    },
  ];
}
