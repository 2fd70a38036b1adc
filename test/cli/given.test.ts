import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
const commands = Object.entries(scripts).flatMap(([name, line]): [string, string][] => {
  const file = /^tsx (src\/cli\/[\w/-]+\.ts)$/.exec(line)?.[1];
  return file ? [[name, resolve(file)]] : [];
});
const tsx = pathToFileURL(resolve("node_modules/tsx/dist/loader.mjs")).href;
let folder: string;
let before: string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "given-"));
  mkdirSync(join(folder, "data"));
  for (const file of ["wrangler.toml", "data/dataset.yaml"]) cpSync(file, join(folder, file));
  before = everyFile();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const everyFile = () => readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();

/** Runs a command where there is nothing but the name of a dataset, and no wrangler to publish with. */
function run(file: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const { DATA: _, ...env } = process.env;
  return new Promise((done) => {
    execFile(
      process.execPath,
      ["--import", tsx, file, ...args],
      { cwd: folder, env: { ...env, PATH: "" } },
      (error, stdout, stderr) => done({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });
}

describe.concurrent("a slip of the pen does nothing else", () => {
  it.each(commands)("npm run %s knows its options", async (name, file) => {
    const { code, said } = await run(file, "--no-such-option");
    expect(said).toMatch(new RegExp(`^error: .*--no-such-option[\\s\\S]*\nnpm (?:run )?${name}\\b[\\s\\S]*エラー: `));
    expect([code, everyFile()]).toEqual([1, before]);
  });

  // The others take none, which is no different from an option that they do not know.
  it.each(["release", "migrate", "conformance"])("npm run %s knows its words", async (name) => {
    const { code, said } = await run((commands.find(([one]) => one === name) as [string, string])[1], "one", "two", "three");
    expect(said).toMatch(
      new RegExp(`^error: “t(?:wo|hree)” is one word too many[\\s\\S]*\nnpm run ${name}\\b[\\s\\S]*エラー: .*余分`),
    );
    expect([code, everyFile()]).toEqual([1, before]);
  });

  it("the proof of all releases takes no number", async () => {
    const release = resolve("src/cli/release.ts");
    expect(await run(release, "--check", "1.0.0")).toMatchObject({
      code: 1,
      said: expect.stringMatching(/takes no number.*番号/s),
    });
  });

  it("every command of package.json is among them", () => {
    expect(commands.length).toBe(
      Object.values(scripts).filter((line) => line.startsWith("tsx src/cli/") && !line.includes("&&")).length,
    );
    expect(commands.map(([name]) => name)).toContain("deploy");
  });
});
