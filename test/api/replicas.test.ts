import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { withdraw } from "../../src/db/load";
import type { Edition } from "../../src/release/dumps";
import { editionsOf, type Frozen } from "../../src/release/frozen";
import { keyOf } from "../../src/store/dumps";
import worker from "../../src/worker";
import { empty, first, loadOne, second, withFiles } from "./editions";
import { context, portal } from "./portal";

const { OLDER_DB, OLDER_SEARCH, OLDER_QUERIES } = env;
const older = { ...portal, DB: OLDER_DB, SEARCH: OLDER_SEARCH, QUERIES: OLDER_QUERIES };

/**
 * A database with a copy that lags behind: sessions that ask for nothing in particular, or for a state that the copy has, are answered by
 * it, all others by the primary.
 */
function lagging(primary: D1Database, copy: D1Database) {
  const asked: string[] = [];
  const binding = {
    withSession: (from: string) => {
      const isOld = from === "first-unconstrained" || from === "old";
      const { prepare, batch } = isOld ? copy : primary;
      return {
        prepare: prepare.bind(isOld ? copy : primary),
        batch: (statements: D1PreparedStatement[]) => {
          asked.push(isOld ? "copy" : from === "first-primary" ? "primary" : "new enough");
          return batch.call(isOld ? copy : primary, statements);
        },
        getBookmark: () => (isOld ? "old" : "older than nothing"),
      };
    },
  };
  return { binding: binding as unknown as D1Database, asked };
}

/** An isolate that knows nothing yet, whose nearest copies lag behind. */
function isolate(behind: Partial<Record<"DB" | "SEARCH" | "QUERIES", D1Database>>) {
  const asked: Record<string, string[]> = {};
  const bindings = (["DB", "SEARCH", "QUERIES"] as const).map((name) => {
    const one = lagging(portal[name], behind[name] ?? portal[name]);
    asked[name] = one.asked;
    return [name, one.binding];
  });
  const own = Object.fromEntries(bindings);
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    worker.fetch(new Request(`https://portal.test${path}`, init) as never, { ...portal, ...own }, context);
  return { ask, asked };
}

/** What an answer says, apart from what it cost. */
async function told(answer: Response): Promise<unknown> {
  return [
    answer.status,
    answer.headers.get("Cache-Control"),
    answer.headers.get("ETag"),
    new TextDecoder().decode(await answer.arrayBuffer()),
  ];
}

const fresh = (path: string) => isolate({}).ask(path);

await applyD1Migrations(OLDER_DB, env.MIGRATIONS);
await applyD1Migrations(OLDER_SEARCH, env.SEARCH_MIGRATIONS);
await applyD1Migrations(OLDER_QUERIES, env.QUERIES_MIGRATIONS);

