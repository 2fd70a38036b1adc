import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readNdjson } from "../../src/cli/ndjson";

const folder = mkdtempSync(join(tmpdir(), "lines-"));
const path = join(folder, "text");
afterAll(() => rmSync(folder, { recursive: true }));

/** Lines whose characters of three and four bytes lie across the end of each megabyte, wherever that falls in them. */
const long = (shift: number) => ["a".repeat(shift), "科学🔬".repeat(300_000), "末"];

describe("the lines of a file", () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])("are whole where a piece ends within a character, %i bytes on", (shift) => {
    const lines = long(shift).filter(Boolean);
    writeFileSync(path, `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`);
    expect(readNdjson(path).map((line, i) => line === lines[i])).toEqual(lines.map(() => true));
  });

  it("are the same without an end of line at the end, and none of them is empty", () => {
    writeFileSync(path, '"一"\n\n"二"\n\n\n"三"');
    expect(readNdjson(path)).toEqual(["一", "二", "三"]);
    writeFileSync(path, "");
    expect(readNdjson(path)).toEqual([]);
  });
});
