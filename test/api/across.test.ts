import { applyPatch, type Operation } from "fast-json-patch";
import { beforeAll, describe, expect, it } from "vitest";
import { loadRecords } from "../../src/cli/load-release";
import { withdraw } from "../../src/db/load";
import { entities } from "../../src/model";
import { sha256 } from "../../src/model/digest";
import { complete } from "../../src/model/entity";
import type { Row } from "../../src/model/field";
import type { Tombstone } from "../../src/model/release";
import { currentShape, dumpsOf, manifestOf } from "../../src/release/dumps";
import { editionsOf, type Frozen } from "../../src/release/frozen";
import { putDump } from "../../src/store/dumps";
import worker from "../../src/worker";
import { empty } from "./editions";
import { type Row as Answered, context, portal } from "./portal";

const organizations = entities.find(({ collection }) => collection === "organizations");
const quantities = entities.find(({ collection }) => collection === "quantities");
if (!organizations || !quantities) throw new Error("a collection of the fixture is gone");

const evidence = [{ citation: { title: "資料", publisher: "発行者" } }];
const body = (id: string, ja: string, more: object = {}): Row =>
  complete(organizations, { id, name: { ja, en: `Body ${id}` }, enBasis: "ours", type: "agency", evidence, ...more });
const count = (value: number): Row =>
  complete(quantities, {
    id: "hubs",
    label: { ja: "拠点数", en: "Hubs" },
    enBasis: "ours",
    initiative: "none",
    value,
    unit: { ja: "拠点", en: "hubs" },
    evidence,
  });

/** What each release of the fixture holds: it adds, corrects, removes with and without a successor, and changes one back. */
const contents: { id: string; issued: string; bodies: Row[]; hubs: number; tombstones?: Tombstone[] }[] = [
  { id: "1.0.0", issued: "2030-01-10", bodies: [body("a", "甲"), body("b", "乙"), body("c", "丙")], hubs: 8 },
  {
    id: "1.1.0",
    issued: "2030-02-10",
    bodies: [body("a", "甲"), body("b", "乙"), body("c", "丙"), body("d", "丁", { partOf: "a" })],
    hubs: 9,
  },
  {
    id: "2.0.0",
    issued: "2030-02-10",
    bodies: [body("a", "甲改"), body("d", "丁")],
    hubs: 8,
    tombstones: [
      {
        collection: "organizations",
        id: "b",
        reason: { ja: "甲と同じ機関でした。", en: "It was the same body as a." },
        successor: "a",
        merged: true,
      },
      {
        collection: "organizations",
        id: "c",
        reason: { ja: "機関ではありませんでした。", en: "It was no body." },
        successor: null,
        merged: false,
      },
    ],
  },
  { id: "2.0.1", issued: "2030-03-10", bodies: [body("a", "甲"), body("d", "丁", { corporateNumber: "1234567890123" })], hubs: 8 },
];

const bare: Frozen[] = contents.map(({ id, issued, bodies, hubs }, i) => ({
  release: {
    id,
    sequence: i + 1,
    issued,
    summary: { ja: `版${id}`, en: `edition ${id}` },
    predecessor: contents[i - 1]?.id ?? null,
  },
  manifest: { ...currentShape(portal.PUBLIC_URL), counts: {}, files: [], tombstones: [] },
  dataset: new Map([
    ["organizations", bodies],
    ["quantities", [count(hubs)]],
  ]),
  documents: new Map(),
}));

// A binding of its own for each look, so that no isolate remembers an earlier latest release.
const freshly = () =>
  ({
    ...portal,
    DB: { prepare: (sql: string) => portal.DB.prepare(sql), batch: (all: D1PreparedStatement[]) => portal.DB.batch(all) },
  }) as never;
const get = async (path: string, init?: RequestInit): Promise<Response> =>
  worker.fetch(new Request(`https://portal.test${path}`, { redirect: "manual", ...init }) as never, freshly(), context);
const json = async <T>(path: string): Promise<T> => {
  const response = await get(path);
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
};

