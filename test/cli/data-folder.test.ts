import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { account, fileOf, item, itemsHeader, published, summaryHeader, total } from "./books";

let folder: string;
let data: string;

function command(name: string, args: readonly string[] = [], env: Record<string, string> = { DATA: data }) {
  const { status, stdout, stderr } = spawnSync("node_modules/.bin/tsx", [`src/cli/${name}.ts`, ...args], {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}
const summary = fileOf(
  published(summaryHeader, total("7", "法務省", ["5", "-2", "0", "0", "3", "3"]), account("7", "法務省", "3")),
  "2-1.csv",
);
const items = fileOf(published(itemsHeader, item("7", "法務省", "当初予算", ["費", "目", ""], "5")), "2-2.csv");

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "folder-"));
  data = join(folder, "rs");
  const { status, stdout } = command("import", ["rs", summary, items, "--into", data, "--retrieved", "2026-11-20"], {});
  expect([status, stdout]).toEqual([0, expect.stringContaining("2023 initial: 1 lines, 5 yen")]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a folder that an import made", () => {
  it("is released under its own name, and proved", () => {
    const { status, stdout, stderr } = command("release");
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/1\.0\.0 2026-11-20: frozen .*appropriations: 7/s);
    const { manifest } = JSON.parse(readFileSync(join(data, "releases/1.0.0/release.json"), "utf8"));
    expect(manifest.files.map(({ name }: { name: string }) => name)).toContain("rs-2024.zip");
    expect(readFileSync(join(data, "releases/1.0.0/datapackage.json"), "utf8")).toContain("行政事業レビューシート");
    expect(command("release", ["--check"]).stdout).toContain("rebuild to the same bytes");
  });

  it.each([
    ["2-1", () => summary],
    ["2-2", () => items],
  ])("has evidence that its file of sheet %s proves", (sheet, file) => {
    const { status, stdout } = command("verify", ["--source", file()]);
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(new RegExp(`rs-2024-${sheet}: (\\d+) of \\1 evidences valid.* 0 lines not cited`)),
    ]);
  });
});

describe("the lines that no record cites", () => {
  it("are not taken from a file of which a line cannot be read", () => {
    const path = join(data, "uncited.ndjson");
    const before = readFileSync(path, "utf8");
    writeFileSync(path, `{\n${before}`);
    const { status, stderr } = command("verify", ["--source", items]);
    writeFileSync(path, before);
    expect([status, stderr]).toEqual([1, expect.stringMatching(/uncited\.ndjson:1: This is no JSON.*JSONとして読めません/s)]);
  });
});

describe("a collection as NDJSON", () => {
  const broken = (file: string, change: (path: string) => void) => {
    const path = join(data, file);
    const before = existsSync(path) ? readFileSync(path) : null;
    change(path);
    const { status, stderr } = command("release");
    if (before) writeFileSync(path, before);
    else rmSync(path);
    expect(status).toBe(1);
    return stderr;
  };

  it("has its findings at file and line", () => {
    const stderr = broken("appropriations.ndjson", (path) =>
      writeFileSync(path, readFileSync(path, "utf8").replace('"phase":"current"', '"phase":"currant"')),
    );
    expect(stderr).toContain(`${data}/appropriations.ndjson:5: phase:`);
  });

  it("names the line that is no JSON", () => {
    expect(broken("appropriations.ndjson", (path) => appendFileSync(path, "{\n"))).toMatch(
      /appropriations\.ndjson:8: This is no JSON/,
    );
  });

  it("stands in one file", () => {
    expect(broken("budgets.yaml", (path) => writeFileSync(path, "[]\n"))).toContain("budgets.ndjson holds the same collection");
  });

  it("goes with a dataset.yaml that is complete", () => {
    const stderr = broken("dataset.yaml", (path) =>
      writeFileSync(path, readFileSync(path, "utf8").replace("notOfficial", "official")),
    );
    expect(stderr).toMatch(/dataset\.yaml: .*notOfficial/s);
  });
});

describe("the command", () => {
  const cases: [string, string[], RegExp][] = [
    ["no day of retrieval", ["rs", summary, "--into", "/tmp/none"], /--retrieved on which day/],
    ["a day that is none", ["rs", summary, "--into", "/tmp/none", "--retrieved", "2026-02-30"], /no date of the form YYYY-MM-DD/],
    ["a month for a day", ["rs", summary, "--into", "/tmp/none", "--retrieved", "2026-02"], /no date of the form YYYY-MM-DD/],
    ["a book that is none", ["rss", summary], /Did you mean rs\?/],
    ["no file", ["rs", "--into", "/tmp/none"], /No file is given/],
    ["no folder", ["rs", summary], /--into/],
    [
      "no year where the file has none",
      ["cstp", summary, "--into", "/tmp/none", "--retrieved", "2026-11-20", "--issued", "2025"],
      /--year/,
    ],
    [
      "an option that the book does not take",
      ["rs", summary, "--into", "/tmp/none", "--retrieved", "2026-11-20", "--year", "2023"],
      /takes no --year/,
    ],
    ["an unknown option", ["rs", summary, "--to", "/tmp/none"], /--to/],
  ];
  it.each(cases)("refuses %s and says how", (_, args, said) => {
    const { status, stderr } = command("import", args, {});
    expect(status).toBe(1);
    expect(stderr).toMatch(said);
    expect(stderr).toContain("エラー");
    expect(existsSync("/tmp/none")).toBe(false);
  });

  it("says where DATA names no data folder", () => {
    const { status, stderr } = command("release", [], { DATA: join(folder, "nothing") });
    expect([status, stderr]).toEqual([1, expect.stringContaining("nothing/dataset.yaml")]);
  });
});
