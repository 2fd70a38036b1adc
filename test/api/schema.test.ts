import { getTableConfig } from "drizzle-orm/sqlite-core";
import { describe, expect, it } from "vitest";
import { texts } from "../../src/db/search";
import { pointers, releases, tables } from "../../src/db/tables";
import { entities } from "../../src/model";
import { portal } from "./portal";

type Column = { name: string; type: string; notnull: number; pk: number };

const columnsOf = async (d1: D1Database, table: string) =>
  (await d1.prepare(`PRAGMA table_info("${table}")`).all<Column>()).results;

describe("the tables that the migrations make in D1", () => {
  const described = [
    ...[...tables.values(), releases, pointers].map((table) => [portal.DB, getTableConfig(table)] as const),
    [portal.SEARCH, getTableConfig(texts)] as const,
  ];

  it.each(described.map(([d1, config]) => [config.name, d1, config] as const))(
    "%s has the columns of the registry",
    async (name, d1, config) => {
      const columns = await columnsOf(d1, name);
      const wanted = config.columns.map((column) => ({
        name: column.name,
        type: column.getSQLType().toUpperCase(),
        notnull: Number(column.notNull),
      }));
      const found = columns.map((column) => ({ name: column.name, type: column.type.toUpperCase(), notnull: column.notnull }));
      expect(found.sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(wanted.sort((a, b) => (a.name < b.name ? -1 : 1)));
    },
  );

  it.each(entities.map(({ collection }) => collection))("%s is one b-tree by id and since", async (collection) => {
    const keys = (await columnsOf(portal.DB, collection)).filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    expect(keys.map(({ name }) => name)).toEqual(["id", "since"]);
    const plan = await portal.DB.prepare(
      `EXPLAIN QUERY PLAN SELECT * FROM "${collection}" WHERE id = 'x' AND +since <= 1 AND +until > 1`,
    ).all<{ detail: string }>();
    expect(plan.results.map(({ detail }) => detail).join()).toMatch(/USING PRIMARY KEY/);
  });

  it("the search index is a database of its own, so that the data can be exported", async () => {
    const virtual = await portal.DB.prepare("SELECT count(*) AS n FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'").first<{
      n: number;
    }>();
    expect(virtual?.n).toBe(0);
  });
});
