import { beforeEach, describe, expect, it, vi } from "vitest";
import { publish, withdraw } from "../../../src/db/load";
import type { Edition } from "../../../src/release/dumps";
import { editionsOf, type Frozen } from "../../../src/release/frozen";
import { empty, first, loadOne, second, withFiles } from "../editions";
import { portal } from "../portal";
import { type Faults, failing, hanging, honest, honesty, isolate, listening, rightAnswer, told, whenLate } from "./isolate";

const releases = await withFiles([first, second], ["organizations.csv"]);
const editions = editionsOf(releases);
const load = (i: number) => loadOne(portal, releases[i] as Frozen, editions[i] as Edition, null);
const change = (sql: string) => portal.DB.prepare(sql).run();
const lost = failing("D1_ERROR: Network connection lost.");

listening();
beforeEach(empty);

const addresses = [
  "/v1/organizations",
  "/v1/organizations/kept",
  "/v1/organizations/kept/history",
  "/v1/search?q=%E6%A9%9F%E6%A7%8B",
  "/v1/releases",
  "/v1/releases/latest",
  "/v1/releases/1.0.0",
  "/v1/releases/1.0.0/organizations",
  "/v1/releases/1.0.0/organizations/kept.ttl",
  "/v1/releases/1.0.0/search?q=%E6%A9%9F%E6%A7%8B",
  "/v1/organizations/sum",
  "/v1/coverage",
  "/v1/compare/1.0.0...latest",
  "/v1/compare/1.0.0...2.0.0",
  "/v1/changes",
  "/v1/changes?after=3",
  "/timemap/v1/organizations",
  "/timegate/v1/organizations",
  "/dumps/latest/organizations.csv",
  "/dumps/1.0.0/organizations.csv",
  "/dumps/1.0.0/SHA256SUMS",
  "/cite/latest.bib",
  "/cite/1.0.0.bib",
  "/cite/organizations/kept@1.0.0.bib",
  "/id/organizations/kept",
  "/feed.json",
  "/catalog.ttl",
  "/datapackage.json",
].filter((path) => !path.includes("/sum"));
const kept = { method: "POST", headers: { "Content-Type": "application/json" } };
const query = JSON.stringify({ collection: "organizations", release: "1.0.0" });

describe("a ledger", () => {
  it("without a release says at every address that nothing is loaded yet, and of nothing that it never was", async () => {
    const { ask } = isolate();
    for (const path of addresses) expect(await honesty(await ask(path)), path).toEqual(honest);
    expect(await honesty(await ask("/v1/queries", { ...kept, body: query }))).toEqual(honest);
  });

  it("whose pointer is lost does the same", async () => {
    await load(0);
    await load(1);
    await change("DELETE FROM pointers");
    const { ask } = isolate();
    for (const path of addresses) expect(await honesty(await ask(path)), path).toEqual(honest);
    expect(await honesty(await ask("/v1/queries", { ...kept, body: query }))).toEqual(honest);
    expect((await ask("/ja/organizations", { headers: { Accept: "text/html" } })).status).toBe(503);
  });

  it("whose pointer names a release that is not there cannot be: D1 refuses it", async () => {
    await load(0);
    await expect(publish(portal.DB, second.release)).rejects.toThrow(/FOREIGN KEY/);
    await expect(change("DELETE FROM releases")).rejects.toThrow(/FOREIGN KEY/);
    expect(await told(await isolate().ask("/v1/releases/latest"))).toBe("307 ");
  });

  it("with a manifest that does not parse is 503 for that release and right for the others", async () => {
    await load(0);
    const right = await rightAnswer("/v1/releases/1.0.0/organizations");
    await load(1);
    await change("UPDATE releases SET manifest = substr(manifest, 1, 100) WHERE id = '2.0.0'");
    const { ask } = isolate();
    for (const path of [
      "/v1/organizations",
      "/v1/releases/2.0.0",
      "/v1/releases/2.0.0/organizations",
      "/timemap/v1/organizations",
      "/v1/organizations/kept/history",
    ])
      expect(await honesty(await ask(path)), path).toEqual(honest);
    expect(await told(await ask("/v1/releases/1.0.0/organizations"))).toBe(right);
  });

  it("of a record whose stored text does not parse is 503, with the records beside it untouched", async () => {
    await load(0);
    await change("UPDATE organizations SET evidence = '[{' WHERE id = 'kept'");
    const { ask } = isolate();
    for (const path of ["/v1/organizations", "/v1/organizations/kept", "/v1/organizations/kept/history"])
      expect(await honesty(await ask(path)), path).toEqual(honest);
    expect((await ask("/v1/organizations/removed")).status).toBe(200);
  });
});

