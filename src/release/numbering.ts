import { fieldChanges, type RecordChange } from "../model/difference";
import type { Json } from "../model/field";
import type { Text } from "../model/text";
import { recordChanges } from "./delta";
import type { Side } from "./dumps";

export const levels = ["patch", "minor", "major"] as const;
/** What a release number says of a change: MAJOR breaks, MINOR adds facts, PATCH corrects. */
export type Level = (typeof levels)[number];

/** Why a release needs at least a level. */
export type Ground = { readonly level: Level; readonly what: Text };

type Held = Pick<Side, "dataset" | "shape">;

/**
 * Everything that an edition changes, with the least level that says so: a removed id, field or collection breaks what readers
 * built (MAJOR), a new record, value, field or collection adds facts (MINOR), another value corrects one (PATCH). After the
 * version pattern of Data Package 2, but a new field is no break: readers go by names.
 */
export function groundsOf(before: Held, after: Held): Ground[] {
  return [...shapeGrounds(before, after), ...recordChanges(before.dataset, after.dataset).flatMap(recordGrounds)];
}

/** The least level that some grounds need. */
export function leastLevel(grounds: readonly Ground[]): Level {
  return levels[Math.max(0, ...grounds.map(({ level }) => levels.indexOf(level)))] as Level;
}

/** The level that a step between two release numbers says. */
export function levelBetween(from: string, to: string): Level {
  const [a, b] = [from, to].map((id) => id.split("."));
  if (a?.[0] !== b?.[0]) return "major";
  return a?.[1] !== b?.[1] ? "minor" : "patch";
}

/** The smallest number after another that says a level. */
export function numberAfter(from: string, level: Level): string {
  const [major = 0, minor = 0, patch = 0] = from.split(".").map(Number);
  return { major: `${major + 1}.0.0`, minor: `${major}.${minor + 1}.0`, patch: `${major}.${minor}.${patch + 1}` }[level];
}

function shapeGrounds(before: Held, after: Held): Ground[] {
  const name = (collection: string, field: string) => `${collection}.${field}`;
  const namesOf = ({ shape }: Held) =>
    new Set(Object.entries(shape.fields).flatMap(([collection, fields]) => fields.map((field) => name(collection, field))));
  const [old, current] = [namesOf(before), namesOf(after)];
  const removed = [...old].filter((one) => !current.has(one));
  const added = [...current].filter((one) => !old.has(one));
  return [
    ...removed.map((one): Ground => ({ level: "major", what: { en: `the field ${one} is removed`, ja: `項目 ${one} を削除` } })),
    ...added.map((one): Ground => ({ level: "minor", what: { en: `the field ${one} is added`, ja: `項目 ${one} を追加` } })),
  ];
}

function recordGrounds({ entity, id, before, after }: RecordChange): Ground[] {
  const record = `${entity.collection}/${id}`;
  if (!after) return [{ level: "major", what: { en: `${record} is removed`, ja: `${record} を削除` } }];
  if (!before) return [{ level: "minor", what: { en: `${record} is added`, ja: `${record} を追加` } }];
  return fieldChanges(entity, before, after).map(({ field, before: from, after: to, sentence }) => ({
    level: from === null || holdsAllOf(to, from) ? "minor" : "patch",
    what: { en: `${record}, ${field}: ${sentence.en}`, ja: `${record} の ${field}: ${sentence.ja}` },
  }));
}

/** Whether a list keeps every item of another and has more: facts are added, none is corrected. */
function holdsAllOf(list: Json, other: Json): boolean {
  if (!Array.isArray(list) || !Array.isArray(other) || list.length <= other.length) return false;
  const items = list.map((item) => JSON.stringify(item));
  return other.every((item) => items.includes(JSON.stringify(item)));
}
