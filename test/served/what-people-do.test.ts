import { readFileSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { paths } from "../../src/urls";
import { launch } from "./chromium";
import { copied } from "./clipboard";
import { overflow, visit } from "./visit";

// Whole ways through the portal; what each page does by itself is tested beside this file.
const origin = inject("origin");
const PHONE = { width: 360, height: 740 };
const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };
let browser: Browser;
let latest: string;
beforeAll(async () => {
  browser = await launch();
  ({ latest } = (await (await fetch(origin + paths.releases())).json()) as { latest: string });
});
afterAll(() => browser?.close());

const at = (page: Page) => decodeURIComponent(page.url().slice(origin.length));

/** Walks a way and holds every page on it: nothing is said to the console, nothing asked elsewhere, nothing stands out of the window. */
async function walk(options: BrowserContextOptions, way: (page: Page) => Promise<void>): Promise<void> {
  const { page, complaints } = await visit(browser, paths.home("ja"), options);
  // A page that is left while it is measured has nothing to measure.
  const measured = [overflow(page).then((pixels) => [at(page), pixels] as const)];
  page.on("load", () =>
    measured.push(
      overflow(page).then(
        (pixels) => [at(page), pixels] as const,
        () => [at(page), 0] as const,
      ),
    ),
  );
  await way(page);
  const outside = (await Promise.all(measured)).filter(([, pixels]) => pixels > 0);
  expect([...complaints, ...outside]).toEqual([]);
  await page.context().close();
}

describe("somebody who heard of an amount", () => {
  const cited = async () => (await fetch(origin + paths.cite(latest, "bib", "budgets/k-program-2021-2022"))).text();

  it.each<[string, BrowserContextOptions]>([
    ["at a desk", CLIPBOARD],
    ["on a phone", { ...CLIPBOARD, viewport: PHONE }],
    ["without JavaScript", { javaScriptEnabled: false }],
  ])("finds it by a word of two characters, reads who printed it, and takes a citation along: %s", async (_, options) => {
    await walk(options, async (page) => {
      await page.fill("#find", "予算");
      await page.press("#find", "Enter");
      await page.waitForURL(/\/ja\/search\?q=/);
      await page.locator("main a", { hasText: "K programの開始" }).first().click();
      await page.waitForURL(/\/ja\/budgets\/k-program-2021-2022$/);
      expect(await page.textContent("main")).toContain("5,000億円");
      expect(await page.textContent("#evidence-1 q")).toContain("計5,000億円");

      await page.locator('main a[href="/ja/initiatives/k-program"]').first().click();
      await page.waitForURL(/\/ja\/initiatives\/k-program$/);
      expect(await page.locator("#evidence-1 q").isVisible()).toBe(true);
      await page.locator('#related ~ * a[href="/ja/budgets/k-program-2021-2022"]').first().click();
      await page.waitForURL(/\/ja\/budgets\//);
      await page.click('header a[hreflang="en"]');
      await page.waitForURL(/\/en\/budgets\/k-program-2021-2022$/);
      expect(await page.textContent("main")).toContain("¥500 billion");

      await page.locator("summary", { hasText: "BibTeX" }).click();
      const open = page.locator("details[open]");
      if (options.javaScriptEnabled === false) {
        expect((await open.locator("pre").textContent())?.trim()).toBe((await cited()).trim());
        return;
      }
      await open.getByRole("button").click();
      await open.getByText("Copied").waitFor();
      expect(await copied(page)).toBe((await cited()).trim());
    });
  });

  it("does so on a phone with nothing but a keyboard", async () => {
    await walk({ ...CLIPBOARD, viewport: PHONE }, async (page) => {
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.hash")).toBe("#main");
      await tabTo(page, "#find");
      await page.keyboard.insertText("量子");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/ja\/search\?q=/);
      await skip(page);
      await tabTo(page, 'main a[href^="/ja/initiatives/"]');
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/ja\/initiatives\//);
      const name = await page.textContent("h1");
      await skip(page);
      await tabTo(page, 'main a[href^="#evidence-"]');
      await page.keyboard.press("Enter");
      expect(await page.locator(":target q").count()).toBe(1);
      await tabTo(page, ".picker summary");
      await page.keyboard.press("Enter");
      await tabTo(page, "details[open] button");
      await page.keyboard.press("Enter");
      expect(await copied(page)).toContain(name?.trim().slice(0, 10));
    });
  });
});

