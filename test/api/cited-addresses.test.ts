import { describe, expect, it } from "vitest";
import { entities } from "../../src/model";
import { hrefsOf, wordsOf } from "./elements";
import { get, latest, list, releases } from "./portal";

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
// Chromium, Firefox, Safari and Edge as it was, Lynx; and who takes nothing else.
const BROWSERS = [
  `${BROWSER.replace("*/*;q=0.8", "")}image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7`,
  "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
  BROWSER,
  "text/html, application/xhtml+xml, image/jxr, */*",
  "text/html, text/plain, text/sgml, text/css, application/xhtml+xml, */*;q=0.01",
  "text/html",
  "text/html, */*;q=0",
];
const MACHINES = [
  undefined,
  "*/*",
  "application/json",
  "application/json, text/plain, */*",
  "application/json;q=0.9, text/html;q=0.8",
  // Java's by itself, and jQuery's where a page or anything is awaited.
  "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
  "text/html, */*; q=0.01",
];
const frozen = `/v1/releases/${latest.id}`;

const opened = (path: string, language = "ja", init: RequestInit = {}) =>
  get(path, { ...init, headers: { Accept: BROWSER, "Accept-Language": language, ...init.headers } });

/** What a citation says to be cited. */
async function citedBy(path: string): Promise<string> {
  const [, url = ""] = /<([^>]+)>; rel="cite-as"/.exec((await get(path)).headers.get("Link") ?? "") ?? [];
  return url.replace(/^https:\/\/[^/]+/, "");
}

