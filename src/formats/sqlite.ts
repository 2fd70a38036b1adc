import type { Field, Json, Row } from "../model/field";
import { columnsOf, kinds } from "../model/kinds";
import type { Result } from "../model/result";
import { languages } from "../model/text";
import type { FileFormat, Whole } from "./format";
import { quoted, type SqliteTable, type SqliteValue, type SqliteView, sqliteFile } from "./sqlite-file";

/**
 * One SQLite database of a release: a table for each collection with the columns of the CSV, typed and with foreign keys; a table
 * for each list of references; and a view for each collection that spells out what its references are called.
 */
export const sqlite: FileFormat = {
  suffix: ".sqlite",
  contentType: "application/vnd.sqlite3",
  label: { ja: "SQLite（SQLで分析）", en: "SQLite, to be asked in SQL" },
  async *whole(whole: Whole) {
    const held = await Promise.all(whole.results.map(async (result) => ({ ...result, rows: await Array.fromAsync(result.rows) })));
    const tables = held.flatMap((result) => [tableOf(result, held), ...linksOf(result, held)]);
    yield sqliteFile(
      [releaseTable(whole), ...tables],
      held.flatMap((result) => viewOf(result, held)),
    );
  },
};

type Held = Result & { readonly rows: readonly Row[] };

function releaseTable({ release: { id, issued, summary } }: Whole): SqliteTable {
  const text = (name: string) => ({ name, definition: "TEXT NOT NULL" });
  return {
    name: "release",
    columns: [text("id"), text("issued"), text("summaryJa"), text("summaryEn")],
    primaryKey: ["id"],
    constraints: [],
    indexed: [],
    rows: [[id, issued, summary.ja, summary.en]],
  };
}

function fieldsOf({ entity, fields }: Result): (readonly [string, Field])[] {
  return fields.map((key) => [key, entity.fields[key] as Field] as const);
}

function tableOf(result: Held, all: readonly Held[]): SqliteTable {
  const shown = fieldsOf(result);
  const references = shown.filter(([, field]) => field.kind === "reference" && !field.many && isHeld(field, all));
  return {
    name: result.entity.collection,
    columns: shown.flatMap(([key, field]) =>
      columnsOf(key, field).map((name) => ({ name, definition: definitionOf(name, field) })),
    ),
    primaryKey: ["id"],
    constraints: references.map(([key, field]) => `FOREIGN KEY (${quoted(key)}) REFERENCES ${quoted(field.to as string)} ("id")`),
    indexed: references.map(([key]) => key),
    rows: result.rows.map((row) => shown.flatMap(([key, field]) => valuesOf(field, row[key] ?? null))),
  };
}

function definitionOf(name: string, field: Field): string {
  const type = field.many ? "TEXT" : kinds[field.kind].storage.toUpperCase();
  const required = field.optional || field.many || field.kind === "structure" ? "" : " NOT NULL";
  const choices = field.kind === "boolean" ? ` CHECK (${quoted(name)} IN (0, 1))` : "";
  return `${type}${required}${choices}`;
}

/** A value in its columns: lists and structures as JSON, for SQLite's json_each. */
function valuesOf(field: Field, value: Json): SqliteValue[] {
  if (field.kind === "localized") return languages.map((one) => (value as Record<string, string> | null)?.[one] ?? null);
  if (value === null) return [null];
  if (field.many || field.kind === "structure") return [JSON.stringify(value)];
  return [typeof value === "boolean" ? Number(value) : (value as string | number)];
}

/** A list of references as a table of its own, so that it can be joined and is held to its targets. */
function linksOf(result: Held, all: readonly Held[]): SqliteTable[] {
  const { collection } = result.entity;
  return fieldsOf(result)
    .filter(([, field]) => field.kind === "reference" && field.many && isHeld(field, all))
    .map(([key, field]) => ({
      name: `${collection}_${key}`,
      columns: [
        { name: "id", definition: "TEXT NOT NULL" },
        { name: "position", definition: "INTEGER NOT NULL" },
        { name: key, definition: "TEXT NOT NULL" },
      ],
      primaryKey: ["id", "position"],
      constraints: [
        `FOREIGN KEY ("id") REFERENCES ${quoted(collection)} ("id")`,
        `FOREIGN KEY (${quoted(key)}) REFERENCES ${quoted(field.to as string)} ("id")`,
      ],
      indexed: [key],
      rows: result.rows.flatMap((row) => ((row[key] ?? []) as readonly string[]).map((target, i) => [row.id, i + 1, target])),
    }));
}

/** A collection with the names of what it refers to beside their ids. */
function viewOf(result: Held, all: readonly Held[]): SqliteView[] {
  const { collection } = result.entity;
  const references = fieldsOf(result).filter(([, field]) => field.kind === "reference" && !field.many && isHeld(field, all));
  if (references.length === 0) return [];
  const names = references.flatMap(([key, field]) => {
    const target = all.find(({ entity }) => entity.collection === field.to)?.entity;
    const title = target ? columnsOf(target.title, target.fields[target.title] as Field) : [];
    return title.map((column, i) => `${quoted(`of_${key}`)}.${quoted(column)} AS ${quoted(key + capital(languages[i] as string))}`);
  });
  const joins = references.map(
    ([key, field]) =>
      `LEFT JOIN ${quoted(field.to as string)} AS ${quoted(`of_${key}`)} ON ${quoted(`of_${key}`)}."id" = ${quoted(collection)}.${quoted(key)}`,
  );
  const select = `SELECT ${quoted(collection)}.*, ${names.join(", ")}\nFROM ${quoted(collection)}\n${joins.join("\n")}`;
  return [{ name: `${collection}_named`, select }];
}

function isHeld(field: Field, all: readonly Held[]): boolean {
  return all.some(({ entity }) => entity.collection === field.to);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
