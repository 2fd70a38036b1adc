import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { entities } from "../../src/model";

let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "lists-"));
  mkdirSync(join(data, "releases"));
  copyFileSync("data/dataset.yaml", join(data, "dataset.yaml"));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

function command(name: string, ...args: readonly string[]) {
  const { status, stderr } = spawnSync("node_modules/.bin/tsx", [`src/cli/${name}.ts`, ...args], {
    encoding: "utf8",
    env: { ...process.env, DATA: data },
  });
  return { status, stderr };
}
const entry = (release: string) => `release: ${release}\n  on: "2026-11-27"\n  reason: { ja: 誤り。, en: Wrong. }\n`;

describe("what is to be withdrawn", () => {
  it.each([
    ["two entries of which the second has no dash", `- ${entry("1.0.0")}  ${entry("1.1.0")}`, 4, /must be unique/],
    ["a second document", `- ${entry("1.0.0")}---\n- ${entry("1.1.0")}`, 4, /second document.*2つ目の文書/s],
    ["an entry that does not end", `- ${entry("1.0.0")}- { release: 1.1.0\n`, 5, /must .* end with a }/],
    ["a number in another form", `- ${entry("1.0.0")}- ${entry("v1.1.0")}`, 4, /release: is no MAJOR.*の形ではありません/s],
    [
      "a day in another form",
      `- ${entry("1.0.0").replace("11-27", "12-1")}`,
      2,
      /on: is no day as YYYY-MM-DD.*日付ではありません/s,
    ],
    [
      "a key that is misspelt",
      `- ${entry("1.0.0").replace("on:", "onn:")}`,
      2,
      /onn: There is no such field. Did you mean “on”\?.*「on」では/s,
    ],
    [
      "a language that is missing",
      `- ${entry("1.0.0").replace(", en: Wrong.", "")}`,
      3,
      /reason\.en: The field is missing; write { ja, en }.*ありません/s,
    ],
    ["an entry below the [] of none", `# None.\n[]\n- ${entry("1.0.0")}`, 2, /Replace \[\] by the list.*\[\] を消し/s],
    ["a day that is none", `- ${entry("1.0.0").replace("11-27", "11-31")}`, 2, /on: is no day.*日付ではありません/s],
  ])("is not half read: %s", (_, written, line, said) => {
    writeFileSync(join(data, "withdrawals.yaml"), written);
    const { status, stderr } = command("load");
    expect([status, stderr]).toEqual([1, expect.stringMatching(said)]);
    for (const word of ["error", "エラー"]) expect(stderr).toContain(`${word}: ${data}/withdrawals.yaml:${line}: `);
  });

  it("is not taken for nothing where its file cannot be read", () => {
    mkdirSync(join(data, "withdrawals.yaml"));
    expect(command("load")).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/withdrawals\.yaml cannot be read: EISDIR.*読み取れません/s),
    });
  });
});

it.each(["tombstones", "releases"])("%s.yaml is not half read either", (name) => {
  writeFileSync(join(data, `${name}.yaml`), "[]\n---\n[]\n");
  expect(command("release")).toMatchObject({ status: 1, stderr: expect.stringContaining(`${name}.yaml:2: A second document`) });
});

it("a release that is a number for YAML is told to stand in quotes", () => {
  writeFileSync(join(data, "releases.yaml"), '- id: 1.7\n  issued: "2026-11-27"\n  summary: { ja: 追加, en: More }\n');
  const { status, stderr } = command("release");
  expect([status, stderr]).toEqual([1, expect.stringMatching(/:1: id: write MAJOR\.MINOR\.PATCH in quotes.*引用符で囲んで/s)]);
});

it("a word that begins with a star is told with its line, and what to do", () => {
  writeFileSync(join(data, "releases.yaml"), '- id: 1.0.0\n  issued: "2026-11-27"\n  summary:\n    ja: *注\n    en: More\n');
  const { status, stderr } = command("release");
  expect(status).toBe(1);
  expect(stderr).toContain("releases.yaml:4: Put *注 in quotes");
  expect(stderr).toContain("releases.yaml:4: *注 を引用符で囲んでください");
});

it("dataset.yaml that is no YAML is told with its file and line", () => {
  writeFileSync(join(data, "dataset.yaml"), "name: sti-policy\ntitle: { ja: 題名\n");
  const { status, stderr } = command("release");
  expect(status).toBe(1);
  expect(stderr).toMatch(/^error: .*dataset\.yaml:3: This is no YAML.*エラー: .*dataset\.yaml:3: YAMLとして読めません/s);
});

