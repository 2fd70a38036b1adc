import type { Predicate } from "../../../api/predicate";
import type { Json } from "../../../model/field";
import type { Listing } from "./listing";

/** A list as a query that can be kept: the same conditions, order and columns, pinned to its release. */
export function predicateOf({ entity, release, state }: Pick<Listing, "entity" | "release" | "state">): Predicate {
  const { q, within, sort, fields, limit: _, facet: __, ...filter } = Object.fromEntries(state) as Record<string, Json>;
  const members = { q, within, sort, fields, ...(Object.keys(filter).length > 0 && { filter }) };
  const there = Object.entries(members).filter(([, value]) => value !== undefined);
  return { collection: entity.collection, release: release.id, ...Object.fromEntries(there) };
}
