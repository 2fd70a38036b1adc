import type { Entity } from "../model/entity";
import type { Json, Row } from "../model/field";
import { columnsOf, localizedColumn } from "../model/kinds";
import { languages } from "../model/text";
import { parsed } from "./answered";

type Stored = { readonly [column: string]: unknown };

/** A record as its columns: a column per language, JSON text for lists and structures, 0 or 1 for booleans. */
export function toColumns(entity: Entity, row: Row): Record<string, string | number | null> {
  const stored: Record<string, string | number | null> = {};
  for (const [key, field] of Object.entries(entity.fields)) {
    const value = row[key] ?? null;
    if (field.virtual) continue;
    if (field.kind === "localized") {
      for (const language of languages) {
        stored[localizedColumn(key, language)] = ((value as Record<string, Json> | null)?.[language] as string) ?? null;
      }
    } else if (field.many || field.kind === "structure") {
      stored[key] = value === null ? null : JSON.stringify(value);
    } else {
      stored[key] = typeof value === "boolean" ? Number(value) : (value as string | number | null);
    }
  }
  return stored;
}

/** The columns that hold some fields of an entity. */
export function columnNames(entity: Entity, fields: readonly string[]): string[] {
  return fields.flatMap((key) => {
    const field = entity.fields[key];
    return field ? columnsOf(key, field) : [];
  });
}

/** A record from its columns; only the given fields are read. */
export function fromColumns(entity: Entity, stored: Stored, fields: readonly string[]): Row {
  const row: Record<string, Json> = {};
  for (const key of fields) {
    const field = entity.fields[key];
    if (!field || field.virtual) continue;
    if (field.kind === "localized") {
      const texts = languages.map((language) => [language, stored[localizedColumn(key, language)] as string] as const);
      row[key] = texts[0]?.[1] == null ? null : Object.fromEntries(texts);
    } else {
      const value = stored[key] as string | number | null;
      if (value === null || value === undefined) row[key] = field.many ? [] : null;
      else if (field.many || field.kind === "structure") row[key] = parsed(value, `${entity.collection}.${key}`) as Json;
      else row[key] = field.kind === "boolean" ? value === 1 : value;
    }
  }
  return row as Row;
}