describe("the lines that no record cites", () => {
  const document = () => join(data, "document.txt");
  beforeEach(() => {
    const text = "題名\n区切り線\n";
    writeFileSync(document(), text);
    const sha256 = createHash("sha256").update(text).digest("hex");
    for (const { collection } of entities) writeFileSync(join(data, `${collection}.yaml`), "[]\n");
    rmSync(join(data, "sources.yaml"));
    writeFileSync(join(data, "sources.ndjson"), `${JSON.stringify({ id: "s", sha256, lineCount: 2, evidence: [] })}\n`);
  });
  const reason = "  reason: { ja: 表紙。, en: The cover. }\n";
  const range = (from: number | string, to: number, source = "s") => `- source: ${source}\n  from: ${from}\n  to: ${to}\n`;

  it("are explained by a list that is whole", () => {
    writeFileSync(join(data, "uncited.yaml"), `${range(1, 1)}${reason}${range(2, 2)}${reason}`);
    expect(command("verify", "--source", document())).toEqual({ status: 0, stderr: "" });
  });

  it.each([
    [
      "a reason that is misspelt",
      range(1, 2) + reason.replace("reason", "reson"),
      8,
      /reson: There is no such field. Did you mean “reason”.*「reason」ではありませんか/s,
    ],
    [
      "a range of every line without a reason",
      range(1, 100_000),
      5,
      /reason: The field is missing; write { ja, en }.*reason: この項目がありません/s,
    ],
    ["a reason in one language", `${range(1, 2)}  reason: { ja: 表紙。 }\n`, 8, /reason\.en: .*reason\.en: /s],
    ["a field that is none", `${range(1, 2)}${reason}  note: x\n`, 9, /note: There is no such field.*このような項目はありません/s],
    ["an unknown source", range(1, 2, "t") + reason, 5, /source: is no record of sources.*source: sources のレコード/s],
    ["a range before the first line", range(0, 2) + reason, 6, /from: Too small.*from: 小さすぎる値/s],
    ["a range that ends before it begins", range(2, 1) + reason, 7, /to: comes before.*to: from の行より前/s],
    ["a range beyond the document", range(1, 3) + reason, 7, /to: the source has 2 lines.*to: 資料は2行/s],
    ["words for a number", range("one", 2) + reason, 6, /from: Invalid input.*from: 無効な入力/s],
  ])("are not taken from a list that is half written: %s", (_, written, line, said) => {
    writeFileSync(join(data, "uncited.yaml"), range(1, 1) + reason + written);
    const { status, stderr } = command("verify", "--source", document());
    expect([status, stderr]).toEqual([1, expect.stringMatching(said)]);
    for (const word of ["error", "エラー"]) expect(stderr).toContain(`${word}: ${data}/uncited.yaml:${line}: `);
  });
});

describe("what is not read is not called valid", () => {
  const digest = createHash("sha256").update("題名\n").digest("hex");
  const verify = () => {
    writeFileSync(join(data, "document.txt"), "題名\n");
    return command("verify", "--source", join(data, "document.txt"));
  };
  beforeEach(() => {
    for (const { collection } of entities) writeFileSync(join(data, `${collection}.yaml`), "[]\n");
    const evidence = `[{ source: s, line: 1, printed: 題名, sha256: ${createHash("sha256").update("題名").digest("hex")} }]`;
    writeFileSync(join(data, "sources.yaml"), `- { id: s, sha256: ${digest}, lineCount: 2, evidence: ${evidence} }\n`);
  });

  it("where every file can be read", () => expect(verify()).toEqual({ status: 0, stderr: "" }));

  it.each(["initiatives", "sources"])("where %s.yaml is no YAML", (name) => {
    writeFileSync(join(data, `${name}.yaml`), "- { id: a\n");
    const { status, stderr } = verify();
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^\S+:2: This is no YAML.*YAMLとして読めません.*cannot be read.*読めないファイル/s),
    ]);
    expect(stderr).toContain(`${data}/${name}.yaml:2: `);
  });

  it.each(["", "evidence: 題名, ", "evidence: [題名], "])("where a record has no evidence yet: { %s… }", (evidence) => {
    writeFileSync(join(data, "plans.yaml"), `- { id: a }\n- { ${evidence}id: b }\n`);
    const { status, stderr } = verify();
    expect([status, stderr]).toEqual([1, expect.stringMatching(/The record has no evidence\. Write it.*根拠がありません/s)]);
    expect(stderr).toContain(`${data}/plans.yaml:2: `);
  });

  it("nor do the organizations go without their names and numbers into a book", () => {
    writeFileSync(join(data, "organizations.yaml"), "- { id: a\n");
    const book = join(data, "rs.csv");
    writeFileSync(book, "");
    const { status, stderr } = command("import", "rs", book, "--into", join(data, "rs"), "--retrieved", "2026-11-20");
    expect([status, stderr]).toEqual([1, expect.stringMatching(/error: \S+organizations\.yaml:2: This is no YAML.*エラー: /s)]);
  });
});

describe("a command that works with wrangler", () => {
  it.each(["load", "serve"])("says how to run it where wrangler is not to be found: %s", (name) => {
    cpSync("data", data, { recursive: true });
    const { status, stdout, stderr } = spawnSync(process.execPath, ["node_modules/tsx/dist/cli.mjs", `src/cli/${name}.ts`], {
      encoding: "utf8",
      env: { ...process.env, DATA: data, PATH: data },
    });
    expect([status, stdout + stderr]).toEqual([
      1,
      expect.stringMatching(
        /error: wrangler could not be started: .*ENOENT.*npm run.*npm ci.*エラー: .*起動できません.*npm ci.*npm run/s,
      ),
    ]);
  });
});
