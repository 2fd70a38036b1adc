import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { languages } from "../../src/model/text";
import { paths } from "../../src/urls";
import { EVERY_RULE, OF_COLOUR, OF_LAYOUT, violations } from "./accessibility";
import { launch } from "./chromium";
import { wrongIn } from "./html";
import { broken } from "./links";
import { examplePages } from "./page-examples";
import { cutTables, overflow, type Visit, visit } from "./visit";

const origin = inject("origin");
const WIDE = { width: 1200, height: 900 };
/** A window of 1,280 px at 400% (WCAG 2.2, 1.4.10). */
const NARROWEST = { width: 320, height: 740 };
const PHONE = { width: 360, height: 740 };
/** A tablet held upright. */
const UPRIGHT = { width: 600, height: 960 };
const DESK = { width: 1280, height: 900 };
/** A4 within margins of a centimetre. */
const PAPER = { width: 718, height: 1047 };

/** The page of a kept query is there once one was kept. */
async function keptQuery(): Promise<string> {
  const { headers } = await fetch(origin + paths.queries(), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ collection: "budgets", release: "1.0.0", filter: { measure: "appropriation" }, sort: ["-amount"] }),
  });
  return headers.get("Location")?.split("/").at(-1) ?? "";
}
const query = await keptQuery();
const everyPage = [...examplePages, ...languages.map((language) => paths.queryPage(language, query))];

/** How far the parts of a page may move in all while they arrive, as a cumulative layout shift: “good” is at most 0.1 (Core Web Vitals). */
const GOOD_SHIFT = 0.1;
type Shift = { readonly value: number; readonly moved: readonly string[] };

let browser: Browser;
let scriptless: BrowserContext;
let publicUrl: string;
beforeAll(async () => {
  browser = await launch();
  scriptless = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE });
  publicUrl = ((await (await fetch(`${origin}/v1/meta`)).json()) as { publicUrl: string }).publicUrl;
});
afterAll(() => browser?.close());

/** What moves when scripts run that come after a reader has the whole page before them. */
async function movedByLateScripts(path: string): Promise<readonly Shift[]> {
  const context = await browser.newContext({ viewport: WIDE });
  const page = await context.newPage();
  let comes: () => void = () => {};
  const late = new Promise<void>((resolve) => {
    comes = resolve;
  });
  await page.route("**/*.js", (route) => late.then(() => route.continue()));
  await page.goto(origin + path, { waitUntil: "commit" });
  await page.evaluate(parsed);
  await page.evaluate(painted);
  const before = await page.evaluate<Shift[]>(shifts);
  comes();
  await page.waitForLoadState("networkidle");
  await page.evaluate(painted);
  const all = await page.evaluate<Shift[]>(shifts);
  await context.close();
  return all.slice(before.length);
}

