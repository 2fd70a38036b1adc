import { type Field, isMissing, type Json, type Row } from "../model/field";
import { columnsOf } from "../model/kinds";
import type { Result } from "../model/result";
import { languages } from "../model/text";
import type { Format } from "./format";

/** Between the values of a list in one cell; no value may hold it. */
export const LIST_SEPARATOR = "|";

/**
 * CSV (RFC 4180): CRLF, one header row, quotes where needed. A localized field is a column per language, a list of values is
 * one cell with `|` between them, a structure is a cell of JSON, an absent value is an empty cell.
 */
export const csv: Format = {
  name: "csv",
  mediaType: "text/csv",
  contentType: "text/csv; charset=utf-8; header=present",
  label: { ja: "CSV（プログラム用、BOMなし）", en: "CSV for programs, without a byte order mark" },
  fileType: { term: "CSV", name: "CSV" },
  revision: 1,
  envelope: false,
  write: (result) => table(result, (text) => text),
};

/** The lines of the table. `guard` is applied to every cell of text; numbers and booleans stand as they are. */
export async function* table({ entity, fields, rows }: Result, guard: (text: string) => string): AsyncGenerator<string> {
  const shown = fields.map((key) => [key, entity.fields[key] as Field] as const);
  yield line(shown.flatMap(([key, field]) => (field.virtual ? [key] : columnsOf(key, field))));
  for await (const row of rows) yield line(shown.flatMap(([key, field]) => cells(field, row, key, guard)));
}

function cells(field: Field, row: Row, key: string, guard: (text: string) => string): string[] {
  const value = row[key] ?? null;
  const cell = (item: Json) => (typeof item === "string" ? guard(item) : item === null ? "" : String(item));
  if (field.kind === "localized")
    return languages.map((language) => cell((value as Record<string, Json> | null)?.[language] ?? null));
  if (field.kind === "structure") return [isMissing(value) ? "" : JSON.stringify(value)];
  return [Array.isArray(value) ? guard(value.map(String).join(LIST_SEPARATOR)) : cell(value)];
}

function line(values: readonly string[]): string {
  return `${values.map((value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(",")}\r\n`;
}
