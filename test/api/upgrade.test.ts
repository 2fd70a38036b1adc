import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bringUp } from "../../src/cli/load-release";
import { entities } from "../../src/model";
import type { Field } from "../../src/model/field";
import { columnsOf } from "../../src/model/kinds";
import type { Edition } from "../../src/release/dumps";
import { editionsOf, type Frozen } from "../../src/release/frozen";
import worker from "../../src/worker";
import { context, portal } from "./portal";

type Column = { name: string; type: string; notnull: number; dflt_value: string | null; pk: number };
type Schema = ReadonlyMap<string, readonly Column[]>;

const { MIGRATIONS, SEARCH_MIGRATIONS, QUERIES_MIGRATIONS } = env;
const databases = [
  ["main", portal.DB, MIGRATIONS],
  ["search", portal.SEARCH, SEARCH_MIGRATIONS],
  ["queries", portal.QUERIES, QUERIES_MIGRATIONS],
] as const;
const releases = env.FROZEN.map(
  ({ dataset, documents, ...one }): Frozen => ({ ...one, dataset: new Map(dataset), documents: new Map(documents) }),
);
const editions = editionsOf(releases);

/** Takes every table out of a database. */
async function drop(d1: D1Database): Promise<void> {
  const { results } = await d1
    .prepare(
      "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_cf\\_%' ESCAPE '\\'",
    )
    .all<{ name: string; sql: string }>();
  // The tables that a virtual table keeps go with it.
  const virtual = results.filter(({ sql }) => sql.startsWith("CREATE VIRTUAL")).map(({ name }) => name);
  const own = results.filter(({ name }) => !virtual.some((one) => name.startsWith(`${one}_`)));
  const drops = own.map(({ name }) => d1.prepare(`DROP TABLE "${name}"`));
  await d1.batch([d1.prepare("PRAGMA defer_foreign_keys = on"), ...drops]);
}

async function schemaOf(d1: D1Database): Promise<Schema> {
  const { results } = await d1
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL")
    .all<{ name: string }>();
  const tables = results.map(({ name }) => name).filter((name) => !/^(sqlite_|_cf_|d1_migrations$|grams)/.test(name));
  const columns = tables.map(
    async (name) => [name, (await d1.prepare(`PRAGMA table_info("${name}")`).all<Column>()).results] as const,
  );
  return new Map(await Promise.all(columns));
}

/** A database as the first `count` migrations make it. */
async function migrated(d1: D1Database, migrations: typeof MIGRATIONS, count: number): Promise<Schema> {
  await drop(d1);
  await applyD1Migrations(d1, migrations.slice(0, count));
  return schemaOf(d1);
}

const has = (schema: Schema, table: string, names: readonly string[]) =>
  names.every((name) => schema.get(table)?.some((column) => column.name === name));

/** The releases that a schema can hold: every field of theirs has its columns. */
function heldBy(schema: Schema): Frozen[] {
  const fits = ({ manifest }: Frozen) =>
    entities.every(({ collection, fields }) =>
      (manifest.fields[collection] ?? []).every((key) => has(schema, collection, columnsOf(key, fields[key] as Field))),
    );
  const first = releases.findIndex((one) => !fits(one));
  return first < 0 ? releases : releases.slice(0, first);
}

type Rows = ReadonlyMap<string, readonly Record<string, unknown>[]>;

/** Every row that some releases have under the schema of today. */
async function rowsOf(some: readonly Frozen[]): Promise<Rows> {
  const schema = await migrated(portal.DB, MIGRATIONS, MIGRATIONS.length);
  for (const [i, one] of some.entries()) await bringUp(portal, one, editions[i] as Edition, null, () => []);
  return rowsIn([...schema.keys()]);
}

/** Every row of some tables of the main database. */
async function rowsIn(tables: readonly string[]): Promise<Rows> {
  const rows = tables.map(
    async (table) => [table, (await portal.DB.prepare(`SELECT * FROM "${table}"`).all<Record<string, unknown>>()).results] as const,
  );
  return new Map(await Promise.all(rows));
}

/** The same of every table but the pointers, which say when they were moved, in an order that is not that of writing. */
async function held(): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = [...(await schemaOf(portal.DB)).keys()].filter((name) => name !== "pointers");
  return new Map([...(await rowsIn(tables))].map(([table, rows]) => [table, rows.map((row) => JSON.stringify(row)).sort()]));
}

/** Writes the rows that an older schema has room for, as the code of its time did: without the tables and columns that came later. */
async function write(d1: D1Database, rows: Rows, schema: Schema): Promise<void> {
  const statements = [...schema].flatMap(([table, columns]) => {
    const names = columns.map(({ name }) => name);
    const values = names.map((name) => `value ->> '$.${name}'`);
    return d1
      .prepare(`INSERT INTO "${table}" (${names.map((name) => `"${name}"`)}) SELECT ${values} FROM json_each(?)`)
      .bind(JSON.stringify(rows.get(table) ?? []));
  });
  await d1.batch([d1.prepare("PRAGMA defer_foreign_keys = on"), ...statements]);
}

/** What `npm run load` does after an upgrade. */
async function loadNow(): Promise<void> {
  for (const [i, one] of releases.entries()) await bringUp(portal, one, editions[i] as Edition, null, () => []);
}

const frozenAddresses = (all: readonly Frozen[]) =>
  all.flatMap(({ release, manifest }) => [
    `/v1/releases/${release.id}/coverage`,
    `/cite/${release.id}.txt`,
    ...Object.keys(manifest.counts).flatMap((collection) => [
      `/v1/releases/${release.id}/${collection}?limit=1000&include=total,facets,links`,
      `/v1/releases/${release.id}/${collection}.ttl`,
      `/cite/${collection}@${release.id}.txt`,
    ]),
  ]);
