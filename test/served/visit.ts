import type { Browser, BrowserContextOptions, Page, Response } from "playwright-core";
import { inject } from "vitest";

const origin = inject("origin");

/** A page that a reader opened. */
export type Visit = {
  readonly page: Page;
  readonly response: Response;
  /** What it said to the console, where it failed and what it asked of another origin, as long as it is open. */
  readonly complaints: readonly string[];
};

/** Opens a path in a browser that nobody has used before. */
export async function visit(browser: Browser, path: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ locale: "ja-JP", ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(origin)) complaints.push(request.url());
  });
  const response = await page.goto(origin + path);
  if (!response) throw new Error(`${path} was not opened`);
  return { page, response, complaints };
}

/** How far the content stands out of the window, in CSS pixels. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
}

/** Tables, folded ones too, that are wider than their region, so that a reader would have to scroll sideways. */
export function cutTables(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const folded = [...document.querySelectorAll("details:not([open])")];
    for (const one of folded) one.open = true;
    const cut = [...document.querySelectorAll(".scroll")]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map((region) => region.querySelector("table").id + ": " + region.scrollWidth + " > " + region.clientWidth);
    for (const one of folded) one.open = false;
    return cut;
  })()`);
}
