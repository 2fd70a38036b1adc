import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const files = ["src", "test", "bench"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file)),
);

/** What a file imports by name from another, as `file name`. */
function importsOf(file: string): string[] {
  const statements = readFileSync(file, "utf8").matchAll(/^(?:import|export)\s+(?:type\s+)?\{([^}]*)\}\s+from\s+"(\.[^"]*)"/gm);
  return [...statements].flatMap(([, names = "", from = ""]) => {
    const target = relative(".", resolve(file, "..", from));
    const found = [`${target}.ts`, `${target}.tsx`, `${target}/index.ts`, `${target}/index.tsx`].find((one) => files.includes(one));
    return names
      .split(",")
      .map((name) => name.trim().replace(/^type\s+/, ""))
      .filter(Boolean)
      .map((name) => `${found} ${name.split(/\s+as\s+/)[0]}`);
  });
}

/** The values that a file exports. Types may be named where nobody else writes them down. */
function exportsOf(file: string): string[] {
  const declared = readFileSync(file, "utf8").matchAll(/^export\s+(?:async\s+)?(?:const|function\*?|class|let)\s+(\w+)/gm);
  return [...declared].map(([, name]) => `${file} ${name}`);
}

describe("exports", () => {
  const imported = new Set(files.flatMap(importsOf));
  const exported = files.filter((file) => file.startsWith("src/")).flatMap(exportsOf);

  it("are used: each value is imported by another file", () => {
    expect(exported.length).toBeGreaterThan(700);
    expect(exported.filter((one) => !imported.has(one))).toEqual([]);
  });
});
