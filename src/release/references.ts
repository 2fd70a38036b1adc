import type { Fields, Json } from "../model/field";
import { suggest } from "../model/suggest";
import type { Note, Path } from "./finding";

/** Every reference, however deep, names a record that there is. */
export function checkReferences(
  fields: Fields,
  values: { readonly [key: string]: Json },
  path: Path,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
  note: Note,
): void {
  for (const [key, field] of Object.entries(fields)) {
    const value = values[key];
    if (value === undefined || value === null) continue;
    const items: readonly (readonly [Json, Path])[] = Array.isArray(value)
      ? value.map((item, i) => [item as Json, [...path, key, i]] as const)
      : [[value, [...path, key]]];
    for (const [item, at] of items) {
      if (field.kind === "structure") {
        checkReferences(field.parts ?? {}, item as { readonly [key: string]: Json }, at, ids, note);
      } else if (field.kind === "reference") {
        const known = ids.get(field.to as string) ?? new Set();
        if (known.has(item as string)) continue;
        const nearest = suggest(item as string, [...known]);
        note(
          at,
          `There is no “${item}” in ${field.to}.${nearest ? ` Did you mean “${nearest}”?` : ` Add it to ${field.to}.yaml or fix the id.`}`,
          `${field.to} に「${item}」がありません。${nearest ? `「${nearest}」ではありませんか。` : `${field.to}.yaml に加えるか、識別子を直してください。`}`,
        );
      }
    }
  }
}
