import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { type Field, isMissing, type Json, type Row } from "../model/field";
import { columnsOf, kinds } from "../model/kinds";
import type { Result } from "../model/result";
import { languages } from "../model/text";
import { LICENCE, paths, type Urls } from "../urls";
import type { Attribution, FileFormat } from "./format";

type Element = ParquetWriter["schema"][number];

// Readers look at the first rows of many files: a small group first, as the writer of the library divides by itself.
const FIRST_GROUP = 1_000;
const GROUP = 100_000;

/**
 * Apache Parquet: the columns of the CSV with their types. Money and counts are INT64, a list of values is a LIST, a structure
 * is a JSON column, an absent value is null. Rows are held a group at a time.
 */
export const parquet: FileFormat = {
  suffix: ".parquet",
  contentType: "application/vnd.apache.parquet",
  label: { ja: "Parquet（データ分析用）", en: "Parquet, for data analysis" },
  fileType: { term: "PARQUET", name: "Parquet" },
  async *collection({ entity, release, fields, rows }: Result, urls: Urls, attribution: Attribution) {
    const columns = fields.flatMap((key) => columnsFrom(key, entity.fields[key] as Field));
    const root = { name: "root", num_children: columns.length };
    const output = new Output();
    const { ja, en } = await attribution();
    const file = new ParquetWriter({
      writer: output,
      createdBy: "sti-policy-portal",
      kvMetadata: keyValues({
        release: release.id,
        issued: release.issued,
        url: urls.absolute(paths.list(entity.collection, { release: release.id })),
        licence: LICENCE,
        attributionJa: ja,
        attributionEn: en,
      }),
      schema: [root, ...columns.flatMap(({ elements }) => elements.map(asWritten))],
    });
    for await (const group of groupsOf(rows)) {
      const columnData = columns.map(({ name, values }) => ({ name, data: values(group) as never[] }));
      file.write({ columnData, rowGroupSize: GROUP });
      yield output.taken();
    }
    file.schema = [root, ...columns.flatMap(({ elements }) => elements)];
    file.finish();
    yield output.taken();
  },
};

/** What the file is of and what may be done with it, in the metadata of its foot. */
function keyValues(facts: Readonly<Record<string, string>>) {
  return Object.entries(facts).map(([key, value]) => ({ key, value }));
}

/** What the library wrote since it was last taken. */
class Output extends ByteWriter {
  taken(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.getBuffer());
    this.index = 0;
    return bytes;
  }
}

async function* groupsOf(rows: Result["rows"]): AsyncGenerator<readonly Row[]> {
  let group: Row[] = [];
  let size = FIRST_GROUP;
  for await (const row of rows) {
    group.push(row);
    if (group.length < size) continue;
    yield group;
    [group, size] = [[], GROUP];
  }
  if (group.length > 0) yield group;
}

/** A column: how it stands in the schema, and its values in some rows. */
type Column = { readonly name: string; readonly elements: readonly Element[]; values(rows: readonly Row[]): unknown[] };

function columnsFrom(key: string, field: Field): Column[] {
  const repetition_type = field.optional ? "OPTIONAL" : "REQUIRED";
  if (field.kind === "localized") {
    return columnsOf(key, field).map((name, i) => ({
      name,
      elements: [{ name, ...TEXT, repetition_type }],
      values: (rows) =>
        rows.map((row) => (row[key] as Record<string, string> | null | undefined)?.[languages[i] as string] ?? undefined),
    }));
  }
  if (field.kind === "structure") {
    return [
      { name: key, elements: [{ name: key, ...JSON_TEXT, repetition_type: "OPTIONAL" }], values: (rows) => jsonBytes(rows, key) },
    ];
  }
  const type = typeOf(field);
  const native = nativeOf(field);
  const values = (rows: readonly Row[]) =>
    rows.map((row) => {
      const value = row[key] ?? null;
      return Array.isArray(value) ? value.map(native) : native(value);
    });
  if (!field.many) return [{ name: key, values, elements: [{ name: key, ...type, repetition_type }] }];
  // The three levels that the format asks of a list (Parquet LogicalTypes, Lists).
  const elements: Element[] = [
    { name: key, repetition_type: "REQUIRED", num_children: 1, converted_type: "LIST" },
    { name: "list", repetition_type: "REPEATED", num_children: 1 },
    { name: "element", ...type, repetition_type: "REQUIRED" },
  ];
  return [{ name: key, values, elements }];
}

const TEXT = { type: "BYTE_ARRAY", converted_type: "UTF8" } as const;
const JSON_TEXT = { type: "BYTE_ARRAY", converted_type: "JSON" } as const;

function typeOf({ kind }: Field): Pick<Element, "type" | "converted_type"> {
  if (kind === "boolean") return { type: "BOOLEAN" };
  return kinds[kind].storage === "integer" ? { type: "INT64" } : TEXT;
}

/** How a value of a field is given to the library. */
function nativeOf({ kind }: Field): (value: Json) => unknown {
  if (kind === "boolean" || kinds[kind].storage === "text") return (value) => value ?? undefined;
  return (value) => (value === null ? undefined : BigInt(value as number));
}

/** An element while rows are written: JSON is given as bytes, which the library would make a value at a time. */
function asWritten(element: Element): Element {
  const { converted_type, ...rest } = element;
  return converted_type === JSON_TEXT.converted_type ? rest : element;
}

/** Structures as the UTF-8 of their JSON, all in one buffer. */
function jsonBytes(rows: readonly Row[], key: string): (Uint8Array | undefined)[] {
  const texts = rows.map((row) => (isMissing(row[key]) ? undefined : JSON.stringify(row[key])));
  // A UTF-16 unit has at most three bytes.
  const room = new Uint8Array(3 * texts.reduce((sum, text) => sum + (text?.length ?? 0), 0));
  const encoder = new TextEncoder();
  let used = 0;
  return texts.map((text) => {
    if (text === undefined) return undefined;
    const { written } = encoder.encodeInto(text, room.subarray(used));
    used += written;
    return room.subarray(used - written, used);
  });
}
