import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

export const EVERY_RULE = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
/** Another scheme changes nothing but colours; another width also what is shown, where and how large. */
export const OF_COLOUR = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
export const OF_LAYOUT = {
  type: "rule",
  values: [
    ...OF_COLOUR.values,
    "target-size",
    "scrollable-region-focusable",
    "region",
    "landmark-unique",
    "heading-order",
    "skip-link",
  ],
};

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The rules that an open page breaks, each with the parts that do. */
export async function violations(page: Page, rules: object): Promise<readonly string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe);
  return page.evaluate(broken(rules));
}

const broken = (runOnly: object) => `axe.run(document, {
  runOnly: ${JSON.stringify(runOnly)},
  resultTypes: ["violations"],
}).then(({ violations }) => violations.map(({ id, nodes }) =>
  id + ": " + nodes.slice(0, 3).map(({ html, failureSummary }) => html.slice(0, 200) + " " + failureSummary).join(" | ")))`;
