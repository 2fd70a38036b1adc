import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readFrozen } from "../../src/cli/frozen";
import { numberAfter } from "../../src/release/numbering";

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
const frozen = readFrozen().map(({ release }) => release.id);
const last = frozen.at(-1) as string;
const origin = readFrozen()[0]?.manifest.publicUrl as string;
const [patch, minor, major] = (["patch", "minor", "major"] as const).map((level) => numberAfter(last, level)) as [
  string,
  string,
  string,
];
// No release is issued before the last one, or later than tomorrow.
const day = [new Date().toISOString().slice(0, 10), readFrozen().at(-1)?.release.issued as string].sort().at(-1) as string;
/** Gives a release the origin of the example, whatever this portal's: only then may it be reissued. */
const asExample = (file: string) => {
  const path = join(folder, file);
  writeFileSync(path, readFileSync(path, "utf8").replaceAll(origin, "https://sti-policy.example"));
};
const announce = (id: string) =>
  edit("data/releases.yaml", /$/, `- id: ${id}\n  issued: "${day}"\n  summary: { ja: 追加, en: More }\n`);

describe("npm run release", () => {
  it("run again changes nothing", () => {
    const before = readFileSync(join(folder, `data/releases/${last}/release.json`), "utf8");
    const { status, stdout } = command("release");
    expect([status, stdout]).toEqual([0, expect.stringContaining(`holds nothing beyond ${last}.`)]);
    expect(readFileSync(join(folder, `data/releases/${last}/release.json`), "utf8")).toBe(before);
  });

  it("makes the same bytes again, and the records that are frozen", () => {
    const made = join(folder, "data/releases", last);
    const [once, twice] = [1, 2].map(() => {
      rmSync(made, { recursive: true });
      expect(command("release").status).toBe(0);
      return readdirSync(made).map((file) => [file, readFileSync(join(made, file), "utf8")] as const);
    });
    expect(twice).toEqual(once);
    expect(once?.map(([file]) => file)).toEqual(readdirSync(join(repository, "data/releases", last)));
    // Words that describe them may have been mended since.
    for (const [file, bytes] of once?.filter(([file]) => file.endsWith(".ndjson")) ?? [])
      expect(readFileSync(join(repository, "data/releases", last, file), "utf8"), file).toBe(bytes);
  });

  it("proves what is frozen and nothing more with --check", () => {
    rmSync(join(folder, "data/plans.yaml"));
    const { status, stdout } = command("release", "--check");
    expect(status).toBe(0);
    for (const id of frozen) expect(stdout).toMatch(new RegExp(`${id.replaceAll(".", "\\.")} .*rebuild to the same bytes`));
  });

  it("freezes a new number and keeps the old one", () => {
    edit("data/quantities.yaml", "J-PEAKS selections", "Selections of J-PEAKS");
    announce(patch);
    const { status, stdout } = command("release");
    expect([status, stdout]).toEqual([0, expect.stringContaining(`${patch} ${day}: frozen`)]);
    expect(readFileSync(join(folder, `data/releases/${patch}/quantities.ndjson`), "utf8")).toContain("Selections of J-PEAKS");
    expect(readFileSync(join(folder, `data/releases/${last}/quantities.ndjson`), "utf8")).toContain("J-PEAKS selections");
    expect(JSON.parse(readFileSync(join(folder, `data/releases/${patch}/release.json`), "utf8"))).toMatchObject({
      sequence: frozen.length + 1,
      predecessor: last,
    });
  });

  const dropped = /^- id: startup-ecosystem-hubs\n(?: .*\n)*\n?/m;
  const stone = (more: string) =>
    writeFileSync(
      join(folder, "data/tombstones.yaml"),
      `- { collection: quantities, id: startup-ecosystem-hubs, reason: { ja: 誤り, en: A mistake }${more} }\n`,
    );

  it("refuses a number that understates the change, with the least that does not", () => {
    edit("data/milestones.yaml", "- id: g-quat-established", "- id: g-quat-set-up");
    writeFileSync(
      join(folder, "data/tombstones.yaml"),
      "- { collection: milestones, id: g-quat-established, reason: { ja: 改称, en: Renamed }, successor: g-quat-set-up, merged: true }\n",
    );
    announce(minor);
    const { status, stderr } = command("release");
    expect([status, stderr]).toEqual([1, expect.stringContaining(`major: milestones/g-quat-established is removed`)]);
    expect(stderr).toMatch(
      new RegExp(`understates the change[\\s\\S]*Announce ${major.replaceAll(".", "\\.")} or higher[\\s\\S]*過小`),
    );
    announce(major);
    edit("data/releases.yaml", new RegExp(`- id: ${minor}\n.*\n.*\n`), "");
    expect(command("release").status).toBe(0);
    const { manifest } = JSON.parse(readFileSync(join(folder, `data/releases/${major}/release.json`), "utf8"));
    expect(manifest.tombstones).toEqual([
      {
        collection: "milestones",
        id: "g-quat-established",
        reason: { ja: "改称", en: "Renamed" },
        successor: "g-quat-set-up",
        merged: true,
      },
    ]);
  });

  it("refuses a PATCH that adds a fact", () => {
    edit("data/organizations.yaml", "  type: cabinet\n", '  type: cabinet\n  corporateNumber: "1234567890123"\n');
    // Nothing is said to be missing that is there.
    edit("data/absences.yaml", "minister-of-state-sti-policy, cabinet, ", "minister-of-state-sti-policy, ");
    announce(patch);
    expect(command("release").stderr).toMatch(/minor: organizations\/.*corporateNumber[\s\S]*understates/);
  });

  it.each([
    [
      "a record that is gone without a tombstone",
      () => {},
      /quantities\/startup-ecosystem-hubs is in an earlier release and gone from data/,
    ],
    ["a successor that is none", () => stone(", successor: nothing"), /names nothing as its successor/],
    ["a merger into nothing", () => stone(", merged: true"), /is merged, but no successor/],
  ] as const)("refuses %s", (_, bury, message) => {
    edit("data/quantities.yaml", dropped, "");
    bury();
    announce(major);
    expect(command("release")).toMatchObject({ status: 1, stderr: expect.stringMatching(message) });
  });

  it("refuses an id that has a tombstone", () => {
    stone("");
    announce(major);
    expect(command("release").stderr).toMatch(/has a tombstone and stands in data[\s\S]*再利用できません/);
  });

  it("refuses to change a frozen release", () => {
    edit("data/quantities.yaml", "J-PEAKS selections", "Selections of J-PEAKS");
    const { status, stderr } = command("release");
    expect([status, stderr]).toEqual([1, expect.stringMatching(/Release [\d.]+ is frozen.*quantities[\s\S]*新しい番号/)]);
  });

  it("refuses a number that nobody announced", () => {
    expect(command("release", "7.0.0")).toMatchObject({ status: 1, stderr: expect.stringContaining("announces no release 7.0.0") });
  });

  it.each([
    ["a number that does not come after the last", "0.9.0", day, /does not come after [\d.]+/],
    ["a day before the last", patch, "2020-01-01", /would be issued before/],
    ["a day that is years away", patch, "2062-12-01", /later than tomorrow[\s\S]*明日より先/],
    ["a release that changes nothing", patch, day, /would change nothing/],
    ["a day that is none", patch, "2027-02-30", /issued/],
  ])("refuses %s", (_, id, issued, message) => {
    edit("data/releases.yaml", /$/, `- id: ${id}\n  issued: "${issued}"\n  summary: { ja: 追加, en: More }\n`);
    if (!message.source.includes("nothing")) edit("data/quantities.yaml", "J-PEAKS selections", "Selections of J-PEAKS");
    const { status, stderr } = command("release");
    expect([status, stderr]).toEqual([1, expect.stringMatching(message)]);
    expect(readdirSync(join(folder, "data/releases")).sort()).toEqual([...frozen].sort());
  });

  it("refuses to freeze a release while an earlier one is missing", () => {
    announce(patch);
    rmSync(join(folder, "data/releases", last), { recursive: true });
    expect(command("release")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(`${last} is announced before ${patch} but not frozen`),
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
    [
      "the digest of another document",
      "data/sources.yaml",
      /sha256: [0-9a-f]{64}/,
      `sha256: "${"0".repeat(64)}"`,
      /data\/sources\.yaml:\d+: data\/lines\/.* has the SHA-256 [0-9a-f]{64}\. Write it here/,
    ],
    ["broken YAML", "data/budgets.yaml", "amount: 206000000000", "amount: [", /data\/budgets\.yaml:\d+: This is no YAML/],
    [
      "an id that is empty",
      "data/milestones.yaml",
      "- id: g-quat-established",
      "- id:",
      /^data\/milestones\.yaml:\d+: id: [^\n]*\n {2}id: [^\n]*\n(?!.*is in an earlier release)/,
    ],
    [
      "an id that is a number",
      "data/organizations.yaml",
      "- id: cabinet\n",
      "- id: 2025\n",
      /There is no “cabinet” in organizations[\s\S]*data\/organizations\.yaml:\d+: id: /,
    ],
    [
      "evidence that the line does not print",
      "data/quantities.yaml",
      "J-PEAKSの採択（計25件）",
      "J-PEAKSの採用（計25件）",
      /data\/quantities\.yaml:9: Line 94 does not print “J-PEAKSの採用（計25件）”; it says: .*計25件/,
    ],
    ["no list", "data/quantities.yaml", /[\s\S]*/, "id: x\n", /data\/quantities\.yaml.*: The file is no list of records/],
  ];
  it.each(bad)("%s stops it with file, line and cure, and nothing is written", (_, file, from, to, message) => {
    announce(patch);
    edit(file, from, to);
    const { status, stderr } = command("release");
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/nothing was written[\s\S]*何も書き出していません/);
    expect(readdirSync(join(folder, "data/releases")).sort()).toEqual([...frozen].sort());
  });

  it.each([
    ["a tab", "  amount: 206000000000", "\tamount: 206000000000"],
    ["a list that does not end", "amount: 206000000000", "amount: ["],
  ])("says of %s in a file only that, and not what would follow if its records were gone", (_, from, to) => {
    edit("data/budgets.yaml", from, to);
    const { stderr } = command("release");
    expect(stderr).toMatch(/^data\/budgets\.yaml:\d+: This is no YAML/);
    expect(stderr).toContain("error: 1 finding(s) in data/");
  });

  it("names the very line", () => {
    edit("data/budgets.yaml", "amount: 206000000000", "amount: lots");
    const line = readFileSync(join(folder, "data/budgets.yaml"), "utf8").split("\n").indexOf("  amount: lots") + 1;
    expect(command("release").stderr).toContain(`data/budgets.yaml:${line}:`);
  });

  it("names the line of a key that is none", () => {
    edit("data/budgets.yaml", "amount: 206000000000", "amuont: 206000000000");
    const line = readFileSync(join(folder, "data/budgets.yaml"), "utf8").split("\n").indexOf("  amuont: 206000000000") + 1;
    expect(command("release").stderr).toMatch(new RegExp(`data/budgets\\.yaml:${line}: amuont: .*Did you mean “amount”`));
  });

  it("names the line of a tombstone", () => {
    const none = "- { collection: plans, id: never, reason: { ja: 誤り, en: A mistake } }\n";
    writeFileSync(join(folder, "data/tombstones.yaml"), `# Two.\n${none}${none}`);
    announce(major);
    const { stderr } = command("release");
    expect(stderr).toContain("data/tombstones.yaml:2: plans/never has a tombstone but was in no release");
    expect(stderr).toContain("data/tombstones.yaml:3: plans/never has two tombstones");
  });

  it("a missing file is said, with what an empty one holds", () => {
    rmSync(join(folder, "data/plans.yaml"));
    expect(command("release").stderr).toMatch(/data\/plans\.yaml: The file is missing/);
  });

  it.each(["release", "reissue"])("%s refuses a frozen release whose records were edited", (name) => {
    edit("data/releases/1.0.0/quantities.ndjson", '"value":25', '"value":26');
    asExample("data/releases/1.0.0/release.json");
    expect(command(name)).toEqual({
      status: 1,
      stdout: "",
      stderr: expect.stringMatching(
        /data\/releases\/1\.0\.0\/quantities\.ndjson was edited: its SHA-256 is [0-9a-f]{64}, .* says [0-9a-f]{64}\. .* with git.*gitで/s,
      ),
    });
  });
});

describe("the frozen releases", () => {
  const [id, next] = frozen.slice(-3) as [string, string];
  const path = `data/releases/${id}`;
  const refusal = (name: string) => {
    const { status, stdout, stderr } = command(name);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/Bring it back with git\.\nエラー: .*gitで戻してください。\n$/);
    return stderr;
  };

  it.each(["release", "load"])("have no gap: %s names the one that is missing", (name) => {
    rmSync(join(folder, path), { recursive: true });
    const stderr = refusal(name);
    expect(stderr).toContain(
      `data/releases does not hold every release from the first on: ${id} is missing, which ${next} follows.`,
    );
    expect(stderr).toContain(`${next}の前の${id}がありません`);
  });

  it.each(["release", "load"])("have each its release.json: %s names the one that has none", (name) => {
    rmSync(join(folder, path, "release.json"));
    expect(refusal(name)).toContain(`error: ${path}/release.json is missing.`);
  });

  it("are counted in order", () => {
    edit(`${path}/release.json`, /"sequence": \d+/, '"sequence": 99');
    expect(refusal("release")).toMatch(/release number 99, but \d+ come before it/);
  });

  it.each([
    ["a comma too many", '"issued": "', ',"issued": "', 4],
    ["a word that is none", /"predecessor": .*/, '"predecessor": none,', 9],
    ["a conflict", "{\n", "<<<<<<< HEAD\n{\n", 1],
    ["no end", /\}\s*$/, "", null],
  ] as const)("are read as JSON: %s is told with file and line", (_, from, to, line) => {
    edit(`${path}/release.json`, from, to);
    const place = `${path}/release.json`.replaceAll(".", "\\.");
    expect(refusal("release")).toMatch(new RegExp(`error: ${place}:${line ?? "\\d{3,}"}: This is no JSON`));
  });

  it("have records one a line: a line that is no JSON is told, though the manifest names it", () => {
    const records = `${path}/plans.ndjson`;
    const digest = () =>
      createHash("sha256")
        .update(readFileSync(join(folder, records)))
        .digest("hex");
    const before = digest();
    edit(records, /\n\{/, "\n\n{{");
    edit(`${path}/release.json`, before, digest());
    const { status, stderr } = command("release");
    expect([status, stderr]).toEqual([1, expect.stringContaining(`error: ${records}:3: This is no JSON: `)]);
    expect(stderr).toMatch(/JSONとして読めません.*gitか別の写しから戻してください。\n$/);
  });

  it("say which release they are", () => {
    writeFileSync(join(folder, path, "release.json"), "{}");
    expect(refusal("load")).toContain(`${path}/release.json does not say what release ${id} is.`);
  });

  it.each([
    [
      "summary",
      /(- id: 1\.1\.1\n.*\n.*\n {4}ja: ").*(")/,
      "$1別の概要$2",
      /releases\.yaml:15: Release 1\.1\.1 was frozen with the summary “.*”\. A frozen release keeps its summary; put it back/,
    ],
    [
      "day",
      /(- id: 1\.1\.1\n {2}issued: ").*(")/,
      "$12027-01-01$2",
      /releases\.yaml:13: Release 1\.1\.1 was frozen with the day [\d-]+, not 2027-01-01/,
    ],
    ["entry", /- id: 1\.1\.1\n(?: .*\n)*/, "", /releases\.yaml does not announce 1\.1\.1, which is frozen/],
  ] as const)("keep what was announced: another %s is refused at its line", (_, from, to, said) => {
    edit("data/releases.yaml", from, to);
    const { status, stderr } = command("release");
    expect([status, stderr]).toEqual([1, expect.stringMatching(said)]);
    expect(stderr).toMatch(/エラー: .*元に戻してください/);
  });
});

