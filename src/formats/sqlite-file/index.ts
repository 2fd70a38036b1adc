import { byCodePoint } from "../../model/order";
import { indexTree, tableTree } from "./b-tree";
import { PAGE, Pages } from "./pages";
import { recordOf, type SqliteValue } from "./record";

export type { SqliteValue } from "./record";

export type SqliteTable = {
  readonly name: string;
  /** Columns with what follows their name in CREATE TABLE. */
  readonly columns: readonly { readonly name: string; readonly definition: string }[];
  /** Columns of the primary key; SQLite expects an index on them. */
  readonly primaryKey: readonly string[];
  /** Further constraints of the table, such as foreign keys. */
  readonly constraints: readonly string[];
  /** Columns that have an index of their own. */
  readonly indexed: readonly string[];
  readonly rows: readonly (readonly SqliteValue[])[];
};

export type SqliteView = { readonly name: string; readonly select: string };

/**
 * A SQLite 3 database as bytes (https://www.sqlite.org/fileformat2.html). Written by hand, because a release must give the same
 * bytes anywhere and for ever, whatever version of SQLite a machine has, and a Worker must be able to make them.
 */
export function sqliteFile(tables: readonly SqliteTable[], views: readonly SqliteView[]): Uint8Array<ArrayBuffer> {
  const pages = new Pages();
  const schema: SqliteValue[][] = [];
  for (const table of tables) {
    schema.push(["table", table.name, table.name, tableTree(pages, recordsOf(table)), createTable(table)]);
    const automatic = `sqlite_autoindex_${table.name}_1`;
    schema.push(["index", automatic, table.name, indexTree(pages, keysOf(table, table.primaryKey, true)), null]);
    for (const column of table.indexed) {
      const name = `${table.name}_${column}`;
      const create = `CREATE INDEX ${quoted(name)} ON ${quoted(table.name)} (${quoted(column)})`;
      schema.push(["index", name, table.name, indexTree(pages, keysOf(table, [column], false)), create]);
    }
  }
  for (const { name, select } of views) schema.push(["view", name, name, 0, `CREATE VIEW ${quoted(name)} AS ${select}`]);
  tableTree(pages, schema.map(recordOf), true);
  const file = pages.file();
  writeHeader(file, pages.count);
  return file;
}

/** A name as SQL reads it whatever its letters. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function createTable({ name, columns, primaryKey, constraints }: SqliteTable): string {
  const lines = [
    ...columns.map((column) => `${quoted(column.name)} ${column.definition}`),
    `PRIMARY KEY (${primaryKey.map(quoted).join(", ")})`,
    ...constraints,
  ];
  return `CREATE TABLE ${quoted(name)} (\n  ${lines.join(",\n  ")}\n)`;
}

function* recordsOf({ rows }: SqliteTable): Generator<Uint8Array> {
  for (const row of rows) yield recordOf(row);
}

/** The keys of an index in its order, each with its row number. Throws where a unique one comes twice. */
function* keysOf({ name, columns, rows }: SqliteTable, keyed: readonly string[], unique: boolean): Generator<Uint8Array> {
  const at = keyed.map((one) => columns.findIndex((column) => column.name === one));
  const keys = rows.map((row, i) => [...at.map((column) => row[column] ?? null), i + 1]);
  keys.sort((a, b) => compare(a, b));
  for (const [i, key] of keys.entries()) {
    const before = keys[i - 1];
    if (unique && before && compare(before.slice(0, -1), key.slice(0, -1)) === 0)
      throw new Error(`${name} has the key ${key.slice(0, -1).join(", ")} twice`);
    yield recordOf(key);
  }
}

/** The order of SQLite: nothing, then numbers, then text by its bytes (Datatypes in SQLite, section 4.1). */
function compare(a: readonly SqliteValue[], b: readonly SqliteValue[]): number {
  for (let i = 0; i < a.length; i++) {
    const [x = null, y = null] = [a[i], b[i]];
    const rank = rankOf(x) - rankOf(y);
    if (rank !== 0) return rank;
    const difference = typeof x === "string" ? byCodePoint(x, y as string) : (x ?? 0) - ((y as number | null) ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function rankOf(value: SqliteValue): number {
  return value === null ? 0 : typeof value === "number" ? 1 : 2;
}

/** The header of the file (section 1.3): everything but the number of pages is fixed. */
function writeHeader(file: Uint8Array, count: number): void {
  const view = new DataView(file.buffer);
  new TextEncoder().encodeInto("SQLite format 3\u0000", file);
  view.setUint16(16, PAGE);
  // Rollback journal for writing and reading; no reserved space; the payload fractions that the format prescribes.
  file.set([1, 1, 0, 64, 32, 32], 18);
  view.setUint32(24, 1); // change counter
  view.setUint32(28, count);
  view.setUint32(40, 1); // schema cookie
  view.setUint32(44, 4); // schema format
  view.setUint32(56, 1); // UTF-8
  view.setUint32(92, 1); // the change counter that the version below is valid for
  view.setUint32(96, 3_045_000); // a version of SQLite that knows all of it
}
