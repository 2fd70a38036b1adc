import { type SQL, sql } from "drizzle-orm";
import { entities, entityOf } from "../model";
import type { Field, Json } from "../model/field";
import { columnsOf } from "../model/kinds";
import { type Filter, facetNames, isWhole, type ListQuery, MOST_FACET_VALUES, wholeOf } from "../model/query";
import type { Manifest, Release } from "../model/release";
import type { Facet } from "../model/result";
import { parsed } from "./answered";
import { asOf, matching } from "./conditions";
import { apply, LOAD_MS, run } from "./session";
import { columns, facets, tableFor } from "./tables";

/**
 * The values of a field and how many records of a list have each, the most frequent first: one row, a JSON list of value, count and, of a
 * reference, what its record is called. Of a whole collection that was counted when the release was loaded; where it was not, it is now.
 */
export function facetStatement(sequence: number, query: ListQuery, key: string): SQL {
  const counted = forFacet(query, key);
  const now = countStatement(sequence, counted, key);
  if (!isWhole(counted)) return now;
  return sql`SELECT ${facets.counts} FROM ${facets}
    WHERE ${facets.release} = ${sequence} AND ${facets.collection} = ${query.entity.collection} AND ${facets.field} = ${key}
    UNION ALL ${now} LIMIT 1`;
}

/** What a facet statement found: at most as many values as are told, and whether there are more. */
export function facetFrom(field: Field | undefined, query: ListQuery, row: Record<string, unknown> | undefined): readonly Facet[] {
  const counts = parsed(row?.counts ?? "[]", "counted facets") as readonly Counted[];
  return counts.slice(0, query.choices ?? MOST_FACET_VALUES + 1).map((counted) => facet(field, counted));
}

/**
 * Counts every facet of every collection as of a release, once its records are there. One that is counted is not counted again, so that a run
 * after an interruption, or after an upgrade, costs what is missing.
 */
export async function loadFacets(d1: D1Database, { sequence }: Release, { fields }: Pick<Manifest, "fields">): Promise<void> {
  const held = await heldFacets(d1, sequence);
  for (const entity of entities) {
    for (const key of facetNames(entity).filter((name) => fields[entity.collection]?.includes(name))) {
      if (held.has(`${entity.collection}.${key}`)) continue;
      // A statement each: what one may take is bounded.
      const counted = sql`INSERT OR IGNORE INTO ${facets} ("release", "collection", "field", "counts")
        SELECT ${sequence}, ${entity.collection}, ${key}, counts FROM (${countStatement(sequence, wholeOf(entity), key)})`;
      await apply(d1, [counted], LOAD_MS);
    }
  }
}

/** The facets that are counted of a release, as collection.field. */
async function heldFacets(d1: D1Database, sequence: number): Promise<ReadonlySet<string>> {
  const held = sql`SELECT ${facets.collection}, ${facets.field} FROM ${facets} WHERE ${facets.release} = ${sequence}`;
  const { results } = await run(d1, [held], "primary", LOAD_MS);
  return new Set((results[0] ?? []).map(({ collection, field }) => `${collection}.${field}`));
}

type Counted = readonly [value: Json, count: number, labelJa: string | null, labelEn: string | null];

// One more than are told, to tell that there are more.
function countStatement(sequence: number, query: ListQuery, key: string): SQL {
  const { entity } = query;
  const field = entity.fields[key];
  const table = tableFor(entity);
  const value = field?.many ? sql.raw("item.value") : columns(entity, [key]);
  const from = field?.many ? sql`${table}, json_each(${columns(entity, [key])}) AS item` : sql`${table}`;
  const counted = sql`SELECT ${value} AS value, count(*) AS count FROM ${from} WHERE ${matching(sequence, query)}
    GROUP BY 1 ORDER BY count DESC, value LIMIT ${query.choices ?? MOST_FACET_VALUES + 1}`;
  return sql`SELECT json_group_array(json_array(value, count, labelJa, labelEn)) AS counts FROM (${named(sequence, counted, field)})`;
}

/** Counted values with what they are called, where they are references. */
function named(sequence: number, counted: SQL, field: Field | undefined): SQL {
  const target = field?.to ? entityOf(field.to) : null;
  if (!target) return sql`SELECT value, count, NULL AS labelJa, NULL AS labelEn FROM (${counted})`;
  const other = tableFor(target);
  const [ja, en] = columnsOf(target.title, target.fields[target.title] as Field).map((name) => columns(target, [name]));
  return sql`SELECT counted.value, counted.count, ${ja} AS labelJa, ${en} AS labelEn FROM (${counted}) AS counted
    LEFT JOIN ${other} ON ${other.id} = counted.value AND ${asOf(other, sequence)} ORDER BY count DESC, value`;
}

/** What a facet counts. Who chooses from it is shown the other values too, so the choice itself does not narrow it. */
function forFacet(query: ListQuery, key: string): ListQuery {
  if (query.choices === undefined) return query;
  const isChoice = ({ field, operator }: Filter) => field === key && ["eq", "in", "isnull"].includes(operator);
  return { ...query, filters: query.filters.filter((filter) => !isChoice(filter)) };
}

function facet(field: Field | undefined, [stored, count, labelJa, labelEn]: Counted): Facet {
  const value = field?.kind === "boolean" && stored !== null ? stored === 1 : stored;
  const code = typeof value === "string" ? field?.values?.[value] : undefined;
  const label = code ?? (labelJa ? { ja: labelJa, en: labelEn as string } : undefined);
  return { value, ...(label && { label }), count };
}