describe("what wrangler refuses", () => {
  it("ends the command in both languages, with what wrangler said and without our options", () => {
    edit("wrangler.toml", 'migrations_dir = "migrations/main"', 'migrations_dir = "no-such-folder"');
    const { status, stderr } = command("load");
    expect(status).toBe(1);
    expect(stderr).toContain("no-such-folder");
    expect(stderr).toMatch(
      /error: wrangler d1 migrations apply DB ended with 1\.[\s\S]*エラー: wrangler d1 migrations apply DB が/,
    );
    expect(stderr).not.toMatch(/--local|at wrangler/);
  });

  it("ends it as well where the Worker cannot be deployed", () => {
    edit("wrangler.toml", /^compatibility_date = .*/m, 'compatibility_date = "never"');
    const { status, stderr } = command("dry-run");
    expect([status, stderr]).toEqual([1, expect.stringMatching(/error: wrangler deploy \S*worker\.js ended with 1\./)]);
  });
});

describe("what is set before the first release", () => {
  const set = (name: string, value: string) => edit("wrangler.toml", new RegExp(`^${name} = .*`, "m"), `${name} = "${value}"`);

  it.each([
    ["https://portal.test/", /Write https:\/\/portal\.test, [\s\S]*https:\/\/portal\.test と書いて/],
    ["https://Portal.test/data", /Write https:\/\/portal\.test, /],
    ["http://portal.test", /Write it like https:/],
    ["portal.test", /Write it like https:[\s\S]*のように書いて/],
    ["", /Write it like https:/],
  ])("PUBLIC_URL “%s” freezes nothing and publishes nothing", (value, said) => {
    set("PUBLIC_URL", value);
    announce(patch);
    edit("data/quantities.yaml", "J-PEAKS selections", "Selections of J-PEAKS");
    for (const name of ["release", "reissue"])
      expect(command(name), name).toMatchObject({ status: 1, stderr: expect.stringMatching(said) });
    for (const id of frozen)
      expect(readFileSync(join(folder, "data/releases", id, "release.json"), "utf8")).toContain(`"${origin}"`);
    expect(readdirSync(join(folder, "data/releases")).sort()).toEqual([...frozen].sort());
    set("CONTACT", "mailto:data@portal.test");
    expect(command("deploy")).toMatchObject({ status: 1, stderr: expect.stringMatching(said) });
  });

  it.each(["data@portal.test", "mailto:", "mailto:data", "http://portal.test/contact", "https://", "+81-3-0000-0000"])(
    "CONTACT “%s” is in no security.txt",
    (value) => {
      set("CONTACT", value);
      set("PUBLIC_URL", "https://portal.test");
      expect(command("deploy")).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/this portal cannot show\. Write mailto: and an address[\s\S]*mailto: とメールアドレス/),
      });
    },
  );
});

describe("npm run verify", () => {
  it("asks for a document, and for the right one", () => {
    expect(command("verify")).toMatchObject({ status: 1, stderr: expect.stringMatching(/--source FILE[\s\S]*資料を指定/) });
    expect(command("verify", "--source", "nothing.txt").stderr).toContain("there is no nothing.txt");
    expect(command("verify", "--source", "wrangler.toml").stderr).toMatch(/No record of data\/sources\.yaml has the SHA-256/);
  });
});
