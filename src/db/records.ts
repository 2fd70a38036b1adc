import { and, type SQL, sql } from "drizzle-orm";
import { entityOf } from "../model";
import type { Entity } from "../model/entity";
import type { Row } from "../model/field";
import { columnsOf } from "../model/kinds";
import { isWhole, type ListQuery, type SortKey } from "../model/query";
import type { Facet } from "../model/result";
import type { Text } from "../model/text";
import { asOf, EVERY, fromId, limitIn, matching, order, partsAfter } from "./conditions";
import { facetFrom, facetStatement } from "./facets";
import { given, prepared, type Query, type Value } from "./prepared";
import { columnNames, fromColumns } from "./rows";
import { run } from "./session";
import { columns, tableFor } from "./tables";

/** A page of a list as of a release. */
export type ListAnswer = {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
  /** False where the query starts after a record that the release does not hold. */
  readonly positionFound: boolean;
  readonly total: number | null;
  readonly facets: { readonly [field: string]: readonly Facet[] };
};

/** Reads a page, its total and its facets in one batch. */
export async function readList(d1: D1Database, sequence: number, query: ListQuery): Promise<ListAnswer> {
  const [answer] = await readLists(d1, sequence, [query]);
  return answer as ListAnswer;
}

/** The same of several lists, all in one batch. */
export async function readLists(d1: D1Database, sequence: number, queries: readonly ListQuery[]): Promise<ListAnswer[]> {
  const statements = queries.map((query) => {
    const { entity } = query;
    const all: (SQL | Query)[] = [pageStatement(sequence, query)];
    if (query.after && !isById(query)) all.push(positionStatement(sequence, entity, ["id"], query.after));
    if (query.total) all.push(sql`SELECT count(*) AS total FROM ${tableFor(entity)} WHERE ${matching(sequence, query)}`);
    for (const field of query.facets) all.push(facetStatement(sequence, query, field));
    return all;
  });
  const { results } = await run(d1, statements.flat());
  const left = [...results] as Record<string, unknown>[][];
  return queries.map((query, i) => answerFrom(query, left.splice(0, statements[i]?.length)));
}

function answerFrom(query: ListQuery, [read = [], ...rest]: Record<string, unknown>[][]): ListAnswer {
  const isFromPosition = query.after !== null && isById(query);
  const positionFound = isFromPosition ? read[0]?.id === query.after : query.after === null || rest.shift()?.length === 1;
  const found = isFromPosition ? read.slice(1) : read;
  const total = query.total ? (rest.shift()?.[0]?.total as number) : null;
  return {
    rows: found.slice(0, query.limit).map((row) => fromColumns(query.entity, row, query.fields)),
    hasMore: found.length > query.limit,
    positionFound,
    total,
    facets: Object.fromEntries(query.facets.map((field, i) => [field, facetFrom(query.entity.fields[field], query, rest[i]?.[0])])),
  };
}

/** One record as of a release, and whether the release before holds it too; `row` is null where there is none. */
export async function readRecord(
  d1: D1Database,
  sequence: number,
  entity: Entity,
  id: string,
): Promise<{ row: Row | null; inPredecessor: boolean }> {
  const fields = Object.keys(entity.fields);
  const values = { id, sequence, before: sequence - 1 };
  const { results } = await run(d1, [prepared(`record ${entity.collection}`, values, () => recordStatement(entity, fields))]);
  const found = results[0]?.[0];
  return { row: found ? fromColumns(entity, found, fields) : null, inPredecessor: found?.before === 1 };
}

function recordStatement(entity: Entity, fields: readonly string[]): SQL {
  const before = sql`EXISTS (${stateOf(entity, sql`1`, given("id"), given("before"))}) AS ${BEFORE}`;
  const shown = sql`${columns(entity, columnNames(entity, fields))}, ${before}`;
  return sql`${stateOf(entity, shown, given("id"), given("sequence"))} ${limitIn(given("sequence"), 1)}`;
}

// No field bears the name: it is a word of addresses.
const BEFORE = sql.identifier("before");

