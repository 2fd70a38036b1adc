import { beforeAll, describe, expect, it, vi } from "vitest";
import { withdraw } from "../../src/db/load";
import { languages } from "../../src/model/text";
import type { Edition } from "../../src/release/dumps";
import { editionsOf, type Frozen } from "../../src/release/frozen";
import worker from "../../src/worker";
import { examplePages } from "../served/page-examples";
import { addressOf, cases, keepQuery } from "./documented";
import { empty, first, loadOne, second } from "./editions";
import { context, get, portal } from "./portal";

// Who asks: nobody in particular, browsers of two languages, and programs for each kind of data.
const readers: readonly Readonly<Record<string, string>>[] = [
  {},
  ...languages.map((language) => ({
    Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": language,
  })),
  ...["application/json", "text/csv", "text/turtle", "application/ld+json", "application/problem+json"].map((Accept) => ({
    Accept,
  })),
  { "Accept-Language": "en" },
];

type Seen = { readonly answer: unknown; readonly status: number; readonly headers: Headers };

async function seen(path: string, headers: Readonly<Record<string, string>>): Promise<Seen> {
  const response = await get(path, { headers });
  const body = await response.arrayBuffer();
  const told = ["Content-Type", "Content-Location", "Content-Language", "Location"].map((name) => response.headers.get(name));
  const instance = /urn:uuid:[0-9a-f-]{36}/g;
  return {
    answer: [response.status, ...told, new TextDecoder().decode(body).replaceAll(instance, "")],
    status: response.status,
    headers: response.headers,
  };
}

const cachingOf = ({ headers }: Seen) => headers.get("Cache-Control") ?? "";
const isShared = (one: Seen) => cachingOf(one).includes("public");

/** Whether a cache that follows Vary, comparing values as they are, takes two readers for one (RFC 9111, section 4.1). */
function isOneReader(vary: string | null, a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  return (vary ?? "").split(/,\s*/).every((name) => a[name] === b[name]);
}

describe("a cache that many readers share", () => {
  beforeAll(keepQuery);

  const operations = cases.map(([path, operation]) => [path, () => addressOf(path, operation)] as const);
  const others = [
    "/",
    "/docs",
    "/ja",
    "/ja/",
    "/v1/initiatives/",
    "/v1/releases/latest/budgets?limit=2",
    "/ja/releases/latest",
    "/ja/budgets?utm_source=x",
    "/v1/budgets?as_of=2030-01-01",
    "/id/budgets/sbir-2022",
    "/id/budgets/none",
    "/v1/none",
    "/none",
    "/ja/none",
    "/v1/budgets?none=1",
    "/v1/releases/9.9.9/budgets",
    "/style.css",
    "/favicon.ico",
    "/dumps/1.0.0/plans.csv",
    "/dumps/latest/plans.csv",
    "/v1/compare/1.0.0...latest",
    "/v1/compare/1.0.0...1.1.0",
    "/v1/compare/1.0.0...1.1.0?view=patch",
    "/healthz",
  ];
  const addresses = [...operations, ...[...examplePages, ...others].map((path) => [path, () => path] as const)];

  it.each(addresses)("%s says how long it may be kept, and gives nobody what another chose", async (name, address) => {
    const path = address() ?? name.replace("{id}", "none").replace("{release}", "1.0.0");
    const all: (readonly [Readonly<Record<string, string>>, Seen])[] = [];
    for (const reader of readers) all.push([reader, await seen(path, reader)]);
    const [[, plain]] = all as [(typeof all)[number]];
    for (const [reader, one] of all) {
      const shown = `${path} for ${JSON.stringify(reader)}`;
      expect(cachingOf(one), shown).toMatch(/^(no-store|private, max-age=\d+|public, max-age=\d+.*)$/);
      if (one.status >= 400) expect(cachingOf(one), shown).toBe("no-store");
      expect(one.headers.has("Set-Cookie"), shown).toBe(false);
      const tags = one.headers.get("Cache-Tag")?.split(",") ?? [];
      expect(tags.length > 0, `${shown}: ${tags}`).toBe(isShared(one));
      for (const tag of tags) expect(tag, shown).toMatch(/^(latest|release-\d+\.\d+\.\d+)$/);
      if (isShared(one)) expect(tags.includes("latest"), shown).toBe(!cachingOf(one).includes("immutable"));
      if (!isShared(one)) continue;
      // Whatever release an address names, its withdrawal finds the answer again.
      for (const part of path.split(/\.{3}|[/?]/))
        if (/^\d+\.\d+\.\d+$/.test(part)) expect(tags, shown).toContain(`release-${part}`);
      // A cache that leaves Vary aside gives at worst what everybody is given who asks for nothing in particular.
      expect(one.answer, shown).toEqual(plain.answer);
      for (const [other, fresh] of all)
        if (isOneReader(one.headers.get("Vary"), reader, other))
          expect(one.answer, `${shown}, given to ${JSON.stringify(other)}`).toEqual(fresh.answer);
    }
  });

  it("what names the release before is found by the withdrawal of that one too", async () => {
    for (const path of ["", "/budgets", "/budgets/sbir-2022", "/budgets/sum", "/search?q=AI", "/coverage", "/concordance"]) {
      const { headers } = await get(`/v1/releases/1.3.0${path}`);
      expect(headers.get("Cache-Control"), path).toContain("immutable");
      expect(headers.get("Link"), path).toContain('rel="predecessor-version"');
      expect(headers.get("Cache-Tag")?.split(",").sort(), path).toEqual(["release-1.2.1", "release-1.3.0"]);
    }
    for (const cited of ["budgets", "budgets/sbir-2022", "budgets/sum"]) {
      const answer = await get(`/cite/${cited}@1.3.0.datacite.json`);
      expect(await answer.text(), cited).toContain("IsNewVersionOf");
      expect(answer.headers.get("Cache-Tag"), cited).toBe("release-1.3.0,release-1.2.1");
    }
    // New in its release, it names none.
    const { headers } = await get("/v1/releases/1.1.0/appropriations/sbir-2022-supplementary");
    expect(headers.get("Cache-Tag")).toBe("release-1.1.0");
  });

  it("what prints the origin of the request is shared at the public one alone", async () => {
    const body = JSON.stringify({ collection: "budgets", release: "1.0.0" });
    const headers = { "Content-Type": "application/json" };
    const kept = await worker.fetch(
      new Request(`${portal.PUBLIC_URL}/v1/queries`, { method: "POST", headers, body }) as never,
      portal,
      context,
    );
    const query = kept.headers.get("Location")?.replace("/v1/", "/en/") as string;
    for (const path of ["/ja/budgets", "/en/sql", "/ja/datasets/budgets", "/timemap/v1/budgets", query]) {
      const at = async (origin: string) => {
        const answer = await worker.fetch(new Request(origin + path) as never, portal, context);
        return [answer.headers.get("Cache-Control"), (await answer.text()).includes(`${origin}/`)];
      };
      expect(await at("https://portal.test"), path).toEqual(["private, max-age=60", true]);
      expect(await at(portal.PUBLIC_URL), path).toEqual([expect.stringContaining("public"), true]);
    }
  });
});

