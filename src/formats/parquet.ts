import { ByteWriter, parquetWrite } from "hyparquet-writer";
import { type Field, isMissing, type Json, type Row } from "../model/field";
import { columnsOf, kinds } from "../model/kinds";
import type { Result } from "../model/result";
import { languages } from "../model/text";
import type { FileFormat } from "./format";

type Schema = Parameters<typeof parquetWrite>[0]["schema"];
type Element = NonNullable<Schema>[number];

/**
 * Apache Parquet: the columns of the CSV with their types. Money and counts are INT64, a list of values is a LIST, a structure
 * is a JSON column, an absent value is null.
 */
export const parquet: FileFormat = {
  suffix: ".parquet",
  contentType: "application/vnd.apache.parquet",
  label: { ja: "Parquet（データ分析用）", en: "Parquet, for data analysis" },
  fileType: { term: "PARQUET", name: "Parquet" },
  async *collection(result: Result) {
    const rows = await Array.fromAsync(result.rows);
    const columns = result.fields.flatMap((key) => columnsFrom(key, result.entity.fields[key] as Field, rows));
    const writer = new ByteWriter();
    parquetWrite({
      writer,
      createdBy: "sti-policy-portal",
      columnData: columns.map(({ name, data }) => ({ name, data: data as never[] })),
      schema: [{ name: "root", num_children: columns.length }, ...columns.flatMap(({ elements }) => elements)],
    });
    yield new Uint8Array(writer.getBuffer());
  },
};

type Column = { readonly name: string; readonly data: readonly unknown[]; readonly elements: readonly Element[] };

function columnsFrom(key: string, field: Field, rows: readonly Row[]): Column[] {
  const values = rows.map((row) => row[key] ?? null);
  const repetition_type = field.optional ? "OPTIONAL" : "REQUIRED";
  if (field.kind === "localized") {
    return columnsOf(key, field).map((name, i) => {
      const data = values.map((value) => (value as Record<string, string> | null)?.[languages[i] as string] ?? undefined);
      return { name, data, elements: [{ name, ...TEXT, repetition_type }] };
    });
  }
  if (field.kind === "structure") {
    return [{ name: key, data: values.map(jsonOrNothing), elements: [{ name: key, ...JSON_TEXT, repetition_type: "OPTIONAL" }] }];
  }
  const type = typeOf(field);
  const data = values.map((value) =>
    Array.isArray(value) ? value.map((item) => native(field, item)) : native(field, value as Json),
  );
  if (!field.many) return [{ name: key, data, elements: [{ name: key, ...type, repetition_type }] }];
  // The three levels that the format asks of a list (Parquet LogicalTypes, Lists).
  const elements: Element[] = [
    { name: key, repetition_type: "REQUIRED", num_children: 1, converted_type: "LIST" },
    { name: "list", repetition_type: "REPEATED", num_children: 1 },
    { name: "element", ...type, repetition_type: "REQUIRED" },
  ];
  return [{ name: key, data, elements }];
}

const TEXT = { type: "BYTE_ARRAY", converted_type: "UTF8" } as const;
const JSON_TEXT = { type: "BYTE_ARRAY", converted_type: "JSON" } as const;

function typeOf({ kind }: Field): Pick<Element, "type" | "converted_type"> {
  if (kind === "boolean") return { type: "BOOLEAN" };
  return kinds[kind].storage === "integer" ? { type: "INT64" } : TEXT;
}

function native(field: Field, value: Json): unknown {
  if (value === null) return undefined;
  return typeof value === "number" && field.kind !== "boolean" ? BigInt(value) : value;
}

function jsonOrNothing(value: Json): unknown {
  return isMissing(value) ? undefined : value;
}
