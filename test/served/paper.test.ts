import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { languages } from "../../src/model/text";
import { paths } from "../../src/urls";
import { launch } from "./chromium";
import { visit } from "./visit";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

describe.each(languages)("a page on paper (%s)", (language) => {
  it.each([
    paths.listPage(language, "budgets"),
    paths.listPage(language, "appropriations", { query: "phase=initial" }),
    paths.recordPage(language, "budgets", "moonshot-2018-2024"),
    paths.moneyPage(language),
  ])("%s says the address of the release to cite, and has nothing to press", async (path) => {
    const { page } = await visit(browser, path);
    const cited = (await page.getAttribute('link[rel="cite-as"]', "href")) as string;
    const address = page.locator("footer .on-paper");
    expect(await address.isVisible(), "on a screen").toBe(false);
    await page.emulateMedia({ media: "print" });
    expect(await address.textContent()).toContain(cited);
    expect(cited).toMatch(/\/releases\/\d+\.\d+\.\d+/);
    expect(await address.isVisible(), "on paper").toBe(true);
    for (const pressed of await page.locator("nav ul, button, input, select, .take, .picker").all()) {
      expect(await pressed.isVisible(), await pressed.evaluate("(one) => one.outerHTML.slice(0, 100)")).toBe(false);
    }
    for (const table of await page.locator("main section.scroll:not(details section) table").all()) {
      expect(await table.isVisible(), (await table.getAttribute("id")) as string).toBe(true);
    }
    await page.context().close();
  });
});

describe("charts on paper", () => {
  const A4 = { width: 718, height: 1047 };

  it.each(languages)("are the wide drawings, whose grounds keep a hairline (%s)", async (language) => {
    for (const path of [paths.lineagePage(language), paths.moneyPage(language)]) {
      const { page } = await visit(browser, path, { viewport: A4 });
      await page.emulateMedia({ media: "print" });
      const wide = page.locator(".chart svg.wide");
      expect(await wide.count()).toBeGreaterThan(0);
      for (const one of await wide.all()) expect(await one.isVisible(), path).toBe(true);
      for (const one of await page.locator(".chart svg.narrow").all()) expect(await one.isVisible(), path).toBe(false);
      const hairline = `getComputedStyle(document.querySelector(".chart svg.wide .fill-raised")).stroke`;
      expect(await page.evaluate(hairline), path).toBe("rgb(153, 153, 153)");
      await page.context().close();
    }
  });
});
