import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Env } from "../../src/env";
import worker from "../../src/worker";
import { context, get, portal, problem } from "./portal";

/** What browsers send when an address is opened. */
const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

/** What a browser gets at an address, and the links of it. */
async function opened(path: string, language = "ja") {
  const response = await get(path, { headers: { Accept: BROWSER, "Accept-Language": language } });
  const html = await response.text();
  const hrefs = [...html.matchAll(/<a[^>]* href="([^"]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
  return { response, html, hrefs };
}

describe("an error in a browser", () => {
  it.each([
    ["/ja/nothing-here", 404, "ja"],
    ["/en/releases/9.9.9", 404, "en"],
    ["/en/guides/nothing", 404, "en"],
    ["/v1/nothing", 404, "en"],
    ["/v1/budgets/nothing", 404, "en"],
    ["/v1/budgets?limit=0", 400, "en"],
    ["/v1/%zz", 400, "en"],
    [`/v1/budgets?q=${"a".repeat(5_000)}`, 414, "en"],
  ])("%s is a page with its status, in the reader's language", async (path, status, language) => {
    const { response, html } = await opened(path, "en");
    expect([response.status, response.headers.get("Content-Type"), response.headers.get("Content-Language")]).toEqual([
      status,
      "text/html; charset=utf-8",
      language,
    ]);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(response.headers.get("Vary")).toBe(/^\/(ja|en)\//.test(path) ? "Accept" : "Accept, Accept-Language");
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('name="robots" content="noindex"');
    expect(html).not.toMatch(/rel="canonical"|undefined|\[object/);
  });

  it("has the status and the headers of the problem that a program gets", async () => {
    for (const path of ["/ja/nothing-here", "/v1/budgets?limit=0", "/v1/nothing"]) {
      const [page, told] = [(await opened(path)).response, await problem(path)];
      expect(page.status).toBe(told.status);
      for (const name of ["Cache-Control", "Vary", "Retry-After"]) expect(page.headers.get(name)).toBe(told.headers.get(name));
    }
  });

  it("is the problem for a library that names HTML and takes anything", async () => {
    const answer = await get("/v1/nothing", { headers: { Accept: "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2" } });
    expect([answer.status, answer.headers.get("Content-Type")]).toEqual([404, "application/problem+json; charset=utf-8"]);
  });

  it("HEAD says the same of it", async () => {
    const headers = { Accept: BROWSER };
    const [whole, head] = [await get("/ja/nothing-here", { headers }), await get("/ja/nothing-here", { method: "HEAD", headers })];
    expect([head.status, head.headers.get("Content-Type")]).toEqual([404, "text/html; charset=utf-8"]);
    expect(head.headers.get("Content-Length")).toBe(String((await whole.arrayBuffer()).byteLength));
  });

  it.each([
    ["/v1/budgets?limt=5", "/v1/budgets?limit=5"],
    ["/v1/budgets?sort=-amout&limit=2", "/v1/budgets?sort=-amount&limit=2"],
    ["/v1/budgets?fields=id,amout", "/v1/budgets?fields=id,amount"],
    ["/v1/budgets?limit=5&limit=6", "/v1/budgets?limit=5"],
    ["/v1/budgets?limit=5&nobodyKnowsThis=1", "/v1/budgets?limit=5"],
    ["/v1/budgets?phase=", "/v1/budgets"],
    ["/v1/budgets?limt=5&mesure=endowment", "/v1/budgets?limit=5&measure=endowment"],
    ["/v1/budgetz", "/v1/budgets"],
    ["/v1/releases/1.0.9/budgets", "/v1/releases/1.0.0/budgets"],
    ["/v1/initiatives/k-progam", "/v1/initiatives/k-program"],
  ])("at %s it leads to %s, which answers", async (path, mended) => {
    const { hrefs } = await opened(path);
    expect(hrefs).toContain(mended);
    expect((await get(mended)).status).toBe(200);
  });

  it("speaks of suggested links where there is one", async () => {
    const said = async (path: string) => /A suggested link is/.test((await opened(path, "en")).html);
    expect(await said("/v1/budgets?limt=5")).toBe(true);
    expect(await said("/v1/budgets?limit=0")).toBe(false);
  });

  it("names what is near an address of a page that has none", async () => {
    expect((await opened("/ja/dosc")).hrefs).toContain("/ja/docs");
    expect((await opened("/nothing", "en")).hrefs).toEqual(expect.arrayContaining(["/en/", "/en/docs"]));
    expect((await opened("/ja/nothing-here")).html).toMatch(/<form[^>]* action="\/ja\/search"/);
  });

  it.each([
    ["/ja/releases/1.0.0/initiatives/foo", "/ja/releases/1.0.0/initiatives"],
    ["/en/releases/1.0.0/absences", "/en/releases/1.0.0"],
  ])("offers within a release what that release has: %s", async (path, offered) => {
    const html = await (await get(path, { headers: { Accept: "text/html" } })).text();
    const [, available = ""] = /<h2 id="available">([\s\S]*?)<\/section>/.exec(html) ?? [];
    expect([...available.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([offered]);
  });

  it("leads to what the kind of error means", async () => {
    for (const path of ["/en/nothing-here", "/v1/budgets?limit=0"]) {
      const { hrefs } = await opened(path, "en");
      const about = hrefs.find((href) => /^\/en\/problems\//.test(href)) as string;
      const { type } = await problem(path);
      expect(new URL(type).pathname).toBe(about.replace("/en/", "/v1/"));
    }
  });

  it("shows as text what an address or a value has of markup", async () => {
    const { html } = await opened("/v1/budgets?q=1&%3Cscript%3Ealert(1)%3C/script%3E=%3Cb%3E");
    expect(html).not.toMatch(/<script>alert|<b>/);
  });

  it("is for who prefers it: others, and addresses that name a format, get the problem", async () => {
    for (const Accept of ["*/*", "application/json", "application/problem+json, text/html;q=0.9"])
      expect((await problem("/ja/nothing-here", { headers: { Accept } })).status).toBe(404);
    expect((await problem("/v1/budgets/nothing.csv", { headers: { Accept: BROWSER } })).status).toBe(404);
  });

  it("where there is no page, leads to the formats that there are", async () => {
    const response = await get("/v1/budgets?limit=1", { headers: { Accept: "text/html" } });
    expect(response.status).toBe(406);
    expect(await response.text()).toContain('href="/v1/budgets.csv?limit=1"');
  });
});

describe("an error page when the database fails", () => {
  beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => {}));
  afterEach(() => vi.restoreAllMocks());

  it.each([
    ["D1_ERROR: Network connection lost.", 503, "10"],
    ['D1_ERROR: near "SELEC": syntax error: SQLITE_ERROR', 500, null],
  ])("%s is told with the number of the request, and when to come back", async (message, status, wait) => {
    const failing = () => Promise.reject(new Error(message));
    // It has only what the portal calls, so its type is asserted.
    const DB = {
      prepare: () => ({ bind: () => ({}), all: failing }),
      batch: failing,
      withSession: () => DB,
    } as unknown as Env["DB"];
    const request = new Request("https://portal.test/v1/initiatives", { headers: { Accept: BROWSER, "Accept-Language": "en" } });
    const response = await worker.fetch(request as never, { ...portal, DB }, context);
    expect([response.status, response.headers.get("Retry-After"), response.headers.get("Cache-Control")]).toEqual([
      status,
      wait,
      "no-store",
    ]);
    const html = await response.text();
    const number = response.headers.get("X-Request-Id") as string;
    expect(number).toMatch(/^[0-9a-f-]{36}$/);
    expect(html).toContain(`<code>${number}</code>`);
    expect(html).toContain(`href="${portal.CONTACT}"`);
    if (wait) expect(html).toContain(`${wait} seconds`);
    expect(html).not.toContain(message);
  });
});
