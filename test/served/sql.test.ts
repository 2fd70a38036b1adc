import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { readFrozen } from "../../src/cli/frozen";
import { paths } from "../../src/urls";
import { launch } from "./chromium";

const origin = inject("origin");
const latest = readFrozen().at(-1)?.release.id as string;
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

/** The page with a query in its address, and everything it says to the console or asks of another origin. */
async function asked(language: string, sql: string, more: Readonly<Record<string, string>> = {}) {
  const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith("blob:")) complaints.push(request.url());
  });
  await page.goto(origin + paths.sqlPage(language, String(new URLSearchParams({ ...more, sql }))));
  return { page, complaints };
}

const rowsOf = (page: Page) =>
  page.$$eval("#rows tbody tr", (rows) => rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)));

describe("SQL in the browser", () => {
  it("answers a query in the address, from the file whose digest was published, and saves the result", async () => {
    const amounts = (await (await fetch(`${origin}/v1/budgets?fields=id,amount&sort=id`)).json()) as {
      data: { id: string; amount: number }[];
    };
    const { page, complaints } = await asked("ja", "SELECT id, amount, NULL FROM budgets ORDER BY id");
    await page.waitForSelector("#result:not([hidden])");
    const rows = await rowsOf(page);
    expect(rows.map((row) => row.slice(0, 2))).toEqual(amounts.data.map(({ id, amount }) => [id, String(amount)]));
    expect(rows[0]?.[2]).toBe("NULL");
    expect(await page.textContent("#status")).toMatch(`${amounts.data.length}行`);
    expect(await page.textContent("#proof")).toContain("照合済み");
    // Whoever is given the address sees the same release.
    expect(new URL(page.url()).searchParams.get("release")).toBe(latest);

    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#download")]);
    expect(download.suggestedFilename()).toBe(`sti-policy-${latest}-result.csv`);
    const csv = readFileSync(await download.path(), "utf8");
    expect(csv.split("\r\n")).toHaveLength(amounts.data.length + 2);
    expect(csv.startsWith("\ufeffid,amount,")).toBe(true);
    expect(complaints).toEqual([]);
  });

  it("finds a two-character word in an old release, by keyboard alone, and keeps the query when the language changes", async () => {
    const { page, complaints } = await asked("en", "", { release: "1.0.0" });
    await page.focus("#statement");
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText("SELECT nameJa FROM initiatives WHERE nameJa LIKE '%量子%' ORDER BY id");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector("#result:not([hidden])");
    const rows = await rowsOf(page);
    const { data } = (await (await fetch(`${origin}/v1/releases/1.0.0/initiatives?nameJa__contains=量子&sort=id`)).json()) as {
      data: { name: { ja: string } }[];
    };
    expect(data.length).toBeGreaterThan(0);
    expect(rows.map(([name]) => name)).toEqual(data.map(({ name }) => name.ja));
    expect(await page.getAttribute("#rows tbody td span", "lang")).toBe("ja");
    await page.click('header a[hreflang="ja"]');
    await page.waitForSelector("#result:not([hidden])");
    expect(await page.inputValue("#statement")).toContain("'%量子%'");
    expect(await page.inputValue("#release")).toBe("1.0.0");
    expect(await rowsOf(page)).toEqual(rows);
    expect(complaints).toEqual([]);
  });

  it("asks the release that is chosen, not the one that the page was opened for", async () => {
    const { page, complaints } = await asked("ja", "SELECT count(*) FROM appropriations");
    await page.waitForSelector("#result:not([hidden])");
    const [[now]] = (await rowsOf(page)) as [[string]];
    await page.selectOption("#release", "1.3.0");
    await page.click("#run");
    await page.waitForURL(/release=1\.3\.0/);
    await page.waitForSelector("#result:not([hidden])");
    const { page: held } = (await (await fetch(`${origin}/v1/releases/1.3.0/appropriations?include=total`)).json()) as {
      page: { total: number };
    };
    expect(await rowsOf(page)).toEqual([[String(held.total)]]);
    expect(now).not.toBe(String(held.total));
    expect(complaints).toEqual([]);
  });

  it("says beside a sum that counts money twice which rows to add, and the statement it offers instead adds them", async () => {
    const { page, complaints } = await asked("en", "SELECT sum(amount) FROM appropriations");
    await page.waitForSelector("#result:not([hidden])");
    const told = page.getByRole("status").filter({ hasText: "The amounts in appropriations cannot simply be added" });
    expect(await told.locator("p:visible").count()).toBe(1);
    const [twice] = await rowsOf(page);
    await told.locator("a:visible").click();
    await page.waitForSelector("#result:not([hidden])");
    const { data } = (await (await fetch(`${origin}/v1/appropriations/sum`)).json()) as { data: { total: number } };
    expect(await rowsOf(page)).toEqual([[String(data.total)]]);
    expect(Number(twice?.[0])).toBeGreaterThan(data.total);
    expect(await page.locator("[data-amounts]:visible").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it("says what is wrong with a query, writes nothing, and goes on", async () => {
    const { page, complaints } = await asked("en", "SELECT amont FROM budgets");
    await page.waitForSelector("#failure:not([hidden])");
    expect(await page.textContent("#message")).toBe("no such column: amont");
    expect(await page.locator("#result").isHidden()).toBe(true);
    await page.fill("#statement", "DELETE FROM budgets");
    await page.click("#run");
    await page.locator("#message", { hasText: "readonly" }).waitFor();
    await page.fill("#statement", "SELECT count(*) FROM budgets");
    await page.click("#run");
    await page.waitForSelector("#result:not([hidden])");
    expect(Number((await rowsOf(page))[0]?.[0])).toBeGreaterThan(0);
    expect(await page.locator("#failure").isHidden()).toBe(true);
    expect(complaints).toEqual([]);
  });

  it("stops a query that never ends, and a long result says where it was cut", async () => {
    const endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT";
    const { page } = await asked("en", `${endless} max(i) FROM n`);
    await page.click("#stop");
    expect(await page.textContent("#status")).toBe("Stopped.");
    expect(await page.evaluate("document.activeElement.id")).toBe("run");
    await page.fill("#statement", `${endless} i FROM n`);
    await page.click("#run");
    await page.waitForSelector("#result:not([hidden])");
    expect(await page.locator("#rows tbody tr").count()).toBe(500);
    expect(await page.textContent("#note")).toMatch(/first 500 rows.*cut after 100,000 rows/);
  });

  it("may compile WebAssembly in the worker alone", async () => {
    const policyOf = async (path: string) => (await fetch(origin + path)).headers.get("Content-Security-Policy");
    expect(await policyOf(paths.script("sql-worker"))).toContain("'wasm-unsafe-eval'");
    for (const path of [paths.sqlPage("ja"), paths.script("sql"), paths.sqlite()])
      expect(await policyOf(path), path).not.toContain("unsafe");
  });

  it("uses no file whose bytes are not the published ones", async () => {
    const page = await (await browser.newContext()).newPage();
    await page.route("**/dumps/**", (route) => route.fulfill({ body: "SQLite format 3\0" }));
    await page.goto(origin + paths.sqlPage("en", "sql=SELECT+1"));
    await page.waitForSelector("#failure:not([hidden])");
    expect(await page.textContent("#reason")).toContain("not the one that was published");
  });

  it("takes wrong bytes in the cache of a browser for no answer, and asks anew", async () => {
    const page = await (await browser.newContext()).newPage();
    let asked = 0;
    await page.route("**/dumps/**", (route) => (asked++ === 0 ? route.fulfill({ body: "SQLite format 3\0" }) : route.continue()));
    await page.goto(origin + paths.sqlPage("en", "sql=SELECT+1"));
    await page.waitForSelector("#result:not([hidden])");
    expect(await page.textContent("#proof")).toContain("Verified");
  });

  it("says why the server gives no database", async () => {
    const page = await (await browser.newContext()).newPage();
    const json = { detail: "Release 1.0.0 was withdrawn.", detailJa: "リリース 1.0.0 は取り下げられました。" };
    await page.route("**/dumps/**", (route) => route.fulfill({ status: 410, contentType: "application/problem+json", json }));
    await page.goto(origin + paths.sqlPage("ja", "sql=SELECT+1"));
    await page.waitForSelector("#failure:not([hidden])");
    expect([await page.textContent("#message"), await page.getAttribute("#message", "lang")]).toEqual([json.detailJa, "ja"]);
  });

  it("does not take SQLite that did not start for wrong SQL, and starts it anew", async () => {
    const page = await (await browser.newContext()).newPage();
    let isOut = true;
    // A browser tries twice.
    await page.route(`**${paths.sqlite()}`, (route) => (isOut ? route.abort() : route.continue()));
    await page.goto(origin + paths.sqlPage("en", "sql=SELECT+1"));
    await page.waitForSelector("#failure:not([hidden])");
    expect(await page.textContent("#reason")).toContain("SQLite could not be started");
    isOut = false;
    await page.click("#run");
    await page.waitForSelector("#result:not([hidden])");
    expect(await rowsOf(page)).toEqual([["1"]]);
  });

  it("says of several statements that one result is shown, and writes a row of nothing as a row", async () => {
    const { page } = await asked("en", "SELECT NULL AS none; SELECT 2");
    await page.waitForSelector("#result:not([hidden])");
    expect(await page.textContent("#note")).toContain("Only the first result is shown");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#download")]);
    expect(readFileSync(await download.path(), "utf8")).toBe('\ufeffnone\r\n""\r\n');
  });

  it("keeps a statement that is too long to be taken to another release", async () => {
    const { page } = await asked("en", "");
    const long = `SELECT '${"学".repeat(500)}'`;
    await page.fill("#statement", long);
    await page.selectOption("#release", "1.1.0");
    await page.click("#run");
    await page.locator("#status", { hasText: "too long for an address" }).waitFor();
    expect([new URL(page.url()).searchParams.has("release"), await page.inputValue("#statement")]).toEqual([false, long]);
  });

  it("without JavaScript shows the query, the examples and another way", async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(origin + paths.sqlPage("en", "sql=SELECT+1"));
    expect(await page.inputValue("#statement")).toBe("SELECT 1");
    expect(await page.locator("#run").isVisible()).toBe(false);
    expect(await page.textContent("noscript")).toContain("JavaScript");
    expect(await page.textContent("#offline-sqlite")).toContain("SELECT 1");
    await page.selectOption("#release", "1.1.0");
    await page.click(".pick button");
    expect(new URL(page.url()).searchParams.get("release")).toBe("1.1.0");
    expect(await page.inputValue("#statement")).toBe("SELECT 1");
  });
});
