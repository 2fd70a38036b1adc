import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { withdraw } from "../../src/db/load";
import type { Row } from "../../src/model/field";
import type { Withdrawal } from "../../src/model/release";
import type { Edition } from "../../src/release/dumps";
import { editionsOf, type Frozen } from "../../src/release/frozen";
import { withWithheld } from "../../src/release/withheld";
import { keyOf, removeDumps } from "../../src/store/dumps";
import worker from "../../src/worker";
import { edition, empty, first, loadOne, row, second, state, withFiles } from "./editions";
import { context, portal } from "./portal";

// The second release removes b and gives a another name; both are withdrawn with it. The third keeps b gone.
const rows: readonly (readonly Row[])[] = [[row("a", "甲"), row("b", "乙")], [row("a", "秘密")], [row("a", "丙"), row("c", "丁")]];
const stone = {
  collection: "organizations",
  id: "b",
  reason: { ja: "誤り。", en: "An error." },
  successor: null,
  merged: false,
};
const releases = (
  await withFiles(
    rows.map((some, i) => edition(i + 1, some)),
    ["organizations.csv"],
  )
).map((one, i): Frozen => (i === 1 ? { ...one, manifest: { ...one.manifest, tombstones: [stone] } } : one));
const editions = editionsOf(releases);
const withdrawal: Withdrawal = { release: "2.0.0", on: "2030-02-01", reason: { ja: "命令による。", en: "By order." } };

const isolate = () => ({
  ...portal,
  DB: { prepare: (sql: string) => portal.DB.prepare(sql), batch: (all: D1PreparedStatement[]) => portal.DB.batch(all) },
});
const get = async (path: string, env: object = isolate()): Promise<Response> =>
  worker.fetch(new Request(`https://portal.test${path}`, { redirect: "manual" }) as never, env as never, context);
type Related = { readonly relationType: string; readonly relatedIdentifier: string };
const load = (i: number, withdrawn: Withdrawal | null = null) =>
  loadOne(portal, releases[i] as Frozen, editions[i] as Edition, withdrawn);

