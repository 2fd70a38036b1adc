import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { parse as parseCsv } from "csv-parse/sync";
import { parquetReadObjects } from "hyparquet";
import jsonld from "jsonld";
import { Parser, type Quad, Writer } from "n3";
import { beforeAll, describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { styles } from "../../src/catalog/styles";
import { readFrozen } from "../../src/cli/frozen";
import { toColumns } from "../../src/db/rows";
import { entities } from "../../src/model";
import { type Entity, present, recordSchema } from "../../src/model/entity";
import type { Row } from "../../src/model/field";
import { columnsOf } from "../../src/model/kinds";
import { releaseSchema } from "../../src/model/release-schemas";
import { check } from "../../src/release/check";
import { currentShape, type Dump, dumpsOf } from "../../src/release/dumps";
import { editionsOf } from "../../src/release/frozen";
import { examples } from "../catalog/examples";
import { hostile, hostileDataset, refused } from "./hostile";

const edition = editionsOf(readFrozen()).at(-1) as ReturnType<typeof editionsOf>[number];
const dataset = hostileDataset(edition.dataset);
const rowsOf = (entity: Entity) => dataset.get(entity.collection) as readonly Row[];
const made = new Map<string, Dump>();
const bytes = (name: string) => (made.get(name) as Dump).content;
const text = (name: string) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes(name));
const columns = (entity: Entity) => Object.entries(entity.fields).flatMap(([key, field]) => columnsOf(key, field));

beforeAll(async () => {
  const summary = { ja: hostile[0] as string, en: hostile[0] as string };
  const shape = currentShape(edition.shape.publicUrl);
  const release = { ...edition.release, summary };
  for await (const dump of dumpsOf({ ...edition, release, shape, dataset, documents: new Map(), before: null }))
    made.set(dump.name, dump);
});

describe.each(entities.map((entity) => [entity.collection, entity] as const))(
  "names that look like something else, in %s",
  (collection, entity) => {
    it("are such as a release takes", () => {
      const schema = recordSchema(entity, "data");
      const derived = Object.keys(entity.fields).filter((key) => entity.fields[key]?.derived);
      for (const row of rowsOf(entity)) {
        const written = Object.fromEntries(Object.entries(present(entity, row)).filter(([key]) => !derived.includes(key)));
        expect(schema.safeParse(written).error?.issues, row.id).toBeUndefined();
      }
      const told = JSON.stringify(rowsOf(entity));
      for (const one of hostile) expect(told).toContain(JSON.stringify(one));
    });

    it("come out of JSON and NDJSON as they went in", () => {
      const rows = rowsOf(entity);
      expect(JSON.parse(text(`${collection}.json`)).data).toEqual(rows);
      expect(
        text(`${collection}.ndjson`)
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line)),
      ).toEqual(rows);
    });

    it("come out of CSV as they went in, and out of CSV for Excel without a formula", () => {
      const [header, ...lines] = parseCsv(text(`${collection}.csv`)) as string[][];
      expect(header).toEqual(columns(entity));
      expect(lines).toEqual(rowsOf(entity).map((row) => cellsOf(entity, row)));
      const [, ...guarded] = parseCsv(text(`${collection}-excel.csv`), { bom: true }) as string[][];
      for (const [i, line] of guarded.entries()) {
        for (const [j, cell] of line.entries()) {
          const plain = lines[i]?.[j] as string;
          if (!/^-?\d+$/.test(plain)) expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/);
          expect([plain, `'${plain}`]).toContain(cell);
        }
      }
    });

    it("come out of Parquet and SQLite as they went in", async () => {
      const stored = rowsOf(entity).map((row) => toColumns(entity, row));
      const file = join(mkdtempSync(join(tmpdir(), "hostile-")), "all.sqlite");
      writeFileSync(file, bytes("sti-policy.sqlite"));
      const database = new DatabaseSync(file, { readOnly: true });
      const texts = columns(entity).filter((name) => stored.every((row) => ["string", "object"].includes(typeof row[name])));
      const parquet = await parquetReadObjects({ file: bytes(`${collection}.parquet`).slice().buffer });
      const sqlite = database.prepare(`SELECT * FROM "${collection}" ORDER BY id`).all();
      // Lists and structures have tables and columns of their own there.
      const plain = (row: Record<string, unknown>) =>
        Object.fromEntries(texts.filter((name) => typeof row[name] === "string").map((name) => [name, row[name]]));
      for (const [i, row] of stored.entries()) {
        const simple = Object.fromEntries(
          Object.entries(plain(row)).filter(([name]) => entity.fields[name]?.kind !== "structure" && !entity.fields[name]?.many),
        );
        expect(plain(parquet[i] as never)).toMatchObject(simple);
        expect(sqlite[i]).toMatchObject(simple);
      }
      database.close();
    });

    it("are one graph in JSON-LD, Turtle and N-Quads, in which they are literals alone", async () => {
      const canonical = text(`${collection}.nq`);
      const quads = new Parser({ format: "N-Quads" }).parse(canonical);
      const literals = new Set(quads.flatMap(({ object }) => (object.termType === "Literal" ? [object.value] : [])));
      for (const one of hostile) expect(literals).toContain(one);
      const names = quads
        .flatMap(({ subject, predicate, object }) => [subject, predicate, object])
        .filter(({ termType }) => termType !== "Literal");
      for (const { value } of names) expect(value).not.toMatch(/evil|javascript:|etc\/passwd/);
      const digest = createHash("sha256").update(canonical).digest("hex");
      const fromJsonld = await jsonld.canonize(JSON.parse(text(`${collection}.jsonld`)), {
        algorithm: "RDFC-1.0",
        format: "application/n-quads",
        safe: true,
      } as never);
      expect(createHash("sha256").update(String(fromJsonld)).digest("hex")).toBe(digest);
      expect(await canonicalOf(new Parser({ format: "text/turtle" }).parse(text(`${collection}.ttl`)))).toBe(canonical);
    });
  },
);

