import { type Filter, isWhole, type ListQuery } from "../model/query";
import { limits } from "./limits";
import { Problem } from "./problem";

/**
 * How many values the database compares for a list, at most, before it has looked at one: the records that it may pass, once for the
 * page, for the total and for each facet, times the conditions that each of them is held to. What an index or the manifest answers costs
 * nothing. `records` are those of the collection, `pages` how often the list is begun again where all of it is wanted.
 */
function comparisonsOf(query: ListQuery, records: number, pages = 1): number {
  const { filters, withinTheme, sort, ids, total, facets } = query;
  // Each order that is offered has an index: of one name and, after it, the id. In others every record is put in its place.
  const hasIndex = sort.length <= 2;
  if (isWhole(query)) return hasIndex ? 0 : records * pages * sort.length;
  const conditions = filters.reduce((sum, filter) => sum + weightOf(query, filter), withinTheme === null ? 0 : 1);
  // From the last id it goes on where it was.
  const begun = sort[0]?.column === "id" ? 1 : pages;
  const passes = begun + (total ? 1 : 0) + facets.length;
  const passed = ids === null ? records : Math.min(records, ids.length);
  return passed * passes * Math.max(1, conditions + (hasIndex ? 0 : sort.length));
}

/** Refuses a list that has more compared than one request may. */
export function refuseTooMuchWork(query: ListQuery, records: number, pages?: number): void {
  const comparisons = comparisonsOf(query, records, pages);
  if (comparisons <= limits.comparisons) return;
  throw new Problem("too-much-work", {
    en: `Up to ${comparisons} values would have to be compared; ${limits.comparisons} are allowed.`,
    ja: `最大${comparisons}個の値の比較が必要です（${limits.comparisons}個まで）。`,
  });
}

/** What a search is refused with that would have to read more texts than it may, as most of those that the index offers are no hits. */
export function tooManyTexts(terms: readonly string[]): Problem {
  const words = terms.join(" ");
  return new Problem("too-much-work", {
    en: `More than ${limits.searchTexts} texts have the parts of “${words}” and would have to be read to find those that have it as it is written.`,
    ja: `「${words}」の一部を含むテキストが多く、このままの形で含むものを探すには${limits.searchTexts}件を超えるテキストを読む必要があります。`,
  });
}

/** How many values a condition compares with one record. */
function weightOf({ entity }: ListQuery, { field, columns, operator, values }: Filter): number {
  // A part is looked for as it is typed and as it is folded.
  if (operator === "contains") return 2 * columns.length;
  // Dates of different precision have no common order to look them up in.
  if (operator === "in" && entity.fields[field]?.kind === "date") return values.length;
  return columns.length;
}
