import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatOf } from "../../src/formats";
import type { Format } from "../../src/formats/format";
import { inItsLanguages, namespaces, resultTriples, triplesReader } from "../../src/formats/graph";
import { addJson } from "../../src/formats/json-text";
import { inPieces } from "../../src/formats/pieces";
import { entities } from "../../src/model";
import type { Entity } from "../../src/model/entity";
import type { Field, Json, Row } from "../../src/model/field";
import type { Result } from "../../src/model/result";
import { urlsAt } from "../../src/urls";

const urls = urlsAt("https://sti-policy.example");
const release = { id: "1.0.0", sequence: 1, issued: "2026-01-01", summary: { ja: "あ", en: "a" }, predecessor: null };

const text = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 12 }),
  fc.constantFrom('予算 "引用"', "a\\b\n\t\u0001", "😀\u2028", "\ud800", "=1+1", "a,b|c", "</script>"),
);

/** A value of a field, of the right shape and with any text in it. */
function anyOf({ kind, parts, values }: Field): fc.Arbitrary<Json> {
  switch (kind) {
    case "code":
      return fc.constantFrom(...Object.keys(values ?? {}));
    // What becomes an IRI.
    case "reference":
      return fc.constantFrom("k-program", "a", "a-1");
    case "uri":
      return fc.webUrl({ validSchemes: ["https"] });
    case "localized":
      return fc.record({ ja: text, en: text });
    case "integer":
    case "yen":
    case "fiscalYear":
      return fc.maxSafeInteger();
    case "boolean":
      return fc.boolean();
    case "date":
      return fc.constantFrom("2024", "2024-05", "2024-05-06");
    case "structure": {
      const values = Object.entries(parts ?? {}).map(([key, part]) => [key, listOr(part)] as const);
      return fc.record(Object.fromEntries(values), { requiredKeys: [] }) as fc.Arbitrary<Json>;
    }
    default:
      return text;
  }
}

const listOr = (field: Field) => (field.many ? fc.array(anyOf(field), { maxLength: 3 }) : anyOf(field));

function rowOf({ fields }: Entity): fc.Arbitrary<Row> {
  const stored = Object.entries(fields).filter(([, { virtual }]) => !virtual);
  const values = stored.map(([key, field]) => {
    const absent = fc.constant(field.many ? [] : null);
    return [key, key === "id" ? text : field.optional ? fc.oneof(listOr(field), absent) : listOr(field)] as const;
  });
  return fc.record(Object.fromEntries(values)) as unknown as fc.Arbitrary<Row>;
}

function resultOf(entity: Entity, rows: Result["rows"]): Result {
  const fields = Object.keys(entity.fields).filter((key) => !entity.fields[key]?.virtual);
  return { entity, release, fields, rows };
}

const written = async (format: Format, result: Result) => (await Array.fromAsync(format.write(result, urls))).join("");
const format = (name: string) => formatOf(name) as Format;

describe("JSON made of pieces", () => {
  it("is what JSON.stringify writes, whatever the value", () => {
    const json = (value: Json) => {
      const parts: string[] = [];
      addJson(value, parts);
      return parts.join("");
    };
    const any = fc.oneof(fc.jsonValue() as fc.Arbitrary<Json>, text);
    fc.assert(fc.property(any, (value) => void expect(json(value)).toBe(JSON.stringify(value))));
  });
});

