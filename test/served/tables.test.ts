import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entities } from "../../src/model";
import { languages } from "../../src/model/text";
import { paths } from "../../src/urls";
import { launch } from "./chromium";
import { cutTables, visit } from "./visit";

const PHONE = { width: 360, height: 740 };
const TABLET = { width: 768, height: 1024 };
const DESK = { width: 1280, height: 900 };

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

describe.each(languages)("a reader of tables (%s)", (language) => {
  it.each(entities.map(({ collection }) => collection))("never scrolls sideways through the list of %s", async (collection) => {
    const { page } = await visit(browser, paths.listPage(language, collection), { viewport: PHONE, javaScriptEnabled: false });
    for (const viewport of [PHONE, TABLET, DESK]) {
      await page.setViewportSize(viewport);
      expect(await cutTables(page), `${viewport.width} px`).toEqual([]);
    }
    await page.context().close();
  });

  it.each([
    [paths.listPage(language, "budgets"), "#records", 6],
    [paths.listPage(language, "appropriations"), "#records", 40],
    [paths.moneyPage(language), "#money-table", 6],
    [paths.moneyPage(language), "#included", 6],
  ])("has the amounts of %s in %s before them on a phone, each below its name", async (path, table, atLeast) => {
    const { page } = await visit(browser, path, { viewport: PHONE });
    const rows = await page.evaluate<Placed[]>(placed(table));
    expect(rows.length).toBeGreaterThanOrEqual(atLeast);
    for (const { row, name, amount, next } of rows) {
      expect(amount.left, row).toBeGreaterThanOrEqual(0);
      expect(amount.right, row).toBeLessThanOrEqual(PHONE.width);
      expect(amount.lines, `${row}: unbroken`).toBe(1);
      expect(amount.top, row).toBeGreaterThanOrEqual(name.top);
      if (next) expect(next.top, row).toBeGreaterThan(amount.top);
    }
    await page.context().close();
  });

  it("hears a table where a phone shows blocks", async () => {
    const { page } = await visit(browser, paths.listPage(language, "budgets"), { viewport: PHONE });
    const columns = await page.locator("#records thead th").count();
    expect(await spoken(page, "table")).toBe(1);
    expect(await spoken(page, "columnheader")).toBe(columns);
    expect(await spoken(page, "rowheader")).toBe(await page.locator("#records tbody tr").count());
    // What is drawn before a cell is the heading that is heard with it.
    expect(await page.locator("#records tbody tr").first().locator("td").first().ariaSnapshot()).not.toContain(
      await page.locator("#records tbody td").first().getAttribute("data-label"),
    );
    const labels = await page.locator("#records tbody tr").first().locator("td").evaluateAll(labelsOf);
    const headings = await page.locator("#records thead th").evaluateAll(wordsOf);
    for (const [i, label] of labels.entries()) expect(headings[i + 1]).toContain(label);
    await page.context().close();
  });
});

describe("a list of records that name many", () => {
  it.each([
    ["en", /and \d+ more$/],
    ["ja", /ほか\d+件$/],
  ] as const)("shows the first three and the way to the rest, on pages alone (%s)", async (language, more) => {
    const { page } = await visit(browser, paths.listPage(language, "absences", { query: "limit=1000" }), { viewport: DESK });
    const cells = page.locator("#records td", { hasText: more });
    expect(await cells.count()).toBeGreaterThan(0);
    expect(await cells.first().locator("a").count()).toBe(4);
    const href = (await cells.first().locator("a").last().getAttribute("href")) as string;
    const heights = await page.locator("#records tbody tr").evaluateAll(heightsOf);
    expect(Math.max(...heights)).toBeLessThan(1_000);
    await page.goto(new URL(href, page.url()).href);
    expect(await page.locator(new URL(page.url()).hash).isVisible()).toBe(true);
    expect(await page.locator("dd:target, dt:target + dd").locator("a").count()).toBeGreaterThan(3);
    await page.context().close();
  });

  it.each(languages)("says once what a dash is, where one stands in the table (%s)", async (language) => {
    const said = { ja: "–：値なし（理由は各レコードに記載）", en: "–: no value; each record says why" }[language];
    const count = async (collection: string) => {
      const { page } = await visit(browser, paths.listPage(language, collection));
      const found = [await page.getByText(said).count(), await page.locator("#records td.none").count()] as const;
      await page.context().close();
      return found;
    };
    const [once, dashes] = await count("appropriations");
    expect(once).toBe(dashes > 0 ? 1 : 0);
    expect(dashes).toBeGreaterThan(0);
    expect((await count("absences"))[0], "an absence has no reasons for what it leaves out").toBe(0);
  });

  it("gives the names of records room on a desk, and references a whole line on a phone", async () => {
    const { page } = await visit(browser, paths.listPage("en", "themes"), { viewport: DESK });
    expect((await page.locator("#records tbody th").first().boundingBox())?.width).toBeGreaterThanOrEqual(240);
    await page.setViewportSize(PHONE);
    expect(
      await page.evaluate(`getComputedStyle(document.querySelector("#records td.names:not(.none)"), "::before").display`),
    ).toBe("block");
    await page.context().close();
  });
});

type Box = { readonly left: number; readonly right: number; readonly top: number };
type Placed = {
  readonly row: string;
  readonly name: Box;
  readonly amount: Box & { readonly lines: number };
  readonly next: Box | null;
};

/** Parts of the table in the region that have a role. */
function spoken(page: Page, role: "table" | "columnheader" | "rowheader"): Promise<number> {
  return page
    .locator("section.scroll", { has: page.locator("#records") })
    .getByRole(role)
    .count();
}

// What follows runs in the page.

/** Where the name of each row, its first amount and what comes after it are, in the window before anything is scrolled. */
const placed = (table: string) => `[...document.querySelectorAll("${table} tbody tr")].map((row) => {
  row.closest("details")?.setAttribute("open", "");
  const box = (one) => {
    const { left, right, top } = one.getBoundingClientRect();
    return { left, right, top };
  };
  const amount = row.querySelector("td.number .amount") ?? row.querySelector("td.number");
  const words = document.createTreeWalker(amount, NodeFilter.SHOW_TEXT);
  const tops = new Set();
  // What only a screen reader is told stands on no line.
  while (words.nextNode()) {
    if (words.currentNode.parentElement.closest(".unseen")) continue;
    const word = document.createRange();
    word.selectNodeContents(words.currentNode);
    for (const { top } of word.getClientRects()) tops.add(Math.round(top));
  }
  const others = [...row.querySelectorAll("td:not(.number)")];
  return {
    row: row.textContent,
    name: box(row.querySelector("th")),
    amount: { ...box(amount), lines: tops.size },
    next: others[0] ? box(others[0]) : null,
  };
})`;

const heightsOf = (rows: { getBoundingClientRect(): { height: number } }[]) =>
  rows.map((row) => row.getBoundingClientRect().height);
const labelsOf = (cells: { getAttribute(name: string): string | null }[]) => cells.map((cell) => cell.getAttribute("data-label"));
const wordsOf = (cells: { textContent: string | null }[]) => cells.map((cell) => cell.textContent);
