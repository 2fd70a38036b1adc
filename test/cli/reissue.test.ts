import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ORIGIN = "https://portal.test";
const releases = ["1.0.0", "1.1.0", "1.1.1"];
const tsx = resolve("node_modules/.bin/tsx");
const script = (name: string) => resolve(`src/cli/${name}.ts`);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "reissue-"));
  const example = readFileSync("wrangler.toml", "utf8");
  writeFileSync(join(folder, "wrangler.toml"), example.replace(/^PUBLIC_URL = .*/m, `PUBLIC_URL = "${ORIGIN}"`));
  mkdirSync(join(folder, "data/releases"), { recursive: true });
  for (const name of ["dataset.yaml", "releases.yaml", "tombstones.yaml", ...releases.map((id) => `releases/${id}`)])
    cpSync(join("data", name), join(folder, "data", name), { recursive: true });
  // Whatever the origin of this portal, these were not published.
  for (const id of releases) {
    const { publicUrl } = JSON.parse(release(id)).manifest as { publicUrl: string };
    writeFileSync(
      join(folder, "data/releases", id, "release.json"),
      release(id).replaceAll(publicUrl, "https://sti-policy.example"),
    );
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(name: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(tsx, [script(name), ...args], { cwd: folder, encoding: "utf8" });
  return { status, stdout, stderr };
}
const release = (id: string) => readFileSync(join(folder, "data/releases", id, "release.json"), "utf8");
const origins = () => releases.map((id) => JSON.parse(release(id)).manifest.publicUrl as string);

describe("npm run reissue", () => {
  it("refuses releases of which one is not there", () => {
    const [aside, place] = ["aside", "data/releases/1.1.0"].map((path) => join(folder, path)) as [string, string];
    cpSync(place, aside, { recursive: true });
    rmSync(place, { recursive: true });
    expect(run("reissue")).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/every release from the first.*そろっていません/s),
    });
    cpSync(aside, place, { recursive: true });
  });

  it("killed after a release and run again, writes all of them for the new origin", async () => {
    const child = spawn(tsx, [script("reissue")], { cwd: folder, detached: true, stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.once("data", () => process.kill(-(child.pid as number), "SIGKILL"));
    await new Promise((resolve) => child.on("close", resolve));
    expect(new Set(origins()).size).toBe(2);

    expect(run("reissue")).toMatchObject({ status: 0, stderr: "" });
    expect(origins()).toEqual(releases.map(() => ORIGIN));
    const { status, stdout } = run("release", "--check");
    expect([status, stdout.match(/rebuild to the same bytes/g)?.length]).toEqual([0, releases.length]);
  });

  it("refuses what may have been published", () => {
    const before = release("1.1.1");
    expect(run("reissue")).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/bears https:\/\/portal\.test.*data\/releases\/ back from the commit before.*公開済み.*gitで/s),
    });
    expect(release("1.1.1")).toBe(before);
  });
});
