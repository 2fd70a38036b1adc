import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { readFrozen } from "../../src/cli/frozen";
import { charts } from "../../src/site/charts";
import { paths } from "../../src/urls";
import { launch } from "./chromium";
import { visit } from "./visit";

const origin = inject("origin");
// A file that is kept tells its release.
const latest = readFrozen().at(-1)?.release.id;
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

describe.each(charts)("the chart $name", ({ name }) => {
  it("is taken away as SVG, CSV and PNG", async () => {
    const { page, complaints } = await visit(browser, paths.chartPage("en", name));
    for (const extension of ["SVG", "CSV", "PNG"]) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.locator(".files").getByText(extension, { exact: true }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`${name}-${latest}.${extension.toLowerCase()}`);
      const file = await readFile(await download.path());
      expect(file.length).toBeGreaterThan(200);
      if (extension !== "PNG") continue;
      expect(file.subarray(1, 4).toString()).toBe("PNG");
      const svg = await (await fetch(origin + paths.chart(name, "en", "svg"))).text();
      // Twice the size of the drawing.
      expect(file.readUInt32BE(16)).toBe(2 * Number(/width="(\d+)"/.exec(svg)?.[1]));
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("offers without JavaScript what works without it", async () => {
    const { page } = await visit(browser, paths.chartPage("ja", name), { javaScriptEnabled: false });
    expect(await page.locator(".files a:visible").count()).toBe(2);
    expect(await page.locator(".chart button:visible").count()).toBe(0);
    await page.getByText("同じ内容を表で見る").click();
    expect(await page.locator(".chart table tbody tr:visible").count()).toBeGreaterThan(0);
    await page.context().close();
  });

  it("stands in a frame of another site", async () => {
    const frame = `<iframe src="${origin}${paths.chartFrame("en", name)}" width="700" height="500"></iframe>`;
    const elsewhere = createServer((_, response) => response.setHeader("Content-Type", "text/html").end(frame));
    await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
    const page = await (await browser.newContext()).newPage();
    await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
    await expect.poll(() => page.frameLocator("iframe").locator(".chart svg:visible").count()).toBe(1);
    await page.context().close();
    elsewhere.close();
  });

  it("shows on a phone a drawing whose words can be read", async () => {
    const { page } = await visit(browser, paths.chartPage("ja", name), { viewport: { width: 360, height: 740 } });
    const sizes = await page.evaluate<number[]>(
      `[...document.querySelectorAll(".chart svg")].filter((svg) => svg.checkVisibility())
        .flatMap((svg) => [...svg.querySelectorAll("text")].map((text) => {
          const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
          return scale * Number(text.getAttribute("font-size"));
        }))`,
    );
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
    await page.context().close();
  });

  it("keeps its words within the drawing, wide and narrow, in both languages", async () => {
    for (const language of ["ja", "en"])
      for (const width of [1200, 360]) {
        const { page } = await visit(browser, paths.chartPage(language, name), { viewport: { width, height: 740 } });
        const outside = await page.evaluate<string[]>(
          `[...document.querySelectorAll(".chart svg")].filter((svg) => svg.checkVisibility()).flatMap((svg) => {
            const { left, right, bottom } = svg.getBoundingClientRect();
            return [...svg.querySelectorAll("text")].filter((text) => {
              const box = text.getBoundingClientRect();
              return box.left < left - 1 || box.right > right + 1 || box.bottom > bottom + 1;
            }).map((text) => text.textContent);
          })`,
        );
        expect(outside, `${language}, ${width} px`).toEqual([]);
        await page.context().close();
      }
  });
});
