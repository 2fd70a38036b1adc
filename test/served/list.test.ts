import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { Browser, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { EVERY_RULE, violations } from "./accessibility";
import { launch } from "./chromium";
import { copied } from "./clipboard";
import { wrongIn } from "./html";
import { overflow, visit } from "./visit";

const origin = inject("origin");
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

describe("a reader of a collection, in Chromium", () => {
  it.each([true, false])(
    "searches, narrows by two facets, sorts and opens a record (JavaScript: %s)",
    async (javaScriptEnabled) => {
      const { page, complaints } = await visit(browser, "/ja/", { javaScriptEnabled });
      await page.getByRole("searchbox").first().fill("予算");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/ja\/search\?q=/);
      expect(await page.locator(".hits li").count()).toBeGreaterThan(5);
      await page.locator(".narrow a", { hasText: "予算書等の行" }).click();
      await page.waitForURL(/collection=appropriations/);
      await page.getByRole("link", { name: "この一覧で絞り込む" }).click();
      await page.waitForURL(/\/ja\/appropriations\?q=/);

      await page.locator("#facet-phase + ul a", { hasText: "補正予算" }).click();
      await page.waitForURL(/phase=supplementary/);
      await page.locator("#facet-fiscalYear + ul a", { hasText: "2022年度" }).click();
      await page.waitForURL(/fiscalYear=2022/);
      expect(await page.locator(".chip").allInnerTexts()).toHaveLength(3);
      await page.getByRole("link", { name: /^金額（円）/ }).click();
      await page.waitForURL(/sort=-amount/);
      expect(await page.locator("th[aria-sort=descending]").count()).toBe(1);
      const amounts = (await page.locator("#records .exact").allInnerTexts()).map((text) => Number(text.replaceAll(/\D/g, "")));
      expect(amounts.length).toBeGreaterThan(1);
      expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));

      const before = new URL(page.url());
      await page.click('nav a[hreflang="en"]');
      await page.waitForURL(/\/en\/appropriations/);
      expect(new Set(new URL(page.url()).searchParams)).toEqual(new Set(before.searchParams));
      await page.locator("#records tbody th a").first().click();
      await page.waitForURL(/\/en\/appropriations\/[a-z0-9-]+$/);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  it("is told which amounts must not be added to the others, and finds the sum of those that may", async () => {
    const { page, complaints } = await visit(browser, "/en/appropriations?fiscalYear=2023&fields=label,amount");
    await page.getByText("of these amounts must not be added to the others").click();
    const notes = await page.locator(".warnings li:not(.links li)").allInnerTexts();
    const sum = (await page.getByRole("link", { name: "JSON", exact: true }).first().getAttribute("href")) as string;
    const { data } = (await (await fetch(origin + sum)).json()) as { data: { excluded: { label: { en: string } }[] } };
    expect(notes).toHaveLength(data.excluded.length);
    for (const [i, { label }] of data.excluded.entries()) expect(notes[i]).toContain(label.en);
    await page.locator(".warnings li:not(.links li) a").first().click();
    await page.waitForURL(/\/en\/appropriations\/[a-z0-9-]+$/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("writes an amount as people do, on a phone, with the keyboard", async () => {
    const { page } = await visit(browser, "/ja/budgets", { viewport: { width: 360, height: 740 } });
    await page.getByRole("link", { name: "絞り込む", exact: true }).press("Enter");
    await page.locator(".narrow > details > summary").press("Enter");
    await page.locator('[name="amount__gte"]').fill("５００億");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/ja/budgets?amount__gte=50000000000");
    expect(await page.locator(".chip").textContent()).toContain("500億円以上");
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it.each([
    [true, { width: 1280, height: 900 }],
    [false, { width: 360, height: 740 }],
  ])(
    "writes a year of an era, mends an amount where it was typed, and sees the records (JavaScript: %s)",
    async (javaScriptEnabled, viewport) => {
      const { page, complaints } = await visit(browser, "/ja/budgets?q=予算", { javaScriptEnabled, viewport });
      await page.locator(".narrow > details > summary").click();
      const year = page.getByRole("group", { name: "年度" }).getByLabel("から");
      await year.fill("令和4年度");
      await year.press("Enter");
      await page.waitForURL(/fiscalYear__gte=2022&q=/);
      expect(await page.locator("#records tbody tr").count()).toBeGreaterThan(0);

      const amount = page.getByRole("group", { name: "金額" }).getByLabel("から");
      await amount.fill("五百億くらい");
      await amount.press("Enter");
      await page.waitForURL(/amount__gte=%/);
      expect(await page.title()).toMatch(/^エラー/);
      expect(await page.locator("#records").count()).toBe(0);
      await page.getByRole("link", { name: /^金額（から）：「五百億くらい」を金額として読み取れません/ }).click();
      expect(new URL(page.url()).hash).toBe(`#${await amount.getAttribute("id")}`);
      expect(await amount.inputValue()).toBe("五百億くらい");
      expect(await amount.getAttribute("aria-invalid")).toBe("true");
      const described = (await amount.getAttribute("aria-describedby"))?.split(" ")[0];
      expect(await page.locator(`#${described}`).textContent()).toContain("「500億」");
      expect(await year.inputValue()).toBe("2022");
      expect(await wrongIn(await page.content())).toEqual([]);
      if (javaScriptEnabled) expect(await violations(page, EVERY_RULE)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);

      await amount.fill("五百億");
      await amount.press("Enter");
      await page.waitForURL(/amount__gte=50000000000&fiscalYear__gte=2022&q=/);
      expect(await page.locator(".chip").allInnerTexts()).toHaveLength(3);
      expect(await page.locator("#records tbody tr").count()).toBeGreaterThan(0);
      // Chromium says of the form that came back that its status is 400.
      expect(complaints.filter((complaint) => !complaint.includes("status of 400"))).toEqual([]);
      await page.context().close();
    },
  );

  it("keeps a query, and is led to its page", async () => {
    const { page, complaints } = await visit(browser, "/en/budgets?measure=appropriation&sort=-amount");
    const rows = await page.locator("#records tbody tr").allInnerTexts();
    expect(rows.length).toBeGreaterThan(4);
    await page.getByRole("button", { name: "Make a permanent link" }).click();
    const link = page.locator(".kept a");
    await link.waitFor();
    expect(await link.textContent()).toMatch(/\/en\/queries\/[0-9a-f]{32}$/);
    // A screen reader is told the link alone; each citation stands behind it, in its language, with a button.
    const cited = page.locator(".kept ~ .copied:has([id^=kept-])");
    await cited.first().waitFor();
    expect(await page.locator(".kept[role=status]").textContent()).toMatch(/^Permanent link: \S+$/);
    expect(await page.locator(".kept ~ h4").allTextContents()).toEqual(expect.arrayContaining(["APA", "SIST 02（日本語）"]));
    expect(await cited.count()).toBe(await page.locator(".kept ~ h4").count());
    expect(await cited.first().textContent()).toContain("/v1/queries/");
    expect(await cited.nth(1).locator("[lang=ja]").count()).toBeGreaterThan(0);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await cited.nth(1).getByRole("button", { name: "Copy: SIST 02（日本語）" }).click();
    expect(await copied(page)).toBe((await cited.nth(1).locator("code").textContent())?.trim());
    await link.click();
    await page.waitForURL(/\/en\/queries\//);
    expect(await page.locator("#records tbody tr").count()).toBe(rows.length);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each<[string, (route: Route) => Promise<void>]>([
    ["is a fault", (route) => route.fulfill({ status: 503, body: '{"status":503}' })],
    ["does not come", (route) => route.abort()],
  ])("is led to a query that was kept though its citation %s", async (_, harm) => {
    const { page } = await visit(browser, "/en/budgets?measure=endowment&sort=amount");
    const citation = /\/cite\/queries\/.+\.txt$/;
    await page.route(citation, harm);
    const [asked] = await Promise.all([
      page.waitForRequest(citation),
      page.getByRole("button", { name: "Make a permanent link" }).click(),
    ]);
    // Once it has the same answer again it has done what it does with the first.
    await page.evaluate(`fetch(${JSON.stringify(asked.url())}).catch(() => null)`);
    expect(await page.locator(".kept").textContent()).toMatch(/\/en\/queries\/[0-9a-f]{32}$/);
    await page.context().close();
  });

  it.each([
    ["/ja/appropriations?ministry=mext&sort=-amount", "Excelで開く", "金額（円）"],
    ["/en/budgets?measure=appropriation", "Open in Excel", "Amount (yen)"],
  ])("downloads all of %s as a table with headings in words", async (path, words, heading) => {
    const { page } = await visit(browser, path, { viewport: { width: 360, height: 740 } });
    await page.locator(".to-take").press("Enter");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: words }).click()]);
    const [, collection = "", query = ""] = /\/\w+\/(\w+)\?(.*)/.exec(path) ?? [];
    expect(download.suggestedFilename()).toMatch(new RegExp(`^${collection}-\\d+\\.\\d+\\.\\d+-[\\w-]+\\.csv$`));
    const records: Record<string, string>[] = parse(readFileSync(await download.path()), { bom: true, columns: true });
    const { data } = (await (await fetch(`${origin}/v1/${collection}?${query}&limit=1000`)).json()) as {
      data: { id: string; amount: number }[];
    };
    expect(data.length).toBeGreaterThan(3);
    expect(records.map((record) => Number(record[heading]))).toEqual(data.map(({ amount }) => amount));
    expect(Object.values(records[0] ?? {}).at(-1)).toContain(`/${collection}/${data[0]?.id}`);
    await page.context().close();
  });

  it("downloads the CSV for programs of what is shown", async () => {
    const { page } = await visit(browser, "/en/budgets?measure=appropriation");
    const href = (await page.getByRole("link", { name: "CSV for programs" }).getAttribute("href")) ?? "";
    const csv = await (await fetch(origin + href)).text();
    expect(csv.trim().split("\r\n").length - 1).toBe(await page.locator("#records tbody tr").count());
    await page.context().close();
  });
});
