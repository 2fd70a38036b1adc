import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import jsonld from "jsonld";
import { describe, expect, it } from "vitest";
import { readData } from "../../src/cli/data";
import { readFrozen } from "../../src/cli/frozen";
import { readLineText, sourcesWithText } from "../../src/cli/line-texts";
import { formats } from "../../src/formats";
import { entities } from "../../src/model";
import type { Row } from "../../src/model/field";
import { ordered } from "../../src/release/dataset";
import { recordChanges } from "../../src/release/delta";
import { dumpsOf, type Edition } from "../../src/release/dumps";
import { differenceFrom, editionsOf } from "../../src/release/frozen";
import { checksums, RELEASE_FILE, releaseFile } from "../../src/release/release-file";
import { verify } from "../../src/release/verify";

const releases = readFrozen();
const latest = releases.at(-1);
if (!latest) throw new Error("data/releases/ is empty");
const editions = editionsOf(releases);
const dumps = await Array.fromAsync(dumpsOf(editions.at(-1) as Edition));
const text = (name: string) => new TextDecoder().decode(dumps.find((dump) => dump.name === name)?.content);

describe.each(releases.map((one, i) => [one.release.id, one, editions[i] as Edition] as const))(
  "release %s",
  (_, frozen, edition) => {
    it("rebuilds to the same bytes", async () => {
      const rebuilt = await Array.fromAsync(dumpsOf(edition));
      expect(differenceFrom(frozen, rebuilt)).toBeNull();
      for (const { name, sha256, content } of rebuilt)
        expect(createHash("sha256").update(content).digest("hex"), name).toBe(sha256);
    });

    it("is refused where a byte was changed", async () => {
      const held = ordered(frozen.dataset);
      const [collection, rows] = [...held].find(([, all]) => all.length > 0) as [string, readonly Row[]];
      const dataset = new Map([...held, [collection, rows.slice(1)]]);
      const rebuilt = await Array.fromAsync(dumpsOf({ ...edition, dataset }));
      expect(differenceFrom(frozen, rebuilt)).toEqual({
        en: expect.stringMatching(/rebuilds to SHA-256 .*restore it with git/),
        ja: expect.stringMatching(/SHA-256が .*gitで戻してください/),
      });
    });
  },
);

describe("a manifest", () => {
  it("that counts other records than its files hold is refused", () => {
    const { manifest } = latest;
    expect(differenceFrom(latest, dumps)).toBeNull();
    const counts = { ...manifest.counts, plans: 99 };
    expect(differenceFrom({ manifest: { ...manifest, counts } }, dumps)).toEqual({
      en: expect.stringMatching(/plans has \d+ records.* says 99.*restore it with git/),
      ja: expect.stringMatching(/plans は\d+件.*99件です.*gitで戻してください/),
    });
  });
});

