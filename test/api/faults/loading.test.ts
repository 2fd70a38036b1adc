import { beforeEach, describe, expect, it } from "vitest";
import { readQuery, restoreQueries, type StoredQuery } from "../../../src/db/queries";
import type { Dump, Edition } from "../../../src/release/dumps";
import { dumpsOf } from "../../../src/release/dumps";
import { editionsOf, type Frozen } from "../../../src/release/frozen";
import { keyOf, putDump } from "../../../src/store/dumps";
import { empty, first, loadOne, second, state, third, withFiles } from "../editions";
import { portal } from "../portal";
import { type DatabaseFault, failing, honest, honesty, isolate, listening, rightAnswer, told } from "./isolate";

const releases = await withFiles([first, second, third], ["organizations.csv", "organizations.ndjson"]);
const editions = editionsOf(releases);
const load = (env: Parameters<typeof loadOne>[0], i: number) => loadOne(env, releases[i] as Frozen, editions[i] as Edition, null);
const loadAll = async (env: Parameters<typeof loadOne>[0]) => {
  for (const i of releases.keys()) await load(env, i);
};

listening();
beforeEach(empty);

const lostAnswer: DatabaseFault = async (answer) => {
  await answer();
  throw new Error("D1_ERROR: Network connection lost.");
};
const lostRequest = failing("D1_ERROR: Network connection lost.");

const kept: StoredQuery = {
  pid: "0123456789abcdef0123456789abcdef",
  release: "1.0.0",
  collection: "organizations",
  normalized: "",
  original: "{}",
  resultRows: 2,
  resultSha256: "ab".repeat(32),
  mintedAt: "2030-01-01T00:00:00Z",
};

describe("a load of releases", () => {
  it.each<[string, DatabaseFault]>([
    ["D1 applied though its answer was lost", lostAnswer],
    ["D1 lost", lostRequest],
    ["a connection to a local D1 lost", failing("fetch failed")],
  ])("of which %s each write once ends as any other", async (_, fault) => {
    await loadAll(portal);
    const end = await state();
    await empty();
    const { faults, env } = isolate();
    let lost = 0;
    const once = () => {
      let isNext = true;
      const harm: DatabaseFault = (answer, statements) => {
        isNext = !isNext;
        if (isNext || isRead(statements)) return answer();
        lost++;
        return fault(answer, statements);
      };
      return harm;
    };
    Object.assign(faults, { DB: once(), SEARCH: once() });
    await loadAll({ ...env, DUMPS: portal.DUMPS });
    expect(lost).toBeGreaterThan(12);
    expect(await state()).toEqual(end);
  });

  it("brings back kept queries where D1 lost the first write", async () => {
    const { faults, env } = isolate();
    faults.QUERIES = async () => {
      delete faults.QUERIES;
      return lostRequest();
    };
    await restoreQueries(env.QUERIES, [kept]);
    expect(await readQuery(portal.QUERIES, kept.pid)).toEqual(kept);
    await portal.QUERIES.prepare("DELETE FROM queries WHERE pid = ?").bind(kept.pid).run();
  });

  it("run at once with another ends as one alone, and readers see whole releases", async () => {
    await loadAll(portal);
    const end = await state();
    const whole = new Set<string>();
    for (const last of releases.keys()) {
      await empty();
      for (let i = 0; i <= last; i++) await load(portal, i);
      whole.add(await rightAnswer("/v1/organizations"));
    }
    await empty();
    await load(portal, 0);
    let isOpen = true;
    const both = Promise.all([loadAll(portal), loadAll(portal), loadAll(portal)]).finally(() => {
      isOpen = false;
    });
    while (isOpen) expect(whole).toContain(await rightAnswer("/v1/organizations"));
    await both;
    expect(await state()).toEqual(end);
  });

  it("that R2 gives other bytes puts nothing", async () => {
    const [dump] = (await Array.fromAsync(dumpsOf(editions[0] as Edition))) as [Dump];
    const harmed = { ...dump, content: dump.content.map((byte, i) => (i === 0 ? byte ^ 1 : byte)) };
    await expect(putDump(portal.DUMPS, "1.0.0", harmed)).rejects.toThrow(/SHA-256/);
    expect(await portal.DUMPS.head(keyOf("1.0.0", dump.name))).toBeNull();
  });
});