/** Addresses of the first release that may never answer with other bytes. */
const lasting = [
  "/v1/releases/1.0.0/organizations",
  "/v1/releases/1.0.0/organizations.ttl",
  "/v1/releases/1.0.0/organizations/b",
  "/v1/releases/1.0.0/organizations/b.jsonld",
  "/v1/releases/1.0.0/organizations?sort=-name&limit=2",
  "/v1/releases/1.0.0/search?q=甲",
  "/v1/releases/1.0.0",
  "/dumps/1.0.0/SHA256SUMS",
  "/dumps/1.0.0/sti-policy.sqlite",
  "/cite/organizations/b@1.0.0.bib",
];
const answers = async () =>
  Object.fromEntries(
    await Promise.all(
      lasting.map(async (path) => {
        const response = await get(path);
        const lines = ["ETag", "Cache-Control", "Content-Type", "Content-Length", "Link", "Repr-Digest"].map((name) =>
          response.headers.get(name),
        );
        return [path, [response.status, lines, await sha256(new Uint8Array(await response.arrayBuffer()))]] as const;
      }),
    ),
  );

const seen: { latest: unknown; lasting: unknown }[] = [];

beforeAll(async () => {
  await empty();
  for (const [i, edition] of editionsOf(bare).entries()) {
    const one = bare[i] as Frozen;
    const dumps = await Array.fromAsync(dumpsOf(edition));
    const frozen = { ...one, manifest: manifestOf(dumps, edition, contents[i]?.tombstones ?? []) };
    for (const dump of dumps) await putDump(portal.DUMPS, one.release.id, dump);
    await loadRecords(portal, frozen, edition);
    seen.push({ latest: (await json<{ latest: string }>("/v1/releases")).latest, lasting: await answers() });
  }
});

describe("a new release", () => {
  it("moves latest and leaves every frozen answer as it was, byte for byte", () => {
    expect(seen.map(({ latest }) => latest)).toEqual(contents.map(({ id }) => id));
    for (const { lasting: later } of seen) expect(later).toEqual(seen[0]?.lasting);
    expect(JSON.stringify(seen[0]?.lasting)).not.toContain("[404");
  });
});

describe("as_of", () => {
  it.each([
    ["2030-01-10", "1.0.0"],
    ["2030-02-09", "1.0.0"],
    ["2030-02-10", "2.0.0"],
    ["2031-01-01", "2.0.1"],
  ])("%s leads to release %s, the rest of the query kept", async (day, release) => {
    const response = await get(`/v1/organizations?sort=-name&as_of=${day}&limit=2`);
    expect([response.status, response.headers.get("Location")]).toEqual([
      307,
      `/v1/releases/${release}/organizations?sort=-name&limit=2`,
    ]);
    expect((await get(`/v1/organizations/a.csv?as_of=${day}`)).headers.get("Location")).toBe(
      `/v1/releases/${release}/organizations/a.csv`,
    );
  });

  it("leads the page of a list, of a record and of a reconciliation to that of the release, and is refused where a page has no release", async () => {
    for (const [path, to] of [
      ["/ja/organizations?q=a&as_of=2030-01-10", "/ja/releases/1.0.0/organizations?q=a"],
      ["/en/organizations/a?as_of=2030-02-10", "/en/releases/2.0.0/organizations/a"],
      ["/ja/budgets/a/reconciliation?as_of=2030-01-10", "/ja/releases/1.0.0/budgets/a/reconciliation"],
      ["/en/releases/latest/organizations?as_of=2030-01-10", "/en/releases/1.0.0/organizations"],
    ] as const) {
      const response = await get(path);
      expect([response.status, response.headers.get("Location")], path).toEqual([307, to]);
    }
    expect((await get("/ja/organizations?as_of=2030-01-09")).status).toBe(404);
    expect((await get("/ja/releases/1.0.0/organizations?as_of=2030-01-10")).status).toBe(400);
    expect((await get("/ja/money?as_of=2030-01-10")).status).toBe(400);
  });

  it("before the first release, as no day, or on a frozen path is refused with a cure", async () => {
    expect((await get("/v1/organizations?as_of=2030-01-09")).status).toBe(404);
    for (const day of ["2030-13-01", "2030-01", "yesterday", "", "2030-02-30"])
      expect((await get(`/v1/organizations?as_of=${day}`)).status).toBe(400);
    expect((await get("/v1/releases/1.0.0/organizations?as_of=2030-01-10")).status).toBe(400);
  });
});