describe("somebody who needs a table", () => {
  it.each([true, false])(
    "narrows it by two facets, sorts it, and downloads what is left (JavaScript: %s)",
    async (javaScriptEnabled) => {
      await walk({ javaScriptEnabled, acceptDownloads: true }, async (page) => {
        await page.locator('header a[href="/ja/datasets"]').click();
        await page.locator('main a[href="/ja/datasets/appropriations"]').first().click();
        await page.locator('main a[href="/ja/appropriations"]').first().click();
        await page.waitForURL(/\/ja\/appropriations$/);
        const all = await page.locator("#records tbody tr").count();
        await page.locator("#facet-phase + ul a", { hasText: "補正予算" }).click();
        await page.waitForURL(/phase=/);
        await page.locator("#facet-fiscalYear + ul a", { hasText: "2022年度" }).click();
        await page.waitForURL(/fiscalYear=/);
        await page.locator("#records thead a", { hasText: "金額（円）" }).click();
        await page.waitForURL(/sort=/);
        const asked = new URL(page.url()).search;
        const shown = await page.locator("#records tbody tr").count();
        expect(shown).toBeLessThan(all);
        expect(shown).toBeGreaterThan(1);

        await page.click('header a[hreflang="en"]');
        await page.waitForURL(/\/en\/appropriations/);
        expect(new Set(new URL(page.url()).searchParams)).toEqual(new Set(new URLSearchParams(asked)));

        const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#download ~ p a").first().click()]);
        const [header, ...lines] = readFileSync(await download.path(), "utf8")
          .trim()
          .split("\r\n");
        expect(header).toContain("amount");
        expect(lines.length).toBe(shown);
      });
    },
  );

  it("asks with SQL what no list answers, in the browser", async () => {
    await walk({}, async (page) => {
      await page.locator('header a[href="/ja/datasets"]').click();
      await page.locator('main a[href="/ja/datasets/budgets"]').first().click();
      await page.locator('main a[href^="/ja/sql"]').first().click();
      await page.waitForSelector("#rows tbody tr");
      await page.locator(".examples a", { hasText: "出来事を月ごとに" }).click();
      await page.locator("#rows thead th", { hasText: "月" }).waitFor();
      expect(await page.inputValue("#statement")).toContain("milestones");
      expect(await page.textContent("#proof")).toContain("照合済み");
      expect(await page.locator("#rows tbody tr").count()).toBeGreaterThan(3);
    });
  });
});

describe("somebody who comes back", () => {
  it.each([true, false])(
    "sees what changed between two releases, and each state of a record (JavaScript: %s)",
    async (javaScriptEnabled) => {
      await walk({ javaScriptEnabled, viewport: PHONE }, async (page) => {
        await page.locator('header a[href="/ja/releases"]').click();
        await page.selectOption("#compare-from", "1.0.0");
        await page.selectOption("#compare-to", latest);
        await page.locator("form:has(#compare-from) button").click();
        await page.waitForURL(/\/compare\/1\.0\.0\.\.\./);
        await page.locator("#counts th a").first().click();
        await page.waitForURL(/collection=/);
        await page.locator(".changes a").first().click();
        await page.waitForURL(/\/ja\/releases\//);
        expect(await page.locator(".release-bar").count()).toBe(1);
      });
    },
  );
});

/** Presses Tab until the focus is where it is wanted; wherever it is on the way, it can be seen. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(hidden), `after ${presses} more`).toBe("");
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`${at(page)} has no ${selector} that a keyboard reaches`);
}

/** Skips what stands at the head of every page. */
async function skip(page: Page): Promise<void> {
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
}

/** What has the focus and is not in sight (WCAG 2.2, 2.4.11). */
const hidden = `(() => {
  const one = document.activeElement;
  const { top, bottom, left, right } = one.getBoundingClientRect();
  return one === document.body || (bottom > 0 && top < innerHeight && right > 0 && left < innerWidth) ? "" : one.outerHTML.slice(0, 200);
})()`;
