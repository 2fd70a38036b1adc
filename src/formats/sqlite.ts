import type { Entity } from "../model/entity";
import type { Field, Json, Row } from "../model/field";
import { columnsOf, kinds, localizedColumn } from "../model/kinds";
import type { Result } from "../model/result";
import { treatmentsOf } from "../model/sums/treatments";
import { languages, type Text } from "../model/text";
import { LICENCE, paths, type Urls } from "../urls";
import type { Dictionary } from "./dictionary";
import type { FileFormat, Whole, WholeFile } from "./format";
import { quoted, type SqliteTable, type SqliteValue, type SqliteView, sqliteFile } from "./sqlite-file";

/**
 * One SQLite database of a release: a table for each collection with the columns of the CSV, typed and with foreign keys; a table
 * for each list of references; beside amounts, which of them are added; views that spell out what references are called; and, as SQLite has no
 * comments, what every column and every code means in tables of their own, `_columns` and `_codes`.
 */
export const sqlite: FileFormat = {
  suffix: ".sqlite",
  contentType: "application/vnd.sqlite3",
  label: { ja: "SQLite（SQLで分析）", en: "SQLite, to be asked in SQL" },
  // The table does not know it.
  fileType: { term: "BIN", name: "Binary data" },
  async *whole(whole: WholeFile, urls: Urls) {
    const dictionary = await whole.dictionary();
    const held = await Promise.all(whole.results.map(async (result) => ({ ...result, rows: await Array.fromAsync(result.rows) })));
    const parts = partsOf(held, await whole.treatments());
    yield* sqliteFile(
      [
        releaseTable(whole, await whole.attribution(), urls),
        ...parts.flatMap(({ tables, treatments }) => [...tables, ...treatments]),
        columnsTable(dictionary),
        codesTable(dictionary),
      ],
      parts.flatMap(({ views }) => views),
    );
  },
};

type Held = Pick<Result, "entity" | "fields"> & { readonly rows: Iterable<Row> };

/** What a collection has in the database: its table and those of its lists of references, and the views of both; and which amounts are added. */
export type SqlitePart = {
  readonly entity: Entity;
  readonly tables: readonly SqliteTable[];
  readonly treatments: readonly SqliteTable[];
  readonly views: readonly NamedView[];
};

/** A table with the names of what it refers to, in the columns that are added. */
export type NamedView = SqliteView & { readonly added: readonly string[] };

/** What each of some collections has in the database of a release that holds them all; without rows, what the database looks like. */
export function partsOf(held: readonly Held[], treatments: readonly Held[] = treatmentsOf(held)): SqlitePart[] {
  return held.map((result) => ({
    entity: result.entity,
    tables: [tableOf(result, held), ...linksOf(result, held)],
    treatments: treatments
      .filter(({ entity }) => entity.fields.id?.to === result.entity.collection)
      .map((one) => tableOf(one, held)),
    views: [...viewOf(result, held), ...linkViews(result, held)],
  }));
}

/** What the file is of, where that stands, and what may be done with it: whoever is handed the file has nothing else. */
function releaseTable({ release: { id, issued, summary } }: Whole, attribution: Text, urls: Urls): SqliteTable {
  const names = ["id", "issued", "summaryJa", "summaryEn", "url", "licence", "attributionJa", "attributionEn"];
  return {
    name: "release",
    columns: names.map((name) => ({ name, definition: "TEXT NOT NULL" })),
    primaryKey: ["id"],
    constraints: [],
    indexed: [],
    rows: [[id, issued, summary.ja, summary.en, urls.absolute(paths.release(id)), LICENCE, attribution.ja, attribution.en]],
  };
}

/** What every column holds, in both languages. */
function columnsTable({ columns }: Dictionary): SqliteTable {
  const rows = columns.map(({ collection, column, label, description }) => [
    collection,
    column,
    label.ja,
    label.en,
    description.ja,
    description.en,
  ]);
  return wordsTable("_columns", ["collection", "column", "labelJa", "labelEn", "descriptionJa", "descriptionEn"], 2, rows);
}

/** What every code means, in both languages. */
function codesTable({ codes }: Dictionary): SqliteTable {
  const rows = codes.map(({ collection, column, code, label }) => [collection, column, code, label.ja, label.en]);
  return wordsTable("_codes", ["collection", "column", "code", "labelJa", "labelEn"], 3, rows);
}

function wordsTable(name: string, columns: readonly string[], keyed: number, rows: readonly SqliteValue[][]): SqliteTable {
  return {
    name,
    columns: columns.map((column) => ({ name: column, definition: "TEXT NOT NULL" })),
    primaryKey: columns.slice(0, keyed),
    constraints: [],
    indexed: [],
    rows,
  };
}

function fieldsOf({ entity, fields }: Held): (readonly [string, Field])[] {
  return fields.map((key) => [key, entity.fields[key] as Field] as const);
}

