import { beforeEach, describe, expect, it } from "vitest";
import { loadRecords } from "../../src/cli/load-release";
import { publish } from "../../src/db/load";
import { readList } from "../../src/db/records";
import { readLatest, readLedger } from "../../src/db/releases";
import { readHits } from "../../src/db/search";
import { metered, nothingSpent } from "../../src/metered";
import { termsOf } from "../../src/model/grams";
import type { Edition } from "../../src/release/dumps";
import { editionsOf, type Frozen } from "../../src/release/frozen";
import { edition, empty, first, organizations, row, second, state, third } from "./editions";
import { portal } from "./portal";

const editions = [first, second, third];

/** Loads a release after another. */
function load(env: Pick<typeof portal, "DB" | "SEARCH">, one: Frozen, before: Frozen | undefined): Promise<void> {
  return loadRecords(env, one, editionsOf(before ? [before, one] : [one]).at(-1) as Edition);
}

async function namesAsOf(sequence: number): Promise<Record<string, unknown>> {
  const query = {
    entity: organizations as never,
    filters: [],
    ids: null,
    withinTheme: null,
    sort: [{ column: "id", descending: false }],
    limit: 50,
    after: null,
    fields: ["id", "name"],
    total: true,
    facets: [],
  };
  const { rows, total } = await readList(portal.DB, sequence, query);
  expect(total).toBe(rows.length);
  return Object.fromEntries(rows.map(({ id, name }) => [id, (name as { ja: string }).ja]));
}
const expectedAsOf = ({ dataset }: Frozen) =>
  Object.fromEntries((dataset.get("organizations") ?? []).map(({ id, name }) => [id, (name as { ja: string }).ja]));

async function foundAsOf(sequence: number, words: string): Promise<string[] | undefined> {
  const terms = termsOf(words);
  const search = { terms, sequence, collections: [], most: 1_000 };
  const found = await readHits(portal.SEARCH, search, { limit: 50, after: null, total: false, facet: false });
  return found === "too-many-texts" ? undefined : found?.hits.map(({ id }) => id);
}

