import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launch } from "./chromium";
import { overflow, visit } from "./visit";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

describe("a reader of the stories, in Chromium", () => {
  it("sees all priorities as one strategy sees them, by keyboard, without JavaScript, on a phone", async () => {
    const { page, complaints } = await visit(browser, "/ja/lineage", {
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    });
    await page.locator(".choices a", { hasText: "2023" }).press("Enter");
    await page.waitForURL("**/ja/lineage?viewAs=integrated-innovation-strategy-2023");
    expect(await page.locator(".choices [aria-current]").allInnerTexts()).toEqual(["2023"]);
    const own = await page.locator("#projection tbody th a").allInnerTexts();
    expect(own.slice(0, 3)).toEqual([
      "「先端科学技術の戦略的な推進」",
      "「知の基盤（研究力）と人材育成の強化」",
      "「イノベーション・エコシステムの形成」",
    ]);
    expect(await overflow(page)).toBe(0);
    await page.click('nav a[hreflang="en"]');
    await page.waitForURL("**/en/lineage?viewAs=integrated-innovation-strategy-2023");
    await page.locator("#projection tbody th a").first().click();
    await page.waitForURL("**/en/priorities/2023-advanced-technology");
    expect(complaints).toEqual([]);
  });

  it("follows a box of the picture and a month of the timeline to their records", async () => {
    const { page } = await visit(browser, "/en/lineage", { viewport: { width: 1280, height: 900 } });
    expect(await page.locator("#lineage svg.narrow").isVisible()).toBe(false);
    await page.locator("#lineage svg.wide a", { hasText: "global" }).click();
    await page.waitForURL("**/en/priorities/2024-global-cooperation");
    await page.getByRole("link", { name: "Timeline", exact: true }).click();
    const month = page.locator('.moments li:has(time[datetime="2023-07"]) a').first();
    const width = (datetime: string) => page.locator(`#timeline svg.wide a[href$="${datetime}"] rect`).last().getAttribute("width");
    // A month is a twelfth of its band, whatever the day may have been.
    const band = Number(await page.locator("#timeline svg.wide > rect").first().getAttribute("width"));
    expect(Number(await width("/g-quat-established"))).toBeCloseTo(band / 12, 1);
    await month.click();
    await page.waitForURL("**/en/milestones/g-quat-established");
  });

  it("reads what is lacking, and why", async () => {
    const { page } = await visit(browser, "/ja/");
    await page.locator("footer a", { hasText: "収録状況" }).click();
    await page.waitForURL("**/ja/coverage");
    await page.locator(".lacks a", { hasText: "AI法案の成立" }).click();
    await page.waitForURL("**/ja/absences/ai-bill-enactment");
    const { data } = (await (await fetch(`${inject("origin")}/v1/absences/ai-bill-enactment`)).json()) as {
      data: { note: { ja: string } };
    };
    expect(await page.textContent("main")).toContain(data.note.ja);
  });
});
