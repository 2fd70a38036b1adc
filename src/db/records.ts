import { and, type SQL, sql } from "drizzle-orm";
import { entityOf } from "../model";
import type { Entity } from "../model/entity";
import type { Json, Row } from "../model/field";
import { columnsOf } from "../model/kinds";
import type { Filter, ListQuery } from "../model/query";
import type { Facet } from "../model/result";
import type { Text } from "../model/text";
import { after, afterId, asOf, conditions, order, withinTheme } from "./conditions";
import { columnNames, fromColumns } from "./rows";
import { type Cost, run } from "./session";
import { tableFor } from "./tables";

/** A page of a list as of a release. */
export type ListAnswer = {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
  /** False where the query starts after a record that the release does not hold. */
  readonly positionFound: boolean;
  readonly total: number | null;
  readonly facets: { readonly [field: string]: readonly Facet[] };
  readonly cost: Cost;
};

/** Reads a page, its total and its facets in one batch. */
export async function readList(d1: D1Database, sequence: number, query: ListQuery): Promise<ListAnswer> {
  const { answers, cost } = await readLists(d1, sequence, [query]);
  return { ...(answers[0] as Omit<ListAnswer, "cost">), cost };
}

/** The same of several lists, all in one batch. */
export async function readLists(
  d1: D1Database,
  sequence: number,
  queries: readonly ListQuery[],
): Promise<{ readonly answers: readonly Omit<ListAnswer, "cost">[]; readonly cost: Cost }> {
  const statements = queries.map((query) => {
    const { entity } = query;
    const all = [pageStatement(sequence, query)];
    if (query.after) all.push(positionStatement(sequence, query, query.after));
    if (query.total) all.push(sql`SELECT count(*) AS total FROM ${tableFor(entity)} WHERE ${matching(sequence, query)}`);
    for (const field of query.facets) all.push(facetStatement(sequence, query, field));
    return all;
  });
  const { results, cost } = await run(d1, statements.flat());
  const left = [...results] as Record<string, unknown>[][];
  return { answers: queries.map((query, i) => answerFrom(query, left.splice(0, statements[i]?.length))), cost };
}

function answerFrom(query: ListQuery, [found = [], ...rest]: Record<string, unknown>[][]): Omit<ListAnswer, "cost"> {
  const positionFound = !query.after || rest.shift()?.length === 1;
  const total = query.total ? (rest.shift()?.[0]?.total as number) : null;
  return {
    rows: found.slice(0, query.limit).map((row) => fromColumns(query.entity, row, query.fields)),
    hasMore: found.length > query.limit,
    positionFound,
    total,
    facets: Object.fromEntries(
      query.facets.map((field, i) => [field, (rest[i] ?? []).map((row) => facet(query.entity, field, row))]),
    ),
  };
}

/** One record as of a release, and whether the release before holds it too; `row` is null where there is none. */
export async function readRecord(
  d1: D1Database,
  sequence: number,
  entity: Entity,
  id: string,
): Promise<{ row: Row | null; inPredecessor: boolean; cost: Cost }> {
  const fields = Object.keys(entity.fields);
  const { results, cost } = await run(d1, [
    stateOf(entity, columns(entity, columnNames(entity, fields)), id, sequence),
    stateOf(entity, sql`1`, id, sequence - 1),
  ]);
  const found = results[0]?.[0];
  return { row: found ? fromColumns(entity, found, fields) : null, inPredecessor: results[1]?.length === 1, cost };
}

/** The state of a record that held in a release: the last that began by then, where it had not ended. Reads one row, whatever its history. */
function stateOf(entity: Entity, what: SQL, id: string, sequence: number): SQL {
  const table = tableFor(entity);
  return sql`SELECT ${what} FROM (SELECT * FROM ${table} WHERE ${table.id} = ${id} AND ${table.since} <= ${sequence}
    ORDER BY ${table.since} DESC LIMIT 1) AS ${sql.identifier(entity.collection)} WHERE ${table.until} > ${sequence}`;
}

/**
 * What some records are called, by collection and id: the last name that they had up to a release. One hop, whatever their number.
 */