describe.each(everyPage)("%s", (path) => {
  let reader: Visit;
  let page: Page;
  let document: string;
  beforeAll(async () => {
    document = await (await fetch(origin + path)).text();
    reader = await visit(browser, path, { viewport: WIDE, colorScheme: "light" });
    page = reader.page;
  });
  afterAll(() => page?.context().close());

  it("is there, in its language, under one heading and a title", async () => {
    expect(reader.response.status()).toBe(200);
    expect(await page.getAttribute("html", "lang")).toBe(path.split("/")[1]);
    expect(await page.locator("h1").count()).toBe(1);
    expect((await page.textContent("h1"))?.trim()).not.toBe("");
    const title = await page.title();
    expect(title).not.toBe("");
    // A chart in a frame leaves the choice of the language to the page around it.
    if (path.endsWith("/embed")) return;
    const portal = (await page.getAttribute('head link[rel="search"]', "title")) as string;
    expect(title.split(portal), "the name of the portal stands in it once").toHaveLength(2);
    for (const language of languages) expect(await page.locator(`head link[hreflang=${language}]`).count(), language).toBe(1);
  });

  it("is HTML without a fault", async () => {
    expect(await wrongIn(document)).toEqual([]);
  });

  it("says every word", async () => {
    expect(await page.evaluate(inWords)).not.toMatch(/undefined|\[object|\bNaN\b/);
    // URL templates are in the words of the documentation of the API.
    if (!path.endsWith("/docs")) expect(await page.evaluate(unfilled)).toEqual([]);
    expect(await page.evaluate(unmarkedJapanese)).toEqual([]);
    expect(await page.evaluate(unmarkedEnglish)).toEqual([]);
  });

  it("has a strict policy of what it may load", async () => {
    const policy = reader.response.headers()["content-security-policy"] ?? "";
    const directives = new Map(policy.split(/; */).map((one) => one.split(/ (.*)/s) as [string, string]));
    expect(directives.get("default-src")).toBe("'none'");
    // A chart may stand in a frame of any site; what it loads is its own all the same.
    directives.delete("frame-ancestors");
    for (const [name, sources] of directives) expect(sources, name).not.toMatch(/\*|'unsafe-|https?:|data:/);
  });

  it("moves little while its parts arrive, and not at all when its scripts do", async () => {
    await page.waitForLoadState("networkidle");
    const arriving = await page.evaluate<Shift[]>(shifts);
    expect(
      arriving.reduce((sum, { value }) => sum + value, 0),
      JSON.stringify(arriving),
    ).toBeLessThanOrEqual(GOOD_SHIFT);
    if (document.includes('<script type="module"')) expect(await movedByLateScripts(path)).toEqual([]);
  });

  it("breaks no rule of accessibility, wide and narrow, light and dark", async () => {
    for (const [viewport, colorScheme, rules] of [
      [WIDE, "light", EVERY_RULE],
      [WIDE, "dark", OF_COLOUR],
      [PHONE, "dark", OF_COLOUR],
      [PHONE, "light", OF_LAYOUT],
    ] as const) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      expect(await violations(page, rules), `${colorScheme}, ${viewport.width} px`).toEqual([]);
    }
  });

  it("fits a phone, a desk and paper, and so does every table", async () => {
    for (const viewport of [NARROWEST, PHONE, UPRIGHT, DESK]) {
      await page.setViewportSize(viewport);
      expect(await overflow(page), `${viewport.width} px`).toBeLessThanOrEqual(0);
      expect(await cutTables(page), `${viewport.width} px`).toEqual([]);
    }
    await page.setViewportSize(PAPER);
    await page.emulateMedia({ media: "print" });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.emulateMedia({ media: null });
  });

  it("shows where the keyboard is", async () => {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(withoutFocusRing)).toEqual([]);
  });

  it("leads somewhere by every link", async () => {
    const links = await page.evaluate<string[]>(linked);
    expect(links.length).toBeGreaterThan(0);
    expect(await broken(links, publicUrl)).toEqual([]);
  });

  it("can be read without JavaScript", async () => {
    const still = await scriptless.newPage();
    await still.goto(origin + path);
    expect((await still.textContent("h1"))?.trim()).toBe((await page.textContent("h1"))?.trim());
    for (const form of await still.locator("form").all()) expect((await form.getAttribute("method")) ?? "get").toBe("get");
    await still.close();
  });

  it("says nothing to the console and asks nothing of another origin", () => {
    expect(reader.complaints).toEqual([]);
  });
});

// What follows runs in the page.

/** How far things moved by themselves, with what moved. */
const shifts = `new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().map(({ value, sources }) => ({
    value,
    moved: sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 100)),
  })))).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve([]), 100);
})`;

/** All of the document is there; its scripts may be missing. */
const parsed = `new Promise((resolve) => {
  if (document.readyState === "loading") document.addEventListener("readystatechange", resolve, { once: true });
  else resolve();
})`;

/** Two frames have been painted since. */
const painted = "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))";

/** All that can be read, attributes that are read out included. */
const inWords = `document.title + "\\n" + document.body.innerText + "\\n" +
  [...document.querySelectorAll("[aria-label], [title], [alt], [placeholder], [content]")]
    .flatMap((one) => ["aria-label", "title", "alt", "placeholder", "content"].map((name) => one.getAttribute(name) ?? "")).join("\\n")`;

/** Every text of the page that people read, with its element. */
const texts = `(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!element.closest("script, style")) found.push([walker.currentNode.data, element]);
  }
  return found;
})()`;

/** Places of messages that nothing filled. */
const unfilled = `${texts}.filter(([text, element]) => /\\{\\w+\\}/.test(text) && !element.closest("code, pre")).map(([text]) => text.trim())`;

/** Japanese on a page in another language that does not say that it is (WCAG 2.2, 3.1.2). */
const unmarkedJapanese = `${texts}
  .filter(([text, element]) => /[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}]/u.test(text) && element.closest("[lang]").lang !== "ja")
  .map(([text]) => text.trim())`;

/** English sentences on a page in another language that do not say that they are; of code, those that cite and name sources. */
const unmarkedEnglish = `${texts}
  .filter(([text, element]) => !/[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}]/u.test(text) || element.closest("code"))
  .filter(([text, element]) => (element.closest("code, pre, textarea") ? /\\[Data set\\]\\.|^Source: /m : /(?:[A-Za-z’]+[,.:]? ){3}[A-Za-z]/).test(text))
  .filter(([, element]) => element.closest("[lang]").lang !== "en")
  .map(([text]) => text.trim())`;

/** What takes the focus and looks as before. */
const withoutFocusRing = `[...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
  .filter((one) => one.checkVisibility())
  .filter((one) => {
    one.focus({ preventScroll: true });
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return document.activeElement === one && (outlineStyle === "none" || parseFloat(outlineWidth) < 2);
  })
  .map((one) => one.outerHTML.slice(0, 150))`;

/** Where the page leads and what it is made of. */
const linked = `[...document.querySelectorAll("[href], [src], [action]")]
  .map((one) => new URL(one.getAttribute("href") ?? one.getAttribute("src") ?? one.getAttribute("action"), document.baseURI).href)`;
