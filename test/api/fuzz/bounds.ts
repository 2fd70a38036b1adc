import { entities } from "../../../src/model";
import { portal } from "../portal";

// Every state that a record has had: who looks for those of one release passes the others.
const counted = await portal.DB.batch<{ states: number }>(
  entities.map(({ collection }) => portal.DB.prepare(`SELECT count(*) AS states FROM "${collection}"`)),
);
const states = counted.reduce((sum, { results }) => sum + (results[0]?.states ?? 0), 0);

/**
 * How many rows D1 may read for one request on the releases of the repository, by its own account: somewhat more than the most that any
 * request of the kind has read. A request that reads what it does not need shows here, however fast the machine.
 */
export function mostRows(method: string, pathname: string): number {
  const [, each] = bounds.find(([pattern]) => pattern.test(`${method} ${pathname}`)) as (typeof bounds)[number];
  return each * states;
}

/** By each state of a record, so that the bounds hold when the next release brings more. */
const bounds: readonly (readonly [pattern: RegExp, rows: number])[] = [
  // Kept for good, with the digest of the whole result and its first page.
  [/^(POST|QUERY) /, 3.1],
  [/^GET \/\w+\/compare\//, 6.2],
  // A thousand hits with their passages, and the counts of each collection.
  [/^GET \/(ja|en)\/search$/, 4.3],
  [/^GET \/(ja|en)\//, 3.7],
  [/\/search(\.\w+)?$/, 3.7],
  [/\/coverage(\.\w+)?$/, 2.1],
  [/^GET \/cite\//, 2.4],
  [/^GET \/(v1\/(queries|compare)|dumps)\//, 1.2],
  [/^GET \/v1\/(releases\/[^/]+\/)?[^/]+\/[^/]+$/, 0.6],
  // A list with its total and every facet, of records that each have several values to look through for each condition.
  [/./, 4.3],
];
