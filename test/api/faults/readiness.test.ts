import { describe, expect, it, vi } from "vitest";
import { get, latest, portal } from "../portal";
import { type Faults, failing, hanging, isolate, listening, whenLate } from "./isolate";

type Readiness = {
  readonly status: string;
  readonly latestRelease: string | null;
  readonly checks: Record<string, { readonly ok: boolean; readonly detail?: string; readonly detailJa?: string }>;
};

listening();

const lost = failing("D1_ERROR: Network connection lost.");
// Of three seconds each: at the ledger, then at all that is compared with it.
const TWO_LOOKS_MS = 6_000;
const unreadable = failing("get: internal error (10001)");

describe("/readyz", () => {
  it("says that all is there, and which release is the latest", async () => {
    const ready = await get("/readyz");
    expect([ready.status, ready.headers.get("Retry-After"), ready.headers.get("Cache-Control")]).toEqual([200, null, "no-store"]);
    const ok = { ok: true };
    expect(await ready.json()).toEqual({
      status: "ready",
      latestRelease: latest.id,
      checks: { releases: ok, search: ok, queries: ok, dumps: ok },
    });
  });

  it.each<[string, Faults, string[], RegExp]>([
    ["the database fails", { DB: lost }, ["releases", "search", "dumps"], /database of the releases does not answer/],
    ["the search index fails", { SEARCH: lost }, ["search"], /search index does not answer/],
    ["the database of queries fails", { QUERIES: lost }, ["queries"], /kept queries does not answer/],
    ["R2 fails", { DUMPS: { get: unreadable } }, ["dumps"], /cannot be read/],
    ["a file is missing", { DUMPS: { get: (async () => null) as never } }, ["dumps"], /is missing/],
    ["a file is damaged", { DUMPS: { get: (async () => new Response("other bytes")) as never } }, ["dumps"], /is damaged/],
    [
      "everything fails",
      { DB: lost, SEARCH: lost, QUERIES: lost, DUMPS: { get: unreadable } },
      ["releases", "search", "queries", "dumps"],
      /./,
    ],
  ])("says what is wrong where %s", async (_, broken, names, words) => {
    const { faults, ask } = isolate();
    // What the isolate remembers does not count.
    expect((await ask("/readyz")).status).toBe(200);
    await ask("/v1/initiatives");
    Object.assign(faults, broken);
    const answer = await ask("/readyz");
    expect([answer.status, answer.headers.get("Retry-After"), answer.headers.get("Cache-Control")]).toEqual([
      503,
      "30",
      "no-store",
    ]);
    const { status, checks } = await answer.json<Readiness>();
    expect(status).toBe("not ready");
    expect(Object.keys(checks).filter((name) => !checks[name]?.ok)).toEqual(names);
    expect(checks[names[0] as string]?.detail).toMatch(words);
    for (const name of names) expect(checks[name]?.detailJa, name).toMatch(/[ぁ-ん].*。$/);
  });

  it.each<[string, Faults]>([
    ["the database", { DB: hanging }],
    ["the search index", { SEARCH: hanging }],
    ["the database of queries", { QUERIES: hanging }],
    ["R2", { DUMPS: { get: hanging } }],
    ["everything", { DB: hanging, SEARCH: hanging, QUERIES: hanging, DUMPS: { get: hanging } }],
  ])("answers within two looks where %s hangs", async (_, broken) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { faults, ask } = isolate();
    Object.assign(faults, broken);
    const answer = await whenLate(ask("/readyz"), TWO_LOOKS_MS);
    expect([answer.status, (await answer.json<Readiness>()).status]).toEqual([503, "not ready"]);
  });

  it("says that search is behind where its index does not hold the latest release", async () => {
    await portal.SEARCH.prepare("DELETE FROM loaded WHERE sequence = ?").bind(latest.sequence).run();
    const { checks } = await (await isolate().ask("/readyz")).json<Readiness>();
    expect(checks.search).toEqual({
      ok: false,
      detail: `The search index does not hold release ${latest.id}, the latest.`,
      detailJa: `検索索引に最新リリース${latest.id}が反映されていません。`,
    });
    await portal.SEARCH.prepare("INSERT INTO loaded (sequence) VALUES (?)").bind(latest.sequence).run();
  });

  it("says that the pointer is lost", async () => {
    const pointer = await portal.DB.prepare("SELECT sequence FROM pointers").first<number>("sequence");
    await portal.DB.prepare("DELETE FROM pointers").run();
    const { latestRelease, checks } = await (await isolate().ask("/readyz")).json<Readiness>();
    expect([latestRelease, checks.releases?.detail]).toEqual([null, "No release is loaded, or the pointer to the latest is lost."]);
    await portal.DB.prepare("INSERT INTO pointers (name, sequence) VALUES ('published', ?)").bind(pointer).run();
    expect((await isolate().ask("/readyz")).status).toBe(200);
  });

  it("is not asked by /healthz, which answers whatever is broken", async () => {
    const { faults, ask } = isolate();
    Object.assign(faults, { DB: hanging, SEARCH: hanging, QUERIES: hanging, DUMPS: { get: hanging } });
    expect((await ask("/healthz")).status).toBe(200);
  });
});
