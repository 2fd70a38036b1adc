import { env } from "cloudflare:workers";

// The latest release has the most records.
const records = Object.values(env.FROZEN.at(-1)?.manifest.counts ?? {}).reduce((sum, count) => sum + count, 0);

/**
 * How many rows D1 may read for one request on the releases of the repository, by its own account: somewhat more than the most that any
 * request of the kind has read. A request that reads what it does not need shows here, however fast the machine.
 */
export function mostRows(method: string, pathname: string): number {
  const [, each] = bounds.find(([pattern]) => pattern.test(`${method} ${pathname}`)) as (typeof bounds)[number];
  return each * records;
}

/** By each record of the latest release, so that the bounds hold when the next one brings more. */
const bounds: readonly (readonly [pattern: RegExp, rows: number])[] = [
  // Kept for good, with the digest of the whole result and its first page.
  [/^(POST|QUERY) /, 5],
  [/^GET \/\w+\/compare\//, 10],
  // A thousand hits with their passages, and the counts of each collection.
  [/^GET \/(ja|en)\/search$/, 7],
  [/^GET \/(ja|en)\//, 6],
  [/\/search(\.\w+)?$/, 6],
  [/\/coverage(\.\w+)?$/, 3.5],
  [/^GET \/cite\//, 4],
  [/^GET \/(v1\/(queries|compare)|dumps)\//, 2],
  [/^GET \/v1\/(releases\/[^/]+\/)?[^/]+\/[^/]+$/, 1],
  // A list with its total and every facet, of records that each have several values to look through for each condition.
  [/./, 7],
];
