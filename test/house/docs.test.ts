import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { attribution } from "../../src/catalog/dataset";
import { dataDocs } from "../../src/cli/data-docs";
import { formats } from "../../src/formats";
import { json } from "../../src/formats/json";
import { parquet } from "../../src/formats/parquet";
import { entities } from "../../src/model";
import { complete, type Entity } from "../../src/model/entity";
import { sortNames } from "../../src/model/query";
import { type Language, languages } from "../../src/model/text";
import { urlsAt } from "../../src/urls";

const readmes: Readonly<Record<Language, string>> = { en: "README.md", ja: "README.ja.md" };
const decisions = readdirSync("docs/decisions").filter((file) => /^\d/.test(file));
const documents = [
  ...Object.values(readmes),
  "CONTRIBUTING.md",
  "LICENSE-DATA.md",
  "SECURITY.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
];
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
const commandOf = (script: string) => (["start", "test"].includes(script) ? `npm ${script}` : `npm run ${script}`);

const read = (file: string) => readFileSync(file, "utf8");
/** The cells of every table row whose first cell is a piece of code that fits, that one without its backquotes. */
const rowsOf = (file: string, first: RegExp) =>
  [...read(file).matchAll(/^\| +`([^`]+)` +\|(.*)\|$/gm)]
    .filter(([, name]) => first.test(name as string))
    .map(([, name, rest = ""]) => [name, ...rest.split("|").map((cell) => cell.trim())]);
const codeOf = (file: string) => [...read(file).matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, , code = ""]) => code);
/** The anchor that GitHub gives a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M} _-]/gu, "")
    .replaceAll(" ", "-");
const anchorsIn = (file: string) => [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => anchorOf(heading));

describe.each(languages)("the README in %s", (language) => {
  const file = readmes[language];

  it("names every collection with its label and description, and no other", () => {
    expect(rowsOf(file, /^[a-z]+$/)).toEqual(
      entities.map(({ collection, label, description }) => [collection, label[language], description[language]]),
    );
  });

  it("names every format with its media type and label, and no other", () => {
    expect(rowsOf(file, /^\./)).toEqual(
      formats.map(({ name, mediaType, label }) => [`.${name}`, `\`${mediaType}\``, label[language]]),
    );
  });

  it("names every script of package.json, and no other", () => {
    expect(rowsOf(file, /^npm /).map(([name]) => name)).toEqual(Object.keys(scripts).map(commandOf));
  });

  it("links to the other languages in its first lines and says how the data is attributed", () => {
    const [head] = read(file).split("\n## ");
    for (const other of languages.filter((one) => one !== language)) expect(head).toContain(`](${readmes[other]})`);
    for (const words of Object.values(attribution)) expect(read(file)).toContain(`> ${words}\n`);
  });

  it("gives the same commands as the others", () => {
    const commands = (one: string) =>
      codeOf(one).map((code) =>
        code
          .split("\n")
          .map((line) => line.replace(/(^|\s+)# .*/, "").trim())
          .filter(Boolean),
      );
    expect(commands(file)).toEqual(commands(readmes.en));
  });
});

describe("CONTRIBUTING.md", () => {
  it("names every folder of src", () => {
    const folders = readdirSync("src", { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of folders) expect(read("CONTRIBUTING.md")).toContain(`\`src/${name}/\``);
  });

  it("names every folder of test that holds tests", () => {
    const tests = readdirSync("test", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".test.ts"));
    for (const folder of new Set(tests.map((file) => dirname(file))))
      expect(read("CONTRIBUTING.md")).toContain(`\`test/${folder}/\``);
  });

  it("holds the table of imports.test.ts", () => {
    const [, table = ""] = /const allowed[^{]+\{([\s\S]*?)\n\};/.exec(read("test/house/imports.test.ts")) ?? [];
    const held = [...table.matchAll(/^ {2}(\w+): \[(.*)\],$/gm)].map(([, room, names = ""]) => [
      room,
      names.replaceAll('"', "`") || "–",
    ]);
    expect(held.length).toBeGreaterThan(5);
    const [, section = ""] = read("CONTRIBUTING.md").split("## Who may import what");
    const written = [...section.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)].map(([, room, names]) => [room, names]);
    expect(written).toEqual(held);
  });
});

