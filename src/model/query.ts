import type { Entity } from "./entity";
import type { Field } from "./field";
import { columnsOf, isSortable, type Operator, operatorsOf } from "./kinds";

export type Scalar = string | number | boolean;

/** A condition on a field. `in` carries several values, `isnull` a boolean, the rest one value of the field's kind. */
export type Filter = {
  readonly field: string;
  /** The columns compared: those of all languages when the field is asked for by its own name. */
  readonly columns: readonly string[];
  readonly operator: Operator;
  readonly values: readonly Scalar[];
  /** `structure`: the part of it that is compared. No parameter of the API. */
  readonly part?: string;
};

export type SortKey = { readonly column: string; readonly descending: boolean };

/** What a list is asked for, in full: no defaults left to fill in. */
export type ListQuery = {
  readonly entity: Entity;
  readonly filters: readonly Filter[];
  /** Ids to stay within, as found by search; null where nothing was searched for. */
  readonly ids: readonly string[] | null;
  /** A theme, itself and all below it. */
  readonly withinTheme: string | null;
  /** Always ends with `id`, so that the order is total. */
  readonly sort: readonly SortKey[];
  readonly limit: number;
  /** Id of the last record of the page before. */
  readonly after: string | null;
  readonly fields: readonly string[];
  readonly total: boolean;
  readonly facets: readonly string[];
  /** Where a person chooses from the facets: how many values of each are counted, beside the values that are chosen already. */
  readonly choices?: number | undefined;
};

/** Whether a list is a whole collection: nothing narrows it. */
export function isWhole({ filters, ids, withinTheme }: ListQuery): boolean {
  return filters.length === 0 && ids === null && withinTheme === null;
}

/** A whole collection in the order of ids. */
export function wholeOf(entity: Entity): ListQuery {
  const sort = [{ column: "id", descending: false }];
  const narrowed = { filters: [], ids: null, withinTheme: null };
  return { entity, ...narrowed, sort, limit: 1, after: null, fields: ["id"], total: false, facets: [] };
}

/** How many values of a facet are told, the most frequent first. */
export const MOST_FACET_VALUES = 100;

export type FilterName = {
  readonly key: string;
  readonly field: Field;
  readonly columns: readonly string[];
  readonly operator: Operator;
};

/** Every filter that a collection takes, by the name of its query parameter. Found once: every list asks for it. */
export function filterNames(entity: Entity): ReadonlyMap<string, FilterName> {
  const known = namesOf.get(entity);
  if (known) return known;
  const names = new Map<string, FilterName>();
  namesOf.set(entity, names);
  for (const [key, field] of Object.entries(entity.fields)) {
    const columns = columnsOf(key, field);
    for (const operator of operatorsOf(field)) {
      const suffix = operator === "eq" ? "" : `__${operator}`;
      names.set(key + suffix, { key, field, columns, operator });
      if (columns.length > 1) for (const column of columns) names.set(column + suffix, { key, field, columns: [column], operator });
    }
  }
  return names;
}

const namesOf = new WeakMap<Entity, ReadonlyMap<string, FilterName>>();

/** Every name that a list can be sorted by, with its column. A localized field sorts by its Japanese. */
export function sortNames(entity: Entity): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [key, field] of Object.entries(entity.fields)) {
    if (!isSortable(field)) continue;
    const columns = columnsOf(key, field);
    names.set(key, columns[0] as string);
    if (columns.length > 1) for (const column of columns) names.set(column, column);
  }
  return names;
}

/** The fields that can be counted by value. */
export function facetNames(entity: Entity): readonly string[] {
  return Object.keys(entity.fields).filter((key) => entity.fields[key]?.facet);
}

/** The virtual field of a collection and the field whose filter it speaks of; null where there is none. */
export function spanOf(entity: Entity): { readonly key: string; readonly of: string } | null {
  const found = Object.entries(entity.fields).find(([, field]) => field.virtual);
  return found ? { key: found[0], of: found[1].virtual as string } : null;
}

/** How a collection reaches the theme tree: through its own field, its initiative's, or by being it. */
export function themePath(entity: Entity): "own" | "initiative" | "self" | null {
  if (entity.collection === "themes") return "self";
  if (entity.fields.theme?.to === "themes") return "own";
  if (entity.fields.initiative?.to === "initiatives") return "initiative";
  return null;
}

/** A reference inside a structure. */
export type PartNaming = { readonly field: string; readonly part: string };

/** The parts of structures that name records of a collection. Where a record comes from is no reference of what it is about. */
export function partsNaming({ fields }: Entity, collection: string): PartNaming[] {
  return Object.entries(fields).flatMap(([field, { parts = {}, ofRecord }]) =>
    Object.keys(parts).flatMap((part) => (parts[part]?.to === collection && !ofRecord ? [{ field, part }] : [])),
  );
}