describe("a release that is withdrawn while it is the latest", () => {
  beforeAll(async () => {
    await empty();
    await load(0);
    await load(1);
  });

  it("takes the removal of a record with it, and what it said stands nowhere", async () => {
    expect((await get("/id/organizations/b")).status).toBe(410);
    const remembering = isolate();
    expect((await get("/dumps/2.0.0/organizations.csv", remembering)).status).toBe(200);
    await withdraw(portal.DB, [withdrawal]);
    await removeDumps(portal.DUMPS, releases[1] as Frozen);

    expect((await get("/v1/organizations/b")).status).toBe(200);
    expect((await get("/id/organizations/b")).status).toBe(303);
    const history = await (await get("/v1/organizations/b/history")).json<{ removed: unknown }>();
    expect(history.removed).toBeNull();
    expect(await (await get("/v1/organizations/a/history")).text()).not.toContain("秘密");

    // An isolate that still remembers the release finds no file, and must not make it again.
    vi.spyOn(console, "error").mockImplementation(() => {});
    expect((await get("/dumps/2.0.0/organizations.csv", remembering)).status).toBe(410);
    vi.restoreAllMocks();
    expect(await portal.DUMPS.head(keyOf("2.0.0", "organizations.csv"))).toBeNull();
  });

  it("keeps the file that says what it was, and no other", async () => {
    const { manifest } = await (await get("/dumps/2.0.0/release.json")).json<{ manifest: unknown }>();
    expect(manifest).toEqual(releases[1]?.manifest);
    for (const file of ["SHA256SUMS", "organizations.csv"]) expect((await get(`/dumps/2.0.0/${file}`)).status).toBe(410);
  });

  it("counts again once a later release stands on it", async () => {
    await load(2);
    expect((await get("/id/organizations/b")).status).toBe(410);
    expect(await (await get("/v1/organizations/a/history")).text()).not.toContain("秘密");
    const { data } = await (await get("/v1/organizations/a/history")).json<{ data: { data: unknown }[] }>();
    expect(data.map((one) => one.data === null)).toEqual([false, true, false]);
  });

  it("is not named as what a later release has before it", async () => {
    for (const path of ["/v1/releases/3.0.0/organizations", "/v1/releases/3.0.0/organizations/a"]) {
      const link = (await get(path)).headers.get("Link");
      expect(link, path).toContain("latest-version");
      expect(link, path).not.toContain("predecessor-version");
    }
    for (const cited of ["organizations", "organizations/a"])
      expect(await (await get(`/cite/${cited}@3.0.0.datacite.json`)).text(), cited).not.toContain("IsNewVersionOf");
  });

  it("is not where the portal leads who wants to know what a later release changed", async () => {
    const compared = "/v1/compare/1.0.0...3.0.0?view=rows";
    const links = async (path: string) => (await (await get(path)).json<{ data: { links: { changes?: string } } }>()).data.links;
    expect((await links("/v1/releases/3.0.0")).changes).toBe(compared);
    expect((await links("/v1/releases/2.0.0")).changes).toBeUndefined();
    const listed = (await (await get("/v1/releases")).json<{ data: { links: { changes?: string } }[] }>()).data;
    expect(listed.map((one) => one.links.changes)).toEqual([compared, undefined, undefined]);
    const atom = await (await get("/feed.atom")).text();
    expect(atom.match(/rel="related"[^>]*compare[^>]*/g)?.map((one) => one.includes("1.0.0...3.0.0"))).toEqual([true]);

    expect((await get("/en/compare")).headers.get("Location")).toBe("/en/compare/1.0.0...3.0.0");
    for (const page of ["/en/", "/en/releases", "/en/releases/3.0.0", "/en/compare/1.0.0...3.0.0"]) {
      const html = await (await get(page)).text();
      const led = [...html.matchAll(/href="(\/en\/compare\/[^"?#]*)/g)].map(([, href]) => href);
      expect(new Set(led), page).toEqual(new Set(["/en/compare/1.0.0...3.0.0"]));
    }
    const form = (await (await get("/en/releases")).text()).match(/<option[^>]*selected[^>]*>/g) ?? [];
    expect(form.map((one) => /value="([^"]*)"/.exec(one)?.[1])).toEqual(["1.0.0", "3.0.0"]);

    expect((await get("/v1/releases/3.0.0")).headers.get("Link")).toContain('</v1/releases/1.0.0>; rel="predecessor-version"');
    const beside = async (release: string) => {
      const cited = await (await get(`/cite/${release}.datacite.json`)).json<{ relatedIdentifiers: Related[] }>();
      return cited.relatedIdentifiers.flatMap(({ relationType, relatedIdentifier }) =>
        /VersionOf$/.test(relationType) ? [`${relationType} ${relatedIdentifier.split("/").at(-1)}`] : [],
      );
    };
    expect(await beside("3.0.0")).toEqual(["IsNewVersionOf 1.0.0"]);
    expect(await beside("1.0.0")).toEqual(["IsPreviousVersionOf 3.0.0"]);
  });
});

describe("what is left of the latest release when it is withdrawn", () => {
  type Landing = {
    readonly data: { readonly links: { readonly checksums: null }; readonly collections: { readonly list: null }[] };
  };
  const asked = (headers: Record<string, string>) =>
    new Request("https://portal.test/v1/queries", {
      method: "QUERY",
      headers: { "Content-Type": "application/json", ...headers },
      body: '{"collection":"organizations"}',
    });
  const query = async (headers: Record<string, string> = {}) =>
    worker.fetch(asked(headers) as never, isolate() as never, context) as Promise<Response>;

  beforeAll(async () => {
    await empty();
    for (const i of [0, 1]) await load(i);
  });

  it("does not keep the date by which a client holds the result of a query on the latest", async () => {
    const lastModified = (await query()).headers.get("Last-Modified") as string;
    await withdraw(portal.DB, [withdrawal]);
    const answer = await query({ "If-Modified-Since": lastModified });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Location")).toBe("/v1/releases/1.0.0/organizations");
  });

  it("is a citation that says so, and no command that fails to prove it", async () => {
    for (const style of ["bib", "ris", "csl.json", "datacite.json", "cff", "txt"]) {
      const cited = await (await get(`/cite/2.0.0.${style}`)).text();
      expect(cited, style).toContain("Release 2.0.0 was withdrawn on 2030-02-01: By order.");
      expect(cited, style).not.toContain("curl");
      expect(await (await get(`/cite/1.0.0.${style}`)).text(), style).not.toContain("withdrawn");
    }
  });

  it("is a landing page that leads to nothing of it", async () => {
    const answer = await get("/v1/releases/2.0.0");
    const { data } = await answer.json<Landing>();
    expect(data.links.checksums).toBeNull();
    expect(new Set(data.collections.map(({ list }) => list))).toEqual(new Set([null]));
    expect(answer.headers.get("Link")).not.toContain('rel="describedby"');
    const log = await (await get("/v1/changes")).json<{ data: { release: { id: string }; links: { record: string | null } }[] }>();
    const links = log.data.filter(({ release }) => release.id === "2.0.0").map(({ links: { record } }) => record);
    expect(links.length).toBeGreaterThan(1);
    expect(new Set(links)).toEqual(new Set([null]));
  });

  it("says nothing twice in one breath where its reason ends without a stop", async () => {
    await empty();
    for (const i of [0, 1]) await load(i);
    await withdraw(portal.DB, [{ ...withdrawal, reason: { ja: "命令による", en: "By order" } }]);
    expect(await (await get("/cite/2.0.0.bib")).text()).toContain("By order. SHA-256");
    for (const style of ["txt", "cff"]) expect(await (await get(`/cite/2.0.0.${style}`)).text()).not.toMatch(/命令による [\n"]/);
  });

  it("holds no later release to a date at which that led to it", async () => {
    await load(2);
    const later = await get("/v1/releases/3.0.0");
    expect(later.headers.get("ETag")).not.toBeNull();
    expect(later.headers.get("Last-Modified")).toBeNull();
    expect((await get("/v1/releases/1.0.0")).headers.get("Last-Modified")).not.toBeNull();
  });
});

describe("the log of changes after the latest release was withdrawn", () => {
  it("leads to no history of what that release alone had, and to all others", async () => {
    await empty();
    const both = [first, second];
    for (const [i, one] of both.entries()) await loadOne(portal, one, editionsOf(both)[i] as Edition, null);
    await withdraw(portal.DB, [withdrawal]);
    const { data } = await (await get("/v1/changes")).json<{
      data: { id: string; change: string; release: { id: string }; links: { history: string | null } }[];
    }>();
    const inSecond = data.filter(({ release }) => release.id === "2.0.0");
    expect(inSecond.map(({ id, links }) => [id, links.history === null])).toEqual([
      ["added", true],
      ["changed", false],
      ["removed", false],
    ]);
    for (const { links } of inSecond) if (links.history) expect((await get(links.history)).status, links.history).toBe(200);
  });
});

describe("the log of changes when a release has just come", () => {
  it("leads to the history of what it added, also where the isolate knows no later release yet", async () => {
    await empty();
    await load(0);
    const env = isolate();
    expect((await get("/v1/changes", env)).status).toBe(200);
    for (const i of [1, 2]) await load(i);
    const { data } = await (await get("/v1/changes", env)).json<{
      data: { id: string; change: string; links: { record: string | null; history: string | null } }[];
    }>();
    expect(data.find(({ id }) => id === "c")).toMatchObject({
      change: "added",
      links: { record: "/v1/releases/3.0.0/organizations/c", history: "/v1/organizations/c/history" },
    });
  });
});

describe("a release that is withdrawn when there is a later one", () => {
  afterEach(() => vi.restoreAllMocks());

  it("is named no more by answers that an isolate has kept of the later one", async () => {
    await empty();
    for (const i of [0, 1, 2]) await load(i);
    const env = isolate();
    const named = async (path: string) => {
      const answer = await get(path, env);
      return (
        /2\.0\.0(\/[a-z]+)*>; rel="predecessor-version"/.test(answer.headers.get("Link") ?? "") ||
        /IsNewVersionOf.*2\.0\.0|2\.0\.0.*IsNewVersionOf/s.test(await answer.text())
      );
    };
    const paths = [
      ...["/v1/releases/3.0.0", "/v1/releases/3.0.0/organizations", "/v1/releases/3.0.0/organizations/a"],
      ...["/cite/organizations@3.0.0.datacite.json", "/cite/organizations/a@3.0.0.datacite.json", "/cite/3.0.0.datacite.json"],
    ];
    for (const path of paths) expect(await named(path), path).toBe(true);
    await withdraw(portal.DB, [withdrawal]);
    const now = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(now + 61_000);
    for (const path of paths) expect(await named(path), path).toBe(false);
  });
});

describe("a release that is withdrawn before it is loaded", () => {
  it("is never to be read, and its files are not put", async () => {
    await empty();
    await load(0);
    expect(await load(1, withdrawal)).toBe(0);
    for (const path of ["/v1/releases/2.0.0/organizations", "/ja/releases/2.0.0/budgets/a/reconciliation"])
      expect((await get(path)).status, path).toBe(410);
    expect((await (await get("/v1/releases")).json<{ latest: string }>()).latest).toBe("1.0.0");
    expect(await portal.DUMPS.head(keyOf("2.0.0", "organizations.csv"))).toBeNull();
  });
});

describe("two loads at once", () => {
  it("the one that comes late leaves what later releases did", async () => {
    await empty();
    for (const i of [0, 1, 2]) await load(i);
    const end = await state();
    for (const i of [1, 0, 2]) expect(await load(i)).toBe(0);
    expect(await state()).toEqual(end);
  });
});

describe("a name that only a withdrawn release gave", () => {
  const part = { ...row("child", "子機関"), partOf: "parent" };
  const named = [[row("parent", "旧名"), part], [row("parent", "差止められた名"), part], [row("child", "子機関")]];
  const held = named.map((some, i) => edition(i + 1, some));
  const log = [
    ...[1, 2].map((i) => ({ release: `${i}.0.0`, id: "parent", change: i === 1 ? ("added" as const) : ("changed" as const) })),
    { release: "1.0.0", id: "child", change: "added" as const },
    { release: "3.0.0", id: "child", change: "changed" as const },
    { release: "3.0.0", id: "parent", change: "removed" as const },
  ].map((one) => ({ ...one, collection: "organizations" }));
  const paths = [
    ...["/v1/compare/1.0.0...3.0.0?view=rows", "/v1/compare/3.0.0...1.0.0?view=rows", "/v1/organizations/child/history"],
    ...["/ja/compare/1.0.0...3.0.0", "/ja/organizations/child"],
  ];

  it("stands nowhere, and what stands in its place is the same after a restore without it", async () => {
    const answers: string[][] = [];
    for (const releases of [held, withWithheld(held.with(1, edition(2, [])), ["2.0.0"], log)]) {
      await empty();
      for (const [i, one] of releases.entries()) await loadOne(portal, one, editionsOf(releases)[i] as Edition, null);
      await withdraw(portal.DB, [withdrawal]);
      const env = isolate();
      answers.push(await Promise.all(paths.map(async (path) => (await get(path, env)).text())));
    }
    const [first, restored] = answers;
    for (const text of first ?? []) expect(text).not.toContain("差止");
    expect(first?.[0]).toContain("「旧名」");
    expect(first?.[2]).toContain("「旧名」");
    expect(restored).toEqual(first);
  });
});
