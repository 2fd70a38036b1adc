import type { Entity } from "./entity";
import type { Field, Json, Row } from "./field";
import { searchForm } from "./grams";

/** What search knows of a record: its name in both languages and every word in it. */
type Searchable = { readonly titleJa: string; readonly titleEn: string; readonly title: string; readonly text: string };

/** The searchable text of a record, in search form: its id, its names, its prose and the words printed in its evidence. */
export function searchableOf(entity: Entity, row: Row): Searchable {
  const name = row[entity.title] as { readonly ja: string; readonly en: string };
  const title = [name.ja, name.en, ...((row.aliases as readonly string[] | undefined) ?? [])];
  return {
    titleJa: name.ja,
    titleEn: name.en,
    title: searchForm(title.join("\n")),
    text: searchForm([...new Set(wordsIn(entity, row).flatMap(({ words }) => words))].join("\n")),
  };
}

/** Every text of a record that search knows, by the field that holds it. */
export function wordsIn(entity: Entity, row: Row): { readonly key: string; readonly words: readonly string[] }[] {
  return Object.entries(entity.fields).map(([key, field]) => ({ key, words: wordsOf(field, row[key] ?? null) }));
}

function wordsOf(field: Field, value: Json): string[] {
  if (value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => wordsOf(field, item));
  switch (field.kind) {
    case "localized":
      return Object.values(value as Record<string, string>);
    case "structure":
      return Object.entries(field.parts ?? {}).flatMap(([key, part]) =>
        wordsOf(part, (value as Record<string, Json>)[key] ?? null),
      );
    case "id":
    case "text":
      return [value as string];
    default:
      return [];
  }
}
