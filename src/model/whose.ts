import type { Entity } from "./entity";
import type { Field, Json, Row } from "./field";
import type { Text } from "./text";

type Values = { readonly [key: string]: Json };

/** Whether a value of a record is this portal's own: a reading of the sources or worked out from them, and not what one prints. */
export function isOurs(field: Field, value: Json, beside: Values): boolean {
  if (field.derived || field.ours === "always") return true;
  if (typeof field.ours === "function") return field.ours(beside);
  if (field.ours !== "by-basis") return false;
  // Entries that have a basis each are told apart by their own.
  const stated = field.parts?.basis ? [value ?? []].flat().map((entry) => (entry as Values).basis) : [beside.basis];
  return stated.some((basis) => basis === "interpretation");
}

/**
 * Whether a field that two states of a record hold differently says nothing else of the sources: all that differs is this portal's own, as a
 * translation, a reading or a note is. The registry says whose a value is, and of English that all of it is ours but an official title.
 */
export function differsInOurs(entity: Entity, key: string, before: Row, after: Row): boolean {
  const field = entity.fields[key] as Field;
  // Who made the English, and whether the record is a reading, is said of the record; where it is printed is a fact.
  if (field.ofRecord) return field.type !== "Evidence";
  // What is worked out differs because something else does, which may be a fact.
  if (field.derived) return false;
  const [old, current] = [before[key] ?? null, after[key] ?? null];
  if (field.kind === "localized" && old && current && (old as Text).ja === (current as Text).ja)
    return key !== entity.title || [before, after].every(({ enBasis }) => enBasis !== "official");
  return [before, after].every((row) => [row[key] ?? []].flat().every((value) => isOurs(field, value, row)));
}

/** Whether a line that is given as evidence prints the words just so. */
export function isPrinted(words: string, evidence: Json): boolean {
  return [evidence ?? []].flat().some((entry) => String((entry as Values).printed ?? "").includes(words));
}
