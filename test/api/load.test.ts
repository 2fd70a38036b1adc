import { beforeEach, describe, expect, it } from "vitest";
import { type Frozen, loadRelease } from "../../src/cli/load-release";
import { publish } from "../../src/db/load";
import { readList } from "../../src/db/records";
import { readLatest, readLedger } from "../../src/db/releases";
import { readHits } from "../../src/db/search";
import { entities } from "../../src/model";
import { complete } from "../../src/model/entity";
import type { Row } from "../../src/model/field";
import { matchExpression, termsOf } from "../../src/model/grams";
import { portal } from "./portal";

const organizations = entities.find(({ collection }) => collection === "organizations");
if (!organizations) throw new Error("there is no collection of organizations");

const row = (id: string, ja: string): Row => complete(organizations, { id, name: { ja, en: id }, enBasis: "ours", type: "agency" });
const edition = (sequence: number, rows: readonly Row[]): Frozen => ({
  release: {
    id: `${sequence}.0.0`,
    sequence,
    issued: `2030-01-0${sequence}`,
    summary: { ja: "版", en: "edition" },
    predecessor: sequence > 1 ? `${sequence - 1}.0.0` : null,
  },
  manifest: { publicUrl: portal.PUBLIC_URL, counts: { organizations: rows.length }, fields: {}, files: [], tombstones: [] },
  dataset: new Map([["organizations", [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))]]),
  documents: new Map(),
});

// The second edition keeps one, changes one, removes one and adds one; the third brings the removed one back.
const first = edition(1, [row("kept", "保持機構"), row("changed", "旧称機構"), row("removed", "廃止機構")]);
const second = edition(2, [row("kept", "保持機構"), row("changed", "新称機構"), row("added", "新設機構")]);
const third = edition(3, [
  row("kept", "保持機構"),
  row("changed", "新称機構"),
  row("added", "新設機構"),
  row("removed", "復活機構"),
]);
const editions = [first, second, third];

async function empty(): Promise<void> {
  await portal.DB.batch(
    ["pointers", "changes", "tombstones", "releases", "organizations"].map((table) => portal.DB.prepare(`DELETE FROM ${table}`)),
  );
  for (const { collection } of entities) await portal.DB.prepare(`DELETE FROM "${collection}"`).run();
  await portal.SEARCH.batch([
    portal.SEARCH.prepare("DELETE FROM texts"),
    portal.SEARCH.prepare("INSERT INTO grams(grams) VALUES ('delete-all')"),
  ]);
}

