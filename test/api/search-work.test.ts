import { beforeAll, describe, expect, it } from "vitest";
import { limits } from "../../src/api/limits";
import { completeSearch, loadCollection, loadSearch, publish, recordRelease } from "../../src/db/load";
import { edition, empty, organizations, row } from "./editions";
import { counting } from "./fuzz/counting";
import { all, get, type ListBody, list, portal, problem } from "./portal";

// The two words stand in more texts than a search may read, and only in the last of them as one.
const rows = [
  ...Array.from({ length: limits.searchTexts + 500 }, (_, i) => row(`o${String(i).padStart(5, "0")}`, `大学・企業第${i}機構`)),
  row("o99999", "大学 企業機構"),
];
const quoted = (words: string) => `q=${encodeURIComponent(`"${words}"`)}`;
const APART = quoted("大学 企業");

// Its place in the index, the text, and its place again to see that there are more.
const ROWS_A_TEXT = 3;

const tooMuch = [422, `${portal.PUBLIC_URL}/v1/problems/too-much-work`];

beforeAll(async () => {
  await empty();
  const { release, manifest } = edition(1, rows);
  await recordRelease(portal.DB, release, manifest);
  const changes = rows.map((after) => ({ entity: organizations, id: after.id, before: null, after }));
  await loadCollection(portal.DB, organizations, 1, changes);
  await loadSearch(portal.SEARCH, organizations, 1, changes);
  await completeSearch(portal.SEARCH, 1);
  await publish(portal.DB, release);
  await get("/v1/organizations?limit=1");
});

describe("a search whose words stand in more texts than may be read, but hardly ever as they are asked for", () => {
  // Parts of an answer: names, other texts, what is counted.
  it.each([
    ["as a page", `/v1/search?${APART}`, 2],
    ["in a frozen release and a format of rows", `/v1/releases/1.0.0/search.csv?${APART}`, 2],
    ["in one collection", `/v1/search?${APART}&collection=organizations`, 2],
    ["beside a collection that holds nothing", `/v1/search?${APART}&collection=organizations,crosswalks`, 2],
    ["with its total", `/v1/search?${APART}&include=total`, 3],
    ["with all counts", `/v1/search?${APART}&include=total,facets`, 3],
    ["on a list", `/v1/organizations?${APART}`, 1],
    ["on a list, with its total", `/v1/organizations?${APART}&include=total,facets`, 1],
  ])("is refused, and not told in part: %s", async (_, path, parts) => {
    const { answer, rows } = await counting(() => problem(path));
    expect([answer.status, answer.type]).toEqual(tooMuch);
    for (const detail of [answer.detail, answer.detailJa]) {
      expect(detail).toContain(String(limits.searchTexts));
      expect(detail).toContain("大学 企業");
    }
    expect(rows).toBeLessThanOrEqual(parts * ROWS_A_TEXT * (limits.searchTexts + 1) + 50);
  });

  it("is refused as a page for people as well", async () => {
    // As well where something else was typed that cannot be read.
    const amiss = `${APART}&name__contains=a%E2%80%AEb`;
    for (const path of [`/ja/search?${APART}`, `/ja/organizations?${APART}`, `/ja/organizations?${amiss}`]) {
      const page = await get(path, { headers: { Accept: "text/html" } });
      expect([path, page.status, page.headers.get("Content-Type")]).toEqual([path, 422, "text/html; charset=utf-8"]);
    }
  });

  it("is answered once a longer word is asked for", async () => {
    for (const path of ["/v1/search", "/v1/organizations"])
      expect((await list(`${path}?${quoted("大学 企業機構")}`)).data.map(({ id }) => id)).toEqual(["o99999"]);
  });
});

describe("a word that more texts have than may be read", () => {
  it("is answered page by page to the last, each for the rows that it has", async () => {
    const { answer, rows: read } = await counting(() => list("/v1/search?q=企業&include=total"));
    expect(answer.page.total).toBe(limits.searchHitsCounted);
    expect(read).toBeLessThanOrEqual(2 * (limits.pageSize.default + limits.searchHitsCounted) + 50);
    expect(await all("/v1/search?q=企業&limit=1000")).toHaveLength(rows.length);
  });

  it("of three characters is answered as long as names have it, and refused where the others would be sought among them", async () => {
    const path = "/v1/search?q=企業第&limit=1000";
    const named = rows.length - 1;
    let found = 0;
    let next: string | null = path;
    while (next && found < named - (named % 1000)) {
      const { data, page }: ListBody = await list(next);
      found += data.length;
      next = page.next;
    }
    expect((await problem(next as string)).status).toBe(422);
  });
});
