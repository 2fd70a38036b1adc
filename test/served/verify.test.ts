import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { readFrozen } from "../../src/cli/frozen";

const origin = inject("origin");
const [, script = ""] = /```sh\n(#!\/bin\/sh\n# verify\.sh[\s\S]*?)```/.exec(readFileSync("docs/citing.md", "utf8")) ?? [];
const folder = mkdtempSync(join(tmpdir(), "verify-"));
writeFileSync(join(folder, "verify.sh"), script);
const verify = (...args: string[]) => spawnSync("sh", ["verify.sh", origin, ...args], { cwd: folder, encoding: "utf8" });

describe("the script of docs/citing.md", () => {
  const { release, manifest } = readFrozen().at(-1) as ReturnType<typeof readFrozen>[number];
  const at = (file: string) => join(folder, `sti-policy-${release.id}`, file);
  const graph = manifest.files.find(({ name }) => name === "sti-policy.nq")?.sha256;

  it("has no more than twenty lines that do something", () => {
    expect(script.split("\n").filter((line) => line.trim() && !line.startsWith("#")).length).toBeLessThanOrEqual(20);
  });

  it.each(readFrozen().map((one) => [one.release.id, one.manifest.files.length + 1] as const))(
    "downloads and proves every file of release %s",
    (id, files) => {
      const { stdout, stderr, status } = verify(id);
      expect([stderr, status]).toEqual(["", 0]);
      expect(stdout).toContain(`release ${id}: as published: ${files}\n`);
    },
  );

  it("run again, goes on where a download was cut, and puts right a file that was changed", () => {
    truncateSync(at("sti-policy.sqlite"), 100_000);
    writeFileSync(at("budgets.csv"), `${readFileSync(at("budgets.csv"), "utf8")}more`);
    const { stdout, status } = verify(release.id);
    expect([status, stdout]).toEqual([0, `release ${release.id}: as published: ${manifest.files.length + 1}\ngraph ${graph}\n`]);
  });

  it.each(["9.9.9", "latest"])("says where the releases are where %s is none, and leaves nothing behind", (unknown) => {
    const { status, stdout, stderr } = verify(unknown);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(`${origin} has no files of a release ${unknown}; ${origin}/v1/releases lists its releases\n`);
    expect(existsSync(join(folder, `sti-policy-${unknown}`))).toBe(false);
  });

  it("does not take another file for the graph", () => {
    writeFileSync(at("sti-policy.nq"), "other");
    expect(verify(release.id, "plans.csv").stdout).toBe(`release ${release.id}: as published: 1\n`);
  });

  it("names a file that the release does not have", () => {
    const { stdout, status } = verify(release.id, "nothing.csv");
    expect(status).not.toBe(0);
    expect(stdout).not.toContain("as published");
  });
});
