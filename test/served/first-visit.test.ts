import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { languages } from "../../src/model/text";
import { paths } from "../../src/urls";
import { launch } from "./chromium";

const origin = inject("origin");
const MOST_BYTES = 60 * 1024;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

describe.each(languages)("a first visit to the home page in %s", (language) => {
  it("costs at most 60 KiB with all that the page needs", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const urls = new Map<string, string>();
    const bytes = new Map<string, number>();
    session.on("Network.responseReceived", ({ requestId, response }) => urls.set(requestId, response.url));
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
      bytes.set(urls.get(requestId) ?? requestId, encodedDataLength),
    );
    await session.send("Network.enable");
    await page.goto(origin + paths.home(language), { waitUntil: "networkidle" });
    expect(bytes.keys()).toContain(origin + paths.style());
    const all = [...bytes.values()].reduce((sum, one) => sum + one, 0);
    expect(all, JSON.stringify(Object.fromEntries(bytes))).toBeLessThanOrEqual(MOST_BYTES);
    await context.close();
  });
});
