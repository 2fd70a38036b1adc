import { readFileSync } from "node:fs";
import { describe, expect, inject, it } from "vitest";

const origin = inject("origin");
const rows = readFileSync("docs/standards.md", "utf8")
  .split("\n")
  .filter((line) => /^\| (\d+|FsF)/.test(line));
const cellsOf = (row: string) => row.split(/ ?\| ?/).slice(1, -1);
const keys = (first: RegExp) => rows.map((row) => cellsOf(row)[0] ?? "").filter((key) => first.test(key));

/** The metrics of F-UJI 0.8 without their common beginning. */
const METRICS =
  "F1-01MD F1-02MD F2-01M F3-01M F4-01M A1-01M A1-02MD A1.1-01MD A1.2-01MD I1-01M I2-01M I3-01M R1-01M R1.1-01M R1.2-01M R1.3-01M R1.3-02D";

describe("docs/standards.md", () => {
  it("has every practice and every metric, once and in order", () => {
    expect(keys(/^\d/)).toEqual(Array.from({ length: 35 }, (_, i) => String(i + 1)));
    expect(keys(/^FsF/)).toEqual(METRICS.split(" ").map((name) => `FsF-${name}`));
  });

  it.each(rows)("is whole, and where something is not kept it says why: %s", (row) => {
    const cells = cellsOf(row);
    expect(cells.length).toBe(row.startsWith("| FsF") ? 3 : 4);
    expect(cells).not.toContain("");
    for (const [, rest = ""] of row.matchAll(/Not (?:yet|applicable)(.*)/g)) expect(rest).toMatch(/^: .{20}/);
  });

  it.each(rows)("shows at addresses that have the terms that it names: %s", async (row) => {
    const addresses = [...(cellsOf(row).at(-1) ?? "").matchAll(/`(\/[^`]*)`/g)].map(([, address]) => address);
    expect(addresses).not.toEqual([]);
    const answers = await Promise.all(
      addresses.map(async (address) => {
        const response = await fetch(origin + address);
        expect(response.status, address).toBe(200);
        return response.text();
      }),
    );
    for (const [, term = ""] of row.matchAll(/`(\w+:\w+|[a-z]+[A-Z]\w+)`/g))
      expect(
        answers.some((answer) => answer.includes(term)),
        `${addresses.join()} have ${term}`,
      ).toBe(true);
  });
});
