import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const repository = resolve(".");
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "portal-"));
  cpSync("data", join(folder, "data"), { recursive: true });
  cpSync("wrangler.toml", join(folder, "wrangler.toml"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function command(name: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    join(repository, "node_modules/.bin/tsx"),
    [join(repository, `src/cli/${name}.ts`), ...args],
    { cwd: folder, encoding: "utf8" },
  );
  return { status, stdout, stderr };
}
const edit = (file: string, from: string | RegExp, to: string) => {
  const path = join(folder, file);
  const before = readFileSync(path, "utf8");
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} does not hold ${from}`);
  writeFileSync(path, after);
};
const announce = (id: string) =>
  edit("data/releases.yaml", /$/, `- id: ${id}\n  issued: "2027-01-01"\n  summary: { ja: 追加, en: More }\n`);

describe("npm run release", () => {
  it("run again changes nothing", () => {
    const before = readFileSync(join(folder, "data/releases/1.0.0/release.json"), "utf8");
    const { status, stdout } = command("release");
    expect([status, stdout]).toEqual([0, expect.stringContaining("holds nothing beyond it")]);
    expect(readFileSync(join(folder, "data/releases/1.0.0/release.json"), "utf8")).toBe(before);
  });

  it("makes the same bytes from nothing", () => {
    const frozen = readdirSync(join(folder, "data/releases/1.0.0"));
    rmSync(join(folder, "data/releases"), { recursive: true });
    expect(command("release", "1.0.0").status).toBe(0);
    for (const file of frozen) {
      expect(
        readFileSync(join(folder, "data/releases/1.0.0", file)).equals(readFileSync(join(repository, "data/releases/1.0.0", file))),
        file,
      ).toBe(true);
    }
  });

  it("freezes a new number and keeps the old one", () => {
    edit("data/quantities.yaml", "value: 25", "value: 26");
    announce("1.0.1");
    const { status, stdout } = command("release");
    expect([status, stdout]).toEqual([0, expect.stringContaining("1.0.1 2027-01-01: frozen")]);
    expect(readFileSync(join(folder, "data/releases/1.0.1/quantities.ndjson"), "utf8")).toContain('"value":26');
    expect(readFileSync(join(folder, "data/releases/1.0.0/quantities.ndjson"), "utf8")).toContain('"value":25');
    expect(JSON.parse(readFileSync(join(folder, "data/releases/1.0.1/release.json"), "utf8"))).toMatchObject({
      sequence: 2,
      predecessor: "1.0.0",
    });
  });

  it("refuses to change a frozen release", () => {
    edit("data/quantities.yaml", "value: 25", "value: 26");
    const { status, stderr } = command("release");
    expect([status, stderr]).toEqual([1, expect.stringMatching(/Release 1\.0\.0 is frozen.*quantities[\s\S]*新しい番号/)]);
  });

  it("refuses a number that nobody announced", () => {
    expect(command("release", "7.0.0")).toMatchObject({ status: 1, stderr: expect.stringContaining("announces no release 7.0.0") });
  });

  it.each([
    ["a number that does not come after the last", "0.9.0", "2027-01-01", /does not come after 1\.0\.0/],
    ["a day before the last", "1.0.1", "2020-01-01", /would be issued before/],
    ["a release that changes nothing", "1.0.1", "2027-01-01", /would change nothing/],
    ["a day that is none", "1.0.1", "2027-02-30", /issued/],
  ])("refuses %s", (_, id, issued, message) => {
    edit("data/releases.yaml", /$/, `- id: ${id}\n  issued: "${issued}"\n  summary: { ja: 追加, en: More }\n`);
    if (!message.source.includes("nothing")) edit("data/quantities.yaml", "value: 25", "value: 26");
    const { status, stderr } = command("release");
    expect([status, stderr]).toEqual([1, expect.stringMatching(message)]);
    expect(readdirSync(join(folder, "data/releases"))).toEqual(["1.0.0"]);
  });

  it("refuses to freeze a release while an earlier one is missing", () => {
    announce("1.0.1");
    rmSync(join(folder, "data/releases"), { recursive: true });
    expect(command("release")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("1.0.0 is announced before 1.0.1 but not frozen"),
    });
  });

  const bad: [string, string, string | RegExp, string, RegExp][] = [
    [
      "a missing reference",
      "data/initiatives.yaml",
      "partOf: regional-university-package",
      "partOf: regional-package",
      /data\/initiatives\.yaml:\d+: There is no “regional-package” in initiatives/,
    ],
    [
      "a duplicate id",
      "data/budgets.yaml",
      "- id: sbir-2022",
      "- id: sip-3-2023-2024",
      /data\/budgets\.yaml:\d+: The id “sip-3-2023-2024” is used twice/,
    ],
    ["a wrong type", "data/budgets.yaml", "amount: 206000000000", "amount: 2,060億円", /data\/budgets\.yaml:\d+: amount: /],
    [
      "a digest that does not match",
      "data/budgets.yaml",
      /sha256: [0-9a-f]{64}/,
      `sha256: "${"0".repeat(64)}"`,
      /data\/budgets\.yaml:\d+: Line 81 of .* has the SHA-256 [0-9a-f]{64}, not 0{64}/,
    ],
    ["broken YAML", "data/budgets.yaml", "amount: 206000000000", "amount: [", /data\/budgets\.yaml:\d+: This is no YAML/],
    ["no list", "data/quantities.yaml", /[\s\S]*/, "id: x\n", /data\/quantities\.yaml.*: The file is no list of records/],
  ];
  it.each(bad)("%s stops it with file, line and cure, and nothing is written", (_, file, from, to, message) => {
    announce("1.0.1");
    edit(file, from, to);
    const { status, stderr } = command("release");
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/nothing was written[\s\S]*何も書き出していません/);
    expect(readdirSync(join(folder, "data/releases"))).toEqual(["1.0.0"]);
  });

  it("names the very line", () => {
    edit("data/budgets.yaml", "amount: 206000000000", "amount: lots");
    const line = readFileSync(join(folder, "data/budgets.yaml"), "utf8").split("\n").indexOf("  amount: lots") + 1;
    expect(command("release").stderr).toContain(`data/budgets.yaml:${line}:`);
  });

  it("a missing file is said, with what an empty one holds", () => {
    rmSync(join(folder, "data/plans.yaml"));
    expect(command("release").stderr).toMatch(/data\/plans\.yaml: The file is missing/);
  });

  it("a frozen release that was edited is refused", () => {
    edit("data/releases/1.0.0/quantities.ndjson", '"value":25', '"value":26');
    const { status, stderr } = command("release");
    expect([status, stderr]).toEqual([1, expect.stringMatching(/quantities\.\w+ rebuilds to SHA-256/)]);
  });
});

describe("npm run verify", () => {
  it("asks for a document, and for the right one", () => {
    expect(command("verify")).toMatchObject({ status: 1, stderr: expect.stringMatching(/--source FILE[\s\S]*資料を指定/) });
    expect(command("verify", "--source", "nothing.txt").stderr).toContain("there is no nothing.txt");
    expect(command("verify", "--source", "wrangler.toml").stderr).toMatch(/No record of data\/sources\.yaml has the SHA-256/);
  });
});