describe("what a load made untrue leaves the cache of the platform", () => {
  const editions = editionsOf([first, second]);
  const load = (i: number) => loadOne(portal, [first, second][i] as Frozen, editions[i] as Edition, null);
  const purged: (string[] | undefined)[] = [];
  const answers = { success: true, errors: [] as { code: number; message: string }[], fault: null as Error | null };
  const tick = async () => {
    purged.length = 0;
    const cache = {
      purge: async ({ tags }: CachePurgeOptions) => {
        purged.push(tags);
        if (answers.fault) throw answers.fault;
        return answers;
      },
    };
    await worker.scheduled({} as ScheduledController, portal, { ...context, cache } as never);
    return purged.flat();
  };
  const later = (seconds: number) => portal.DB.prepare(`UPDATE pointers SET moved = moved - ${seconds}`).run();

  beforeAll(async () => {
    await empty();
    await load(0);
    await load(1);
  });

  it("with a release, what moves; for an hour, because some place may know the old one for a while", async () => {
    expect(await tick()).toEqual(["latest"]);
    await later(3_500);
    expect(await tick()).toEqual(["latest"]);
    await later(200);
    expect(await tick()).toEqual([]);
    await load(1);
    expect(await tick()).toEqual([]);
  });

  it("or the alarm of a fault rings, where the database cannot say what it is", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    const failing = () => Promise.reject(new Error("D1_ERROR: Network connection lost."));
    const DB = { prepare: (sql: string) => portal.DB.prepare(sql), batch: failing };
    const purge = async () => answers;
    await worker.scheduled({} as ScheduledController, { ...portal, DB } as never, { ...context, cache: { purge } } as never);
    expect(logged.mock.calls.join()).toMatch(/"fault".*Network connection lost/);
    logged.mockRestore();
  });

  it("with a withdrawal, everything of that release, and a purge that is refused or lost is made with the next", async () => {
    await withdraw(portal.DB, [{ release: "1.0.0", on: "2030-02-01", reason: { ja: "命令による。", en: "By order." } }]);
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    Object.assign(answers, { success: false, errors: [{ code: 1, message: "too many" }] });
    await tick();
    expect(logged.mock.calls.join()).toContain("too many");
    Object.assign(answers, { success: true, errors: [], fault: new Error("Network connection lost.") });
    await tick();
    expect(logged.mock.calls.at(-1)?.join()).toMatch(/"purge".*Network connection lost/);
    logged.mockRestore();
    answers.fault = null;
    expect(await tick()).toEqual(["latest", "release-1.0.0"]);
    await later(4_000);
    expect(await tick()).toEqual(["release-1.0.0"]);
    await later(90_000);
    await withdraw(portal.DB, [{ release: "1.0.0", on: "2030-02-01", reason: { ja: "命令による。", en: "By order." } }]);
    expect(await tick()).toEqual([]);
  });
});