describe.each(entities.map((entity) => [entity.collection, entity] as const))("rows of %s", (_, entity) => {
  // A name is percent-encoded, which a lone surrogate cannot be.
  const named = rowOf(entity).map((row): Row => ({ ...row, id: row.id.toWellFormed() }));
  const rows = fc.uniqueArray(named, { minLength: 1, maxLength: 3, selector: ({ id }) => id });

  it("are, in JSON-LD, lines as JSON.stringify writes them, with every value of the record", async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (some) => {
        const document = await written(format("jsonld"), resultOf(entity, some));
        const nodes = document
          .split("\n")
          .filter((line) => line.startsWith('{"@id":') || line.startsWith('{"@type":'))
          .map((line) => line.replace(/,$/, ""));
        for (const line of nodes) expect(JSON.stringify(JSON.parse(line))).toBe(line);
        const { "@graph": graph } = JSON.parse(document) as { "@graph": Record<string, Json>[] };
        for (const row of some) {
          const node = graph.find((one) => one.id === row.id) as Record<string, Record<string, Json>>;
          const [title, record] = [node[entity.title], node.isPrimaryTopicOf];
          const said = row[entity.title];
          expect(title).toEqual(said && typeof said === "object" ? inItsLanguages(said as never) : said);
          expect(record?.["@id"]).toBe(`${urls.absolute("/v1/releases/1.0.0")}/${entity.collection}/${encodeURIComponent(row.id)}`);
          expect((record?.evidence as readonly Json[] | undefined)?.length ?? 0).toBe((row.evidence as readonly Json[]).length);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("come back from JSON, NDJSON and CSV as they are", async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (some) => {
        const result = resultOf(entity, some);
        expect(JSON.parse(await written(format("json"), result)).data).toEqual(some);
        const lines = (await written(format("ndjson"), result)).split("\n").filter(Boolean);
        expect(lines.map((line) => JSON.parse(line))).toEqual(some);
        const table: Record<string, string>[] = parse(await written(format("csv"), result), { columns: true });
        expect(table.map(({ id }) => id)).toEqual(some.map(({ id }) => id));
      }),
      { numRuns: 20 },
    );
  });
});

describe.each(entities.map((entity) => [entity.collection, entity] as const))("the graph of %s as N-Quads", (_, entity) => {
  it("is the sorted set of its lines, whatever the order of rows and however ids begin", async () => {
    // Ids that begin as others do stand between these and what is named after them.
    const ids = fc.constantFrom("a", "a-1", "a-1-b", "a-b", "ab", "a1", "b", "b-evidence-1", "😀", "\ue000");
    // Half a character has no place in that order, and no data holds one.
    const whole = rowOf(entity).map((row) =>
      JSON.parse(JSON.stringify(row), (_key, value) => (typeof value === "string" ? value.toWellFormed() : value)),
    );
    const named = fc.tuple(whole, ids).map(([row, id]): Row => ({ ...row, id }));
    const rows = fc.uniqueArray(named, { maxLength: 6, selector: ({ id }) => id });
    await fc.assert(
      fc.asyncProperty(rows, async (some) => {
        const result = resultOf(entity, some);
        const triples = [...resultTriples(result, urls), ...some.flatMap(triplesReader(result, urls))];
        expect(await written(format("nq"), result)).toBe(format("nq").graph?.write(triples, namespaces(urls)));
      }),
      { numRuns: 20 },
    );
  });
});

describe("rows that are read as they are written", () => {
  it("stop being read when nobody takes them any more", async () => {
    let read = 0;
    let closed = false;
    async function* endless(): AsyncGenerator<Row> {
      try {
        for (;;) yield { id: `r${read++}` };
      } finally {
        closed = true;
      }
    }
    for await (const piece of inPieces(endless(), ({ id }, parts) => parts.push(`${id}\n`))) {
      expect(piece.startsWith("r0\n")).toBe(true);
      break;
    }
    expect(closed).toBe(true);
    expect(read).toBeLessThan(20_000);
  });

  it("make the same text one by one as all at once", async () => {
    const rows = Array.from({ length: 5_000 }, (_, i): Row => ({ id: `r${i}`, text: "政策".repeat(20) }));
    async function* later() {
      yield* rows;
    }
    const textOf = (row: Row) => `${JSON.stringify(row)}\n`;
    const [now, one] = await Promise.all(
      [rows, later()].map((some) => Array.fromAsync(inPieces(some, (row, parts) => parts.push(textOf(row))))),
    );
    expect(now?.join("")).toBe(rows.map(textOf).join(""));
    expect(one).toEqual(now);
    expect(now?.length).toBeGreaterThan(1);
  });
});
