import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gunzipSync, inflateRawSync } from "node:zlib";
import { parse as parseCsv } from "csv-parse/sync";
import { applyPatch, type Operation } from "fast-json-patch";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import jsonld from "jsonld";
import { Parser, Writer } from "n3";
import { beforeAll, describe, expect, it } from "vitest";
import { readFrozen } from "../../src/cli/frozen";
import { partsOf } from "../../src/formats/sqlite";
import { entities } from "../../src/model";
import { languages } from "../../src/model/text";
import { ordered } from "../../src/release/dataset";
import { type Dump, dumpsOf, type Edition } from "../../src/release/dumps";
import { editionsOf } from "../../src/release/frozen";
import { examplesFor } from "../../src/site/pages/sql/examples";
import { wholeTable } from "../../src/site/pages/sql/statement";

const folder = mkdtempSync(join(tmpdir(), "dumps-"));
const made = new Map<string, ReadonlyMap<string, Dump>>();
const editions = editionsOf(readFrozen());

/** The bytes of a dump. */
function bytes(release: string, name: string): Uint8Array<ArrayBuffer> {
  const dump = made.get(release)?.get(name);
  if (!dump) throw new Error(`release ${release} has no ${name}`);
  return dump.content;
}
const text = (release: string, name: string) => new TextDecoder().decode(bytes(release, name));
const sha256 = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");
const identifiers = (quads: readonly { predicate: { value: string } }[]) =>
  quads.filter(({ predicate }) => predicate.value === "http://purl.org/dc/terms/identifier").length;
const RDFC = { algorithm: "RDFC-1.0", format: "application/n-quads" };

beforeAll(async () => {
  for (const edition of editions) {
    const dumps = await Array.fromAsync(dumpsOf(edition));
    made.set(edition.release.id, new Map(dumps.map((dump) => [dump.name, dump])));
  }
});

