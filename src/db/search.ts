import { and, type SQL, sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { entities } from "../model";
import type { Entity } from "../model/entity";
import { matchExpression, searchForm } from "../model/grams";
import { MOST_COUNTED } from "../model/hits";
import { byCodePoint } from "../model/order";
import { OPEN } from "../model/release";
import { type Answer, run } from "./session";

/**
 * The search index, in a D1 database of its own because a virtual table blocks D1's export. `texts` holds one row per state
 * of a record; the FTS5 table `grams` (contentless, made in its migration) indexes the bigrams of `texts.text` and, marked, of
 * `texts.title`.
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
  /** Folded terms that must all occur in the text; at least one holds a letter or a digit. */
  readonly terms: readonly string[];
  /** Sequence of the release searched. */
  readonly sequence: number;
  /** Those searched; all where there is none. */
  readonly collections: readonly string[];
};

/** A position in the order of hits: those in names first, then by collection, then as they came. */
export type HitPosition = readonly [rank: number, collection: string, id: string];

export type SearchAnswer = {
  readonly hits: readonly Hit[];
  readonly hasMore: boolean;
  /** How many there are; one more than `MOST_COUNTED` where there are more than that. */
  readonly total: number | null;
  /** The same by collection. */
  readonly collections: readonly Counted[] | null;
};

type Counted = { readonly value: string; readonly count: number };

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
  const statements = [pageStatement(search, page.after, page.limit + 1)];
  if (page.total) statements.push(countStatement(search));
  // Who chooses a collection is shown the others too.
  const isCounted = (name: string) => page.facet === "choices" || isSearched(search, name);
  const counted = page.facet ? entities.map(({ collection }) => collection).filter(isCounted) : [];
  statements.push(...counted.map((collection) => countStatement({ ...search, collections: [collection] })));

  const answer = await runAsOf(d1, search.sequence, statements);
  if (!answer) return null;
  const { results } = answer;
  const [found = [], ...rest] = results;
  return {
    hits: found.slice(0, page.limit).map(hitFrom),
    hasMore: found.length > page.limit,
    total: page.total ? (rest.shift()?.[0]?.count as number) : null,
    collections: page.facet ? inOrderOfCount(counted.map((value, i) => ({ value, count: rest[i]?.[0]?.count as number }))) : null,
  };
}

function inOrderOfCount(counted: readonly Counted[]): Counted[] {
  return counted.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count || byCodePoint(a.value, b.value));
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
    sql`SELECT ${texts.id} FROM ${source} WHERE ${matching(search, "text")} LIMIT ${most + 1}`,
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

/** A page of hits: what has the terms in its name, and only where that is not enough what has them elsewhere, each in the order of its numbers. */
function pageStatement(search: Search, after: HitPosition | null, rows: number): SQL {
  const hits = (where: "title" | "text", rank: number) => {
    const beyond = after?.[0] === rank ? sql`grams.rowid > ${numberOf(search, after)}` : undefined;
    const isElsewhere = where === "text" ? sql`NOT ${allIn(sql`${texts.title}`, search.terms)}` : undefined;
    return sql`SELECT * FROM (SELECT ${texts.collection}, ${texts.id}, ${texts.titleJa}, ${texts.titleEn}, ${rank} AS rank
      FROM ${source} WHERE ${and(matching(search, where, beyond), isElsewhere)} ORDER BY grams.rowid LIMIT ${rows})`;
  };
  return after?.[0] === 1 ? hits("text", 1) : sql`${hits("title", 0)} UNION ALL ${hits("text", 1)} LIMIT ${rows}`;
}

/** The number of the text that a page ended with. */
function numberOf({ sequence }: Search, [, collection, id]: HitPosition): SQL {
  return sql`(SELECT rowid FROM ${texts} WHERE ${texts.collection} = ${collection} AND ${texts.id} = ${id}
    AND ${texts.since} <= ${sequence} AND ${texts.until} > ${sequence})`;
}

// No more are counted than are told: a word that half of all texts have would make every count read half of the index.
function countStatement(search: Search): SQL {
  return sql`SELECT count(*) AS count FROM (SELECT 1 FROM ${source} WHERE ${matching(search, "text")} LIMIT ${MOST_COUNTED + 1})`;
}

// The index leads, in the order of its numbers.
const source = sql.raw("grams CROSS JOIN texts ON texts.rowid = grams.rowid");

/** What a text must be to be found. `beyond` bounds its number from below, where that is bounded by more than the collections. */
function matching(search: Search, where: "title" | "text", beyond?: SQL): SQL {
  const { terms, sequence, collections } = search;
  const numbers = entities.filter(({ collection }) => isSearched(search, collection)).map(numbersOf);
  const [first, last] = [Math.min(...numbers.map(([one]) => one)), Math.max(...numbers.map(([, one]) => one))];
  const isWithin =
    collections.length > 1 ? sql`${texts.collection} IN (SELECT value FROM json_each(${JSON.stringify(collections)}))` : undefined;
  return and(
    sql`grams MATCH ${matchExpression(terms, where)}`,
    beyond ?? sql`grams.rowid >= ${sql.raw(String(first))}`,
    sql`grams.rowid <= ${sql.raw(String(last))}`,
    sql`+${texts.since} <= ${sequence} AND +${texts.until} > ${sequence}`,
    isWithin,
    allIn(where === "title" ? sql`${texts.title}` : sql`${texts.text}`, terms),
  ) as SQL;
}

function isSearched({ collections }: Search, collection: string): boolean {
  return collections.length === 0 || collections.includes(collection);
}

// Room for the texts of one collection.
const ROOM = 2 ** 32;

/** The numbers that texts of a collection may have, the first and the last: the order of numbers is the order of collections among hits. */
export function numbersOf({ place = 0 }: Entity): readonly [first: number, last: number] {
  return [place * ROOM, (place + 1) * ROOM - 1];
}

/** FTS5 without positions finds candidates; this makes them answers. */
function allIn(column: SQL, terms: readonly string[]): SQL {
  return sql`(${sql.join(
    terms.map((term) => sql`instr(${column}, ${searchForm(term)}) > 0`),
    sql` AND `,
  )})`;
}

/** Whether the search index holds a release whole. */
export async function holdsRelease(d1: D1Database, sequence: number): Promise<boolean> {
  return (await runAsOf(d1, sequence, [])) !== null;
}
