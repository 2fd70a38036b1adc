import type { Field, Json } from "./field";

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

/** Whether a line that is given as evidence prints the words just so. */
export function isPrinted(words: string, evidence: Json): boolean {
  return [evidence ?? []].flat().some((entry) => String((entry as Values).printed ?? "").includes(words));
}
