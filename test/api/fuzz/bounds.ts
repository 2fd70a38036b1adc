/**
 * How many rows D1 may read for one request on the releases of the repository, by its own account: somewhat more than the most that any
 * request of the kind has read. A request that reads what it does not need shows here, however fast the machine.
 */
export function mostRows(method: string, pathname: string): number {
  const [, most] = bounds.find(([pattern]) => pattern.test(`${method} ${pathname}`)) as (typeof bounds)[number];
  return most;
}

const bounds: readonly (readonly [pattern: RegExp, rows: number])[] = [
  // Kept for good, with the digest of the whole result and its first page.
  [/^(POST|QUERY) /, 1_200],
  [/^GET \/\w+\/compare\//, 2_400],
  // A thousand hits with their passages, and the counts of each collection.
  [/^GET \/(ja|en)\/search$/, 1_700],
  [/^GET \/(ja|en)\//, 1_500],
  [/\/search(\.\w+)?$/, 1_400],
  [/\/coverage(\.\w+)?$/, 800],
  [/^GET \/cite\//, 1_000],
  [/^GET \/(v1\/(queries|compare)|dumps)\//, 500],
  [/^GET \/v1\/(releases\/[^/]+\/)?[^/]+\/[^/]+$/, 250],
  // A list with its total and every facet, of records that each have several values to look through for each condition.
  [/./, 1_500],
];
