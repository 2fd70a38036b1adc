import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const FOLDER = "test/api/faults";

/** What the tests of faults are called: the thing that breaks, and what becomes of it. */
const tests = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".test.ts"))
  .flatMap((file) =>
    readFileSync(`${FOLDER}/${file}`, "utf8")
      .split(/^describe\(/m)
      .slice(1)
      .flatMap((part) => {
        const thing = /^"([^"]+)"/.exec(part)?.[1];
        return [...part.matchAll(/\("([^"]+)", async \(/g)].map(([, title]) => `${thing} › ${title}`);
      }),
  );

const [, section = ""] = /^## Faults\n(.*?)^## /ms.exec(readFileSync("docs/reliability.md", "utf8")) ?? [];
const rows = [...section.matchAll(/^\| (?!---|Fault )(.*) \|$/gm)].map(([, row = ""]) => row.split(" | "));

describe("the table of faults", () => {
  it("has at least twenty rows, each with what breaks, how, the answer and its test", () => {
    expect(rows.length).toBeGreaterThanOrEqual(20);
    for (const row of rows) expect([row.length, row.every(Boolean)], row[0]).toEqual([4, true]);
  });

  it("names every test of faults, and none that there is not", () => {
    const named = rows.flatMap((row) => [...(row[3] as string).matchAll(/`([^`]+)`/g)].map(([, name]) => name as string));
    expect(named.toSorted()).toEqual(tests.toSorted());
    expect(new Set(tests).size).toBe(tests.length);
  });
});