type Change = { field: string; before: unknown; after: unknown; sentence: { ja: string; en: string } };

describe("the history of a record", () => {
  it("has every state with what changed, in words", async () => {
    const { data, removed } = await json<{
      data: { since: { id: string }; until: { id: string } | null; changes: Change[] }[];
      removed: null;
    }>("/v1/organizations/a/history");
    expect(data.map(({ since, until }) => [since.id, until?.id ?? null])).toEqual([
      ["1.0.0", "2.0.0"],
      ["2.0.0", "2.0.1"],
      ["2.0.1", null],
    ]);
    expect(removed).toBeNull();
    expect(data[1]?.changes[0]?.sentence).toEqual({
      ja: "名称（日本語）を「甲」から「甲改」に変更",
      en: "Name (Japanese) changed from “甲” to “甲改”",
    });
    // The number of the last release says that it corrects.
    expect(data[2]?.changes[0]?.sentence.en).toBe("Name (Japanese) corrected from “甲改” to “甲”");
  });

  it("ends with the tombstone of a removed one, and is 404 for one that never was", async () => {
    const { data, removed } = await json<{
      data: { until: { id: string } }[];
      removed: { reason: { en: string }; release: { id: string } };
    }>("/v1/organizations/c/history");
    expect(data.map(({ until }) => until.id)).toEqual(["2.0.0"]);
    expect([removed.release.id, removed.reason.en]).toEqual(["2.0.0", "It was no body."]);
    expect((await get("/v1/organizations/nobody/history")).status).toBe(404);
  });
});

describe("a removed record", () => {
  it("is 410 with reason from its release on, and stays readable before", async () => {
    for (const path of [
      "/v1/organizations/c",
      "/v1/releases/2.0.0/organizations/c",
      "/v1/releases/2.0.1/organizations/c.csv",
      "/id/organizations/c",
    ]) {
      const response = await get(path);
      expect(response.status, path).toBe(410);
      expect(await response.json()).toMatchObject({
        reason: { ja: "機関ではありませんでした。" },
        removedIn: { id: "2.0.0" },
        successor: null,
      });
    }
    expect((await get("/v1/releases/1.1.0/organizations/c")).status).toBe(200);
  });

  it("that was merged leads on by 308, in the same release and format", async () => {
    const location = async (path: string) => {
      const response = await get(path);
      return [response.status, response.headers.get("Location")];
    };
    expect(await location("/v1/organizations/b.csv?fields=name")).toEqual([308, "/v1/organizations/a.csv?fields=id,name"]);
    expect(await location("/v1/releases/2.0.0/organizations/b")).toEqual([308, "/v1/releases/2.0.0/organizations/a"]);
    expect(await location("/id/organizations/b")).toEqual([308, "/id/organizations/a"]);
    expect((await get("/v1/releases/1.0.0/organizations/b")).status).toBe(200);
  });
});