/** A request for which D1 reads at once and answers only when it is told to. */
async function readLate(faults: Faults, ask: () => Promise<Response>): Promise<{ late: Promise<Response>; tell: () => void }> {
  const { promise: told, resolve: tell } = Promise.withResolvers<void>();
  const { promise: read, resolve: isRead } = Promise.withResolvers<void>();
  faults.DB = async (answer) => {
    const older = await answer();
    isRead();
    await told;
    return older;
  };
  const late = ask();
  await read;
  faults.DB = undefined;
  return { late, tell };
}

describe("an isolate that knew the latest release", () => {
  beforeEach(async () => {
    await load(0);
  });

  it("answers what it answered before while D1 fails, with its age, for a day and no longer", async () => {
    const { faults, ask } = isolate();
    const asked = [
      "/v1/organizations",
      "/v1/organizations/kept.csv",
      "/v1/releases",
      // A page is for shared caches at the portal's own address alone.
      `${portal.PUBLIC_URL}/ja/organizations`,
      "/feed.atom",
      "/v1/releases/1.0.0/organizations",
    ];
    const before = [];
    for (const path of asked) before.push(await told(await ask(path)));
    faults.DB = lost;
    const now = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(now + 3_600_000);
    for (const [i, path] of asked.entries()) {
      const stale = await ask(path);
      expect([Number(stale.headers.get("Age")) >= 3_599, stale.headers.get("Server-Timing")], path).toEqual([
        true,
        expect.stringContaining('"stale"'),
      ]);
      expect(await told(stale), path).toBe(before[i]);
      const tag = (await ask(path)).headers.get("ETag") as string;
      expect((await ask(path, { headers: { "If-None-Match": tag } })).status, path).toBe(304);
    }
    vi.spyOn(Date, "now").mockReturnValue(now + 86_500_000);
    for (const path of asked) expect((await ask(path)).status, path).toBe(503);
    faults.DB = undefined;
    for (const [i, path] of asked.entries()) expect(await told(await ask(path)), path).toBe(before[i]);
  });

  it("goes on leading to it while D1 fails, to what it has in memory, files and all, and asks a database that hangs once in five seconds", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { faults, asked, ask } = isolate();
    const frozen = await told(await ask("/v1/releases/1.0.0/organizations"));
    const file = await told(await ask("/dumps/1.0.0/organizations.csv"));
    await ask("/v1/releases/latest");
    faults.DB = hanging;
    const now = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(now + 3_600_000);
    const before = asked.batches;
    for (const path of ["/v1/releases/latest/organizations", "/dumps/latest/organizations.csv"]) {
      const answer = await whenLate(ask(path));
      expect([answer.status, answer.headers.get("Location")?.replace("/v1/releases", "").slice(-23)], path).toEqual([
        307,
        path.replace("/v1/releases", "").replace("latest", "1.0.0").slice(-23),
      ]);
    }
    expect(asked.batches - before).toBe(1);
    // Nor does each of many that come at once.
    vi.spyOn(Date, "now").mockReturnValue(now + 3_610_000);
    const atOnce = await whenLate(Promise.all(Array.from({ length: 20 }, () => ask("/v1/releases/latest/organizations"))));
    expect(atOnce.map(({ status }) => status)).toEqual(Array(20).fill(307));
    expect(asked.batches - before).toBe(2);
    expect(await told(await whenLate(ask("/v1/releases/1.0.0/organizations")))).toBe(frozen);
    expect(await told(await whenLate(ask("/dumps/1.0.0/organizations.csv")))).toBe(file);
    vi.spyOn(Date, "now").mockReturnValue(now + 86_500_000);
    expect((await whenLate(ask("/v1/releases/latest"))).status).toBe(503);
  });

  it("and learns that it was withdrawn never goes back to it, whatever fails then", async () => {
    await load(1);
    const { faults, ask } = isolate();
    const secret = await told(await ask("/v1/releases/2.0.0/organizations"));
    // Nobody asks for these again until D1 fails.
    const unasked = ["/v1/releases/2.0.0/organizations/changed", "/v1/organizations/changed", "/ja/releases/2.0.0/organizations"];
    for (const path of ["/v1/organizations", "/v1/releases/latest", "/dumps/2.0.0/SHA256SUMS", ...unasked])
      await (await ask(path)).arrayBuffer();
    const now = Date.now();
    faults.DB = lost;
    vi.spyOn(Date, "now").mockReturnValue(now + 61_000);
    expect(await told(await ask("/v1/releases/2.0.0/organizations"))).toBe(secret);
    expect((await ask("/v1/releases/latest")).headers.get("Location")).toBe("/v1/releases/2.0.0");

    faults.DB = undefined;
    await withdraw(portal.DB, [{ release: "2.0.0", on: "2030-02-01", reason: { ja: "命令。", en: "By order." } }]);
    vi.spyOn(Date, "now").mockReturnValue(now + 122_000);
    for (const path of ["/v1/releases/2.0.0/organizations", "/dumps/2.0.0/SHA256SUMS"]) expect((await ask(path)).status).toBe(410);
    const older = await told(await ask("/v1/organizations"));
    expect(older).not.toContain("新称機構");

    faults.DB = lost;
    vi.spyOn(Date, "now").mockReturnValue(now + 183_000);
    for (const path of ["/v1/releases/2.0.0/organizations", "/dumps/2.0.0/SHA256SUMS", ...unasked])
      expect(await honesty(await ask(path)), path).toEqual(honest);
    expect(await told(await ask("/v1/organizations"))).toBe(older);
    expect((await ask("/v1/releases/latest")).headers.get("Location")).toBe("/v1/releases/1.0.0");
  });

  it("and hears of an older one late goes on with the newer, and still learns when that is withdrawn", async () => {
    const { faults, ask } = isolate();
    const { late, tell } = await readLate(faults, () => ask("/v1/releases/latest"));
    await load(1);
    const frozen = "/v1/releases/2.0.0/organizations";
    for (const path of ["/v1/releases/latest", frozen]) await (await ask(path)).arrayBuffer();
    tell();
    for (const answer of [await late, await ask("/v1/releases/latest")])
      expect(answer.headers.get("Location")).toBe("/v1/releases/2.0.0");

    await withdraw(portal.DB, [{ release: "2.0.0", on: "2030-02-01", reason: { ja: "命令。", en: "By order." } }]);
    const now = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(now + 61_000);
    expect((await ask("/v1/releases/latest")).headers.get("Location")).toBe("/v1/releases/1.0.0");
    faults.DB = lost;
    vi.spyOn(Date, "now").mockReturnValue(now + 183_000);
    expect(await honesty(await ask(frozen))).toEqual(honest);
  });

  it("and learns that it was withdrawn does not unlearn it by a read that began before", async () => {
    await load(1);
    const { faults, ask } = isolate();
    const frozen = "/v1/releases/2.0.0/organizations";
    const { late, tell } = await readLate(faults, () => ask("/v1/releases/latest"));
    await withdraw(portal.DB, [{ release: "2.0.0", on: "2030-02-01", reason: { ja: "命令。", en: "By order." } }]);
    expect((await ask(frozen)).status).toBe(410);
    tell();
    expect((await late).headers.get("Location")).toBe("/v1/releases/1.0.0");
    expect((await ask(frozen)).status).toBe(410);
    faults.DB = lost;
    const now = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(now + 3_600_000);
    expect(await honesty(await ask(frozen))).toEqual(honest);
  });

  it("and learns that it was withdrawn while others still wait for D1 does not tell them of it", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    await load(1);
    const { faults, asked, ask } = isolate();
    for (const path of ["/v1/releases/2.0.0/organizations", "/v1/releases/latest"]) await (await ask(path)).arrayBuffer();
    const now = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(now + 61_000);
    faults.DB = hanging;
    const before = asked.batches;
    const waiting = ask("/v1/releases/2.0.0/organizations/changed");
    while (asked.batches === before) await portal.DB.prepare("SELECT 1").run();
    faults.DB = undefined;
    await withdraw(portal.DB, [{ release: "2.0.0", on: "2030-02-01", reason: { ja: "命令。", en: "By order." } }]);
    vi.spyOn(Date, "now").mockReturnValue(now + 70_000);
    expect((await ask("/v1/releases/2.0.0/organizations")).status).toBe(410);
    faults.DB = lost;
    expect(await honesty(await whenLate(waiting))).toEqual(honest);
    expect(await honesty(await ask("/v1/releases/latest"))).toEqual(honest);
  });
});

