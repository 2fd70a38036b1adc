import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { languages } from "../../src/model/text";
import { charts } from "../../src/site/charts";
import { paths } from "../../src/urls";
import { all, get, portal } from "./portal";

const PUBLIC = portal.PUBLIC_URL;
const each = charts.flatMap((chart) => languages.map((language) => [chart.name, language] as const));
const oembed = (query: Record<string, string>) => get(paths.oembed(String(new URLSearchParams(query))));

describe.each(each)("the chart %s in %s", (name, language) => {
  it("is a picture that tells in words what it shows, and where it is from", async () => {
    const response = await get(paths.chart(name, language, "svg"));
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("image/svg+xml; charset=utf-8");
    const svg = await response.text();
    expect(svg).toMatch(/<title id="title">[^<]+<\/title><desc id="desc">[^<]{20,}<\/desc>/);
    expect(svg).toContain(PUBLIC);
    expect(svg).not.toMatch(/undefined|NaN|Infinity|\[object/);
    // What stands alone has its colours itself: no sheet comes with it, and the policy refuses inline styles.
    expect(svg).not.toMatch(/<style|style=/);
    for (const [, size] of svg.matchAll(/font-size="(\d+)"/g)) expect(Number(size)).toBeGreaterThanOrEqual(12);
  });

  it("is the same as a table, in the page and as CSV that spreadsheets know for UTF-8", async () => {
    const bytes = new Uint8Array(await (await get(paths.chart(name, language, "csv"))).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows: unknown[] = parse(new TextDecoder().decode(bytes), { columns: true });
    expect(rows.length).toBeGreaterThan(0);
    const page = await (await get(paths.chartPage(language, name))).text();
    expect(page.match(/<th scope="row"/g)).toHaveLength(rows.length);
  });

  it("names what to cite and its data by addresses of its release, which hold every row", async () => {
    const page = await get(paths.chartPage(language, name));
    const html = await page.text();
    const [, cited = ""] = /<https:\/\/[^/]+([^>]+)>; rel="cite-as"/.exec(page.headers.get("Link") ?? "") ?? [];
    expect(cited).toMatch(/^\/v1\/releases\/\d/);
    expect((await get(cited)).status).toBe(200);
    const data = [...html.matchAll(/href="(\/v1\/[^"]+\.json[^"]*)">json</g)].map(([, path]) => path as string);
    for (const path of data) expect(path).toMatch(/^\/v1\/releases\/\d/);
    const held = (await Promise.all(data.map(async (path) => (await get(path)).text()))).join();
    const rows: { id: string }[] = parse(await (await get(paths.chart(name, language, "csv"))).text(), { columns: true });
    for (const { id } of rows) expect(held).toContain(`"${id}"`);
  });

  it("may be framed by any site, and nothing else may", async () => {
    const frame = await get(paths.chartFrame(language, name));
    expect(frame.headers.get("Content-Security-Policy")).toMatch(/default-src 'none'.*frame-ancestors \*/);
    const page = await get(paths.chartPage(language, name));
    expect(page.headers.get("Content-Security-Policy")).toContain("frame-ancestors 'none'");
  });

  it("tells consumers of oEmbed how to embed it, within the size that they have", async () => {
    const page = await (await get(paths.chartPage(language, name))).text();
    const [, discovered] = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(page) ?? [];
    const answer = await get((discovered as string).replaceAll("&amp;", "&").slice(PUBLIC.length));
    expect(answer.headers.get("Content-Type")).toMatch(/^application\/json/);
    const whole = (await answer.json()) as { html: string; width: number; height: number };
    expect(whole).toMatchObject({ version: "1.0", type: "rich", title: expect.any(String) });
    expect(whole.html).toContain(`src="${PUBLIC}${paths.chartFrame(language, name)}"`);
    const url = PUBLIC + paths.chartPage(language, name);
    const small = (await (await oembed({ url, maxwidth: "400", maxheight: "300", dnt: "1" })).json()) as typeof whole;
    expect(small).toMatchObject({ width: 400, height: 300, html: expect.stringContaining('width="400" height="300"') });
  });
});

describe("what is no chart", () => {
  it.each([
    [404, { url: `${PUBLIC}/en/charts/mony` }],
    [404, { url: `${PUBLIC}/en/` }],
    [404, { url: "https://elsewhere.example/en/charts/money" }],
    [404, { url: "money" }],
    [400, {}],
    [400, { url: `${PUBLIC}/en/charts/money`, maxwidth: "wide" }],
    [501, { url: `${PUBLIC}/en/charts/money`, format: "xml" }],
  ] as [number, Record<string, string>][])("oEmbed answers %i to %j", async (status, query) => {
    expect((await oembed(query)).status).toBe(status);
  });

  it.each([
    "/charts/mony.en.svg",
    "/charts/money.fr.svg",
    "/charts/money.en.png",
    "/charts/money",
    "/charts/.en.svg",
    "/en/charts/mony",
    "/en/charts/mony/embed",
  ])("%s is 404", async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});

it("the page on money adds no endowment, splits no total, and shows every amount that was checked", async () => {
  const { data } = (await (await get("/v1/budgets/sum?groupBy=fiscalYear")).json()) as {
    data: { total: number; unallocated: { amount: number }[]; excluded: { id: string }[] };
  };
  const page = await (await get("/en/money")).text();
  const inFull = (yen: number) => `${yen.toLocaleString("en-GB")} yen`;
  expect(page).toContain(inFull(data.total));
  expect(page).toContain(inFull(data.unallocated.reduce((sum, { amount }) => sum + amount, 0)));
  const [, excluded = ""] = /<table id="excluded"[^>]*>(.*?)<\/table>/s.exec(page) ?? [];
  for (const { id } of data.excluded) expect(excluded).toContain(`/en/budgets/${id}"`);
  for (const { budget } of await all("/v1/reconciliations")) expect(page).toContain(`/en/budgets/${budget}/reconciliation"`);
  expect(page).toMatch(/−1 yen/);
});
