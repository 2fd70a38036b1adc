import { readList, readLists } from "../db/records";
import type { Entity } from "../model/entity";
import { type ListQuery, MOST_FACET_VALUES, wholeOf } from "../model/query";
import type { Facet } from "../model/result";

/**
 * How many records of a collection have each value of a field, at least of the values that are wanted. The load has counted the most
 * frequent ones; `wanted` is asked, and the others are counted, only where there are more.
 */
export async function counted(
  d1: D1Database,
  sequence: number,
  { entity, field }: { readonly entity: Entity; readonly field: string },
  wanted: () => Promise<readonly string[]>,
): Promise<readonly Facet[]> {
  const query = { ...wholeOf(entity), facets: [field] };
  const frequent = (await readList(d1, sequence, query)).facets[field] ?? [];
  if (frequent.length <= MOST_FACET_VALUES) return frequent;
  const told = new Set(frequent.map(({ value }) => value));
  const others = (await wanted()).filter((value) => !told.has(value));
  const parts: ListQuery[] = [];
  for (let from = 0; from < others.length; from += MOST_FACET_VALUES) {
    const values = others.slice(from, from + MOST_FACET_VALUES);
    parts.push({ ...query, filters: [{ field, columns: [field], operator: "in", values }] });
  }
  const answers = await readLists(d1, sequence, parts);
  return [...frequent, ...answers.flatMap(({ facets }) => facets[field] ?? [])];
}