const id = (at: number) => releases.at(at)?.release.id;
const addresses = [
  ...frozenAddresses(releases),
  "/v1/releases",
  "/v1/changes?limit=1000",
  `/v1/compare/${id(0)}...${id(-1)}?view=rows&limit=1000`,
  `/v1/compare/${id(0)}...${id(1)}`,
  "/v1/initiatives/k-program/history",
  "/v1/strategies?sort=-decidedOn",
  "/v1/budgets/sum?groupBy=theme",
  "/v1/search?q=%E9%87%8F%E5%AD%90&include=total",
  `/v1/releases/${id(0)}/search?q=ai&include=total`,
  "/feed.json",
  "/en/releases",
];

/** What a reader sees who comes for the first time. */
async function seen(paths: readonly string[]): Promise<Map<string, string>> {
  const isolate = {
    ...portal,
    DB: { prepare: (sql: string) => portal.DB.prepare(sql), batch: (all: D1PreparedStatement[]) => portal.DB.batch(all) },
  };
  const answers = new Map<string, string>();
  for (const path of paths) {
    const response = await worker.fetch(new Request(`https://portal.test${path}`) as never, isolate as never, context);
    answers.set(path, `${response.status} ${response.headers.get("ETag")} ${await response.text()}`);
  }
  return answers;
}

let fresh: Map<string, string>;
let freshRows: ReadonlyMap<string, readonly string[]>;
beforeAll(async () => {
  for (const [, d1, migrations] of databases) await migrated(d1, migrations, migrations.length);
  await loadNow();
  fresh = await seen(addresses);
  freshRows = await held();
  expect([...fresh.values()].filter((answer) => !answer.startsWith("200 "))).toEqual([]);
});
afterAll(async () => {
  for (const [, d1, migrations] of databases) await migrated(d1, migrations, migrations.length);
});

describe.each(databases)("the migrations of %s", (_, d1, migrations) => {
  it("only add: no table or column goes or changes, and what code that does not know a new column writes fits", async () => {
    let before = await migrated(d1, migrations, 1);
    for (let count = 2; count <= migrations.length; count++) {
      const after = await migrated(d1, migrations, count);
      for (const [table, columns] of before) {
        const now = after.get(table) ?? [];
        const name = `${migrations[count - 1]?.name}: ${table}`;
        expect(
          now.filter((one) => columns.some((old) => old.name === one.name)),
          name,
        ).toEqual(columns);
        const added = now.filter((one) => !columns.some((old) => old.name === one.name));
        expect(
          added.filter(({ notnull, dflt_value }) => notnull === 1 && dflt_value === null),
          name,
        ).toEqual([]);
      }
      before = after;
    }
    expect(before.size).toBeGreaterThan(0);
  });
});

describe.each(MIGRATIONS.map((migration, i) => [migration.name, i + 1] as const))("a database of %s", (_, count) => {
  it("that is upgraded answers what it answered, and once it is loaded again answers and holds what a new one does", async () => {
    const then = heldBy(await migrated(portal.DB, MIGRATIONS, count));
    expect(then.length).toBeGreaterThan(0);
    const rows = await rowsOf(then);
    const schema = await migrated(portal.DB, MIGRATIONS, count);
    await write(portal.DB, rows, schema);
    // Before there was a change log, the pointer had another name, which nothing reads: those releases are loaded again.
    const wasRead = schema.has("changes");
    if (!wasRead) await portal.DB.prepare("UPDATE pointers SET name = 'latest'").run();
    await applyD1Migrations(portal.DB, MIGRATIONS);
    const frozen = frozenAddresses(wasRead ? then : []);
    expect(await seen(frozen)).toEqual(new Map(frozen.map((path) => [path, fresh.get(path)])));
    await loadNow();
    expect(await seen(addresses)).toEqual(fresh);
    expect(await held()).toEqual(freshRows);
  });
});

describe("the search index", () => {
  it.each(SEARCH_MIGRATIONS.map((migration, i) => [migration.name, i + 1] as const))(
    "of %s is filled again by a load",
    async (_, count) => {
      await migrated(portal.SEARCH, SEARCH_MIGRATIONS, count);
      await applyD1Migrations(portal.SEARCH, SEARCH_MIGRATIONS);
      await loadNow();
      expect(await seen(addresses)).toEqual(fresh);
    },
  );
});

describe("the query store", () => {
  it.each(QUERIES_MIGRATIONS.map((migration, i) => [migration.name, i + 1] as const))(
    "of %s keeps its queries",
    async (_, count) => {
      const send = {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: '{"collection":"plans","release":"1.0.0"}',
      };
      const kept = await worker.fetch(new Request("https://portal.test/v1/queries", send) as never, portal as never, context);
      const path = kept.headers.get("Location") as string;
      const paths = [path, `${path}/verify`, `${path}.csv`, "/dumps/queries.ndjson"];
      const answers = await seen(paths);
      const { results } = await portal.QUERIES.prepare("SELECT * FROM queries").all<Record<string, unknown>>();
      const rows = new Map([["queries", results]]);
      const schema = await migrated(portal.QUERIES, QUERIES_MIGRATIONS, count);
      await write(portal.QUERIES, rows, schema);
      await applyD1Migrations(portal.QUERIES, QUERIES_MIGRATIONS);
      expect(await seen(paths)).toEqual(answers);
      // The Worker of yesterday keeps queries until that of today takes its place.
      await portal.QUERIES.prepare("DELETE FROM queries").run();
      await write(portal.QUERIES, rows, schema);
      expect(await seen(paths)).toEqual(answers);
      expect([...answers.values()].every((answer) => answer.startsWith("200 "))).toBe(true);
    },
  );
});
