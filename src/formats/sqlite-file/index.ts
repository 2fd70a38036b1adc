import { indexTree, tableTree } from "./b-tree";
import type { SqliteValue } from "./cell";
import { Keys } from "./keys";
import { PAGE, Pages } from "./pages";

export type { SqliteValue } from "./cell";

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
  /** The values of each row in the order of columns. A row is done with before the next is taken: all may come in one array. */
  readonly rows: Iterable<readonly SqliteValue[]>;
};

export type SqliteView = { readonly name: string; readonly select: string };

/**
 * A SQLite 3 database as bytes, in pieces (https://www.sqlite.org/fileformat2.html). Written by hand, because a release must give the same
 * bytes anywhere and for ever, whatever version of SQLite a machine has, and a Worker must be able to make them.
 */
export function* sqliteFile(tables: readonly SqliteTable[], views: readonly SqliteView[]): Generator<Uint8Array<ArrayBuffer>> {
  const pages = new Pages();
  const schema: SqliteValue[][] = [];
  for (const table of tables) {
    const keys = new Keys(table);
    schema.push(["table", table.name, table.name, tableTree(pages, keys.noted()), createTable(table)]);
    const automatic = `sqlite_autoindex_${table.name}_1`;
    schema.push(["index", automatic, table.name, indexTree(pages, keys.sorted(table.primaryKey, true)), null]);
    for (const column of table.indexed) {
      const name = `${table.name}_${column}`;
      const create = `CREATE INDEX ${quoted(name)} ON ${quoted(table.name)} (${quoted(column)})`;
      schema.push(["index", name, table.name, indexTree(pages, keys.sorted([column], false)), create]);
    }
  }
  for (const { name, select } of views) schema.push(["view", name, name, 0, `CREATE VIEW ${quoted(name)} AS ${select}`]);
  tableTree(pages, schema, true);
  writeHeader(pages.page(1), pages.count);
  yield* pages.file();
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

/** The header of the file (section 1.3): everything but the number of pages is fixed. */
function writeHeader(file: Uint8Array<ArrayBuffer>, count: number): void {
  const view = new DataView(file.buffer, file.byteOffset, PAGE);
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
