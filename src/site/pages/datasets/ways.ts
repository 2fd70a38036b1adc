import { WHOLE } from "../../../catalog/dataset";
import type { Entity } from "../../../model/entity";
import type { Field } from "../../../model/field";
import { columnsOf, localizedColumn } from "../../../model/kinds";
import type { Text } from "../../../model/text";
import { paths } from "../../../urls";
import { datasets as messages } from "../../messages/datasets";

/** A way to read a collection from a program. */
export type Way = { readonly name: string; readonly title: Text; readonly code: string };

export type Read = {
  /** Where the reader has reached the portal. */
  readonly origin: string;
  readonly release: string;
  readonly entity: Entity;
  /** The fields of the collection in the release. */
  readonly fields: readonly string[];
};

/** How to read the files of a collection in the languages of those who count. */
export function waysToRead({ origin, release, entity, fields }: Read): Way[] {
  const { collection, title } = entity;
  const file = (name: string) => origin + paths.dump(release, name);
  const [csv, parquet, database] = [`${collection}.csv`, `${collection}.parquet`, `${WHOLE}.sqlite`];
  const shown = fields.map((key) => [key, entity.fields[key] as Field] as const);
  const column = columnsOf(title, entity.fields[title] as Field)[0] ?? localizedColumn(title, "ja");
  return [
    {
      name: "api",
      title: messages.api,
      code: `curl '${origin}${paths.list(collection, { release, query: "limit=5" })}'`,
    },
    {
      name: "curl",
      title: messages.curl,
      code: `curl -O ${file(csv)}\ncurl -s ${file("SHA256SUMS")} | grep ' ${csv}$' | sha256sum --check`,
    },
    {
      name: "pandas",
      title: messages.pandas,
      code: `import pandas as pd\n\n${collection} = pd.read_csv(\n    "${file(csv)}",\n${typesInPandas(shown)})\nprint(${collection}[["id", "${column}"]].head())`,
    },
    {
      name: "r",
      title: messages.r,
      code: `${collection} <- read.csv(\n  "${file(csv)}",\n  na.strings = ""${typesInR(shown)}\n)\nhead(${collection}[, c("id", "${column}")])`,
    },
    {
      name: "duckdb",
      title: messages.duckdb,
      code: `-- curl -O ${file(parquet)}\nSELECT id, ${column}\nFROM '${parquet}'\nORDER BY id\nLIMIT 5;`,
    },
    {
      name: "sqlite",
      title: messages.sqlite,
      code: `curl -O ${file(database)}\nsqlite3 -box ${database} 'SELECT id, ${column} FROM ${collection} ORDER BY id LIMIT 5'`,
    },
  ];
}

type Shown = readonly (readonly [key: string, field: Field])[];

/** Integers that may be absent, and texts of digits, are what pandas would read as floating-point numbers. */
export function typesInPandas(shown: Shown): string {
  const types = shown.flatMap(([key, field]) => {
    if (field.many) return [];
    if (["integer", "yen", "fiscalYear"].includes(field.kind)) return [`"${key}": "Int64"`];
    return isPlainText(field) ? [`"${key}": "string"`] : [];
  });
  return types.length > 0 ? `    dtype={${types.join(", ")}},\n` : "";
}

/** Texts of digits are what R would read as numbers. */
export function typesInR(shown: Shown): string {
  const types = shown.flatMap(([key, field]) => (isPlainText(field) && !field.many ? [`${key} = "character"`] : []));
  return types.length > 0 ? `,\n  colClasses = c(${types.join(", ")})` : "";
}

function isPlainText({ kind, language }: Field): boolean {
  return kind === "text" && !language;
}