describe("dumps", () => {
  it("hold each collection in each format, and the frozen file is its NDJSON", () => {
    for (const { collection } of entities)
      for (const { name } of formats) expect(dumps.map((dump) => dump.name)).toContain(`${collection}.${name}`);
    for (const { collection } of entities)
      expect(text(`${collection}.ndjson`)).toBe(readFileSync(`data/releases/${latest?.release.id}/${collection}.ndjson`, "utf8"));
  });

  it("SHA256SUMS is as sha256sum reads it", async () => {
    const lines = (await checksums(latest.release, latest.manifest)).trimEnd().split("\n");
    expect(lines.length).toBe(latest.manifest.files.length + 1);
    for (const line of lines) expect(line).toMatch(/^[0-9a-f]{64} {2}[A-Za-z0-9._-]+$/);
  });

  it.each(releases.map((one) => [one.release.id, one] as const))("release.json of %s is the frozen file", async (id, one) => {
    const { content } = await releaseFile(one.release, one.manifest);
    expect(new TextDecoder().decode(content)).toBe(readFileSync(`data/releases/${id}/${RELEASE_FILE}`, "utf8"));
  });

  it.each(entities.map(({ collection }) => collection))(
    "%s.jsonld expands in a JSON-LD processor without dropped terms",
    async (collection) => {
      const document = JSON.parse(text(`${collection}.jsonld`));
      // Safe mode fails on anything that would be dropped; no loader, so nothing remote is needed.
      const options = { safe: true, documentLoader: () => Promise.reject(new Error("a remote context")) };
      const expanded = await jsonld.expand(document, options as never);
      // A record may describe a part of itself too, named by a fragment.
      const things = (expanded as unknown as { "@id": string }[]).filter((node) => !node["@id"].includes("#"));
      expect(things).toHaveLength((latest.manifest.counts[collection] ?? 0) + 1);
      const quads = (await jsonld.toRDF(document, { ...options, format: "application/n-quads" } as never)) as unknown as string;
      expect(quads).not.toMatch(/<(?!https?:\/\/)/);
      expect(JSON.stringify(expanded)).not.toMatch(/"undefined|\[object/);
    },
  );

  it("an amount is a decimal and a month a gYearMonth in RDF", async () => {
    const quads = (await jsonld.toRDF(JSON.parse(text("budgets.jsonld")), {
      safe: true,
      format: "application/n-quads",
    } as never)) as unknown as string;
    expect(quads).toContain('"500000000000"^^<http://www.w3.org/2001/XMLSchema#decimal>');
    const milestones = (await jsonld.toRDF(JSON.parse(text("milestones.jsonld")), {
      safe: true,
      format: "application/n-quads",
    } as never)) as unknown as string;
    expect(milestones).toContain('"2023-07"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>');
    expect(milestones).toMatch(/"[^"]+"@ja/);
  });
});

describe("the difference of two editions", () => {
  it("names what was added, changed and removed, in order", () => {
    const row = (id: string, year: number) => ({ id, year });
    const before = new Map([["strategies", [row("a", 1), row("b", 1), row("c", 1)]]]);
    const after = new Map([["strategies", [row("a", 1), row("b", 2), row("d", 1)]]]);
    expect(
      recordChanges(before, after).map(({ id, before: from, after: to }) => [id, from?.year ?? null, to?.year ?? null]),
    ).toEqual([
      ["b", 1, 2],
      ["c", 1, null],
      ["d", null, 1],
    ]);
    expect(recordChanges(after, after)).toEqual([]);
  });
});

describe("verification against a document", () => {
  const sha = (line: string) => createHash("sha256").update(line).digest("hex");
  const document = ["# 見出し", "", "計5億円", "説明"].join("\n");
  const evidence = (line: number, printed: string, sha256 = sha(document.split("\n")[line - 1] ?? "")) => ({
    source: "s",
    line,
    printed,
    sha256,
  });
  const dataset = (...items: object[]) => new Map([["budgets", [{ id: "a", evidence: items }]]]) as never;

  it("passes where words, line and digest are right and every line is cited or explained", async () => {
    const uncited = [
      { source: "s", from: 1, to: 1, reason: { ja: "見出し", en: "heading" } },
      { source: "s", from: 4, to: 4, reason: { ja: "説明", en: "prose" } },
    ];
    const result = await verify(dataset(evidence(3, "5億円")), "s", document, uncited);
    expect(result).toMatchObject({ evidence: 1, findings: [], uncited: [], explained: [{ line: 1 }, { line: 4 }] });
  });

  it("names each evidence that is wrong and each line that nobody cites", async () => {
    const result = await verify(
      dataset(evidence(3, "6億円"), evidence(3, "5億円", "0".repeat(64)), evidence(9, "x")),
      "s",
      document,
      [],
    );
    expect(result.findings.map(({ path }) => path.at(-1))).toEqual(["printed", "sha256", "line"]);
    expect(result.uncited.map(({ line }) => line)).toEqual([1, 4]);
  });

  it("asks once whether a line is explained: without a reason it is not", async () => {
    const halfWritten = [{ source: "s", from: 1, to: 4 }] as unknown as Parameters<typeof verify>[3];
    const result = await verify(dataset(evidence(3, "5億円")), "s", document, halfWritten);
    expect(result).toMatchObject({ uncited: [{ line: 1 }, { line: 4 }], explained: [] });
  });

  it("the text that pages show lines of is the document that its record names", () => {
    const held = sourcesWithText();
    expect(held.length).toBeGreaterThan(0);
    const sources = readData().dataset.get("sources") ?? [];
    for (const id of held) {
      const digest = createHash("sha256").update(readLineText(id)).digest("hex");
      expect(digest).toBe(sources.find((source) => source.id === id)?.sha256);
    }
  });

  it("the real data cites what it says: digests of data/lines are those of the evidence", () => {
    const lines = readFileSync("data/lines/sti-policy-direction-2025-03.sha256", "utf8").trimEnd().split("\n");
    const { dataset: written } = readData();
    for (const rows of written.values()) {
      for (const { evidence: items } of rows)
        for (const { line, sha256 } of items as unknown as { line?: number; sha256: string }[])
          if (line !== undefined) expect(lines[line - 1]).toBe(sha256);
    }
  });
});
