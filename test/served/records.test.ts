import { spawnSync } from "node:child_process";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { figureQuery, paths } from "../../src/urls";
import { launch } from "./chromium";
import { copied } from "./clipboard";
import { visit } from "./visit";

const origin = inject("origin");
const RECORD = ["budgets", "moonshot-2018-2024"] as const;
let browser: Browser;
let latest: string;
beforeAll(async () => {
  browser = await launch();
  ({ latest } = (await (await fetch(origin + paths.releases())).json()) as { latest: string });
});
afterAll(() => browser?.close());

const open = async (path: string, options = {}): Promise<Page> => (await visit(browser, path, options)).page;
const at = (page: Page) => page.url().slice(origin.length);

describe("a reader of a record", () => {
  it("opens an initiative, goes from a fact to the words that print it, and on to the source", async () => {
    const page = await open(paths.recordPage("ja", "initiatives", "k-program"));
    await page.locator(".references a").first().click();
    expect(at(page)).toMatch(/#evidence-1$/);
    expect(await page.locator("#evidence-1 q").isVisible()).toBe(true);
    await page.locator("#evidence-1 .place a").click();
    expect(at(page)).toBe(paths.recordPage("ja", "sources", "sti-policy-direction-2025-03"));
  });

  it("copies a BibTeX, and without JavaScript opens it and the file", async () => {
    const path = paths.recordPage("en", ...RECORD);
    const file = await (await fetch(origin + paths.cite(latest, "bib", RECORD.join("/")))).text();
    const page = await open(path, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.locator("summary", { hasText: "BibTeX" }).click();
    const style = page.locator("details[open]");
    await style.getByRole("button").click();
    await style.getByText("Copied").waitFor();
    expect(await copied(page)).toBe(file.trim());

    const still = await open(path, { javaScriptEnabled: false });
    await still.locator("summary", { hasText: "BibTeX" }).click();
    expect((await still.textContent("details[open] pre"))?.trim()).toBe(file.trim());
    expect(await still.locator("button[data-copies]").first().isVisible()).toBe(false);
    expect(await still.locator("details[open] a").getAttribute("href")).toBe(paths.cite(latest, "bib", RECORD.join("/")));
  });

  it("offers no button that copies where a browser has no clipboard: on plain HTTP, but for localhost", async () => {
    const plain = await launch("--host-resolver-rules=MAP portal.test 127.0.0.1");
    const page = await plain.newPage();
    await page.goto(`http://portal.test:${new URL(origin).port}${paths.recordPage("en", ...RECORD)}`, { waitUntil: "load" });
    expect(await page.evaluate("[isSecureContext, typeof navigator.clipboard]")).toEqual([false, "undefined"]);
    expect(await page.locator("button[data-copies]:visible").count()).toBe(0);
    const here = await open(paths.recordPage("en", ...RECORD));
    expect(await here.locator("button[data-copies]:visible").count()).toBeGreaterThan(0);
    await plain.close();
  });

  it("of an old release sees that it is old, what changed since, and the same in the latest, in either language", async () => {
    const page = await open(paths.recordPage("ja", ...RECORD, { release: "1.0.0" }));
    expect(await page.textContent(".release-bar")).toContain(latest);
    await page.click('a[hreflang="en"]');
    expect(at(page)).toBe(paths.recordPage("en", ...RECORD, { release: "1.0.0" }));
    await page.locator(".release-bar li a").first().click();
    expect(at(page)).toBe(paths.recordPage("en", ...RECORD));
    await page.goBack();
    await page.locator(".release-bar li a").last().click();
    expect(at(page)).toBe(paths.comparePage("en", "1.0.0", latest));
  });

  it("is led by a name in linked data to the place on the page that is about it", async () => {
    const page = await open(`${paths.id("budgets", RECORD[1])}#evidence-1`);
    expect(at(page)).toBe(`${paths.recordPage("ja", ...RECORD)}#evidence-1`);
    expect(await page.locator(":target q").count()).toBe(1);
  });
});

describe("a reader of a citation", () => {
  const asked = { release: "1.1.0", query: "fields=id,amount" };
  const figurePage = (language: string, release: string) =>
    paths.recordPage(language, ...RECORD, { release, query: figureQuery("amount") });

  it.each([
    ["ja", "「金額」を引用する"],
    ["en", "Cite “Amount”"],
  ])(
    "of one figure finds it beside the figure by keyboard, and proves it with the command that stands there (%s)",
    async (language, name) => {
      const page = await open(paths.recordPage(language, ...RECORD), { javaScriptEnabled: false });
      await page.getByRole("link", { name, exact: true }).focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(`${origin}${figurePage(language, latest)}#cite`);
      const printed = await page.locator("#proof-digest").textContent();
      const command = (await page.textContent("#proof-command"))?.replace(/https:\/\/[^/]+/, origin) as string;
      expect(spawnSync("sh", ["-c", command], { encoding: "utf8" }).stdout).toBe(`${printed}  -\n`);
      expect(await (await fetch(origin + paths.cite(latest, "txt", RECORD.join("/"), "field=amount"))).text()).toContain(printed);
      await page.click("a[hreflang]");
      expect(at(page)).toBe(figurePage(language === "ja" ? "en" : "ja", latest));
      expect(await page.locator("#proof-digest").textContent()).toBe(printed);
    },
  );

  it("opens the address that it prints at the figure on the page of that release, and the data with one more click", async () => {
    const page = await open(paths.record(...RECORD, asked), { locale: "en-GB", javaScriptEnabled: false });
    expect(at(page)).toBe(`${figurePage("en", "1.1.0")}#field-amount`);
    expect(await page.locator("dt:target").textContent()).toContain("Amount");
    expect(await page.textContent("h1")).not.toBe("");
    await page.locator(".as-data a", { hasText: /^json$/ }).click();
    expect(at(page)).toBe(paths.record(...RECORD, { release: "1.1.0", extension: "json" }));
    expect(JSON.parse((await page.textContent("body")) as string)).toHaveProperty("data.amount");
  });

  it("of a program gets the data, from a page on the portal too", async () => {
    const page = await open(paths.home("ja"));
    const data = await page.evaluate(
      `fetch(${JSON.stringify(paths.record(...RECORD, asked))}).then((answer) => answer.json()).then(({ data }) => data)`,
    );
    expect(data).toEqual({ id: RECORD[1], amount: expect.any(Number) });
    // Nor does the browser then take what it holds of the data for the page.
    await page.goto(origin + paths.record(...RECORD, asked));
    expect(at(page)).toContain(figurePage("ja", "1.1.0"));
  });

  it("sees data wherever the documentation shows an example of it", async () => {
    const page = await open(paths.docs("en"));
    const examples = await page.$$eval("dd > a[href^='/v1/releases/']:not([href*='/latest'])", (all) =>
      all.map((one) => (one as unknown as { href: string }).href),
    );
    expect(examples.length).toBeGreaterThan(30);
    const headers = { Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };
    for (const example of examples)
      expect((await fetch(example, { headers })).headers.get("Content-Type"), example).not.toContain("html");
  });
});

describe("a reader of releases", () => {
  it("compares two by keyboard alone, narrows to a collection and opens a record on both sides", async () => {
    const page = await open(paths.releasesPage("en"), { javaScriptEnabled: false });
    await page.locator("#compare-from").focus();
    await page.locator("#compare-from").selectOption("1.0.0");
    await page.keyboard.press("Tab");
    await page.locator("#compare-to").selectOption("1.1.1");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(origin + paths.comparePage("en", "1.0.0", "1.1.1"));
    await page.locator("#counts th a", { hasText: "Stated amounts" }).click();
    await page.waitForURL(/collection=budgets/);
    const changes = page.locator(".changes > li");
    expect(await changes.count()).toBe(2);
    expect(await changes.first().locator("del").textContent()).not.toBe("");
    await changes.first().locator("a.before").click();
    await page.waitForURL((url) => url.pathname.startsWith("/en/releases/1.0.0/budgets/"));
  });
});
