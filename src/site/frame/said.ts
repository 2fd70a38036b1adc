import { entities, entityOf } from "../../model";
import type { Field, Json } from "../../model/field";
import type { Text } from "../../model/text";
import { comma } from "./locale";

/** What pages call a code, a collection or a field; null where the value is none of these, or nobody knows it. */
export function said({ values, names }: Field, value: Json, beside?: { readonly collection?: Json }): Text | null {
  const code = String(value);
  if (values) return values[code] ?? null;
  if (names === "collection") return entityOf(code)?.label ?? null;
  if (names === "field") return fieldLabel(code, beside?.collection ?? null);
  return null;
}

/** What a field is called in a collection; without one, all that it is called in any. */
function fieldLabel(key: string, collection: Json): Text | null {
  const having = collection === null ? entities : entities.filter((one) => one.collection === collection);
  const found = having.flatMap(({ fields }) => fields[key]?.label ?? []);
  if (found.length === 0) return null;
  const together = (language: "ja" | "en") => [...new Set(found.map((label) => label[language]))].join(comma[language]);
  return { ja: together("ja"), en: together("en") };
}