export async function readNames(
  d1: D1Database,
  sequence: number,
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
        WHERE ${table.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND ${table.since} <= ${sequence} ORDER BY ${table.since}`;
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

/** The evidence of some records of a collection in a release, or of all, each piece once and at most `most`. */
export async function readEvidence(
  d1: D1Database,
  sequence: number,
  entity: Entity,
  ids: readonly string[] | null,
  most: number,
): Promise<readonly { readonly [part: string]: Json }[]> {
  const table = tableFor(entity);
  // What tells works apart: of a line of a source, the source alone.
  const { results } = await run(d1, [
    sql`SELECT DISTINCT item.value ->> 'source' AS source, item.value ->> 'citation' AS citation
      FROM ${table}, json_each(${columns(entity, ["evidence"])}) AS item
      WHERE ${asOf(table, sequence)} ${ids ? sql`AND ${table.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))` : sql``}
      LIMIT ${most}`,
  ]);
  return (results[0] ?? []).map(({ source, citation }): { readonly [part: string]: Json } =>
    citation ? { citation: JSON.parse(citation as string) } : { source: source as string },
  );
}

/** Every record of a collection in a release, in the order of ids. */
export async function readAll(d1: D1Database, sequence: number, entity: Entity): Promise<Row[]> {
  const table = tableFor(entity);
  const fields = Object.keys(entity.fields);
  const rows: Row[] = [];
  for (let last = ""; ; last = rows.at(-1)?.id ?? "") {
    const { results } = await run(d1, [
      sql`SELECT ${columns(entity, columnNames(entity, fields))} FROM ${table}
        WHERE ${table.id} > ${last} AND ${asOf(table, sequence)} ORDER BY ${table.id} LIMIT ${ROWS_AT_ONCE}`,
    ]);
    const page = results[0] ?? [];
    rows.push(...page.map((row) => fromColumns(entity, row, fields)));
    if (page.length < ROWS_AT_ONCE) return rows;
  }
}

const ROWS_AT_ONCE = 1_000;

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

function pageStatement(sequence: number, query: ListQuery): SQL {
  const { entity, sort } = query;
  const table = tableFor(entity);
  const [first] = sort;
  const byId = first?.column === "id";
  // In the order of ids the cursor itself is the position; in any other, its record is looked up.
  const position = query.after && !byId ? sql`(${positionStatement(sequence, query, query.after)}) AS position CROSS JOIN ` : sql``;
  const beyond = query.after && (byId ? afterId(entity, first.descending, query.after) : after(entity, sort));
  return sql`SELECT ${columns(entity, columnNames(entity, query.fields))} FROM ${position}${table}
    WHERE ${and(matching(sequence, query), beyond || undefined)}
    ORDER BY ${sql.join(order(entity, sort), sql`, `)} LIMIT ${query.limit + 1}`;
}

function positionStatement(sequence: number, { entity, sort }: ListQuery, id: string): SQL {
  const table = tableFor(entity);
  const names = sort.map(({ column }) => column);
  return sql`SELECT ${columns(entity, names)} FROM ${table} WHERE ${table.id} = ${id} AND ${asOf(table, sequence)}`;
}

function matching(sequence: number, query: ListQuery): SQL {
  const { entity } = query;
  const table = tableFor(entity);
  return and(
    asOf(table, sequence),
    ...conditions(entity, query.filters),
    query.withinTheme ? (withinTheme(entity, query.withinTheme, sequence) ?? undefined) : undefined,
    query.ids ? sql`${table.id} IN (SELECT value FROM json_each(${JSON.stringify(query.ids)}))` : undefined,
  ) as SQL;
}

function facetStatement(sequence: number, query: ListQuery, key: string): SQL {
  const { entity } = query;
  const field = entity.fields[key];
  const table = tableFor(entity);
  const value = field?.many ? sql.raw("item.value") : columns(entity, [key]);
  const from = field?.many ? sql`${table}, json_each(${columns(entity, [key])}) AS item` : sql`${table}`;
  const most = query.choices === undefined ? sql`` : sql` LIMIT ${query.choices}`;
  const counted = sql`SELECT ${value} AS value, count(*) AS count FROM ${from} WHERE ${matching(sequence, forFacet(query, key))}
    GROUP BY 1 ORDER BY count DESC, value${most}`;
  const target = field?.to ? entityOf(field.to) : null;
  if (!target) return counted;
  const other = tableFor(target);
  const [ja, en] = columnsOf(target.title, target.fields[target.title] as never).map((name) => columns(target, [name]));
  return sql`SELECT counted.value, counted.count, ${ja} AS labelJa, ${en} AS labelEn FROM (${counted}) AS counted
    LEFT JOIN ${other} ON ${other.id} = counted.value AND ${asOf(other, sequence)} ORDER BY count DESC, value`;
}

/** What a facet counts. Who chooses from it is shown the other values too, so the choice itself does not narrow it. */
function forFacet(query: ListQuery, key: string): ListQuery {
  if (query.choices === undefined) return query;
  const isChoice = ({ field, operator }: Filter) => field === key && ["eq", "in", "isnull"].includes(operator);
  return { ...query, filters: query.filters.filter((filter) => !isChoice(filter)) };
}

function facet(entity: Entity, key: string, row: Record<string, unknown>): Facet {
  const field = entity.fields[key];
  const value = (field?.kind === "boolean" && row.value !== null ? row.value === 1 : row.value) as Json;
  const code = typeof value === "string" ? field?.values?.[value] : undefined;
  const label = code ?? (row.labelJa ? { ja: row.labelJa as string, en: row.labelEn as string } : undefined);
  return { value, ...(label && { label }), count: row.count as number };
}

function columns(entity: Entity, names: readonly string[]): SQL {
  return sql.join(
    names.map((name) => sql`${sql.identifier(entity.collection)}.${sql.identifier(name)}`),
    sql`, `,
  );
}
