import { and, type SQL, sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { entities } from "../model";
import { searchForm } from "../model/grams";
import { OPEN } from "../model/release";
import { type Answer, run } from "./session";

/**
 * The search index, in a D1 database of its own because a virtual table blocks D1's export. `texts` holds one row per state
 * of a record; the FTS5 table `grams` (contentless, made in its migration) indexes the bigrams of `texts.text`.
 */
export const texts = sqliteTable(
  "texts",
  {
    rowid: integer().primaryKey(),
    collection: text().notNull(),
    id: text().notNull(),
    since: integer().notNull(),
    until: integer().notNull().default(OPEN),
    titleJa: text().notNull(),
    titleEn: text().notNull(),
    /** Names, in search form. */
    title: text().notNull(),
    /** Every word of the record, in search form. */
    text: text().notNull(),
  },
  (table) => [index("texts_record").on(table.collection, table.id, table.since)],
);

/** A record that a search found. */
export type Hit = {
  readonly collection: string;
  readonly id: string;
  readonly titleJa: string;
  readonly titleEn: string;
  readonly inTitle: boolean;
};

export type Search = {
  /** FTS5 expression over bigrams. */
  readonly match: string;
  /** Folded terms that must all occur in the text. */
  readonly terms: readonly string[];
  /** Sequence of the release searched. */
  readonly sequence: number;
  readonly collections: readonly string[];
};

/** A position in the order of hits: names first, then collection, in the order of the registry, and id. */
export type HitPosition = readonly [rank: number, collection: string, id: string];

export type SearchAnswer = {
  readonly hits: readonly Hit[];
  readonly hasMore: boolean;
  readonly total: number | null;
  readonly collections: readonly { readonly value: string; readonly count: number }[] | null;
};

/**
 * A page of hits, those whose name holds every term first. Null where the index does not hold the release yet: what it found would be a
 * part for the whole.
 */
export async function readHits(
  d1: D1Database,
  search: Search,
  page: {
    readonly limit: number;
    readonly after: HitPosition | null;
    readonly total: boolean;
    readonly facet: boolean | "choices";
  },
): Promise<SearchAnswer | null> {
  const where = matching(search);
  // Who chooses a collection is shown the others too.
  const counted = page.facet === "choices" ? matching({ ...search, collections: [] }) : where;
  const rank = sql`CASE WHEN ${allIn(sql`${texts.title}`, search.terms)} THEN 0 ELSE 1 END`;
  const beyond = page.after
    ? sql`(${rank}, ${placeOf(sql`${texts.collection}`)}, ${texts.id}) > (${page.after[0]}, ${placeOf(sql`${page.after[1]}`)}, ${page.after[2]})`
    : undefined;
  const statements = [
    sql`SELECT ${texts.collection}, ${texts.id}, ${texts.titleJa}, ${texts.titleEn}, ${rank} AS rank FROM ${source}
      WHERE ${and(where, beyond)} ORDER BY rank, ${placeOf(sql`${texts.collection}`)}, ${texts.id} LIMIT ${page.limit + 1}`,
  ];
  if (page.total) statements.push(sql`SELECT count(*) AS total FROM ${source} WHERE ${where}`);
  if (page.facet)
    statements.push(
      sql`SELECT ${texts.collection} AS value, count(*) AS count FROM ${source} WHERE ${counted} GROUP BY 1 ORDER BY count DESC, value`,
    );

  const answer = await runAsOf(d1, search.sequence, statements);
  if (!answer) return null;
  const { results } = answer;
  const [found = [], ...rest] = results;
  return {
    hits: found.slice(0, page.limit).map(hitFrom),
    hasMore: found.length > page.limit,
    total: page.total ? (rest.shift()?.[0]?.total as number) : null,
    collections: page.facet ? ((rest[0] ?? []) as { value: string; count: number }[]) : null,
  };
}

// What policy consists of comes before what is missing of it.
const ORDER = JSON.stringify(entities.map(({ collection }) => collection));

/** The place of a collection in the registry. */
function placeOf(collection: SQL): SQL {
  return sql`(SELECT key FROM json_each(${ORDER}) WHERE value = ${collection})`;
}

function hitFrom({ collection, id, titleJa, titleEn, rank }: Record<string, unknown>): Hit {
  return {
    collection: collection as string,
    id: id as string,
    titleJa: titleJa as string,
    titleEn: titleEn as string,
    inTitle: rank === 0,
  };
}

/**
 * The ids in one collection that a search finds, at most `most` and one more to tell that there are more. Null where the index does not
 * hold the release yet.
 */
export async function readMatchingIds(d1: D1Database, search: Search, most: number): Promise<readonly string[] | null> {
  const answer = await runAsOf(d1, search.sequence, [
    sql`SELECT ${texts.id} FROM ${source} WHERE ${matching(search)} ORDER BY ${texts.id} LIMIT ${most + 1}`,
  ]);
  return answer && (answer.results[0] ?? []).map((row) => row.id as string);
}

/**
 * The results of statements in an index that holds every text of a release; null where even the primary does not yet. The index lags
 * apart from the ledger, so each copy says in the same batch how far it is.
 */
async function runAsOf(d1: D1Database, sequence: number, statements: readonly SQL[]): Promise<Answer | null> {
  const all = [sql`SELECT 1 FROM loaded WHERE sequence = ${sequence}`, ...statements];
  const nearest = await run(d1, all);
  if (isLoaded(nearest)) return withoutFirst(nearest);
  const primary = await run(d1, all, "primary");
  return isLoaded(primary) ? withoutFirst(primary) : null;
}

function isLoaded({ results }: Answer): boolean {
  return (results[0] ?? []).length > 0;
}

function withoutFirst({ results }: Answer): Answer {
  return { results: results.slice(1) };
}

const source = sql.raw("grams JOIN texts ON texts.rowid = grams.rowid");

function matching({ match, terms, sequence, collections }: Search): SQL {
  return and(
    sql`grams MATCH ${match}`,
    sql`+${texts.since} <= ${sequence} AND +${texts.until} > ${sequence}`,
    collections.length > 0 ? sql`${texts.collection} IN (SELECT value FROM json_each(${JSON.stringify(collections)}))` : undefined,
    allIn(sql`${texts.text}`, terms),
  ) as SQL;
}

/** FTS5 without positions finds candidates; this makes them answers. */
function allIn(column: SQL, terms: readonly string[]): SQL {
  return sql`(SELECT min(instr(${column}, value)) FROM json_each(${JSON.stringify(terms.map(searchForm))})) > 0`;
}

/** Whether the search index holds a release whole. */
export async function holdsRelease(d1: D1Database, sequence: number): Promise<boolean> {
  return (await runAsOf(d1, sequence, [])) !== null;
}
