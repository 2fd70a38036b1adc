import { LIST_SEPARATOR } from "../../formats/csv";
import type { Cell } from "../../formats/excel";
import { inWords, type Names } from "../../model/difference";
import { type Field, type Fields, isMissing, type Json, type Row } from "../../model/field";
import type { Language, Text } from "../../model/text";
import { colon, comma, inBrackets } from "../frame/locale";
import { said } from "../frame/said";

/** What values are said with: the language, what records are called, and the fields of the collection. */
export type Saying = { readonly language: Language; readonly names: Names; readonly fields: Fields };

type Values = { readonly [key: string]: Json };

/**
 * A value of a record in one cell, in words of the language. Numbers stay numbers, so that they can be added; several values have `|` between
 * them; what is missing is an empty cell, and no zero.
 */
export function cellOf(field: Field, value: Json, row: Row, saying: Saying): Cell {
  if (isMissing(value)) return null;
  if (typeof value === "number") return value;
  return [value]
    .flat()
    .map((item) => oneOf(field, item as Json, row, saying))
    .join(LIST_SEPARATOR);
}

function oneOf(field: Field, value: Json, row: Row, saying: Saying): string {
  const { language, names } = saying;
  switch (field.kind) {
    case "localized":
      return (value as Text)[language];
    case "structure":
      return structure(field, value as Values, row, saying);
    case "fiscalYear":
      return String(value);
    case "text": {
      const meant = said(field, value, { collection: row.collection ?? null });
      return meant ? meant[language] + inBrackets(String(value), language) : String(value);
    }
    default:
      return (said(field, value) ?? inWords(field, value, names))[language];
  }
}

/** The parts of a structure that are there: two plain ones beside each other, of others each with its label. */
function structure({ parts = {} }: Field, value: Values, row: Row, saying: Saying): string {
  // A digest proves and is not read.
  const there = Object.entries(parts).filter(([key, { kind }]) => kind !== "digest" && !isMissing(value[key]));
  if (isPlain(parts)) return inWords({ kind: "structure", parts } as Field, value, saying.names)[saying.language];
  const { language } = saying;
  return there
    .map(([key, part]) => {
      if (part.kind === "structure" && !isPlain(part.parts)) return structure(part, value[key] as Values, row, saying);
      return part.label[language] + colon[language] + partOf(key, part, value[key] as Json, row, saying);
    })
    .join(between[language]);
}

function isPlain(parts: Fields = {}): boolean {
  const all = Object.values(parts);
  return all.length <= 2 && all.every(({ kind }) => kind !== "structure");
}

function partOf(key: string, part: Field, value: Json, row: Row, saying: Saying): string {
  const { language, fields } = saying;
  // Evidence names the fields that it is for.
  const said = (item: Json) =>
    key === "supports" ? (fields[item as string]?.label[language] ?? String(item)) : oneOf(part, item, row, saying);
  return [value]
    .flat()
    .map((item) => said(item as Json))
    .join(comma[language]);
}

/** What stands between parts, whose values have commas. */
const between = { ja: "；", en: "; " } as const satisfies Record<Language, string>;