describe("the difference of two releases", () => {
  const pairs = contents.flatMap((a) => contents.map((b) => [a.id, b.id] as const));

  it.each(pairs)("as a patch makes %s into %s", async (a, b) => {
    const patch = await json<Operation[]>(`/v1/compare/${a}...${b}?view=patch`);
    const [from, to] = [await json(`/dumps/${a}/sti-policy.json`), await json(`/dumps/${b}/sti-policy.json`)];
    expect(applyPatch(from, patch, true).newDocument).toEqual(to);
  });

  it.each(pairs)("in rows and in numbers agrees with the frozen lists of %s and %s", async (a, b) => {
    const rowsOf = async (release: string) => {
      const { data } = await json<{ data: Answered[] }>(`/v1/releases/${release}/organizations`);
      return new Map(data.map((row) => [row.id, JSON.stringify(row)]));
    };
    const [old, current] = [await rowsOf(a), await rowsOf(b)];
    const expected = [...new Set([...old.keys(), ...current.keys()])]
      .filter((id) => old.get(id) !== current.get(id))
      .sort()
      .map((id) => [id, !old.has(id) ? "added" : !current.has(id) ? "removed" : "changed"]);
    const found: [string, string][] = [];
    for (let next: string | null = `/v1/compare/${a}...${b}?view=rows&collection=organizations&limit=1`; next; ) {
      const answer = await get(next);
      const page = await answer.json<{ data: { id: string; change: string }[]; page: { next: string | null } }>();
      const [, linked = null] = /<([^>]*)>; rel="next"/.exec(answer.headers.get("Link") ?? "") ?? [];
      expect(linked).toBe(page.page.next);
      found.push(...page.data.map(({ id, change }): [string, string] => [id, change]));
      next = page.page.next;
    }
    expect(found).toEqual(expected);
    const { data } = await json<{ data: { collections: Record<string, Record<string, number>> } }>(`/v1/compare/${a}...${b}`);
    const tally = data.collections.organizations ?? { added: 0, changed: 0, removed: 0 };
    for (const kind of ["added", "changed", "removed"]) expect(tally[kind]).toBe(expected.filter(([, one]) => one === kind).length);
  });

  it("leaves out what was changed and changed back, and takes latest", async () => {
    const { data } = await json<{ data: { collections: object } }>("/v1/compare/1.0.0...2.0.0");
    expect(data.collections).not.toHaveProperty("quantities");
    expect((await get("/v1/compare/1.0.0...latest?view=rows")).headers.get("Location")).toBe("/v1/compare/1.0.0...2.0.1?view=rows");
    for (const bad of ["1.0.0", "1.0.0...", "1.0.0...9.9.9", "a...b...c"])
      expect((await get(`/v1/compare/${bad}`)).status).toBe(404);
    for (const bad of ["view=all", "limit=5", "view=patch&collection=organizations", "view=rows&collection=x"])
      expect((await get(`/v1/compare/1.0.0...2.0.0?${bad}`)).status).toBe(400);
  });
});

describe("the change log", () => {
  it("page by page is every change in order, with tombstones, and nothing after its end", async () => {
    type Entry = {
      sequence: number;
      release: { id: string };
      id: string;
      change: string;
      tombstone?: { successor: string | null };
    };
    const log: Entry[] = [];
    let next: string | null = "/v1/changes?limit=3";
    let resume = "";
    while (next) {
      const body: { data: Entry[]; page: { next: string | null; resume: string } } = await json(next);
      log.push(...body.data);
      ({ next, resume } = body.page);
    }
    expect(log.map(({ sequence }) => sequence)).toEqual(log.map((_, i) => i + 1));
    expect(log.map(({ release, id, change }) => `${release.id} ${id} ${change}`)).toEqual([
      ...["a added", "b added", "c added", "hubs added"].map((one) => `1.0.0 ${one}`),
      ...["d added", "hubs changed"].map((one) => `1.1.0 ${one}`),
      ...["a changed", "b removed", "c removed", "d changed", "hubs changed"].map((one) => `2.0.0 ${one}`),
      ...["a changed", "d changed"].map((one) => `2.0.1 ${one}`),
    ]);
    expect(log.find(({ id, change }) => id === "b" && change === "removed")?.tombstone?.successor).toBe("a");
    expect((await json<{ data: unknown[] }>(resume)).data).toEqual([]);
    for (const after of ["x", String(log.length + 1), "99999999"])
      expect((await get(`/v1/changes?after=${after}`)).status, after).toBe(400);
  });
});

