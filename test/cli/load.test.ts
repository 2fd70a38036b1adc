import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getPlatformProxy } from "wrangler";
import { readRelease } from "../../src/db/releases";
import type { Env } from "../../src/env";
import { keyOf } from "../../src/store/dumps";

const data = mkdtempSync(join(tmpdir(), "load-"));
const frozen = join(data, "releases/1.0.0/release.json");

function load() {
  const { status, stdout, stderr } = spawnSync("node_modules/.bin/tsx", ["src/cli/load.ts"], {
    encoding: "utf8",
    env: { ...process.env, DATA: data },
  });
  return { status, stdout, stderr };
}

/** Since when readers may no longer read the release, and whether a file of it is there. */
async function seen() {
  const { env, dispose } = await getPlatformProxy<Env>({
    remoteBindings: false,
    persist: { path: join(data, ".wrangler/state/v3") },
  });
  const release = await readRelease(env.DB, "1.0.0");
  const file = await env.DUMPS.head(keyOf("1.0.0", "budgets.csv"));
  await dispose();
  return { withdrawn: release?.withdrawal?.on ?? null, hasFile: file !== null };
}

describe("npm run load with a release to be withdrawn", () => {
  beforeAll(() => {
    copyFileSync("data/dataset.yaml", join(data, "dataset.yaml"));
    cpSync("data/releases/1.0.0", join(data, "releases/1.0.0"), { recursive: true });
    expect(load()).toMatchObject({ status: 0, stdout: expect.stringContaining("1.0.0: loaded into D1") });
    const reason = "reason: { ja: 誤りのため。, en: It was wrong. }";
    writeFileSync(join(data, "withdrawals.yaml"), `- { release: 1.0.0, on: "2026-11-27", ${reason} }\n`);
  }, 120_000);
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  it.each([
    [
      "has it for another origin",
      /"publicUrl": "[^"]+"/,
      '"publicUrl": "https://other.example"',
      /was frozen for .*凍結されています/s,
    ],
    [
      "has other files under its number",
      /"sha256": "[^"]+"/,
      `"sha256": "${"0".repeat(64)}"`,
      /another release 1\.0\.0 than .*異なります/s,
    ],
  ] as const)("changes nothing where the folder %s", async (_, from, to, said) => {
    const whole = readFileSync(frozen, "utf8");
    writeFileSync(frozen, whole.replace(from, to));
    const { status, stdout, stderr } = load();
    writeFileSync(frozen, whole);
    expect([status, stderr]).toEqual([1, expect.stringMatching(said)]);
    expect(stdout).not.toContain("withdrawn");
    expect(await seen()).toEqual({ withdrawn: null, hasFile: true });
  });

  it("withdraws it, and removes its files, where the folder is the one that was loaded", async () => {
    expect(load()).toMatchObject({ status: 0, stdout: expect.stringContaining("1.0.0: withdrawn") });
    expect(await seen()).toEqual({ withdrawn: "2026-11-27", hasFile: false });
  });
});
