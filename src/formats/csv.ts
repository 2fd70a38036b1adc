import { type Field, isMissing, type Json } from "../model/field";
import { columnsOf } from "../model/kinds";
import type { Result } from "../model/result";
import { languages } from "../model/text";
import type { Format } from "./format";
import { inPieces } from "./pieces";

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
  streams: true,
  write: (result) => table(result, (text) => text),
};

/** The lines of the table. `guard` is applied to every cell of text; numbers and booleans stand as they are. */
export async function* table({ entity, fields, rows }: Result, guard: (text: string) => string): AsyncGenerator<string> {
  const shown = fields.map((key) => [key, entity.fields[key] as Field] as const);
  const header = shown.flatMap(([key, field]) => (field.virtual ? [key] : columnsOf(key, field)));
  yield `${header.map(quoted).join(",")}\r\n`;
  const prepared = shown.map(([key, field]) => ({ key, cellsOf: cellsWriter(field, guard) }));
  yield* inPieces(rows, (row, parts) => {
    let separator = "";
    for (const { key, cellsOf } of prepared) {
      parts.push(separator, cellsOf(row[key] ?? null));
      separator = ",";
    }
    parts.push("\r\n");
  });
}

/** Writes a value as the cell or cells of its field, commas between them. */
function cellsWriter(field: Field, guard: (text: string) => string): (value: Json) => string {
  const cell = (item: Json) => (typeof item === "string" ? quoted(guard(item)) : item === null ? "" : String(item));
  if (field.kind === "localized")
    return (value) => languages.map((language) => cell((value as Record<string, Json> | null)?.[language] ?? null)).join(",");
  if (field.kind === "structure") return (value) => (isMissing(value) ? "" : quoted(JSON.stringify(value)));
  return (value) => (Array.isArray(value) ? quoted(guard(value.map(String).join(LIST_SEPARATOR))) : cell(value));
}

/** A cell of text as it is written (RFC 4180, section 2). */
export function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