describe("the licence of the data", () => {
  it.each(languages)("gives the attribution in %s", (language) => {
    expect(read("LICENSE-DATA.md")).toContain(`> ${attribution[language]}\n`);
  });
});

describe("docs/", () => {
  it("data.md is as the registry makes it (else: npm run schemas)", () => {
    expect(read("docs/data.md")).toBe(dataDocs());
  });

  it("data.md names the texts that cannot be sorted by, and no other", () => {
    const refused = entities.flatMap((entity) => {
      const sortable = sortNames(entity);
      return Object.keys(entity.fields).filter((key) => entity.fields[key]?.kind === "localized" && !sortable.has(key));
    });
    const [, english = ""] = /absent \(([^)]+)\): that is prose/.exec(read("docs/data.md")) ?? [];
    const [, japanese = ""] = /ことのある項目（([^）]+)）は文章/.exec(read("docs/data.md")) ?? [];
    expect(refused.length).toBeGreaterThan(0);
    for (const named of [english, japanese])
      expect(named.split(", ")).toEqual([...new Set(refused)].sort().map((key) => `\`${key}\``));
  });

  it("data.md says which files leave out what is absent, and where an empty list is NULL", async () => {
    const [entity] = entities.filter(({ fields }) => fields.furtherMatches) as [Entity];
    const row = complete(entity, { id: "one", evidence: [{ source: "s" }] });
    const release = { id: "1.0.0", sequence: 1, issued: "2026-01-01", summary: { ja: "版", en: "edition" }, predecessor: null };
    const result = { entity, release, fields: Object.keys(row), rows: [row] };
    const urls = urlsAt("https://x.test");
    const whole = await Array.fromAsync(json.writeWhole?.({ release, results: [result] }, urls) ?? []);
    expect(JSON.parse(whole.join("")).data[entity.collection]).toEqual({ one: { id: "one", evidence: [{ source: "s" }] } });
    const list = JSON.parse((await Array.fromAsync(json.write(result, urls))).join(""));
    expect(list.data[0]).toMatchObject({ note: null, furtherMatches: [] });
    const fields = ["id", "note", "furtherMatches"];
    const pieces = await Array.fromAsync(
      parquet.collection?.({ ...result, fields }, urls, async () => ({ ja: "出典", en: "Source" })) ?? [],
    );
    const file = await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer();
    expect(await parquetReadObjects({ file })).toEqual([{ id: "one", noteJa: null, noteEn: null, furtherMatches: null }]);
    for (const said of [/`sti-policy\.json` leaves it out, and in Parquet/, /`sti-policy\.json` では省き、Parquetでは/])
      expect(read("docs/data.md")).toMatch(said);
  });

  it("the index links to every decision by its title, in order", () => {
    const listed = [...read("docs/decisions/README.md").matchAll(/^(\d+)\. \[(.+)\]\((.+)\)$/gm)].map(([, number, title, file]) => [
      file,
      `# ${number}. ${title}`,
    ]);
    expect(listed).toEqual(decisions.map((file) => [file, read(`docs/decisions/${file}`).split("\n")[0]]));
  });

  it.each(decisions)("%s is short and has a context, a decision and a consequence", (file) => {
    const text = read(`docs/decisions/${file}`);
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(["Context", "Decision", "Consequence"]);
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(25);
  });
});

describe.each(documents)("%s", (file) => {
  it("links to what exists", () => {
    for (const [, target = ""] of read(file).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      const [path = "", anchor] = target.split("#");
      const found = path === "" ? file : normalize(join(dirname(file), path));
      expect(existsSync(found), `${file} links to ${target}`).toBe(true);
      if (anchor !== undefined) expect(anchorsIn(found), `${file} links to ${target}`).toContain(decodeURIComponent(anchor));
    }
  });

  it("names files and folders that exist", () => {
    // A name ends where a placeholder begins: data/{collection}.yaml is held to data/.
    const names = read(file).matchAll(/(?<![\w./-])(?:src|data|test|docs|migrations)\/[\w./-]*/g);
    for (const [name] of names) {
      const path = name.replace(/\.$/, "");
      expect(existsSync(path), `${file} names ${path}`).toBe(true);
    }
  });

  it("names scripts that exist", () => {
    for (const [, script = ""] of read(file).matchAll(/npm run (?:-s )?([\w-]+)/g))
      expect(Object.keys(scripts), `${file} names npm run ${script}`).toContain(script);
  });
});
