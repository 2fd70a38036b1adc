import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "./chromium";
import { examplePages } from "./page-examples";
import { overflow, visit } from "./visit";

const PHONE = { width: 390, height: 844 };

describe("a reader whose browser writes letters of 32 pixels, on a phone", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch("--blink-settings=defaultFontSize=32");
  });
  afterAll(() => browser?.close());

  it.each(examplePages)("never scrolls %s sideways", async (path) => {
    const { page } = await visit(browser, path, { viewport: PHONE });
    expect(await page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")).toBe(32);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});

describe("a reader who spaces letters more widely (WCAG 2.2, 1.4.12), on a phone", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  it.each(["/en/money", "/ja/money", "/en/lineage", "/ja/lineage"])("sees every word of the charts of %s", async (path) => {
    const { page } = await visit(browser, path, { viewport: PHONE });
    await page.evaluate(spaced);
    expect(await page.evaluate(`getComputedStyle(document.querySelector(".chart svg")).overflow`)).toBe("visible");
    expect(await page.evaluate(cutWords)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});

// What follows runs in the page.

const spaced = `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important }");
  document.adoptedStyleSheets = [sheet];
})()`;

const cutWords = `[...document.querySelectorAll(".chart svg")].filter((svg) => svg.checkVisibility())
  .flatMap((svg) => [...svg.querySelectorAll("text")])
  .filter((text) => text.getBoundingClientRect().left < 0 || text.getBoundingClientRect().right > document.documentElement.clientWidth)
  .map((text) => text.textContent)`;
