import { MOST_COUNTED } from "../model/hits";
import { MOST_FACET_VALUES } from "../model/query";

/** What one request, and one client in a minute, may ask for. All of it is published at /v1/meta. */
export const limits = {
  /** Bytes of a URL, as sent and in its canonical form. */
  urlBytes: 4_096,
  /** Characters of `Accept` and of `Accept-Language`: each range of them is held against each format. */
  acceptCharacters: 1_000,
  parameters: 32,
  pageSize: { default: 50, maximum: 1_000 },
  sortKeys: 8,
  /** Values of one facet that are counted, the most frequent first. */
  facetValues: MOST_FACET_VALUES,
  valuesPerIn: 100,
  searchCharacters: 200,
  /** As many as the longest names have, so that each can be searched for as it stands. */
  searchWords: 20,
  /** Hits of a search that are counted; where there are more, the count says so. */
  searchHitsCounted: MOST_COUNTED,
  /** Texts that may be read to find those that hold the words: for the names, the other texts, the total and each collection counted. */
  searchTexts: 20_000,
  /** Matches that `q` on a list may have; /v1/search has no such bound. */
  searchMatchesInList: 10_000,
  /** Values that the database may have to compare for one list: its records, for the page, the total and each facet, times its conditions. */
  comparisons: 20_000_000,
  /** Changed records in a statistic or a patch of two releases; rows of a comparison come in pages without bound. */
  changedRecords: 10_000,
  /** Bytes of the body of a query. */
  bodyBytes: 16_384,
  /** Amounts that one sum may be of. */
  summedRecords: 10_000,
  /** Records in the result of a citable query. */
  queryRows: 10_000,
  /** Requests of one client in a minute that memory and caches do not answer. wrangler.toml has the same number, and the next. */
  requestsPerMinute: 600,
  /** New queries that one client may keep in a minute. */
  newQueriesPerMinute: 60,
  /** Queries that are kept in all: with the longest that may be sent, the store stays below what one database holds (10 GB). */
  keptQueries: 400_000,
  /** Kept queries in a page of their dump. */
  queriesPage: 200,
} as const;