describe("a release that is published between two hops of one request", () => {
  const moving = [
    ...addresses,
    "/v1/meta",
    "/feed.atom",
    "/sitemap.xml",
    "/linkset",
    "/ja/releases",
    "/ja/releases/2.0.0",
    "/ja/organizations",
    "/ja/organizations/changed",
    "/v1/organizations?q=%E6%A9%9F%E6%A7%8B&include=total,facets",
    "/v1/organizations/removed",
    "/v1/organizations/added",
    "/v1/organizations/removed/history",
    "/v1/organizations/changed/history",
  ];
  /** What it says, where it leads, and what it is called. */
  const seen = async (answer: Response) => [
    await told(answer),
    answer.headers.get("Location"),
    answer.headers.get("ETag"),
    answer.headers.get("Content-Location"),
  ];

  it.each(moving)("%s is of the one or of the other", async (path) => {
    await load(0);
    const old = await seen(await isolate().ask(path));
    await load(1);
    const current = await seen(await isolate().ask(path));
    for (let hop = 1; ; hop++) {
      await empty();
      await load(0);
      const { faults, asked, ask } = isolate();
      const between = async (answer: () => Promise<D1Result[]>) => {
        if (asked.batches === hop) await load(1);
        return answer();
      };
      Object.assign(faults, { DB: between, SEARCH: between });
      const answer = await seen(await ask(path));
      expect([old, current], `at hop ${hop}`).toContainEqual(answer);
      if (asked.batches <= hop) break;
    }
  });
});
