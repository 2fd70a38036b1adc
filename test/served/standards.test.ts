import { readFileSync } from "node:fs";
import { describe, expect, inject, it } from "vitest";

const origin = inject("origin");
const tables = readFileSync("docs/standards.md", "utf8")
  .split("\n")
  .filter((line) => /^\| (\d+|FsF)/.test(line));

describe("docs/standards.md", () => {
  it("has every practice and every metric", () => {
    expect(tables.filter((line) => /^\| \d/.test(line)).map((line) => Number(line.split("|")[1]))).toEqual(
      Array.from({ length: 35 }, (_, i) => i + 1),
    );
    expect(tables.filter((line) => line.startsWith("| FsF")).length).toBe(17);
  });

  it.each(tables)("shows at an address: %s", async (line) => {
    const [, address] = /`(\/[^`]*)` \|$/.exec(line) ?? [];
    expect(address, line).toBeDefined();
    expect((await fetch(origin + address)).status, address).toBe(200);
  });
});
