import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SqliteTable, type SqliteValue, sqliteFile } from "../../src/formats/sqlite-file";
import { Cell } from "../../src/formats/sqlite-file/cell";
import { Pages } from "../../src/formats/sqlite-file/pages";

const folder = mkdtempSync(join(tmpdir(), "sqlite-file-"));
let files = 0;

/** The file as SQLite opens it. */
function opened(content: Iterable<Uint8Array>): DatabaseSync {
  const path = join(folder, `${files++}.sqlite`);
  writeFileSync(path, Buffer.concat([...content]));
  return new DatabaseSync(path);
}

function table(rows: readonly (readonly SqliteValue[])[], more: Partial<SqliteTable> = {}): SqliteTable {
  return {
    name: "things",
    columns: [
      { name: "id", definition: "TEXT NOT NULL" },
      { name: "word", definition: "TEXT" },
      { name: "count", definition: "INTEGER" },
    ],
    primaryKey: ["id"],
    constraints: [],
    indexed: ["word", "count"],
    rows,
    ...more,
  };
}

const checked = (database: DatabaseSync) =>
  database
    .prepare("PRAGMA integrity_check")
    .all()
    .map((row) => row.integrity_check);
const all = (database: DatabaseSync, sql: string) => {
  const statement = database.prepare(sql);
  statement.setReadBigInts(true);
  return statement.all().map((row) => Object.values(row).map((value) => (typeof value === "bigint" ? Number(value) : value)));
};

describe("a SQLite file", () => {
  it("of any rows is sound and holds them, whatever their sizes", () => {
    const value = fc.oneof(
      fc.constant(null),
      fc.string({ unit: "binary", maxLength: 30 }).filter((text) => !text.includes("\0")),
      fc.constantFrom(5, 990, 1003, 4061, 4062, 9000, 20_000).map((length) => "量".repeat(length / 3)),
      fc.constantFrom("😀", "\ue000", "", "a'\"b"),
    );
    const integer = fc.oneof(
      fc.constant(null),
      fc.maxSafeInteger(),
      fc.constantFrom(0, 1, -1, 127, 128, -128, -129, 2 ** 31, -(2 ** 47)),
    );
    const many = fc.array(fc.tuple(value, integer), { maxLength: 200 });
    fc.assert(
      fc.property(many, fc.integer({ min: 1, max: 12 }), (pairs, times) => {
        const rows = Array.from({ length: times }, () => pairs)
          .flat()
          .map(([word, count], i): SqliteValue[] => [`k${(i * 7919) % 100_003}`, word, count]);
        const content = sqliteFile([table(rows)], []);
        const database = opened(content);
        expect(checked(database)).toEqual(["ok"]);
        expect(all(database, "SELECT * FROM things ORDER BY rowid")).toEqual(rows);
        database.close();
      }),
      { numRuns: 30 },
    );
  });

  it("of many rows has pages above pages, and SQLite finds rows through its indexes", () => {
    const rows = Array.from({ length: 60_000 }, (_, i): SqliteValue[] => [
      `id-${(i * 31) % 60_000}-${"x".repeat(60)}`,
      `w${i % 1000}`,
      i,
    ]);
    const database = opened(sqliteFile([table(rows)], []));
    expect(checked(database)).toEqual(["ok"]);
    expect(all(database, "SELECT count(*) FROM things")).toEqual([[60_000]]);
    expect(all(database, "SELECT count(*), min(count) FROM things WHERE word = 'w77'")).toEqual([[60, 77]]);
    const [plan] = all(database, "EXPLAIN QUERY PLAN SELECT * FROM things WHERE word = 'w77'");
    expect(plan?.join()).toContain("things_word");
    const [byKey] = all(database, `EXPLAIN QUERY PLAN SELECT * FROM things WHERE id = 'id-5-${"x".repeat(60)}'`);
    expect(byKey?.join()).toContain("sqlite_autoindex_things_1");
    database.exec("VACUUM");
    expect(all(database, "SELECT * FROM things ORDER BY rowid")).toEqual(rows);
  });

  it("has foreign keys and views, and room for a schema of many pages", () => {
    const tables = Array.from({ length: 120 }, (_, i) =>
      table([["a", "b", i]], {
        name: `t${i}`,
        constraints: i > 0 ? [`FOREIGN KEY ("id") REFERENCES "t${i - 1}" ("id")`] : [],
      }),
    );
    const database = opened(sqliteFile(tables, [{ name: "last", select: 'SELECT "count" FROM "t119"' }]));
    expect(checked(database)).toEqual(["ok"]);
    expect(database.prepare("PRAGMA foreign_key_check").all()).toEqual([]);
    expect(all(database, "SELECT * FROM last")).toEqual([[119]]);
    expect(all(database, "SELECT count(*) FROM sqlite_schema")).toEqual([[120 * 4 + 1]]);
  });

  it("of more than a gibibyte leaves out the page that locks are taken on, which no reader looks into", () => {
    const pages = new Pages();
    while (pages.count < 262_143) pages.next();
    const cell = new Cell();
    cell.record(["x".repeat(3 * 4092)]);
    pages.store("table", cell);
    const numberAt = (bytes: Uint8Array, at: number) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);
    const chain = [numberAt(cell.bytes, cell.end - 4)];
    for (let next = chain[0]; next; chain.push(next)) next = numberAt(pages.page(next), 0);
    expect(chain).toEqual([262_144, 262_146, 262_147, 0]);
    expect(pages.page(262_145).every((byte) => byte === 0)).toBe(true);
    expect(pages.page(262_147).some((byte) => byte === 0x78)).toBe(true);
  });

  it("is the same bytes every time, refuses a key twice and a number that is no integer", () => {
    const make = () => [...sqliteFile([table([["a", "予算", 2 ** 53 - 1]])], [])];
    expect(make()).toEqual(make());
    const of = (...rows: SqliteValue[][]) => [...sqliteFile([table(rows)], [])];
    expect(() => of(["a", "", 1], ["a", "", 2])).toThrow("things has the key a twice");
    expect(() => of(["a", "", 0.5])).toThrow("0.5 is no integer");
  });
});
