import { execFileSync } from "node:child_process";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { readFrozen } from "../../src/cli/frozen";
import { entities } from "../../src/model";
import { launch } from "./chromium";
import { visit } from "./visit";

const origin = inject("origin");
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

/** Opens a page and fails on anything it says to the console or asks of another origin. */
async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const { page, response, complaints } = await visit(browser, path, options);
  expect(response.status()).toBe(200);
  expect(complaints).toEqual([]);
  return page;
}

describe("the pages, in Chromium", () => {
  it.each(["light", "dark"] as const)("hints in fields can be read as the words around them can (%s)", async (colorScheme) => {
    const page = await open("/en/", { colorScheme });
    const hint = await page.evaluate<{ opacity: string; contrast: number }>(hintOf);
    expect(hint.opacity).toBe("1");
    expect(hint.contrast).toBeGreaterThanOrEqual(4.5);
    await page.context().close();
  });

  it("the root answers in the reader's language", async () => {
    expect(new URL((await open("/", { locale: "ja-JP" })).url()).pathname).toBe("/ja/");
    expect(new URL((await open("/", { locale: "en-GB" })).url()).pathname).toBe("/en/");
    expect(new URL((await open("/docs", { locale: "fr-FR" })).url()).pathname).toBe("/en/docs");
  });

  it.each(["ja", "en"] as const)("/%s/ names every collection and the latest release", async (language) => {
    const page = await open(`/${language}/`);
    const text = await page.textContent("main");
    for (const { label } of entities) expect(text).toContain(label[language]);
    expect(text).toContain(readFrozen().at(-1)?.release.id);
  });

  it("a reader changes the language in place", async () => {
    const page = await open("/ja/");
    await page.click('a[hreflang="en"]');
    expect(new URL(page.url()).pathname).toBe("/en/");
    await page.click('a[hreflang="ja"]');
    expect(new URL(page.url()).pathname).toBe("/ja/");
  });

  it.each([
    ["/v1/releases/1.3.0", "/releases/1.3.0"],
    ["/catalog", "/catalog"],
    ["/.well-known/void", "/void"],
  ])("%s leads a browser to a page in its language", async (path, rest) => {
    for (const [locale, language] of [
      ["ja-JP", "ja"],
      ["en-GB", "en"],
    ] as const)
      expect(new URL((await open(path, { locale })).url()).pathname).toBe(`/${language}${rest}`);
  });

  it.each(["/ja/docs", "/en/docs"])("%s documents every operation, and its examples run", async (path) => {
    const page = await open(path);
    const document = (await (await fetch(`${origin}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    for (const { operationId } of Object.values(document.paths).flatMap((methods) => Object.values(methods)))
      expect(await page.locator(`[id="${operationId}"]`).count(), operationId).toBe(1);
    const first = page.locator("details").first();
    await first.locator("summary").press("Enter");
    expect(await first.getAttribute("open")).not.toBeNull();
    const examples = await page.$$eval("details a[href^='/']", (anchors) =>
      anchors.map((anchor) => anchor.getAttribute("href") as string),
    );
    expect(examples.length).toBeGreaterThan(40);
    for (const href of new Set(examples))
      expect([200, 302, 303, 307], href).toContain((await fetch(origin + href, { redirect: "manual" })).status);
  });

  it("a kept query has a page in both languages, to which its name leads a browser", async () => {
    const sent = { collection: "budgets", release: "1.0.0", filter: { measure: "appropriation" }, sort: ["-amount"] };
    const { headers } = await fetch(`${origin}/v1/queries`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(sent),
    });
    const page = await open(headers.get("Location") as string, { locale: "en-GB", viewport: { width: 360, height: 740 } });
    expect(new URL(page.url()).pathname).toBe(`/en/queries/${headers.get("Location")?.split("/").at(-1)}`);
    expect(await page.locator("#records tbody tr").count()).toBe(5);
    expect(await page.textContent("main")).toContain("(2026, November 23)");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    const links = await page.$$eval("main a[href]", (anchors) => anchors.map((anchor) => anchor.getAttribute("href") as string));
    for (const href of links) expect((await fetch(origin + href)).status, href).toBe(200);
    const { result, url } = JSON.parse(await (await fetch(origin + headers.get("Location"))).text()).data;
    const lines = execFileSync("sh", ["-c", (await page.textContent("#command")) ?? ""], { encoding: "utf8" }).split("\n");
    expect(lines.map((line) => line.slice(0, 64)).at(-2)).toBe(result.sha256);
    expect(lines.length - 2).toBe(result.rows);
    expect(await page.textContent("dl.facts")).toContain(url);
    await page.click('a[hreflang="ja"]');
    expect(await page.textContent("main")).toContain("500,000,000,000円");
    expect(await page.textContent("main")).not.toMatch(/undefined|\[object/);
  });

  it("a keyboard reaches the content first", async () => {
    const page = await open("/ja/");
    await page.keyboard.press("Tab");
    const focused = await page.evaluate("document.activeElement.getAttribute('href')");
    expect(focused).toMatch(/^#/);
  });
});

// Runs in the page: the contrast of a hint with the ground of its field (WCAG 2.2, 1.4.3).
const hintOf = `(() => {
  const field = document.querySelector("#find");
  const { color, opacity } = getComputedStyle(field, "::placeholder");
  const luminance = (rgb) => {
    const [r, g, b] = rgb.match(/[\\d.]+/g).map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark, light] = [luminance(color), luminance(getComputedStyle(field).backgroundColor)].sort((a, b) => a - b);
  return { opacity, contrast: (light + 0.05) / (dark + 0.05) };
})()`;