describe("a citation of such a name", () => {
  const [, , record] = examples;
  it.each(hostile.map((one, i) => [i, one.slice(0, 40), one] as const))("%i %s says it to every reader", (_, __, name) => {
    const citation = { ...(record as (typeof examples)[number]), title: { ja: name, en: name } };
    const written = (extension: string) => styles.find((one) => one.extension === extension)?.write(citation) as string;
    const bare = (words: string) =>
      words
        .normalize("NFC")
        .replaceAll(/<\/?(?:span|sup|sub|i|b)\b[^>]*>/g, "")
        .replaceAll(/[\s\u00a0]/g, "")
        .replaceAll(/[‘’]/g, "'")
        .replaceAll(/[“”]/g, '"')
        .replaceAll(/[–—]/g, "-");
    for (const extension of ["ris", "csl.json"]) {
      const { data } = new Cite(written(extension)) as { data: { title: string; type: string }[] };
      expect(data.map(({ title, type }) => [type, bare(title)])).toEqual([["dataset", bare(name)]]);
    }
    expect(new Cite(written("bib")).data).toHaveLength(1);
    expect(parseYaml(written("cff"))).toMatchObject({ title: name, type: "dataset" });
    expect(JSON.parse(written("datacite.json")).titles[0]).toEqual({ title: name, lang: "ja" });
    expect(written("txt")).toContain(name);
  });
});

describe("a text that would break an answer", () => {
  it.each(refused.map(([one, en, ja], i) => [i, JSON.stringify(one).slice(0, 40), one, en, ja] as const))(
    "%i %s is refused in both languages, wherever people write",
    (_, __, one, en, ja) => {
      for (const entity of entities) {
        const [row] = edition.dataset.get(entity.collection) as readonly Row[];
        const written = { ...present(entity, row as Row), [entity.title]: { ja: one, en: "x" } } as unknown as Row;
        const findings = check(new Map([[entity.collection, [written]]]), new Map()).filter(({ path }) => path[1] === entity.title);
        expect(findings.map((finding) => [finding.collection, ...finding.path])).toContainEqual([
          entity.collection,
          0,
          entity.title,
          "ja",
        ]);
        expect(findings.map((finding) => finding.en).join()).toMatch(en);
        expect(findings.map((finding) => finding.ja).join()).toMatch(ja);
      }
      expect(releaseSchema.safeParse({ ...edition.release, summary: { ja: "x", en: one } }).success).toBe(false);
    },
  );
});

/** A record as the cells of its line, as csv.ts says: a list with `|` between, a structure as JSON, nothing for what is absent. */
function cellsOf(entity: Entity, row: Row): string[] {
  return Object.entries(entity.fields).flatMap(([key, field]) => {
    const value = row[key] ?? null;
    if (field.virtual) return [];
    if (field.kind === "localized") return value === null ? ["", ""] : Object.values(value as Record<string, string>);
    if (value === null || (Array.isArray(value) && value.length === 0)) return [""];
    if (field.kind === "structure") return [JSON.stringify(value)];
    return [Array.isArray(value) ? value.join("|") : String(value)];
  });
}

async function canonicalOf(quads: Quad[]): Promise<string> {
  const writer = new Writer({ format: "N-Quads" });
  writer.addQuads(quads);
  const written = await new Promise<string>((resolve) => writer.end((_, result) => resolve(result)));
  return String(
    await jsonld.canonize(
      written as never,
      { algorithm: "RDFC-1.0", format: "application/n-quads", inputFormat: "application/n-quads" } as never,
    ),
  );
}