describe("Memento", () => {
  const ask = async (path: string, moment?: string) => {
    const response = await get(path, moment ? { headers: { "Accept-Datetime": moment } } : {});
    return [response.status, response.headers.get("Location")];
  };

  it.each([
    ["Thu, 10 Jan 2030 00:00:00 GMT", "1.0.0"],
    ["Sat, 01 Jan 2000 00:00:00 GMT", "1.0.0"],
    ["Mon, 11 Feb 2030 00:00:00 GMT", "2.0.0"],
    [undefined, "2.0.1"],
  ])("the TimeGate at %s leads to %s", async (moment, release) => {
    expect(await ask("/timegate/v1/organizations?limit=2", moment)).toEqual([302, `/v1/releases/${release}/organizations?limit=2`]);
    expect(await ask("/timegate/dumps/latest/plans.csv", moment)).toEqual([302, `/dumps/${release}/plans.csv`]);
  });

  it("knows only the releases that hold a record, and refuses a date that is none", async () => {
    expect(await ask("/timegate/v1/organizations/c")).toEqual([302, "/v1/releases/1.1.0/organizations/c"]);
    expect(await ask("/timegate/v1/organizations/d", "Thu, 10 Jan 2030 00:00:00 GMT")).toEqual([
      302,
      "/v1/releases/1.1.0/organizations/d",
    ]);
    expect((await ask("/timegate/v1/organizations", "yesterday"))[0]).toBe(400);
    for (const none of ["/timegate/v1/nothing", "/timegate/v1/organizations/nobody", "/timegate/", "/timemap/v1/organizations/a/b"])
      expect((await ask(none))[0], none).toBe(404);
  });

  it("the TimeMap names every memento with the datetime that it bears itself", async () => {
    const response = await get("/timemap/v1/organizations/b");
    expect(response.headers.get("Content-Type")).toMatch(/^application\/link-format/);
    const lines = (await response.text()).trimEnd().split(",\n");
    const mementos = lines.flatMap((line) => {
      const [, url, relation, datetime] = /^<(.*)>; rel="([a-z ]*memento)"; datetime="(.*)"$/.exec(line) ?? [];
      return url ? [[url, relation, datetime] as const] : [];
    });
    expect(mementos.map(([, relation]) => relation)).toEqual(["first memento", "last memento"]);
    for (const [url, , datetime] of mementos) {
      const memento = await get(new URL(url).pathname);
      expect(memento.headers.get("Memento-Datetime")).toBe(datetime);
      for (const relation of ["original", "timegate", "timemap"])
        expect(memento.headers.get("Link")).toContain(`rel="${relation}"`);
    }
    expect((await get("/v1/organizations/a")).headers.get("Memento-Datetime")).toBeNull();
  });
});

describe("feeds", () => {
  it("name every release, newest first", async () => {
    const { items } = await json<{ items: { id: string; content_text: string }[] }>("/feed.json");
    const expected = contents.map(({ id }) => `${portal.PUBLIC_URL}/v1/releases/${id}`).reverse();
    expect(items.map(({ id }) => id)).toEqual(expected);
    const atom = await (await get("/feed.atom")).text();
    expect([...atom.matchAll(/<entry>\s*<id>(.*?)<\/id>/g)].map(([, id]) => id)).toEqual(expected);
    expect(atom).toContain("<updated>2030-03-10T00:00:00Z</updated>");
  });
});

// Last, as nothing is put back.
describe("a withdrawn release", () => {
  it("is 410 with its reason everywhere, but keeps manifest and citation; latest is the one before", async () => {
    await withdraw(portal.DB, [
      { release: "2.0.1", on: "2030-04-01", reason: { ja: "裁判所の命令による。", en: "By order of a court." } },
    ]);
    for (const path of [
      "/v1/releases/2.0.1/organizations",
      "/v1/releases/2.0.1/organizations/a",
      "/dumps/2.0.1/plans.csv",
      "/v1/compare/1.0.0...2.0.1",
    ]) {
      const response = await get(path);
      expect(response.status, path).toBe(410);
      expect(await response.json()).toMatchObject({ withdrawnOn: "2030-04-01", reason: { en: "By order of a court." } });
    }
    const { data } = await json<{ data: { withdrawal: object; files: { url: null; sha256: string }[] } }>("/v1/releases/2.0.1");
    expect(data.withdrawal).toMatchObject({ on: "2030-04-01" });
    expect(data.files.length).toBeGreaterThan(100);
    expect(data.files.every(({ url }) => url === null)).toBe(true);
    expect(await (await get("/cite/2.0.1.txt")).text()).toContain("2030");
    expect((await json<{ latest: string }>("/v1/releases")).latest).toBe("2.0.0");
    // What it changed does not count: the state before it holds again, as the latest release shows it.
    for (const id of ["a", "d"]) {
      const { data: states } = await json<{
        data: { data: object | null; until: object | null; links: { self: string | null } }[];
      }>(`/v1/organizations/${id}/history`);
      const self = `/v1/releases/2.0.0/organizations/${id}`;
      expect(states.at(-1)).toMatchObject({ until: null, data: { id }, links: { self } });
    }
    expect((await json<{ release: { id: string } }>("/v1/organizations")).release.id).toBe("2.0.0");
  });
});
