import type { Entity } from "../entity";
import type { KeysOf, Rule } from "./sum";

/** A collection of amounts that may be added, and what must be known for it. */
export type Summable = {
  readonly entity: Entity;
  /** In this order: what an earlier one takes away, a later one does not see. */
  readonly rules: readonly Rule[];
  /** What a sum can be grouped by, each after the field or relation that it goes by. */
  readonly groupings: Readonly<Record<string, KeysOf>>;
  /** What the rules and groupings look up: records that `from` names, and all that these name by `links` in turn. */
  readonly above: readonly Above[];
};

export type Above = { readonly entity: Entity; readonly from: readonly string[]; readonly links: readonly string[] };
