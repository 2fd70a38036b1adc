import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getPlatformProxy } from "wrangler";
import { readFrozen } from "../../src/cli/frozen";
import { makeFiles } from "../../src/cli/make-files";
import { readPublished, readRelease } from "../../src/db/releases";
import type { Env } from "../../src/env";
import type { DumpFile } from "../../src/model/release";
import type { Edition } from "../../src/release/dumps";
import { editionsOf, type Frozen } from "../../src/release/frozen";
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
    expect(load()).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/1\.0\.0: loaded into D1, (\d+) of \1 files.*D1に読み込み/),
    });
    const reason = "reason: { ja: 誤りのため。, en: It was wrong. }";
    writeFileSync(join(data, "withdrawals.yaml"), `- { release: 1.0.0, on: "2026-11-27", ${reason} }\n`);
  });
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

  it("tells apart that D1 has gone past a number without holding it", () => {
    const [whole, other] = ["1.0.0", "0.9.0"].map((id) => join(data, "releases", id)) as [string, string];
    const withdrawals = join(data, "withdrawals.yaml");
    const before = readFileSync(withdrawals, "utf8");
    rmSync(withdrawals);
    renameSync(whole, other);
    const file = join(other, "release.json");
    const written = readFileSync(file, "utf8");
    writeFileSync(file, written.replace('"id": "1.0.0"', '"id": "0.9.0"'));
    const { status, stderr } = load();
    writeFileSync(file, written);
    renameSync(other, whole);
    writeFileSync(withdrawals, before);
    expect([status, stderr]).toEqual([1, expect.stringMatching(/D1 holds no release 0\.9\.0.*D1にリリース0\.9\.0がない/s)]);
  });

  it("withdraws it, and removes its files, where the folder is the one that was loaded", async () => {
    expect(load()).toMatchObject({ status: 0, stdout: expect.stringContaining("1.0.0: withdrawn") });
    expect(await seen()).toEqual({ withdrawn: "2026-11-27", hasFile: false });
  });
});

describe("npm run load with files that are kept from the making of the release", () => {
  const folder = mkdtempSync(join(tmpdir(), "load-kept-"));
  const kept = join(folder, ".wrangler/dumps/1.0.0");
  const settings = { encoding: "utf8", env: { ...process.env, DATA: folder } } as const;
  const run = () => spawnSync("node_modules/.bin/tsx", ["src/cli/load.ts"], settings);
  let frozen: Frozen;

  beforeAll(async () => {
    copyFileSync("data/dataset.yaml", join(folder, "dataset.yaml"));
    cpSync("data/releases/1.0.0", join(folder, "releases/1.0.0"), { recursive: true });
    [frozen] = readFrozen(join(folder, "releases")) as [Frozen];
  });
  beforeEach(async () => {
    rmSync(join(folder, ".wrangler"), { recursive: true, force: true });
    await makeFiles(editionsOf([frozen])[0] as Edition, kept);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Which release readers have, and the files of R2 whose bytes are those of the manifest. */
  async function held() {
    const { env, dispose } = await getPlatformProxy<Env>({
      remoteBindings: false,
      persist: { path: join(folder, ".wrangler/state/v3") },
    });
    const isHeld = async ({ name, sha256 }: DumpFile) => {
      const bytes = await (await env.DUMPS.get(keyOf("1.0.0", name)))?.arrayBuffer();
      return bytes && createHash("sha256").update(new Uint8Array(bytes)).digest("hex") === sha256 ? [name] : [];
    };
    const sound = (await Promise.all(frozen.manifest.files.map(isHeld))).flat();
    const published = await readPublished(env.DB);
    await dispose();
    return { published, sound };
  }

  const whole = () => ({ published: 1, sound: frozen.manifest.files.map(({ name }) => name) });

  it("makes them anew where a byte of one was changed, and loads the release", async () => {
    const path = join(kept, "budgets.csv");
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill((bytes[9] as number) ^ 1, 9, 10));
    expect(run()).toMatchObject({ status: 0, stderr: "" });
    expect(await held()).toEqual(whole());
    expect(existsSync(kept)).toBe(false);
  });

  it.each([
    ["were edited", "was edited: its SHA-256 is [0-9a-f]{64}, the manifest of release 1.0.0 says [0-9a-f]{64}", "編集されています"],
    ["are missing", "is missing; the manifest of release 1.0.0 names it", "がありません"],
  ])(
    "writes nothing where records of the release %s, though the files made of them are kept, and says so in both languages",
    (what, en, ja) => {
      const records = join(folder, "releases/1.0.0/plans.ndjson");
      const before = readFileSync(records, "utf8");
      if (what === "are missing") rmSync(records);
      else writeFileSync(records, before.replace("2021", "2020"));
      const { status, stdout, stderr } = run();
      writeFileSync(records, before);
      const said = [
        `error: ${records} ${en}. Nothing was written. Bring it back with git`,
        `エラー: ${records} .*${ja}.*gitで戻してください`,
      ];
      expect([status, stdout, stderr]).toEqual([1, "", expect.stringMatching(new RegExp(said.join(".*"), "s"))]);
      expect(stderr).not.toMatch(/^ {4}at /m);
      expect(existsSync(join(folder, ".wrangler/state"))).toBe(false);
    },
  );

  it("killed when half of its files are put, and when all are, leaves readers none of it or all; run again, it is whole", async () => {
    const files = frozen.manifest.files.length;
    await killedAt(Math.ceil(files / 2));
    const { published, sound } = await held();
    expect([published, sound.length < files, existsSync(kept)]).toEqual([0, true, true]);
    await killedAt(files);
    const after = await held();
    if (after.published === 1) expect(after).toEqual(whole());
    expect(run()).toMatchObject({ status: 0, stderr: "" });
    expect(await held()).toEqual(whole());
  });

  /** Runs the command and kills it, with all that it started, once R2 has so many objects on the disk. */
  async function killedAt(objects: number): Promise<void> {
    const child = spawn("node_modules/.bin/tsx", ["src/cli/load.ts"], { ...settings, detached: true, stdio: "ignore" });
    const ended = new Promise((resolve) => child.on("close", resolve));
    const looking = setInterval(() => {
      const r2 = join(folder, ".wrangler/state/v3/r2");
      if (!existsSync(r2)) return;
      const put = readdirSync(r2, { recursive: true, encoding: "utf8" }).filter((name) => /blobs.[0-9a-f]+$/.test(name));
      const isRunning = child.exitCode === null && child.signalCode === null;
      if (isRunning && put.length >= objects) process.kill(-(child.pid as number), "SIGKILL");
    }, 2);
    await ended;
    clearInterval(looking);
  }
});
