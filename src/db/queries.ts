import { sql } from "drizzle-orm";
import { apply, LOAD_MS, run } from "./session";

/** A query that readers can cite, as it was kept. */
export type StoredQuery = {
  /** Permanent name: digest of release, collection and normal form. */
  readonly pid: string;
  readonly release: string;
  readonly collection: string;
  /** The one query string that everyone who asks the same arrives at. */
  readonly normalized: string;
  /** JSON as it was first sent. */
  readonly original: string;
  readonly resultRows: number;
  /** SHA-256 of the whole result as NDJSON. */
  readonly resultSha256: string;
  /** When it was first kept, in UTC (RFC 3339). */
  readonly mintedAt: string;
};

/** A stored query, or null where there is none of that name: one that was kept a moment ago may be in the primary database alone. */
export async function readQuery(d1: D1Database, pid: string): Promise<StoredQuery | null> {
  const statement = sql`SELECT * FROM queries WHERE pid = ${pid}`;
  const nearest = (await run(d1, [statement])).results[0]?.[0];
  const stored = nearest ?? (await run(d1, [statement], "primary")).results[0]?.[0];
  return (stored as StoredQuery | undefined) ?? null;
}

/** Stored queries in the order of their names, from the first name after one: all of them, so the primary database is asked. */
export async function readQueriesAfter(d1: D1Database, pid: string, limit: number): Promise<StoredQuery[]> {
  const statement = sql`SELECT pid, release, collection, normalized, original, resultRows, resultSha256, mintedAt
    FROM queries WHERE pid > ${pid} ORDER BY pid LIMIT ${limit}`;
  const { results } = await run(d1, [statement], "primary");
  return (results[0] ?? []) as StoredQuery[];
}

/** Keeps a query; one that is there already stays as it is. False where it is not kept, as `most` are already. */
export async function storeQuery(d1: D1Database, query: StoredQuery, most: number): Promise<boolean> {
  const statements = [
    sql`INSERT OR IGNORE INTO queries (pid, release, collection, normalized, original, resultRows, resultSha256, mintedAt)
      SELECT ${query.pid}, ${query.release}, ${query.collection}, ${query.normalized}, ${query.original}, ${query.resultRows}, ${query.resultSha256}, ${query.mintedAt}
      WHERE (SELECT queries FROM kept) < ${most}`,
    sql`SELECT 1 FROM queries WHERE pid = ${query.pid}`,
  ];
  const { results } = await apply(d1, statements);
  return results[1]?.length === 1;
}

/** Brings kept queries back; those that are there already stay as they are. */
export async function restoreQueries(d1: D1Database, queries: readonly StoredQuery[]): Promise<void> {
  const statement = sql`INSERT OR IGNORE INTO queries (pid, release, collection, normalized, original, resultRows, resultSha256, mintedAt)
    SELECT value ->> 'pid', value ->> 'release', value ->> 'collection', value ->> 'normalized', value ->> 'original',
      value ->> 'resultRows', value ->> 'resultSha256', value ->> 'mintedAt' FROM json_each(${JSON.stringify(queries)})`;
  await apply(d1, [statement], LOAD_MS);
}

/** Asks the query store for anything. Throws where it does not answer. */
export async function pingQueries(d1: D1Database): Promise<void> {
  await run(d1, [sql`SELECT 1 FROM queries LIMIT 1`]);
}
