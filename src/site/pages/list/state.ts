import type { Pairs } from "../../../api/query-string";
import type { Json } from "../../../model/field";

/**
 * What a page of a list shows, as the parameters in its address, without the cursor. Each function gives the state that a link leads
 * to; a position in the old list has no meaning there.
 */
export type State = Pairs;

/** A state without some parameters. */
export function without(state: State, ...names: readonly string[]): State {
  return state.filter(([name]) => !names.includes(name));
}

/** A state with a parameter that has this value and no other. */
export function having(state: State, name: string, value: Json): State {
  return [...without(state, name), [name, value]];
}

/** The words that are searched for, as they were written. */
export function wordsIn(state: State): string {
  return String(state.find(([name]) => name === "q")?.[1] ?? "");
}

/** The values of a field that are chosen: one of them is enough. Null is the choice of records that have none. */
export function chosen(state: State, key: string): readonly Json[] {
  return state.flatMap(([name, value]) => {
    if (name === `${key}__isnull`) return value === true ? [null] : [];
    return name === key || name === `${key}__in` ? [value].flat() : [];
  });
}

/**
 * A state with one more value chosen of a field. None and a value cannot both be asked for, so either takes the place of the other, as
 * does a value where the field takes one alone: both of yes and no are no condition.
 */
export function choosing(state: State, key: string, value: Json, takesSeveral = true): State {
  if (value === null) return having(unchosen(state, key), `${key}__isnull`, true);
  return choices(state, key, [...(takesSeveral ? chosen(state, key).filter((one) => one !== null) : []), value]);
}

/** A state with one value less chosen of a field. */
export function leaving(state: State, key: string, value: Json): State {
  return choices(
    state,
    key,
    chosen(state, key).filter((one) => one !== value),
  );
}

function choices(state: State, key: string, values: readonly Json[]): State {
  const rest = unchosen(state, key);
  if (values.length === 0) return rest;
  return values.length === 1 ? having(rest, key, values[0] as Json) : having(rest, `${key}__in`, values);
}

function unchosen(state: State, key: string): State {
  return without(state, key, `${key}__in`, `${key}__isnull`);
}
