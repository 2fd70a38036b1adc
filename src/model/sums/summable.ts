import type { Entity } from "../entity";
import type { Row } from "../field";
import { type KeysOf, type Related, type Rule, type Sum, sumOf } from "./sum";

/** A collection of amounts that may be added, and what must be known for it. */
export type Summable = {
  readonly entity: Entity;
  /** In this order: what an earlier one takes away, a later one does not see. */
  readonly rules: readonly Rule[];
  /** The fields that the rules look at. */
  readonly reads: readonly string[];
  /** What a sum can be grouped by, each after the field or relation that it goes by. */
  readonly groupings: Readonly<Record<string, KeysOf>>;
  /** What the rules and groupings look up: records that `from` names, and all that these name by `links` in turn. */
  readonly above: readonly Above[];
};

export type Above = { readonly entity: Entity; readonly from: readonly string[]; readonly links: readonly string[] };

/** Of amounts that are shown together, those that must not be added to the others, as far as these alone tell it; with why. */
export function notToBeAdded({ entity, rules }: Summable, rows: readonly Row[]): Sum["excluded"] {
  const held = new Map(rows.map((row) => [row.id, row]));
  const related: Related = (collection, id) => (collection === entity.collection ? (held.get(id) ?? null) : null);
  // Those that reach beyond the years asked for have a remark of their own.
  const whole = rows.filter(({ overlap }) => overlap !== "partial");
  return sumOf(whole, rules, related).excluded;
}