describe("a copy that is a release behind", () => {
  const editions = editionsOf([first, second]);
  const load = (bindings: typeof portal, i: number) =>
    loadOne(bindings, [first, second][i] as Frozen, editions[i] as Edition, null);

  beforeEach(async () => {
    await empty();
    await load(portal, 0);
    await load(older, 0);
    await load(portal, 1);
  });

  it.each([
    "/v1/releases/2.0.0",
    "/v1/releases/2.0.0/organizations",
    "/v1/releases/2.0.0/organizations/added",
    "/v1/releases/2.0.0/organizations?q=%E6%96%B0%E8%A8%AD&include=total,facets",
    "/v1/releases/2.0.0/search?q=%E6%96%B0%E8%A8%AD",
    "/v1/compare/1.0.0...2.0.0?view=rows",
    "/dumps/2.0.0/SHA256SUMS",
    "/cite/2.0.0.bib",
    "/ja/releases/2.0.0/organizations/added",
  ])("%s is what the primary answers", async (path) => {
    const { ask, asked } = isolate({ DB: OLDER_DB, SEARCH: OLDER_SEARCH });
    expect(await told(await ask(path))).toEqual(await told(await fresh(path)));
    expect(asked.DB).toEqual(expect.arrayContaining(["copy", "primary"]));
  });

  it("what was seen once is seen by every later request, without the primary", async () => {
    const { ask, asked } = isolate({ DB: OLDER_DB });
    await ask("/v1/releases/2.0.0/organizations");
    const before = asked.DB?.length;
    for (const id of ["kept", "changed", "added"]) expect((await ask(`/v1/releases/2.0.0/organizations/${id}`)).status).toBe(200);
    expect(new Set(asked.DB?.slice(before))).toEqual(new Set(["new enough"]));
  });

  it("the latest is for a while the release that the copy has, whole and named", async () => {
    const { ask } = isolate({ DB: OLDER_DB, SEARCH: OLDER_SEARCH });
    const answer = await ask("/v1/organizations");
    expect(answer.headers.get("Content-Location")).toBe("/v1/releases/1.0.0/organizations");
    expect(await answer.text()).toBe(await (await fresh("/v1/releases/1.0.0/organizations")).text());
  });

  it("a release that the primary does not know either is 404, and not kept", async () => {
    const { ask, asked } = isolate({ DB: OLDER_DB });
    const answer = await ask("/v1/releases/9.9.9/organizations");
    expect([answer.status, answer.headers.get("Cache-Control")]).toEqual([404, "no-store"]);
    expect(asked.DB).toContain("primary");
  });

  it("a search index that is behind everywhere is 503 with Retry-After, in search and in lists; lists without words go on", async () => {
    await portal.SEARCH.prepare("DELETE FROM loaded WHERE sequence = 2").run();
    const { ask } = isolate({});
    for (const path of ["/v1/releases/2.0.0/search?q=AI", "/v1/search?q=AI", "/v1/organizations?q=AI"]) {
      const answer = await ask(path);
      expect([answer.status, answer.headers.get("Retry-After"), answer.headers.get("Cache-Control")], path).toEqual([
        503,
        "10",
        "no-store",
      ]);
    }
    expect((await ask("/v1/organizations")).status).toBe(200);
    expect((await ask("/v1/releases/1.0.0/search?q=AI")).status).toBe(200);
    expect(((await (await ask("/readyz")).json()) as { checks: { search: { ok: boolean } } }).checks.search.ok).toBe(false);
  });

  it("a search index that was lost is filled again by loading", async () => {
    const path = "/v1/releases/2.0.0/search?q=%E6%A9%9F%E6%A7%8B";
    const before = await told(await fresh(path));
    await portal.SEARCH.batch(
      ["DELETE FROM loaded", "DELETE FROM texts", "INSERT INTO grams(grams) VALUES ('delete-all')"].map((sql) =>
        portal.SEARCH.prepare(sql),
      ),
    );
    expect((await fresh(path)).status).toBe(503);
    for (const i of [0, 1]) await load(portal, i);
    expect(await told(await fresh(path))).toEqual(before);
  });

  it("a query that was kept a moment ago is found, and not kept again", async () => {
    const { ask, asked } = isolate({ QUERIES: OLDER_QUERIES });
    const init = { method: "POST", body: '{"collection":"organizations"}', headers: { "Content-Type": "application/json" } };
    const kept = await ask("/v1/queries", init);
    expect(kept.status).toBe(201);
    const path = kept.headers.get("Location") as string;
    const elsewhere = isolate({ QUERIES: OLDER_QUERIES });
    expect((await elsewhere.ask(path)).status).toBe(200);
    expect((await elsewhere.ask("/v1/queries", init)).status).toBe(200);
    expect([asked.QUERIES?.[0], elsewhere.asked.QUERIES?.slice(0, 2)]).toEqual(["copy", ["copy", "primary"]]);
    expect((await elsewhere.ask(`/v1/queries/${"0".repeat(32)}`)).status).toBe(404);
  });
});

describe("a copy that does not know yet of a withdrawal", () => {
  it("brings no file of the release back", async () => {
    await empty();
    const releases = await withFiles([first, second], ["organizations.csv"]);
    const [, edition] = editionsOf(releases);
    for (const bindings of [older, portal]) await loadOne(bindings, releases[1] as Frozen, edition as Edition, null);
    const file = "/dumps/2.0.0/organizations.csv";
    expect((await isolate({ DB: OLDER_DB }).ask(file)).status).toBe(200);
    await withdraw(portal.DB, [{ release: "2.0.0", on: "2030-02-01", reason: { ja: "命令。", en: "By order." } }]);
    await portal.DUMPS.delete(keyOf("2.0.0", "organizations.csv"));
    const { ask, asked } = isolate({ DB: OLDER_DB });
    expect((await ask(file)).status).toBe(410);
    expect(asked.DB).toEqual(["copy", "primary"]);
    expect(await portal.DUMPS.head(keyOf("2.0.0", "organizations.csv"))).toBeNull();
  });
});
