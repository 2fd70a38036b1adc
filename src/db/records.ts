import { and, type SQL, sql } from "drizzle-orm";
import { entityOf } from "../model";
import type { Entity } from "../model/entity";
import type { Json, Row } from "../model/field";
import { columnsOf } from "../model/kinds";
import type { ListQuery, Scalar } from "../model/query";
import type { Release } from "../model/release";
import type { Facet } from "../model/result";
import { after, asOf, condition, order, sequenceOf, withinTheme } from "./conditions";
import { releaseFrom, releaseStatement } from "./releases";
import { columnNames, fromColumns } from "./rows";
import { type Cost, run } from "./session";
import { tableFor } from "./tables";

/** A page of a list as of a release. `release` is null where there is no such release. */
export type ListAnswer = {
  readonly release: Release | null;
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
  /** The sort values of the last row, where there is a next page. */
  readonly last: readonly (Scalar | null)[] | null;
  readonly total: number | null;
  readonly facets: { readonly [field: string]: readonly Facet[] };
  readonly cost: Cost;
};

/** Reads a page, its total and its facets in one batch. */
export async function readList(d1: D1Database, release: string, query: ListQuery): Promise<ListAnswer> {
  const statements = [releaseStatement(release), pageStatement(release, query)];
  if (query.total) statements.push(sql`SELECT count(*) AS total FROM ${tableFor(query.entity)} WHERE ${matching(release, query)}`);
  for (const field of query.facets) statements.push(facetStatement(release, query, field));

  const { results, cost } = await run(d1, statements);
  const [releaseRows, found, ...rest] = results as Record<string, unknown>[][];
  const page = (found ?? []).slice(0, query.limit);
  const hasMore = (found ?? []).length > query.limit;
  const lastRow = page.at(-1);
  const total = query.total ? (rest.shift()?.[0]?.total as number) : null;
  return {
    release: releaseFrom(releaseRows?.[0]),
    rows: page.map((row) => fromColumns(query.entity, row, query.fields)),
    hasMore,
    last: hasMore && lastRow ? query.sort.map(({ column }) => (lastRow[column] as Scalar | null) ?? null) : null,
    total,
    facets: Object.fromEntries(
      query.facets.map((field, i) => [field, (rest[i] ?? []).map((row) => facet(query.entity, field, row))]),
    ),
    cost,
  };
}

/** One record as of a release. `release` or `row` is null where there is none. */
export async function readRecord(
  d1: D1Database,
  release: string,
  entity: Entity,
  id: string,
): Promise<{ release: Release | null; row: Row | null; cost: Cost }> {
  const table = tableFor(entity);
  const fields = Object.keys(entity.fields);
  const { results, cost } = await run(d1, [
    releaseStatement(release),
    sql`SELECT ${columns(entity, columnNames(entity, fields))} FROM ${table} WHERE ${table.id} = ${id} AND ${asOf(table, sequenceOf(release))}`,
  ]);
  const found = results[1]?.[0];
  return { release: releaseFrom(results[0]?.[0]), row: found ? fromColumns(entity, found, fields) : null, cost };
}

/** Every id of a collection in a release, to suggest one. */
export async function readIds(d1: D1Database, release: string, entity: Entity, most: number): Promise<string[]> {
  const table = tableFor(entity);
  const { results } = await run(d1, [
    sql`SELECT ${table.id} FROM ${table} WHERE ${asOf(table, sequenceOf(release))} ORDER BY ${table.id} LIMIT ${most}`,
  ]);
  return (results[0] ?? []).map((row) => row.id as string);
}

function pageStatement(release: string, query: ListQuery): SQL {
  const { entity, sort } = query;
  const names = new Set([...columnNames(entity, query.fields), ...sort.map(({ column }) => column)]);
  const where = and(matching(release, query), query.after ? after(entity, sort, query.after) : undefined);
  return sql`SELECT ${columns(entity, [...names])} FROM ${tableFor(entity)} WHERE ${where}
    ORDER BY ${sql.join(order(entity, sort), sql`, `)} LIMIT ${query.limit + 1}`;
}

function matching(release: string, query: ListQuery): SQL {
  const { entity } = query;
  const table = tableFor(entity);
  const sequence = sequenceOf(release);
  return and(
    asOf(table, sequence),
    ...query.filters.map((filter) => condition(entity, filter)),
    query.withinTheme ? (withinTheme(entity, query.withinTheme, sequence) ?? undefined) : undefined,
    query.ids ? sql`${table.id} IN (SELECT value FROM json_each(${JSON.stringify(query.ids)}))` : undefined,
  ) as SQL;
}

function facetStatement(release: string, query: ListQuery, key: string): SQL {
  const { entity } = query;
  const field = entity.fields[key];
  const table = tableFor(entity);
  const value = field?.many ? sql.raw("item.value") : columns(entity, [key]);
  const from = field?.many ? sql`${table}, json_each(${columns(entity, [key])}) AS item` : sql`${table}`;
  const counted = sql`SELECT ${value} AS value, count(*) AS count FROM ${from} WHERE ${matching(release, query)} GROUP BY 1`;
  const target = field?.to ? entityOf(field.to) : null;
  if (!target) return sql`${counted} ORDER BY count DESC, value`;
  const other = tableFor(target);
  const [ja, en] = columnsOf(target.title, target.fields[target.title] as never).map((name) => columns(target, [name]));
  return sql`SELECT counted.value, counted.count, ${ja} AS labelJa, ${en} AS labelEn FROM (${counted}) AS counted
    LEFT JOIN ${other} ON ${other.id} = counted.value AND ${asOf(other, sequenceOf(release))} ORDER BY count DESC, value`;
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