describe("loading releases one after the other", () => {
  beforeEach(empty);

  it("every release stays as it was, in lists and in search", async () => {
    let before: Frozen | undefined;
    for (const one of editions) {
      await load(portal, one, before);
      before = one;
    }
    for (const one of editions) expect(await namesAsOf(one.release.sequence)).toEqual(expectedAsOf(one));
    expect(await foundAsOf(1, "旧称")).toEqual(["changed"]);
    expect(await foundAsOf(2, "旧称")).toEqual([]);
    expect(await foundAsOf(2, "新称")).toEqual(["changed"]);
    expect([await foundAsOf(1, "廃止"), await foundAsOf(2, "廃止"), await foundAsOf(3, "復活")]).toEqual([
      ["removed"],
      [],
      ["removed"],
    ]);
    expect((await readLedger(portal.DB)).map(({ id, predecessor }) => [id, predecessor])).toEqual([
      ["3.0.0", "2.0.0"],
      ["2.0.0", "1.0.0"],
      ["1.0.0", null],
    ]);
  });

  it("costs rows for what changed alone", async () => {
    await load(portal, first, undefined);
    await load(portal, second, first);
    const { results } = await portal.DB.prepare("SELECT id, since, until FROM organizations ORDER BY id, since").all();
    expect(results).toEqual([
      { id: "added", since: 2, until: 2_147_483_647 },
      { id: "changed", since: 1, until: 2 },
      { id: "changed", since: 2, until: 2_147_483_647 },
      { id: "kept", since: 1, until: 2_147_483_647 },
      { id: "removed", since: 1, until: 2 },
    ]);
  });

  it("refuses to mix with another release of the same number that was begun", async () => {
    const failing = {
      prepare: (sql: string) => portal.SEARCH.prepare(sql),
      batch: () => Promise.reject(new Error("killed")),
    } as unknown as D1Database;
    await load(portal, first, undefined);
    await load({ DB: portal.DB, SEARCH: failing }, second, first).catch(() => {});
    const other = { ...second, manifest: { ...second.manifest, counts: { organizations: 99 } } };
    await expect(load(portal, other, first)).rejects.toThrow(/unfinished load of another release 2\.0\.0/);
    await load(portal, second, first);
    expect(await namesAsOf(2)).toEqual(expectedAsOf(second));
  });

  it("a list that an older state does not know yet counts as empty", async () => {
    await load(portal, first, undefined);
    await portal.DB.prepare("UPDATE organizations SET evidence = NULL WHERE id = 'kept'").run();
    const evidence = (absent: boolean) => [
      { field: "evidence", columns: ["evidence"], operator: "isnull" as const, values: [absent] },
    ];
    const ids = async (absent: boolean) => {
      const query = {
        entity: organizations as never,
        filters: evidence(absent),
        ids: null,
        withinTheme: null,
        sort: [{ column: "id", descending: false }],
        limit: 50,
        after: null,
        fields: ["id", "evidence"],
        total: false,
        facets: [],
      };
      return (await readList(portal.DB, 1, query)).rows.map((one) => [one.id, one.evidence]);
    };
    expect(await ids(true)).toEqual([["kept", []]]);
    expect((await ids(false)).map(([id]) => id)).toEqual(["changed", "removed"]);
  });

  it("never moves the pointer back", async () => {
    await load(portal, first, undefined);
    await load(portal, second, first);
    await publish(portal.DB, first.release);
    expect((await readLatest(portal.DB))?.id).toBe("2.0.0");
  });

  it("binds no more to a statement than D1 takes, and sends no more than fits", async () => {
    const bound: unknown[][] = [];
    const watched = {
      prepare: (sql: string) => {
        const statement = portal.DB.prepare(sql);
        return {
          bind: (...values: unknown[]) => {
            bound.push(values);
            return statement.bind(...values);
          },
        };
      },
      batch: (statements: D1PreparedStatement[]) => portal.DB.batch(statements),
    } as unknown as D1Database;
    const many = edition(
      1,
      Array.from({ length: 1200 }, (_, i) => row(`id-${i}`, "機構".repeat(900))),
    );
    await load({ DB: watched, SEARCH: portal.SEARCH }, many, undefined);
    const values = Array.from({ length: 30 }, (_, i) => ({
      field: "name",
      columns: ["nameJa", "nameEn"],
      operator: "ne" as const,
      values: [`x${i}`],
    }));
    const query = {
      entity: organizations as never,
      filters: [...values, ...values],
      ids: null,
      withinTheme: null,
      sort: [{ column: "id", descending: false }],
      limit: 5,
      after: null,
      fields: ["id"],
      total: false,
      facets: [],
    };
    expect((await readList(watched, 1, query)).rows).toHaveLength(5);
    expect(Math.max(...bound.map(({ length }) => length))).toBeLessThanOrEqual(100);
    const largest = Math.max(...bound.flat().map((value) => new TextEncoder().encode(String(value)).byteLength));
    expect(largest).toBeGreaterThan(100_000);
    expect(largest).toBeLessThan(2_000_000);
  });

  it("reads the rows that a page of 50 returns and hardly more, on the first page and deep in, as of any release", async () => {
    const ids = Array.from({ length: 1000 }, (_, i) => `id-${String(i).padStart(4, "0")}`);
    const one = edition(
      1,
      ids.map((id) => row(id, "機構")),
    );
    const two = edition(
      2,
      ids.map((id, i) => row(id, i % 50 === 0 ? "新機構" : "機構")),
    );
    await load(portal, one, undefined);
    await load(portal, two, one);
    for (const sequence of [1, 2]) {
      for (const after of [null, "id-0700"]) {
        const query = {
          entity: organizations as never,
          filters: [],
          ids: null,
          withinTheme: null,
          sort: [{ column: "id", descending: false }],
          limit: 50,
          after,
          fields: Object.keys(organizations.fields),
          total: false,
          facets: [],
        };
        const spent = nothingSpent();
        const { rows } = await readList(metered(portal, spent).DB, sequence, query);
        expect(rows[0]?.id).toBe(after ? "id-0701" : "id-0000");
        expect(rows).toHaveLength(50);
        expect(spent.rowsRead, `release ${sequence} after ${after}`).toBeLessThanOrEqual(60);
      }
    }
  });

  it("run twice, changes nothing", async () => {
    await load(portal, first, undefined);
    const once = await state();
    await load(portal, first, undefined);
    expect(await state()).toEqual(once);
  });
});
