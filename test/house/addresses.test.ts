import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { paths } from "../../src/urls";

/** The addresses that take nothing to be written, but the root, which is any slash. */
const fixed = Object.values(paths).flatMap((path) => {
  const written = path.length === 0 ? (path as () => string)() : "/";
  return written === "/" ? [] : [written];
});
// What holds the portal to its standards asks as a stranger does, who reads no code of ours.
const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter(
  (file) => /\.tsx?$/.test(file) && file !== "urls.ts" && !file.startsWith("cli/conformance"),
);

describe("src/urls.ts", () => {
  it.each(fixed)("is the only place that spells %s", (path) => {
    const spelled = files.filter((file) => readFileSync(`src/${file}`, "utf8").includes(`"${path}"`));
    expect(spelled).toEqual([]);
  });
});
