import { and, type SQL, type SQLWrapper, sql } from "drizzle-orm";
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
  /** How many texts may be read to find those that hold the terms, for each part of an answer. */
  readonly most: number;
};

/** What a search is that would have to read more texts than it may: no part of it is told. */
type TooManyTexts = "too-many-texts";

/** A position in the order of hits: those in names first, then by collection, then as they came. */
export type HitPosition = readonly [rank: number, collection: string, id: string];

type SearchAnswer = {
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
 * part for the whole. The names, the other texts, the total and each collection counted may read `most` texts each.
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
): Promise<SearchAnswer | TooManyTexts | null> {
  const statements = [pageStatement(search, page.after, page.limit + 1)];
  // Where every collection that is searched is counted, the total is what they have.
  if (page.total && !page.facet) statements.push(countStatement(search));
  // Who chooses a collection is shown the others too.
  const isCounted = (name: string) => page.facet === "choices" || isSearched(search, name);
  const counted = page.facet ? entities.map(({ collection }) => collection).filter(isCounted) : [];
  statements.push(...counted.map((collection) => countStatement({ ...search, collections: [collection] })));

  const answer = await runAsOf(d1, search.sequence, statements);
  if (!answer) return null;
  const { results } = answer;
  if (results.some(isCut)) return "too-many-texts";
  const [found = [], ...rest] = results;
  const counts = rest.map(([one]) => one?.count as number);
  const byCollection = counted.map((value, i) => ({ value, count: counts[i] as number }));
  const summed = page.facet ? byCollection.flatMap(({ value, count }) => (isSearched(search, value) ? [count] : [])) : counts;
  return {
    hits: found.slice(0, page.limit).map(hitFrom),
    hasMore: found.length > page.limit,
    total: page.total
      ? Math.min(
          summed.reduce((sum, count) => sum + count, 0),
          MOST_COUNTED + 1,
        )
      : null,
    collections: page.facet ? inOrderOfCount(byCollection) : null,
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
 * The ids that a search finds, at most `matches` and one more to tell that there are more. Null where the index does
 * not hold the release yet.
 */
export async function readMatchingIds(
  d1: D1Database,
  search: Search,
  matches: number,
): Promise<readonly string[] | TooManyTexts | null> {
  const answer = await runAsOf(d1, search.sequence, [sql`${matching(search, "text", [texts.id])} LIMIT ${matches + 1}`]);
  const [found = []] = answer?.results ?? [];
  if (isCut(found)) return "too-many-texts";
  return answer && found.map((row) => row.id as string);
}

/** Whether the index had more texts than were read, and too few of those were hits. */
function isCut(found: Answer["results"][number]): boolean {
  return found.some(({ cut }) => cut === 1);
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
  const hits = (where: "title" | "elsewhere", rank: number) =>
    matching(
      search,
      where,
      [texts.collection, texts.id, texts.titleJa, texts.titleEn, sql`${rank} AS rank`],
      after?.[0] === rank ? after : null,
    );
  const parts = after?.[0] === 1 ? hits("elsewhere", 1) : sql`${hits("title", 0)} UNION ALL ${hits("elsewhere", 1)}`;
  return sql`${parts} LIMIT ${rows}`;
}

// No more are counted than are told: a word that half of all texts have would make every count read half of the index.
function countStatement(search: Search): SQL {
  return sql`SELECT count(*) AS count, max(cut) AS cut FROM (${matching(search, "text", [])} LIMIT ${MOST_COUNTED + 1})`;
}

/**
 * The hits, in the order of their numbers. The index leads, and each text that it offers is held against the terms. As a text may have
 * words apart that it is to have together, hits alone do not bound what is read: no more than `most` texts are taken from the index. Where
 * it has more and whoever asks has not got enough of those, a last row says so (`cut`).
 */
function matching(
  search: Search,
  where: "text" | "title" | "elsewhere",
  columns: readonly SQLWrapper[],
  after: HitPosition | null = null,
): SQL {
  const { terms, sequence, most } = search;
  const first = after ? sql`max(room.value ->> 0, ${numberOf(search, after)} + 1)` : sql`room.value ->> 0`;
  const rooms = sql`json_each(${JSON.stringify(roomsOf(search))}) AS room`;
  const offered = sql`SELECT grams.rowid AS number FROM ${rooms} CROSS JOIN grams
    WHERE grams MATCH ${matchExpression(terms, where)} AND grams.rowid >= ${first} AND grams.rowid <= room.value ->> 1 LIMIT`;
  // Asking the index again takes as long as asking it first, so what cannot have so many texts is not asked;
  // a collection without any adds nothing, as sum() passes over null.
  const held = sql`(SELECT sum((SELECT max(rowid) FROM texts WHERE rowid BETWEEN room.value ->> 0 AND room.value ->> 1) - (room.value ->> 0)) FROM ${rooms})`;
  const isHit = and(
    sql`${texts.since} <= ${sequence} AND ${texts.until} > ${sequence}`,
    where === "elsewhere" ? sql`NOT ${allIn(texts.title, terms)}` : undefined,
    allIn(where === "title" ? texts.title : texts.text, terms),
  );
  const list = (items: readonly SQLWrapper[]) => sql.join([...items], sql`, `);
  return sql`SELECT ${list([...columns, sql`0 AS cut`])} FROM (${offered} ${most}) AS offered
    CROSS JOIN texts ON texts.rowid = offered.number WHERE ${isHit}
    UNION ALL SELECT ${list([...columns.map(() => sql`NULL`), sql`1`])}
    WHERE CASE WHEN ${held} > ${most} THEN EXISTS (${offered} 1 OFFSET ${most}) END`;
}

/** The number of the text that a page ended with; after a text that is not there comes none. */
function numberOf({ sequence }: Search, [, collection, id]: HitPosition): SQL {
  return sql`ifnull((SELECT rowid FROM ${texts} WHERE ${texts.collection} = ${collection} AND ${texts.id} = ${id}
    AND ${texts.since} <= ${sequence} AND ${texts.until} > ${sequence}), ${LAST})`;
}

/** The numbers that are searched, from and to, in order. */
function roomsOf(search: Search): (readonly [first: number, last: number])[] {
  if (search.collections.length === 0) return [[0, LAST]];
  return entities
    .filter(({ collection }) => isSearched(search, collection))
    .map(numbersOf)
    .sort(([one], [other]) => one - other);
}

function isSearched({ collections }: Search, collection: string): boolean {
  return collections.length === 0 || collections.includes(collection);
}

// Beyond the numbers of all collections.
const LAST = 2 ** 48;

// Room for the texts of one collection.
const ROOM = 2 ** 32;

/** The numbers that texts of a collection may have, the first and the last: the order of numbers is the order of collections among hits. */
export function numbersOf({ place = 0 }: Entity): readonly [first: number, last: number] {
  return [place * ROOM, (place + 1) * ROOM - 1];
}

/** FTS5 without positions finds candidates; this makes them answers. */
function allIn(column: SQLWrapper, terms: readonly string[]): SQL {
  return sql`(${sql.join(
    terms.map((term) => sql`instr(${column}, ${searchForm(term)}) > 0`),
    sql` AND `,
  )})`;
}

/** Whether the search index holds a release whole. */
export async function holdsRelease(d1: D1Database, sequence: number): Promise<boolean> {
  return (await runAsOf(d1, sequence, [])) !== null;
}
