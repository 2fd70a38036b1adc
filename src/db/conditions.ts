import { and, not, or, type SQL, sql } from "drizzle-orm";
import { entityOf } from "../model";
import type { Entity } from "../model/entity";
import { fold } from "../model/fold";
import type { Operator } from "../model/kinds";
import { type Filter, type ListQuery, partsNaming, type Scalar, type SortKey, themePath } from "../model/query";
import type { Value } from "./prepared";
import { type EntityTable, pointers, tableFor } from "./tables";

/** The states that hold in a release. The `+` keeps the planner on the index of the order, not on `since`. */
export function asOf(table: EntityTable, sequence: Value<number>): SQL {
  return sql`+${table.since} <= ${sequence} AND +${table.until} > ${sequence}`;
}

/** What a record must be to stand in a list as of a release. */
export function matching(sequence: Value<number>, query: ListQuery): SQL {
  const { entity } = query;
  const table = tableFor(entity);
  return and(
    asOf(table, sequence),
    ...conditions(entity, query.filters),
    query.withinTheme ? (withinTheme(entity, query.withinTheme, sequence) ?? undefined) : undefined,
    query.ids ? sql`${table.id} IN (SELECT value FROM json_each(${JSON.stringify(query.ids)}))` : undefined,
  ) as SQL;
}

/**
 * `LIMIT` of a statement about a release, the first of its batch. Where the database does not have the release, because it was set back to
 * an earlier state, the statement fails: what it would find are rows of another release. A function that fails is SQLite's only way to fail.
 */
export function limitIn(sequence: Value<number>, most: Value<number>): SQL {
  const isPublished = sql`(SELECT ${pointers.sequence} FROM ${pointers} WHERE ${pointers.name} = 'published') >= ${sequence}`;
  return sql`LIMIT CASE WHEN ${isPublished} THEN ${most} ELSE json_extract('{}', 'release not published here') END`;
}

/** Of `limitIn`: every row. */
export const EVERY = -1;

/** The conditions of filters. Bounds on one list are held by one element together: a year that is both at least and at most. */
function conditions(entity: Entity, filters: readonly Filter[]): SQL[] {
  const bounds = filters.filter(({ field, operator }) => entity.fields[field]?.many && BOUNDS.includes(operator));
  const single = filters.filter((filter) => !bounds.includes(filter));
  const fields = [...new Set(bounds.map(({ field }) => field))];
  return [
    ...single.map((filter) => condition(entity, filter)),
    ...fields.map((field) => {
      const held = bounds.filter((bound) => bound.field === field);
      const all = held.map(({ operator, values }) => compare(sql.raw("item.value"), operator, values, false));
      return someElement(columnOf(entity, field), and(...all) as SQL);
    }),
  ];
}

const BOUNDS: readonly Operator[] = ["gte", "gt", "lte", "lt"];

/** A filter as SQL. A list is compared by its elements, a date at the coarser of the two precisions. */
function condition(entity: Entity, { field: key, columns, operator, values, part }: Filter): SQL {
  const field = entity.fields[key];
  if (part) return somePart(columnOf(entity, key), part, compare(sql.raw("part.value"), operator, values, false));
  const parts = columns.map((name) => {
    const column = columnOf(entity, name);
    return field?.many ? element(column, operator, values) : compare(column, operator, values, field?.kind === "date");
  });
  // A localized field asked for by its own name matches in any language, so "not" must hold in all.
  const joined = operator === "ne" || operator === "isnull" ? and(...parts) : or(...parts);
  return joined as SQL;
}

function columnOf(entity: Entity, name: string): SQL {
  return sql`${sql.identifier(entity.collection)}.${sql.identifier(name)}`;
}

function element(column: SQL, operator: Operator, values: readonly Scalar[]): SQL {
  // A state from before the field came has NULL, which is an empty list as well.
  if (operator === "isnull") return values[0] ? sql`ifnull(${column}, '[]') = '[]'` : sql`ifnull(${column}, '[]') <> '[]'`;
  if (operator === "ne") return not(element(column, "eq", values));
  return someElement(column, compare(sql.raw("item.value"), operator, values, false));
}

function someElement(list: SQL, holds: SQL): SQL {
  return sql`EXISTS (SELECT 1 FROM json_each(${list}) AS item WHERE ${holds})`;
}

/** Whether a structure, or one of a list of them, has a value in a part that holds; a part may be a list as well. */
function somePart(structure: SQL, part: string, holds: SQL): SQL {
  return sql`EXISTS (SELECT 1 FROM json_each(${structure}) AS item, json_each(item.value, ${`$.${part}`}) AS part WHERE ${holds})`;
}

