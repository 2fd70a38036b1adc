import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "lists-"));
  mkdirSync(join(data, "releases"));
  copyFileSync("data/dataset.yaml", join(data, "dataset.yaml"));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

function command(name: string) {
  const { status, stderr } = spawnSync("node_modules/.bin/tsx", [`src/cli/${name}.ts`], {
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