describe("the address that a citation prints", () => {
  it.each([
    [`/cite/${latest.id}.txt`, `/releases/${latest.id}`],
    [`/cite/budgets@${latest.id}.txt`, `/releases/${latest.id}/budgets`],
    ["/cite/initiatives/k-program@1.1.0.txt", "/releases/1.1.0/initiatives/k-program"],
    [`/cite/budgets/sbir-2022@${latest.id}.txt?field=amount`, `/releases/${latest.id}/budgets/sbir-2022?field=amount#field-amount`],
  ])("of %s opens as a page in the reader's language", async (citation, page) => {
    const cited = await citedBy(citation);
    expect(cited).toMatch(/^\/v1\/releases\//);
    for (const [asked, language] of [
      ["ja", "ja"],
      ["en-GB, en;q=0.8", "en"],
      ["fr", "en"],
    ]) {
      const answer = await opened(cited, asked);
      expect([answer.status, answer.headers.get("Location"), await answer.text()]).toEqual([303, `/${language}${page}`, ""]);
      expect(answer.headers.get("Vary")).toBe("Accept, Accept-Language");
      expect(answer.headers.get("Cache-Control")).toBe("private, max-age=60");
    }
    const [path = "", anchor] = page.split("#");
    const shown = await opened(`/ja${path}`);
    expect(shown.status).toBe(200);
    const html = await shown.text();
    if (anchor) expect(html).toContain(` id="${anchor}"`);
    expect(await (await opened(cited, "ja", { method: "HEAD" })).headers.get("Location")).toBe(`/ja${page}`);
    for (const Accept of BROWSERS) expect((await opened(cited, "ja", { headers: { Accept } })).status, Accept).toBe(303);
  });

  it("is that of a page of every collection", async () => {
    for (const { collection } of entities) {
      const { data } = await list(`${frozen}/${collection}?limit=1`);
      for (const path of [`${frozen}/${collection}`, `${frozen}/${collection}/${data[0]?.id}`]) {
        const location = (await opened(path)).headers.get("Location") as string;
        expect(location).toBe(path.replace("/v1/", "/ja/"));
        expect((await opened(location)).status, location).toBe(200);
      }
    }
  });

  it("of a comparison opens as its page, and what only data shows stays data", async () => {
    const path = `/v1/compare/1.0.0...${latest.id}`;
    const answer = await opened(path, "en");
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, path.replace("/v1/", "/en/")]);
    expect(answer.headers.get("Vary")).toBe("Accept, Accept-Language");
    expect((await get(path)).headers.get("Vary")).toBe("Accept");
    for (const view of ["stat", "rows", "patch"]) expect((await opened(`${path}?view=${view}`)).status).toBe(200);
    expect((await opened("/v1/compare/1.0.0...9.9.9")).status).toBe(404);
  });

  it("of a list that was narrowed opens as the same list", async () => {
    const query = "fiscalYear=2022&sort=-amount,id&fields=id,amount";
    const location = (await opened(`${frozen}/budgets?${query}`)).headers.get("Location") as string;
    expect(location).toBe(`/ja/releases/${latest.id}/budgets?${query}`);
    const html = await (await opened(location)).text();
    const { data } = await list(`${frozen}/budgets?${query}`);
    const shown = [...html.matchAll(/<th scope="row"[^>]*><a href="\/ja\/releases\/[^/]+\/budgets\/([^"]+)"/g)].map(([, id]) => id);
    expect(shown).toEqual(data.map(({ id }) => id));
  });

  it("of a reconciliation opens as its page of that release", async () => {
    const of = (root: string) => `${root}/budgets/moonshot-2018-2024/reconciliation`;
    for (const root of releases.slice(1).map(({ id }) => `/releases/${id}`)) {
      const answer = await opened(of(`/v1${root}`), "en");
      expect([answer.status, answer.headers.get("Location")]).toEqual([303, of(`/en${root}`)]);
      expect(answer.headers.get("Vary")).toBe("Accept, Accept-Language");
      expect((await opened(of(`/en${root}`))).status, root).toBe(200);
    }
  });

  it.each(["budgets/sum", "budgets/sum?fiscalYear=2022", "appropriations/sum?amount__gte=3000000000&initiative=moonshot"])(
    "of the sum %s opens as its list, which tells the same total and cites it",
    async (sum) => {
      const narrowed = sum.replace("/sum", "");
      const answer = await opened(`${frozen}/${sum}`);
      expect([answer.status, answer.headers.get("Location")]).toEqual([303, `/ja/releases/${latest.id}/${narrowed}`]);
      for (const location of [`/ja/releases/${latest.id}/${narrowed}`, `/ja/${narrowed}`]) {
        const adding = '[aria-label="足し合わせについてのご注意"]';
        const cited = (await hrefsOf(location, `${adding} a`)).filter((href) => /\/sum(\?|$)/.test(href));
        expect(cited).toEqual([`${frozen}/${sum}`]);
        const { data } = await (await get(cited[0] as string)).json<{ data: { total: number; included: { id: string }[] } }>();
        const total = `${data.total.toLocaleString("en")}円`;
        expect(await wordsOf(location, `${adding} .exact`)).toEqual([`(${total})`]);
        const [sentence = ""] = await wordsOf(location, '[id="cite-sum"]');
        const isAmbiguous = data.included.some(({ id }) => id === "moonshot-2018-2024");
        expect(sentence.includes("（読み方が複数ある金額を含む）")).toBe(isAmbiguous);
        expect(sentence).toMatch(RegExp(`合計 ${total}.*${RegExp.escape(cited[0] as string)}, `));
      }
    },
  );

  it("of a sum by groups, which no list knows, is data in a browser too", async () => {
    const path = `${frozen}/budgets/sum?groupBy=fiscalYear`;
    expect(await (await opened(path)).text()).toBe(await (await get(path)).text());
    expect((await get(path, { headers: { Accept: "text/html" } })).status).toBe(406);
  });

  it.each([
    `${frozen}/initiatives/k-program`,
    `${frozen}/budgets/sbir-2022?fields=id,amount`,
    `${frozen}/budgets?limit=2`,
    `${frozen}/budgets/sbir-2022/reconciliation`,
    `${frozen}/budgets/sum?fiscalYear=2022`,
  ])("%s is data for programs, whoever opened it before", async (path) => {
    await opened(path);
    const plain = await (await get(path)).text();
    expect(JSON.parse(plain)).toHaveProperty("data");
    for (const Accept of MACHINES) {
      const answer = await get(path, Accept ? { headers: { Accept } } : {});
      expect([answer.status, answer.headers.get("Vary"), await answer.text()], Accept).toEqual([200, "Accept", plain]);
      expect(answer.headers.get("Cache-Control"), Accept).toBe("public, max-age=31536000, immutable");
    }
    // What an isolate remembers of the data is not given to a browser, with or without its tag.
    expect((await opened(path)).status).toBe(303);
    const etag = (await get(path)).headers.get("ETag") as string;
    expect((await opened(path, "ja", { headers: { "If-None-Match": etag } })).status).toBe(303);
  });

  it("of a later page of a list opens at that page, whatever else was asked for", async () => {
    const first = await (await get(`${frozen}/initiatives?limit=2&include=total`)).json<{ page: { next: string } }>();
    let at = first.page.next;
    expect(at).toMatch(/cursor=.*include=total|include=total.*cursor=/);
    const cursor = new URL(at, "https://portal.test").searchParams.get("cursor");
    for (let hop = 0; hop < 3; hop++) {
      const answer = await opened(at);
      if (answer.status === 200) break;
      at = answer.headers.get("Location") as string;
      expect(new URL(at, "https://portal.test").searchParams.get("cursor"), at).toBe(cursor);
    }
    expect(at).not.toContain("include");
    expect((await opened(at)).status).toBe(200);
  });

  it("of a kind of problem is data with an extension too", async () => {
    const answer = await opened("/v1/problems/invalid-parameter.json");
    expect(await answer.json()).toHaveProperty("data.code", "invalid-parameter");
    expect((await opened("/v1/problems/invalid-parameter")).status).toBe(303);
  });

  it("with an extension is data for everybody, and an alias too", async () => {
    const [path, query] = [`${frozen}/budgets`, "fiscalYear=2022"];
    for (const extension of ["json", "csv", "ttl"]) {
      for (const address of [`${path}.${extension}?${query}`, `${path}/sbir-2022.${extension}`, `${path}/none.${extension}`]) {
        const [plain, one] = [await get(address), await opened(address)];
        expect([one.status, one.headers.get("Content-Type"), one.headers.get("Vary")], address).toEqual([
          plain.status,
          plain.headers.get("Content-Type"),
          plain.headers.get("Vary"),
        ]);
      }
    }
    for (const alias of ["initiatives/k-program", "budgets", "budgets/sbir-2022/reconciliation", "budgets/sum?fiscalYear=2022"])
      expect((await opened(`/v1/${alias}`)).status, alias).toBe(200);
  });

  it.each([
    [`${frozen}/initiatives/none`, 404],
    [`${frozen}/none`, 404],
    ["/v1/releases/9.9.9/budgets", 404],
    ["/v1/releases/%E6%97%A5/budgets/sbir-2022", 404],
    // A collection that came after the release.
    ["/v1/releases/1.0.0/absences", 404],
    // A stated amount that the release does not check.
    ["/v1/releases/1.0.0/budgets/sbir-2022/reconciliation", 404],
    ["/ja/releases/1.0.0/budgets/sbir-2022/reconciliation", 404],
    ["/ja/releases/9.9.9/budgets/sbir-2022/reconciliation", 404],
    ["/ja/budgets/sbir-2022/reconciliation?fields=id", 400],
    [`${frozen}/priorities/sum`, 404],
    [`${frozen}/budgets/sum?sort=amount`, 400],
    [`${frozen}/budgets?fiscalYaer=2022`, 400],
    [`${frozen}/budgets?cursor=none`, 400],
    [`${frozen}/budgets/sbir-2022?fields=none`, 400],
  ])("that leads nowhere says so where it was opened: %s", async (path, status) => {
    const answer = await opened(path);
    expect([answer.status, answer.headers.get("Content-Type")]).toEqual([status, "text/html; charset=utf-8"]);
  });
});