describe.each(editions.map((edition) => [edition.release.id, edition] as const))(
  "readers that are not ours, of release %s",
  (id, edition) => {
    const held = entities.filter(({ collection }) => edition.shape.fields[collection]);
    const total = held.reduce((sum, { collection }) => sum + (edition.dataset.get(collection)?.length ?? 0), 0);

    it("a CSV parser, a Parquet reader and JSON.parse count the same rows of each collection", async () => {
      for (const { collection } of held) {
        const rows = edition.dataset.get(collection)?.length;
        for (const name of [`${collection}.csv`, `${collection}-excel.csv`]) {
          const records = parseCsv(text(id, name), { columns: true, bom: true, record_delimiter: "\r\n" }) as { id: string }[];
          expect([name, records.length]).toEqual([name, rows]);
          for (const record of records) expect(record.id).toMatch(/^[a-z0-9-]+$/);
        }
        const parquet = await parquetReadObjects({ file: bytes(id, `${collection}.parquet`).slice().buffer });
        expect([collection, parquet.length]).toEqual([collection, rows]);
        expect(JSON.parse(text(id, `${collection}.json`)).data.length).toBe(rows);
        expect(text(id, `${collection}.ndjson`).split("\n").filter(Boolean).length).toBe(rows);
      }
      const whole = text(id, "sti-policy.ndjson").trimEnd().split("\n");
      expect(whole.length).toBe(total);
      const inWhole = Map.groupBy(
        whole.map((line) => JSON.parse(line) as { collection: string; data: object }),
        ({ collection }) => collection,
      );
      for (const { collection } of held)
        expect((inWhole.get(collection) ?? []).map(({ data }) => `${JSON.stringify(data)}\n`).join("")).toBe(
          text(id, `${collection}.ndjson`),
        );
      const { data } = JSON.parse(text(id, "sti-policy.json"));
      expect(Object.values(data).reduce((sum: number, records) => sum + Object.keys(records as object).length, 0)).toBe(total);
    });

    it("a file that travels alone says what it is of, where that stands, and what may be done with it", () => {
      const [, url, , en, ja] = text(id, "LICENSE.txt").split("\n");
      const file = join(folder, `${id}-alone.sqlite`);
      writeFileSync(file, bytes(id, "sti-policy.sqlite"));
      const [said] = new DatabaseSync(file).prepare("SELECT id, url, licence, attributionJa, attributionEn FROM release").all();
      expect({ ...said }).toEqual({
        id,
        url: `${edition.shape.publicUrl}/v1/releases/${id}`,
        licence: url,
        attributionJa: ja,
        attributionEn: en,
      });
      expect([ja, en].join()).toMatch(/^出典：.+,Source: /);
      for (const { collection } of held) {
        const { key_value_metadata: kept = [] } = parquetMetadata(bytes(id, `${collection}.parquet`).slice().buffer);
        const facts = Object.fromEntries(kept.map(({ key, value }) => [key, value]));
        expect(facts).toMatchObject({ release: id, licence: url, attributionJa: ja, attributionEn: en });
        expect(facts.url).toBe(`${edition.shape.publicUrl}/v1/releases/${id}/${collection}`);
      }
    });

    it("the manifest counts the rows of what is added, as a CSV parser does", () => {
      const tables = [...(made.get(id)?.values() ?? [])].filter(({ name }) => name.endsWith("_sum.csv"));
      expect(tables.length).toBeGreaterThan(0);
      for (const { name, rows } of tables) expect([name, parseCsv(text(id, name), { columns: true }).length]).toEqual([name, rows]);
    });

    it("the README describes the lines of the delta as they are", () => {
      const [name] = [...(made.get(id)?.keys() ?? [])].filter((one) => /^delta-from-.*\.ndjson$/.test(one));
      const readme = text(id, "README.md");
      expect(readme.includes("delta-from-")).toBe(name !== undefined);
      if (!name) return;
      for (const said of [name, name.replace(".ndjson", ".patch.json")]) expect(readme.split(`\`${said}\``)).toHaveLength(3);
      const [line] = text(id, name).split("\n");
      const members = Object.keys(JSON.parse(line as string)).map((member) => `"${member}"`);
      expect(readme.split(`{${members.join(", ")}}`)).toHaveLength(3);
    });

    it("SQLite counts them too, finds no broken key, and adds amounts as integers", () => {
      const file = join(folder, `${id}.sqlite`);
      writeFileSync(file, bytes(id, "sti-policy.sqlite"));
      const database = new DatabaseSync(file, { readOnly: true });
      expect(database.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
      expect(database.prepare("PRAGMA foreign_key_check").all()).toEqual([]);
      for (const { collection } of held)
        expect(database.prepare(`SELECT count(*) AS rows FROM "${collection}"`).get()?.rows).toBe(
          edition.dataset.get(collection)?.length,
        );
      const stated = edition.dataset.get("budgets")?.filter(({ measure }) => measure === "appropriation") ?? [];
      expect(database.prepare("SELECT sum(amount) AS yen FROM budgets WHERE measure = 'appropriation'").get()?.yen).toBe(
        stated.reduce((sum, { amount }) => sum + (amount as number), 0),
      );
      const sbir = edition.dataset.get("initiatives")?.find(({ id }) => id === "sbir");
      expect(database.prepare("SELECT initiativeJa FROM budgets_named WHERE id = 'sbir-2022'").get()?.initiativeJa).toBe(
        (sbir as unknown as { name: { ja: string } }).name.ja,
      );
      database.close();
    });

    it.each(languages)("SQLite runs every example of the SQL page in %s, and each table as the page shows it", (language) => {
      const file = join(folder, `${id}-${language}.sqlite`);
      writeFileSync(file, bytes(id, "sti-policy.sqlite"));
      const database = new DatabaseSync(file, { readOnly: true });
      const counts = Object.fromEntries([...ordered(edition.dataset)].map(([collection, rows]) => [collection, rows.length]));
      const examples = examplesFor({ fields: edition.shape.fields, counts }, language);
      expect(examples.length).toBeGreaterThan(6);
      for (const { name, statement } of examples) expect(database.prepare(statement).all().length, name).toBeGreaterThan(0);
      const parts = partsOf(held.map((entity) => ({ entity, fields: edition.shape.fields[entity.collection] ?? [], rows: [] })));
      for (const { entity, tables, treatments, views } of parts) {
        for (const { name, columns } of [...tables, ...treatments])
          expect(
            database
              .prepare(`SELECT * FROM "${name}"`)
              .columns()
              .map((column) => column.name),
          ).toEqual(columns.map((column) => column.name));
        for (const { name, added } of views)
          expect(
            database
              .prepare(`SELECT * FROM "${name}"`)
              .columns()
              .map((column) => column.name)
              .slice(-added.length),
          ).toEqual(added);
        const view = views.find(({ name }) => name === `${entity.collection}_named`)?.name;
        expect(database.prepare(wholeTable(entity, view)).all()).toHaveLength(edition.dataset.get(entity.collection)?.length ?? 0);
      }
      database.close();
    });

    it.each(["sti-policy", "budgets", "initiatives", "reconciliations"])(
      "%s is one graph in JSON-LD, Turtle and N-Quads: one canonical hash",
      async (name) => {
        const canonical = text(id, `${name}.nq`);
        const parsed = new Parser({ format: "N-Quads" }).parse(canonical);
        expect(identifiers(parsed)).toBe(name === "sti-policy" ? total : edition.dataset.get(name)?.length);
        const fromJsonld = await jsonld.canonize(JSON.parse(text(id, `${name}.jsonld`)), { ...RDFC, safe: true } as never);
        const writer = new Writer({ format: "N-Quads" });
        writer.addQuads(new Parser({ format: "text/turtle" }).parse(text(id, `${name}.ttl`)));
        const quads = await new Promise<string>((resolve) => writer.end((_, result) => resolve(result)));
        const fromTurtle = await jsonld.canonize(quads as never, { ...RDFC, inputFormat: "application/n-quads" } as never);
        const digest = made.get(id)?.get(`${name}.nq`)?.sha256;
        expect([sha256(String(fromJsonld)), sha256(String(fromTurtle)), sha256(canonical)]).toEqual([digest, digest, digest]);
      },
    );

    it("gunzip gives the plain file for every twin", () => {
      const twins = [...(made.get(id)?.values() ?? [])].filter(({ name }) => name.endsWith(".gz"));
      expect(twins.length).toBeGreaterThan(80);
      for (const { name, content } of twins)
        expect(sha256(gunzipSync(content)), name).toBe(made.get(id)?.get(name.slice(0, -3))?.sha256);
    });

    it("the ZIP holds the tables as its descriptor says", () => {
      const files = unzipped(bytes(id, "sti-policy.zip"));
      expect([...files.keys()]).toEqual(expect.arrayContaining(["datapackage.json", "README.md", "LICENSE.txt", "CITATION.cff"]));
      const { resources, version } = JSON.parse(new TextDecoder().decode(files.get("datapackage.json")));
      expect(version).toBe(id);
      expect(resources.map(({ name }: { name: string }) => name)).toEqual([
        ...held.map(({ collection }) => collection),
        "budgets_sum",
        "appropriations_sum",
      ]);
      for (const { path, hash, bytes: length, schema } of resources) {
        const content = files.get(path) as Uint8Array;
        expect([path, `sha256:${sha256(content)}`, content.length]).toEqual([path, hash, length]);
        const [header] = new TextDecoder().decode(content).split("\r\n");
        expect(header?.split(",")).toEqual(schema.fields.map(({ name }: { name: string }) => name));
      }
    });
  },
);

it("SQLite adds what the document states to 1,193,400,000,000 yen, in the release that holds nothing else", () => {
  const file = join(folder, "first.sqlite");
  writeFileSync(file, bytes("1.0.0", "sti-policy.sqlite"));
  const database = new DatabaseSync(file, { readOnly: true });
  expect(database.prepare("SELECT sum(amount) AS yen FROM budgets WHERE measure = 'appropriation'").get()?.yen).toBe(
    1_193_400_000_000,
  );
  database.close();
});

describe.each(editions.slice(1).map((edition) => [edition.release.id, edition] as const))(
  "the delta of release %s",
  (id, edition) => {
    const before = (edition as Edition).before?.release.id as string;

    it("applied to the release before gives this one", () => {
      const document = JSON.parse(text(before, "sti-policy.json"));
      const patch = JSON.parse(text(id, `delta-from-${before}.patch.json`)) as Operation[];
      expect(applyPatch(document, patch, true).newDocument).toEqual(JSON.parse(text(id, "sti-policy.json")));
    });

    it("names every record that changed, with its new state", () => {
      const lines = text(id, `delta-from-${before}.ndjson`).trimEnd().split("\n");
      expect(lines.length).toBe(made.get(id)?.get(`delta-from-${before}.ndjson`)?.rows);
      for (const line of lines) {
        const { collection, id: record, change, data } = JSON.parse(line);
        const now = edition.dataset.get(collection)?.find((row) => row.id === record) ?? null;
        expect(change === "removed").toBe(now === null);
        expect(data).toEqual(now);
      }
    });
  },
);

/** The files of a ZIP, by its central directory (APPNOTE, section 4.3.12). */
function unzipped(zip: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(zip.buffer, zip.byteOffset);
  const files = new Map<string, Uint8Array>();
  let at = view.getUint32(zip.length - 6, true);
  while (view.getUint32(at, true) === 0x02014b50) {
    const [method, length, names, extra, comment] = [10, 20, 28, 30, 32].map((offset) =>
      view[offset === 20 ? "getUint32" : "getUint16"](at + offset, true),
    ) as [number, number, number, number, number];
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const content = zip.subarray(start, start + length);
    files.set(new TextDecoder().decode(zip.subarray(at + 46, at + 46 + names)), method === 8 ? inflateRawSync(content) : content);
    at += 46 + names + extra + comment;
  }
  return files;
}