/** The state of a record that held in a release: the last that began by then, where it had not ended. Reads one row, whatever its history. */
function stateOf(entity: Entity, what: SQL, id: Value<string>, sequence: Value<number>): SQL {
  const table = tableFor(entity);
  return sql`SELECT ${what} FROM (SELECT * FROM ${table} WHERE ${table.id} = ${id} AND ${table.since} <= ${sequence}
    ORDER BY ${table.since} DESC LIMIT 1) AS ${sql.identifier(entity.collection)} WHERE ${table.until} > ${sequence}`;
}

/**
 * What some records are called, by collection and id, in a release or the last of several that hold them: a release between may have been withdrawn, and its
 * words with it. One hop, whatever their number.
 */
export async function readNames(
  d1: D1Database,
  sequences: number | readonly number[],
  wanted: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<(collection: string, id: string) => Text | null> {
  const asked = [...wanted].flatMap(([collection, ids]) => {
    const entity = entityOf(collection);
    return entity && ids.size > 0 ? [[entity, [...ids]] as const] : [];
  });
  if (asked.length === 0) return () => null;
  const { results } = await run(
    d1,
    asked.map(([entity, ids]) => {
      const table = tableFor(entity);
      const [ja, en] = columnsOf(entity.title, entity.fields[entity.title] as never).map((name) => columns(entity, [name]));
      return sql`SELECT ${table.id}, ${ja} AS ja, ${en} AS en FROM ${table}
        WHERE ${table.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND EXISTS (
          SELECT 1 FROM json_each(${JSON.stringify([sequences].flat())}) WHERE value >= ${table.since} AND value < ${table.until})
        ORDER BY ${table.since}`;
    }),
  );
  const names = new Map<string, Text>();
  for (const [i, [{ collection, distinguishedBy }]] of asked.entries())
    for (const { id, ja, en } of results[i] ?? []) {
      // Where titles repeat, the id tells which.
      const which = distinguishedBy ? { ja: `${ja}（${id}）`, en: `${en} (${id})` } : { ja: ja as string, en: en as string };
      names.set(`${collection}/${id}`, which);
    }
  return (collection, id) => names.get(`${collection}/${id}`) ?? null;
}

/**
 * Every record of a collection in a release, in the order of ids, read a page at a time: the next is asked for while the rows of one are
 * taken, so two pages are held at most. Who stops taking rows stops the reading.
 */
export async function* readAll(d1: D1Database, sequence: number, entity: Entity): AsyncGenerator<Row> {
  const table = tableFor(entity);
  const fields = Object.keys(entity.fields);
  const pageAfter = async (id: string) => {
    const { results } = await run(d1, [
      sql`SELECT ${columns(entity, columnNames(entity, fields))} FROM ${table}
        WHERE ${table.id} > ${id} AND ${asOf(table, sequence)} ORDER BY ${table.id} ${limitIn(sequence, ROWS_AT_ONCE)}`,
    ]);
    return results[0] ?? [];
  };
  let page = await pageAfter("");
  while (page.length > 0) {
    const next = page.length < ROWS_AT_ONCE ? [] : pageAfter(page.at(-1)?.id as string);
    // Whoever waits for it is told; where nobody does any more, nobody need be.
    if (next instanceof Promise) next.catch(() => {});
    for (const row of page) yield fromColumns(entity, row, fields);
    page = await next;
  }
}

// Of rows as wide as those of budgets some 2 MB, of which an isolate holds two with what is written of them. Of 1,000 it holds no less, and
// of 5,000 twice as much at its highest.
const ROWS_AT_ONCE = 2_000;

/** Which of some ids a collection does not hold in a release. */
export async function readAbsent(d1: D1Database, sequence: number, entity: Entity, ids: readonly string[]): Promise<string[]> {
  const table = tableFor(entity);
  const { results } = await run(d1, [
    sql`SELECT wanted.value AS id FROM json_each(${JSON.stringify(ids)}) AS wanted
      WHERE NOT EXISTS (SELECT 1 FROM ${table} WHERE ${table.id} = wanted.value AND ${asOf(table, sequence)})`,
  ]);
  return (results[0] ?? []).map((row) => row.id as string);
}

/** Every id of a collection in a release, to suggest one. */
export async function readIds(d1: D1Database, sequence: number, entity: Entity, most: number): Promise<string[]> {
  const table = tableFor(entity);
  const { results } = await run(d1, [
    sql`SELECT ${table.id} FROM ${table} WHERE ${asOf(table, sequence)} ORDER BY ${table.id} LIMIT ${most}`,
  ]);
  return (results[0] ?? []).map((row) => row.id as string);
}

/** Every id of some collections in a release, by collection. */
export async function readIdsOf(
  d1: D1Database,
  sequence: number,
  asked: readonly Entity[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { results } = await run(
    d1,
    asked.map((entity) => {
      const table = tableFor(entity);
      return sql`SELECT ${table.id} FROM ${table} WHERE ${asOf(table, sequence)} ORDER BY ${table.id}`;
    }),
  );
  return new Map(asked.map(({ collection }, i) => [collection, (results[i] ?? []).map(({ id }) => id as string)]));
}

/** The rows of a page and one more, to tell whether there are more; by id from the position itself, which tells whether it is there. */
function pageStatement(sequence: number, query: ListQuery): SQL | Query {
  const { entity, sort, limit, after: position } = query;
  const rows = limit + (position !== null && isById(query) ? 2 : 1);
  if (!isWhole(query)) return pageOf(query, { sequence, rows, position });
  const key = `page ${JSON.stringify([entity.collection, query.fields, sort, position === null])}`;
  const values = { sequence: given("sequence"), rows: given("rows"), position: position === null ? null : given("position") };
  return prepared(key, { sequence, rows, position }, () => pageOf(query, values));
}

/** What pages of the same order and the same fields differ in. */
type Place = { readonly sequence: Value<number>; readonly rows: Value<number>; readonly position: Value<string> | null };

function pageOf(query: ListQuery, place: Place): SQL {
  const { entity, sort } = query;
  const { sequence, rows, position } = place;
  const table = tableFor(entity);
  const shown = columns(entity, columnNames(entity, query.fields));
  if (isById(query)) {
    const from = position === null ? undefined : fromId(entity, sort[0]?.descending === true, position);
    return sql`SELECT ${shown} FROM ${table} WHERE ${and(matching(sequence, query), from)}
      ORDER BY ${ordered(entity, sort)} ${limitIn(sequence, rows)}`;
  }
  // In any other order the keys come first, from the index of that order, and only the rows of the page are looked up.
  return sql`SELECT ${shown} FROM (${keysOf(query, place)}) AS ${KEYS} CROSS JOIN ${table}
    WHERE ${table.id} = ${KEYS}."id" AND ${table.since} = ${KEYS}."since" ORDER BY ${ordered(entity, sort)} ${limitIn(sequence, EVERY)}`;
}

function isById({ sort }: ListQuery): boolean {
  return sort[0]?.column === "id";
}

const KEYS = sql.identifier("keys");

/** The keys of a page. What follows a position is asked for in parts, each of which its index answers from where it begins. */
function keysOf(query: ListQuery, { sequence, rows, position }: Place): SQL {
  const { entity, sort } = query;
  const table = tableFor(entity);
  const part = (beyond: SQL | undefined, order: readonly SortKey[]) =>
    sql`SELECT ${table.id}, ${table.since} FROM ${table} WHERE ${and(matching(sequence, query), beyond)}
      ORDER BY ${ordered(entity, order)} LIMIT ${rows}`;
  if (position === null) return part(undefined, sort);
  const valueAt = (column: string) => sql`(${positionStatement(sequence, entity, [column], position)})`;
  const parts = partsAfter(entity, sort, valueAt).map(({ beyond, order }) => sql`SELECT * FROM (${part(beyond, order)})`);
  return sql`${sql.join(parts, sql` UNION ALL `)} LIMIT ${rows}`;
}

function ordered(entity: Entity, sort: readonly SortKey[]): SQL {
  return sql.join(order(entity, sort), sql`, `);
}

/** Some columns of a record as of a release. */
function positionStatement(sequence: Value<number>, entity: Entity, names: readonly string[], id: Value<string>): SQL {
  const table = tableFor(entity);
  return sql`SELECT ${columns(entity, names)} FROM ${table} WHERE ${table.id} = ${id} AND ${asOf(table, sequence)}`;
}