function compare(column: SQL, operator: Operator, values: readonly Scalar[], date: boolean): SQL {
  const value = bound(values[0] as Scalar);
  switch (operator) {
    case "eq":
      return date ? sql`substr(${column}, 1, length(${value})) = ${value}` : sql`${column} = ${value}`;
    case "ne":
      // NULL is not the value either: "not X" keeps records that say nothing.
      return sql`NOT ifnull(${compare(column, "eq", values, date)}, 0)`;
    case "in":
      if (date) {
        return sql`EXISTS (SELECT 1 FROM json_each(${JSON.stringify(values)}) AS one WHERE substr(${column}, 1, length(one.value)) = one.value)`;
      }
      return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values.map(bound))}))`;
    case "contains":
      // As typed or folded, so that full-width letters find half-width print.
      return sql`(instr(lower(${column}), lower(${value})) > 0 OR instr(lower(${column}), ${fold(String(value))}) > 0)`;
    case "isnull":
      return value ? sql`${column} IS NULL` : sql`${column} IS NOT NULL`;
    case "gte":
      return date ? sql`${atPrecisionOf(column, value)} >= ${atPrecisionOf(value, column)}` : sql`${column} >= ${value}`;
    case "gt":
      return date ? sql`${atPrecisionOf(column, value)} > ${atPrecisionOf(value, column)}` : sql`${column} > ${value}`;
    case "lte":
      return date ? sql`${atPrecisionOf(column, value)} <= ${atPrecisionOf(value, column)}` : sql`${column} <= ${value}`;
    case "lt":
      return date ? sql`${atPrecisionOf(column, value)} < ${atPrecisionOf(value, column)}` : sql`${column} < ${value}`;
  }
}

function atPrecisionOf(date: SQL | Scalar, other: SQL | Scalar): SQL {
  return sql`substr(${date}, 1, length(${other}))`;
}

function bound(value: Scalar): string | number {
  return typeof value === "boolean" ? Number(value) : value;
}

/** The records under a theme: that theme and all below it, as of the same release. Null where the collection has no theme. */
function withinTheme(entity: Entity, theme: string, sequence: Value<number>): SQL | null {
  const path = themePath(entity);
  if (!path) return null;
  const table = tableFor(entity) as EntityTable & Record<string, never>;
  const themes = sql.identifier("themes");
  const tree = sql`(WITH RECURSIVE tree(id) AS (SELECT ${theme} UNION SELECT ${themes}.id FROM ${themes} JOIN tree ON ${themes}.broader = tree.id WHERE ${asOf(tableFor(entityOf("themes") as Entity), sequence)}) SELECT id FROM tree)`;
  if (path === "self") return sql`${table.id} IN ${tree}`;
  const own = (one: Entity) =>
    or(
      sql`${columnOf(one, "theme")} IN ${tree}`,
      ...partsNaming(one, "themes").map(({ field, part }) => somePart(columnOf(one, field), part, sql`part.value IN ${tree}`)),
    ) as SQL;
  if (path === "own") return own(entity);
  const initiatives = entityOf("initiatives") as Entity;
  const others = tableFor(initiatives);
  return sql`${columnOf(entity, "initiative")} IN (SELECT ${others.id} FROM ${others} WHERE ${own(initiatives)} AND ${asOf(others, sequence)})`;
}

/** A part of what stands after a position in an order: its condition, and the order within it. */
type PartAfter = { readonly beyond: SQL; readonly order: readonly SortKey[] };

/**
 * What stands after a record in an order (keyset pagination), in the parts that come one after another: the same values and a later id,
 * then the same but for the last key and beyond it, and so on; absent values stand last in both directions. `valueAt` is the record's own
 * value in a column.
 */
export function partsAfter(entity: Entity, sort: readonly SortKey[], valueAt: (column: string) => SQL): PartAfter[] {
  const parts = sort
    .flatMap(({ column, descending }, i): PartAfter[] => {
      const [name, value] = [columnOf(entity, column), valueAt(column)];
      const same = sort.slice(0, i).map((key) => sql`${columnOf(entity, key.column)} IS ${valueAt(key.column)}`);
      const further = and(...same, descending ? sql`${name} < ${value}` : sql`${name} > ${value}`) as SQL;
      const absent = and(...same, sql`${name} IS NULL`, sql`${value} IS NOT NULL`) as SQL;
      // Last first, as the nearest come first; within a part the keys before have one value.
      return [
        ...(column === "id" ? [] : [{ beyond: absent, order: sort.slice(i + 1) }]),
        { beyond: further, order: sort.slice(i) },
      ];
    })
    .reverse();
  if (parts.length <= MOST_PARTS) return parts;
  return [{ beyond: or(...parts.map(({ beyond }) => beyond)) as SQL, order: sort }];
}

// D1 takes at most five terms in a compound SELECT.
const MOST_PARTS = 5;

/** Rows from an id on in the order of ids, itself among them. */
export function fromId(entity: Entity, descending: boolean, id: Value<string>): SQL {
  const name = columnOf(entity, "id");
  return descending ? sql`${name} <= ${id}` : sql`${name} >= ${id}`;
}

/** ORDER BY of a sort, absent values last. */
export function order(entity: Entity, sort: readonly SortKey[]): SQL[] {
  return sort.map(({ column, descending }) => {
    const name = columnOf(entity, column);
    if (column === "id") return descending ? sql`${name} DESC` : sql`${name}`;
    return descending ? sql`${name} DESC NULLS LAST` : sql`${name} NULLS LAST`;
  });
}