function tableOf(result: Held, all: readonly Held[]): SqliteTable {
  const shown = fieldsOf(result);
  const references = referencesOf(result, all, false);
  return {
    name: result.entity.collection,
    columns: shown.flatMap(([key, field]) =>
      columnsOf(key, field).map((name) => ({ name, definition: definitionOf(name, field) })),
    ),
    primaryKey: ["id"],
    constraints: references.map(([key, to]) => `FOREIGN KEY (${quoted(key)}) REFERENCES ${quoted(to.collection)} ("id")`),
    indexed: references.map(([key]) => key),
    rows: rowsOf(result),
  };
}

function* rowsOf(result: Held): Generator<readonly SqliteValue[]> {
  const writers = fieldsOf(result).map(([key, field]) => [key, valuesWriter(field)] as const);
  const values: SqliteValue[] = [];
  for (const row of result.rows) {
    values.length = 0;
    for (const [key, write] of writers) write(row[key] ?? null, values);
    yield values;
  }
}

function definitionOf(name: string, field: Field): string {
  const type = field.many ? "TEXT" : kinds[field.kind].storage.toUpperCase();
  const required = field.optional || field.many || field.kind === "structure" ? "" : " NOT NULL";
  const choices = field.kind === "boolean" ? ` CHECK (${quoted(name)} IN (0, 1))` : "";
  return `${type}${required}${choices}`;
}

/** Adds a value in its columns: lists and structures as JSON, for SQLite's json_each. */
function valuesWriter(field: Field): (value: Json, values: SqliteValue[]) => void {
  if (field.kind === "localized") {
    return (value, values) => {
      for (const language of languages) values.push((value as Record<string, string> | null)?.[language] ?? null);
    };
  }
  if (field.many || field.kind === "structure")
    return (value, values) => values.push(value === null ? null : JSON.stringify(value));
  return (value, values) => values.push(typeof value === "boolean" ? Number(value) : (value as string | number | null));
}

/** The fields of a result that refer to a collection of the same file. */
function referencesOf(result: Held, all: readonly Held[], many: boolean): (readonly [key: string, target: Entity])[] {
  return fieldsOf(result).flatMap(([key, { kind, to, many: isMany }]) => {
    const target = all.find(({ entity }) => entity.collection === to)?.entity;
    return kind === "reference" && Boolean(isMany) === many && target ? [[key, target] as const] : [];
  });
}

/** A list of references as a table of its own, so that it can be joined and is held to its targets. */
function linksOf(result: Held, all: readonly Held[]): SqliteTable[] {
  const { collection } = result.entity;
  return referencesOf(result, all, true).map(([key, target]) => ({
    name: `${collection}_${key}`,
    columns: [
      { name: "id", definition: "TEXT NOT NULL" },
      { name: "position", definition: "INTEGER NOT NULL" },
      { name: key, definition: "TEXT NOT NULL" },
    ],
    primaryKey: ["id", "position"],
    constraints: [
      `FOREIGN KEY ("id") REFERENCES ${quoted(collection)} ("id")`,
      `FOREIGN KEY (${quoted(key)}) REFERENCES ${quoted(target.collection)} ("id")`,
    ],
    indexed: [key],
    rows: linkRows(result, key),
  }));
}

function* linkRows({ rows }: Held, key: string): Generator<readonly SqliteValue[]> {
  for (const row of rows) for (const [i, one] of ((row[key] ?? []) as readonly string[]).entries()) yield [row.id, i + 1, one];
}

/** A collection with the names of what it refers to beside their ids. */
function viewOf(result: Held, all: readonly Held[]): NamedView[] {
  return namedView(result.entity.collection, referencesOf(result, all, false));
}

/** The tables of lists with the names of both sides beside their ids. */
function linkViews(result: Held, all: readonly Held[]): NamedView[] {
  return referencesOf(result, all, true).flatMap(([key, target]) =>
    namedView(`${result.entity.collection}_${key}`, [
      ["id", result.entity],
      [key, target],
    ]),
  );
}

function namedView(table: string, references: readonly (readonly [key: string, target: Entity])[]): NamedView[] {
  if (references.length === 0) return [];
  const other = (key: string) => quoted(`of_${key}`);
  const names = references.flatMap(([key, target]) =>
    columnsOf(target.title, target.fields[target.title] as Field).map((column, i) => ({
      name: localizedColumn(key, languages[i] as string),
      from: `${other(key)}.${quoted(column)}`,
    })),
  );
  const joins = references.map(
    ([key, target]) =>
      `LEFT JOIN ${quoted(target.collection)} AS ${other(key)} ON ${other(key)}."id" = ${quoted(table)}.${quoted(key)}`,
  );
  const added = names.map(({ name, from }) => `${from} AS ${quoted(name)}`);
  const select = `SELECT ${quoted(table)}.*, ${added.join(", ")}\nFROM ${quoted(table)}\n${joins.join("\n")}`;
  return [{ name: `${table}_named`, select, added: names.map(({ name }) => name) }];
}