/** Everything that D1 holds, for comparing two ends. */
async function state(): Promise<unknown> {
  const read = async (d1: D1Database, sql: string) => (await d1.prepare(sql).all()).results;
  return [
    await read(portal.DB, "SELECT * FROM organizations ORDER BY id, since"),
    await read(portal.DB, "SELECT * FROM releases ORDER BY sequence"),
    await read(portal.DB, "SELECT * FROM pointers"),
    await read(portal.DB, "SELECT * FROM changes ORDER BY sequence"),
    await read(portal.SEARCH, "SELECT collection, id, since, until, titleJa, titleEn, title, text FROM texts ORDER BY id, since"),
    await read(
      portal.SEARCH,
      "SELECT texts.id, texts.since FROM grams JOIN texts ON texts.rowid = grams.rowid WHERE grams MATCH '\"機構\"' ORDER BY 1, 2",
    ),
  ];
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

async function foundAsOf(sequence: number, words: string): Promise<string[]> {
  const terms = termsOf(words);
  const search = { match: matchExpression(terms) as string, terms, sequence, collections: [] };
  return (await readHits(portal.SEARCH, search, { limit: 50, after: null, total: false, facet: false })).hits.map(({ id }) => id);
}

/** The databases, failing at the n-th batch from now; only what loading calls is there, so the type is asserted. */
function failingAt(n: number): { env: Pick<typeof portal, "DB" | "SEARCH">; failed: () => boolean } {
  let batches = 0;
  const wrap = (d1: D1Database) =>
    ({
      prepare: (sql: string) => d1.prepare(sql),
      batch: (statements: D1PreparedStatement[]) => {
        batches++;
        return batches === n ? Promise.reject(new Error("killed")) : d1.batch(statements);
      },
    }) as unknown as D1Database;
  return { env: { DB: wrap(portal.DB), SEARCH: wrap(portal.SEARCH) }, failed: () => batches >= n };
}

describe("loading releases one after the other", () => {
  beforeEach(empty);

  it("every release stays as it was, in lists and in search", async () => {
    let before: Frozen | undefined;
    for (const one of editions) {
      await loadRelease(portal, one, before);
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
    await loadRelease(portal, first, undefined);
    await loadRelease(portal, second, first);
    const { results } = await portal.DB.prepare("SELECT id, since, until FROM organizations ORDER BY id, since").all();
    expect(results).toEqual([
      { id: "added", since: 2, until: 2_147_483_647 },
      { id: "changed", since: 1, until: 2 },
      { id: "changed", since: 2, until: 2_147_483_647 },
      { id: "kept", since: 1, until: 2_147_483_647 },
      { id: "removed", since: 1, until: 2 },
    ]);
  });

  it("killed at any step and run again, it ends in the same state, and readers see the old release until the last step", async () => {
    await loadRelease(portal, first, undefined);
    await loadRelease(portal, second, first);
    const whole = await state();
    for (let step = 1; ; step++) {
      await empty();
      await loadRelease(portal, first, undefined);
      const { env, failed } = failingAt(step);
      const outcome = await loadRelease(env, second, first).then(
        () => "done",
        () => "killed",
      );
      if (outcome === "killed") {
        expect((await readLatest(portal.DB))?.id, `after a kill at step ${step}`).toBe("1.0.0");
        expect((await readLedger(portal.DB)).map(({ id }) => id)).toEqual(["1.0.0"]);
        expect(await namesAsOf(1)).toEqual(expectedAsOf(first));
        expect(await foundAsOf(1, "旧称")).toEqual(["changed"]);
      }
      await loadRelease(portal, second, first);
      expect(await state(), `after a kill at step ${step}`).toEqual(whole);
      if (!failed()) {
        expect(step).toBeGreaterThan(5);
        return;
      }
    }
  });

  it("refuses to mix with another release of the same number that was begun", async () => {
    await loadRelease(portal, first, undefined);
    await loadRelease(failingAt(4).env, second, first).catch(() => {});
    const other = { ...second, manifest: { ...second.manifest, counts: { organizations: 99 } } };
    await expect(loadRelease(portal, other, first)).rejects.toThrow(/unfinished load of another release 2\.0\.0/);
    await loadRelease(portal, second, first);
    expect(await namesAsOf(2)).toEqual(expectedAsOf(second));
  });

  it("a list that an older state does not know yet counts as empty", async () => {
    await loadRelease(portal, first, undefined);
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
    expect(await ids(true)).toContainEqual(["kept", []]);
    expect(await ids(false)).toEqual([]);
  });

  it("never moves the pointer back", async () => {
    await loadRelease(portal, first, undefined);
    await loadRelease(portal, second, first);
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
    await loadRelease({ DB: watched, SEARCH: portal.SEARCH }, many, undefined);
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
    await loadRelease(portal, one, undefined);
    await loadRelease(portal, two, one);
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
        const { rows, cost } = await readList(portal.DB, sequence, query);
        expect(rows[0]?.id).toBe(after ? "id-0701" : "id-0000");
        expect(rows).toHaveLength(50);
        expect(cost.rowsRead, `release ${sequence} after ${after}`).toBeLessThanOrEqual(60);
      }
    }
  });

  it("run twice, changes nothing", async () => {
    await loadRelease(portal, first, undefined);
    const once = await state();
    await loadRelease(portal, first, undefined);
    expect(await state()).toEqual(once);
  });
});