describe("a query that is kept", () => {
  const body = JSON.stringify({ collection: "organizations", release: "1.0.0", sort: ["-id"] });
  const minting = { method: "POST", body, headers: { "Content-Type": "application/json" } };

  it("though the answer of D1 was lost is kept once", async () => {
    await load(portal, 0);
    await portal.QUERIES.prepare("DELETE FROM queries").run();
    const { faults, ask } = isolate();
    let lost = 0;
    faults.QUERIES = (answer, statements) => (isRead(statements) || ++lost > 1 ? answer() : lostAnswer(answer, statements));
    expect((await ask("/v1/queries", minting)).status).toBe(201);
    expect(lost).toBe(2);
    expect((await portal.QUERIES.prepare("SELECT pid FROM queries").all()).results).toHaveLength(1);
    expect((await isolate().ask("/v1/queries", minting)).status).toBe(200);
  });
});

describe("a database that is not where the portal is", () => {
  const asked = [
    "/v1/releases/2.0.0/organizations",
    "/v1/releases/2.0.0/organizations/changed",
    "/v1/releases/2.0.0/organizations/added",
    "/v1/releases/2.0.0/organizations?sort=-name&include=total,facets",
    "/v1/releases/2.0.0/coverage",
    "/v1/compare/1.0.0...2.0.0",
    "/cite/organizations/changed@2.0.0.bib",
  ];

  it.each(asked)("because it was set back to an earlier release, gives no rows of that for %s", async (path) => {
    await load(portal, 0);
    await load(portal, 1);
    const right = await rightAnswer(path);
    const knowing = isolate();
    for (const release of ["1.0.0", "2.0.0"]) await (await knowing.ask(`/v1/releases/${release}/organizations?limit=1`)).text();
    await empty();
    await load(portal, 0);
    expect(await honesty(await knowing.ask(path))).toEqual(honest);
    await load(portal, 1);
    expect(await told(await knowing.ask(path))).toBe(right);
  });

  it("because the search index lags behind the pointer, makes searches 503 and no part for the whole", async () => {
    await load(portal, 0);
    await load(portal, 1);
    const earlier = await rightAnswer("/v1/releases/1.0.0/search?q=%E6%A9%9F%E6%A7%8B");
    await portal.SEARCH.prepare("DELETE FROM loaded WHERE sequence = 2").run();
    const { ask } = isolate();
    for (const path of [
      "/v1/search?q=%E6%A9%9F%E6%A7%8B",
      "/v1/releases/2.0.0/search?q=%E6%A9%9F%E6%A7%8B",
      "/v1/organizations?q=%E6%A9%9F%E6%A7%8B",
    ])
      expect(await honesty(await ask(path)), path).toEqual(honest);
    expect(await told(await ask("/v1/releases/1.0.0/search?q=%E6%A9%9F%E6%A7%8B"))).toBe(earlier);
    expect((await ask("/v1/organizations")).status).toBe(200);
  });

  it("because the search index was lost, is filled by the next load", async () => {
    await load(portal, 0);
    const path = "/v1/search?q=%E6%A9%9F%E6%A7%8B";
    const right = await rightAnswer(path);
    await portal.SEARCH.batch([
      portal.SEARCH.prepare("DELETE FROM texts"),
      portal.SEARCH.prepare("DELETE FROM loaded"),
      portal.SEARCH.prepare("INSERT INTO grams(grams) VALUES ('delete-all')"),
    ]);
    expect(await honesty(await isolate().ask(path))).toEqual(honest);
    await load(portal, 0);
    expect(await rightAnswer(path)).toBe(right);
  });
});

/** Whether a batch reads alone: what D1 repeats by itself. */
function isRead(statements: D1PreparedStatement[]): boolean {
  return statements.every((statement) => /^\s*SELECT/.test((statement as unknown as { statement: string }).statement));
}
