import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Running, startPortal } from "../../src/cli/portal";
import { publicUrl } from "../../src/cli/settings";
import { type Walk, walk } from "./walk";

const folder = mkdtempSync(join(tmpdir(), "lost-"));
const data = join(folder, "data");
const backup = join(folder, "backup");
const env = { DATA: data };
const RELEASES = readdirSync("data/releases").length;
const WITHDRAWN = "1.2.1";

/** Runs a command to its end. */
const run = (name: string, ...args: string[]) => runOn(data, name, ...args);

/** The same on another data folder, which has D1 and R2 of its own. */
function runOn(DATA: string, name: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync("node_modules/.bin/tsx", [`src/cli/${name}.ts`, ...args], {
    encoding: "utf8",
    env: { ...process.env, DATA },
  });
  return { status, stdout, stderr };
}

/** Runs a command and kills it, with all that it started, once it has printed something. */
function kill(at: string, name: string, ...args: string[]): Promise<string> {
  const child = spawn("node_modules/.bin/tsx", [`src/cli/${name}.ts`, ...args], {
    env: { ...process.env, ...env },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  return new Promise((resolve) => {
    child.stdout.on("data", (chunk) => {
      printed += chunk;
      if (printed.includes(at)) process.kill(-(child.pid as number), "SIGKILL");
    });
    child.on("close", () => resolve(printed));
  });
}

/** Every file of a folder with its bytes' moment and content. */
function filesIn(root: string): Map<string, string> {
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => statSync(join(root, name)).isFile());
  return new Map(names.sort().map((name) => [name, readFileSync(join(root, name), "latin1")]));
}

describe("a portal that loses D1 and R2", () => {
  let portal: Running;
  let before: Walk;
  let whole: Map<string, string>;
  const pids: string[] = [];

  beforeAll(async () => {
    cpSync("data", data, { recursive: true });
    const reason = "reason: { ja: 誤りのため。, en: It was wrong. }";
    writeFileSync(join(data, "withdrawals.yaml"), `- { release: ${WITHDRAWN}, on: "2026-11-27", ${reason} }\n`);
    portal = await startPortal("npm", ["start"], env);
    for (const query of [
      { collection: "budgets", release: "1.0.0", filter: { amount__gte: 1_000_000_000 }, sort: ["-amount"] },
      { collection: "initiatives", filter: { name__contains: "量子" }, fields: ["id", "name"] },
      { collection: "priorities", release: "1.3.0" },
    ]) {
      const headers = { "Content-Type": "application/json" };
      const kept = await fetch(`${portal.origin}/v1/queries`, { method: "POST", headers, body: JSON.stringify(query, null, 3) });
      expect(kept.status).toBe(201);
      pids.push(kept.headers.get("Location")?.split("/").at(-1) as string);
    }
  });
  afterAll(() => {
    portal?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("was walked from end to end", async () => {
    before = await walk(portal.origin, pids);
    const statuses = Map.groupBy(before.values(), ([status]) => status);
    expect(before.size).toBeGreaterThan(2500);
    expect(Object.fromEntries([...statuses].map(([status, all]) => [status, all.length]))).toMatchObject({
      200: expect.any(Number),
      303: expect.any(Number),
      307: expect.any(Number),
      404: expect.any(Number),
      410: expect.any(Number),
    });
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  }, 600_000);

  it("was backed up from its public addresses, the first time cut short", async () => {
    const args = ["--from", portal.origin, "--into", backup];
    const printed = await kill("1.1.0: ", "backup", ...args);
    expect(printed).not.toContain("1.4.0");
    expect(existsSync(join(backup, "state"))).toBe(false);
    expect(run("restore", "--from", backup)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/no finished backup.*完了した/s),
    });

    const { status, stdout } = run("backup", ...args);
    expect([status, stdout]).toEqual([0, expect.stringContaining(`${RELEASES} releases (1 withdrawn), 3 kept queries`)]);
    expect(stdout).toMatch(/1\.0\.0: 0 of \d+ files fetched/);
    expect(stdout).toMatch(/1\.4\.0: ([1-9]\d*) of \1 files fetched/);
    // Of what was withdrawn there is no record, here or in any other file that is named after it.
    expect(readdirSync(join(backup, "releases", WITHDRAWN))).toEqual(["release.json"]);
    for (const place of ["state", ...["1.0.0", "1.4.0"].map((id) => `releases/${id}`)])
      expect(spawnSync("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"], { cwd: join(backup, place) }).status).toBe(0);

    whole = filesIn(backup);
    expect(run("backup", ...args).stdout).not.toMatch(/: [1-9]\d* of \d+ files fetched/);
    expect(filesIn(backup)).toEqual(whole);
  });

  it("answers every address as before once it is restored, however often that was cut short", async () => {
    portal.stop();
    rmSync(join(data, ".wrangler"), { recursive: true, force: true });
    // The releases of the repository are no part of it either.
    rmSync(join(data, "releases"), { recursive: true, force: true });
    for (const at of ["1.0.0: loaded", "1.3.0: loaded"]) {
      const printed = await kill(at, "restore", "--from", backup);
      expect(printed).not.toContain("are back");
    }
    const { status, stdout, stderr } = run("restore", "--from", backup);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(`${RELEASES} releases (1 withdrawn) and 3 kept queries are back`);
    cpSync("data/releases", join(data, "releases"), { recursive: true });

    // Pages name the origin that they are read at, so it is the same again.
    portal = await startPortal("node_modules/.bin/tsx", ["src/cli/serve.ts"], { ...env, PORT: new URL(portal.origin).port });
    const after = await walk(portal.origin, pids);
    const differing = [...new Set([...before.keys(), ...after.keys()])].filter(
      (key) => JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key)),
    );
    expect(differing.map((key) => [key, before.get(key), after.get(key)])).toEqual([]);
    expect(after.size).toBe(before.size);
  }, 900_000);

  it("run again, restore changes nothing", () => {
    const { status, stdout } = run("restore", "--from", backup);
    expect(status).toBe(0);
    for (const id of ["1.0.0", "1.4.0"]) expect(stdout).toContain(`${id}: already in D1, 0 of`);
  });

  it("and of which a row was changed is right again in new databases alone, as the runbook has it", () => {
    const changed = join(folder, "changed");
    cpSync(data, changed, { recursive: true });
    const state = join(changed, ".wrangler");
    const databases = join(state, "state/v3/d1/miniflare-D1DatabaseObject");
    const amount = (write = false) => {
      for (const name of readdirSync(databases).filter((one) => one.endsWith(".sqlite"))) {
        const database = new DatabaseSync(join(databases, name));
        try {
          if (!database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'budgets'").get()) continue;
          const one = "id = (SELECT min(id) FROM budgets) AND since = 1";
          if (write) database.exec(`UPDATE budgets SET amount = 1 WHERE ${one}`);
          return database.prepare(`SELECT amount FROM budgets WHERE ${one}`).get()?.amount;
        } finally {
          database.close();
        }
      }
      return null;
    };
    const right = amount();
    expect(amount(true)).toBe(1);
    for (const again of [() => runOn(changed, "restore", "--from", backup), () => runOn(changed, "load")]) {
      expect(again()).toMatchObject({ status: 0, stdout: expect.stringMatching(/1\.4\.0: already in D1, 0 of/) });
      expect(amount()).toBe(1);
    }
    rmSync(state, { recursive: true });
    expect(runOn(changed, "restore", "--from", backup).stdout).toMatch(/1\.4\.0: loaded into D1, (\d+) of \1 files/);
    expect(runOn(changed, "load").stdout).toMatch(/1\.4\.0: already in D1, 0 of/);
    expect([amount(), right]).toEqual([right, expect.any(Number)]);
  });

  it.each([
    ["a file that is missing", "releases/1.0.0/plans.csv", null, /has no releases\/1\.0\.0\/plans\.csv.* がありません/s],
    ["a file that was changed", "releases/1.0.0/plans.csv", "x", /plans\.csv is not what was backed up.*一致せず/s],
    ["a release that says something else", "releases/1.0.0/release.json", "{}", /release\.json is not what was backed up/],
    ["a withdrawn release that says something else", `releases/${WITHDRAWN}/release.json`, "{}", /is not what was backed up/],
    ["queries that were changed", "state/queries.ndjson", "", /queries\.ndjson is not what was backed up/],
    ["a backup without its end", "state/SHA256SUMS", null, /holds no finished backup/],
  ] as const)("restore refuses %s, before it writes anything", (_, path, content, said) => {
    const file = join(backup, path);
    if (content === null) rmSync(file);
    else writeFileSync(file, content);
    expect(run("restore", "--from", backup)).toMatchObject({ status: 1, stdout: "", stderr: expect.stringMatching(said) });
    writeFileSync(file, whole.get(path) as string, "latin1");
  });

  it.each(["restore", "backup"])("%s finds the state that a run which was killed had moved aside", (name) => {
    renameSync(join(backup, "state"), join(backup, ".old-state"));
    const args = name === "restore" ? ["--from", backup] : ["--from", portal.origin, "--into", backup];
    expect(run(name, ...args).status).toBe(0);
    expect(filesIn(backup)).toEqual(whole);
  });

  it("what was withdrawn since the backup is not brought back to readers", () => {
    const since = join(folder, "since");
    cpSync("data", since, { recursive: true });
    const reason = "reason: { ja: 誤りのため。, en: It was wrong. }";
    writeFileSync(join(since, "withdrawals.yaml"), `- { release: 1.1.1, on: "2026-11-28", ${reason} }\n`);
    const { status, stdout } = runOn(since, "restore", "--from", backup);
    expect([status, stdout]).toEqual([0, expect.stringContaining(`${RELEASES} releases (2 withdrawn)`)]);
    expect(stdout).toMatch(/1\.1\.1: loaded into D1, 0 of/);
    rmSync(since, { recursive: true });
  });

  it("backup keeps what it holds of a release that the portal has lost, and of a withdrawal", () => {
    for (const [file, change] of [
      ["SHA256SUMS", (text: string) => `${text}${"0".repeat(64)}  ../releases/9.0.0/SHA256SUMS\n`],
      ["withdrawals.json", (text: string) => text.replace(WITHDRAWN, "1.0.0")],
    ] as const) {
      const held = join(backup, "state", file);
      const before = readFileSync(held, "utf8");
      writeFileSync(held, change(before));
      expect(run("backup", "--from", portal.origin, "--into", backup), file).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/has lost a release or its withdrawal .*(9|1)\.0\.0.*失われています/s),
      });
      expect(readFileSync(held, "utf8")).not.toBe(before);
      writeFileSync(held, before);
    }
  });

  it("restore refuses the backup of another portal", () => {
    const other = readFileSync("wrangler.toml", "utf8").replace(/^PUBLIC_URL = .*/m, 'PUBLIC_URL = "https://other.example"');
    writeFileSync(join(folder, "wrangler.toml"), other);
    const [tsx, restore] = ["node_modules/.bin/tsx", "src/cli/restore.ts"].map((path) => resolve(path)) as [string, string];
    const { status, stderr } = spawnSync(tsx, [restore, "--from", backup], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, ...env },
    });
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(new RegExp(`is a backup of ${RegExp.escape(publicUrl())}, but .*https://other\\.example`)),
    ]);
  });

  it("backup puts right a file that was changed, and refuses a release that is another than the one it holds", () => {
    const args = ["--from", portal.origin, "--into", backup];
    writeFileSync(join(backup, "releases/1.1.0/plans.csv"), "x");
    expect(run("backup", ...args).stdout).toContain("1.1.0: 1 of");
    expect(filesIn(backup)).toEqual(whole);
    const sums = join(backup, "releases/1.1.0/SHA256SUMS");
    writeFileSync(sums, readFileSync(sums, "utf8").replace(/^./, "g"));
    expect(run("backup", ...args)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/another release 1\.1\.0 than .*異なります/s),
    });
  });

  it("backup keeps what it holds of kept queries that the portal has lost", () => {
    const held = join(backup, "state/queries.ndjson");
    const lost = '{"pid":"lost"}\n';
    writeFileSync(held, readFileSync(held, "utf8") + lost);
    expect(run("backup", "--from", portal.origin, "--into", backup)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/has lost 1 kept queries.*1件が.*失われています/s),
    });
    expect(readFileSync(held, "utf8")).toContain(lost);
  });

  it.each([
    ["backup", [], /as an origin/],
    ["backup", ["--from", "localhost", "--into", "x"], /as an origin/],
    ["backup", ["--from", "https://one.example", "--to", "x"], /--to/],
    ["restore", [], /--from/],
    ["restore", ["--from", join(folder, "none")], /holds no finished backup/],
  ] as const)("%s %j says what it needs", (name, args, said) => {
    const { status, stderr } = run(name, ...args);
    expect([status, stderr]).toEqual([1, expect.stringMatching(said)]);
    expect(stderr).toContain("エラー");
  });
});
