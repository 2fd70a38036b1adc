import * as z from "zod";
import type { Field, Fields, KindName } from "./field";
import { type Language, languages, type Text } from "./text";

/** Comparisons a query parameter can ask for: `field=v` is `eq`, `field__gte=v` is `gte`, and so on. */
export const operators = ["eq", "ne", "in", "gte", "gt", "lte", "lt", "contains", "isnull"] as const;
export type Operator = (typeof operators)[number];

type Kind = {
  /** SQLite column type. Lists and structures are JSON text. */
  readonly storage: "text" | "integer";
  /** Local name of the XML Schema datatype, for RDF and tables. */
  readonly datatype: string;
  readonly operators: readonly Operator[];
  readonly sortable: boolean;
  /** What a person should write, for error messages. */
  readonly expected: Text;
  /** The zod schema of one JSON value of this kind. Its own messages are in both languages, ` / ` between them. */
  schema(field: Field): z.ZodType;
  /** The JSON value written as `text` in a URL; undefined when it cannot be one. The schema checks the rest. */
  fromText(text: string): unknown;
};

/** `data`: what people write, absent fields left out. `served`: what the API answers, absent fields null. */
export type Form = "data" | "served";

const equality = ["eq", "ne", "in", "isnull"] as const;
const ordered = [...equality, "gte", "gt", "lte", "lt"] as const;
const asIs = (text: string) => text;
// However many zeros it begins with. What is too large to be exact is beyond the bounds of every kind.
const integer = (text: string) => (/^-?\d+$/.test(text) ? Number(text) : undefined);

const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
// Words that stand in URL paths where an id could stand.
const RESERVED = [
  "sum",
  "search",
  "history",
  "latest",
  "releases",
  "compare",
  "changes",
  "queries",
  "meta",
  "problems",
  "concordance",
  "coverage",
];

/** Whether a text has the form of an id (RFC 3986 unreserved characters alone, so it stands in a URL as it is). */
export function isName(text: string): boolean {
  return name.safeParse(text).success;
}

const name = z
  .string()
  .max(80)
  .regex(NAME, "must be lower-case letters, digits and single hyphens / 小文字の英数字と単独のハイフンだけを使ってください")
  .refine((id) => !RESERVED.includes(id), "is a reserved word of the URLs / URLの予約語です");

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/;
// Embeddings, overrides and isolates of the Unicode Bidirectional Algorithm (UAX 9, section 2): no print of ours has them, and one that
// is not closed turns the words around it.
const TURNS = /[\u202a-\u202e\u2066-\u2069]/;
/** Text that people read, as a record or a release may hold it. */
export const prose = z
  .string()
  .min(1)
  .max(2000)
  .refine((s) => s.trim() === s, "has white space at an end / 前後に空白があります")
  .refine((s) => !CONTROL.test(s), "has a control character / 制御文字を含んでいます")
  .refine(
    (s) => !TURNS.test(s),
    "has a character that turns the direction of what follows / 続く文字の向きを変える制御文字を含んでいます",
  )
  .refine(
    (s) => s.isWellFormed() && !/[\ufffe\uffff]/.test(s),
    "has a character that is none (a lone surrogate, U+FFFE or U+FFFF) / 文字でない符号（単独のサロゲート、U+FFFE、U+FFFF）を含んでいます",
  );

/** A real calendar date of the precision printed: YYYY, YYYY-MM or YYYY-MM-DD (EDTF level 0, ISO 8601-2). */
export function isDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return false;
  const [, year, month = "01", day = "01"] = match;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}

/** How each kind of field is stored, checked and asked for. */
export const kinds: Readonly<Record<KindName, Kind>> = {
  id: {
    storage: "text",
    datatype: "string",
    operators: ["eq", "ne", "in"],
    sortable: true,
    expected: { ja: "小文字の英数字とハイフンから成る識別子", en: "an id of lower-case letters, digits and hyphens" },
    schema: () => name,
    fromText: asIs,
  },
  text: {
    storage: "text",
    datatype: "string",
    operators: [...equality, "contains"],
    sortable: true,
    expected: { ja: "前後に空白のない1～2000字の文字列", en: "text of 1 to 2000 characters without spaces at its ends" },
    schema: () => prose,
    fromText: asIs,
  },
  localized: {
    storage: "text",
    datatype: "string",
    operators: [...equality, "contains"],
    sortable: true,
    expected: {
      ja: "前後に空白のない1～2000字の文字列（日本語・英語のどちらとも照合）",
      en: "text of 1 to 2000 characters without spaces at its ends, compared with the Japanese and the English",
    },
    schema: () => z.strictObject({ ja: prose, en: prose }),
    fromText: asIs,
  },
  code: {
    storage: "text",
    datatype: "string",
    operators: equality,
    sortable: true,
    expected: { ja: "一覧にある値", en: "a value of the list" },
    schema: (field) => z.enum(Object.keys(field.values ?? {})),
    fromText: asIs,
  },
  integer: {
    storage: "integer",
    datatype: "integer",
    operators: ordered,
    sortable: true,
    expected: { ja: "整数（区切りや単位なし）", en: "an integer without separators or unit" },
    schema: (field) =>
      z
        .int()
        .min(field.range?.[0] ?? 0)
        .max(field.range?.[1] ?? 1_000_000_000),
    fromText: integer,
  },
  yen: {
    storage: "integer",
    datatype: "decimal",
    operators: ordered,
    sortable: true,
    expected: { ja: "円単位の整数（例：500000000000）", en: "an integer number of yen, such as 500000000000" },
    schema: ({ signed }) =>
      z
        .int()
        .min(signed ? Number.MIN_SAFE_INTEGER : 0)
        .max(Number.MAX_SAFE_INTEGER),
    fromText: integer,
  },
  fiscalYear: {
    storage: "integer",
    datatype: "integer",
    operators: ordered,
    sortable: true,
    expected: {
      ja: "年度（西暦4桁。N年度はN年4月～N+1年3月）",
      en: "a Japanese fiscal year as four digits (April N to March N+1)",
    },
    schema: () => z.int().min(1868).max(2199),
    fromText: integer,
  },
  boolean: {
    storage: "integer",
    datatype: "boolean",
    operators: ["eq", "ne", "isnull"],
    sortable: true,
    expected: { ja: "true または false", en: "true or false" },
    schema: () => z.boolean(),
    fromText: (text) => ({ true: true, false: false })[text],
  },
  date: {
    storage: "text",
    datatype: "date",
    operators: ordered,
    sortable: true,
    expected: { ja: "YYYY、YYYY-MM、YYYY-MM-DD のいずれか", en: "YYYY, YYYY-MM or YYYY-MM-DD" },
    schema: () =>
      z.string().max(10).refine(isDate, "is not YYYY, YYYY-MM or YYYY-MM-DD / YYYY・YYYY-MM・YYYY-MM-DD のいずれでもありません"),
    fromText: asIs,
  },
  digest: {
    storage: "text",
    datatype: "hexBinary",
    operators: equality,
    sortable: false,
    expected: { ja: "SHA-256（小文字16進64桁）", en: "a SHA-256 digest, 64 lower-case hexadecimal digits" },
    schema: () =>
      z
        .string()
        .max(64)
        .regex(/^[0-9a-f]{64}$/, "is not 64 lower-case hexadecimal digits / 小文字16進64桁ではありません"),
    fromText: asIs,
  },
  uri: {
    storage: "text",
    datatype: "anyURI",
    operators: equality,
    sortable: false,
    expected: { ja: "https で始まる URL", en: "a URL that starts with https" },
    // What RDF does not take in an IRI (RFC 3987, section 2.2) would break a whole graph.
    schema: () =>
      z
        .url({ protocol: /^https$/ })
        .max(500)
        .refine(
          (url) => !CONTROL.test(url) && !/[\s<>"{}|^`\\]/.test(url),
          "has a character that must be percent-encoded / パーセント符号化が必要な文字があります",
        ),
    fromText: asIs,
  },
  reference: {
    storage: "text",
    datatype: "string",
    operators: equality,
    sortable: true,
    expected: { ja: "参照先レコードの識別子", en: "the id of the other record" },
    schema: () => name,
    fromText: asIs,
  },
  structure: {
    storage: "text",
    datatype: "json",
    operators: [],
    sortable: false,
    expected: { ja: "", en: "" },
    // Inside a structure an absent part is left out, in data and in answers.
    schema: (field) => fieldsSchema(field.parts ?? {}, "data"),
    fromText: () => undefined,
  },
};

/** The zod schema of a set of fields, as people write them or as the API answers them. */
export function fieldsSchema(fields: Fields, form: Form): z.ZodObject {
  const shape: Record<string, z.ZodType> = {};
  for (const [key, field] of Object.entries(fields)) {
    if (form === "data" && (field.derived || field.virtual)) continue;
    shape[key] = fieldSchema(field, form);
  }
  return z.strictObject(shape);
}

function fieldSchema(field: Field, form: Form): z.ZodType {
  const one = kinds[field.kind].schema(field);
  const described = (schema: z.ZodType) => schema.describe(`${descriptionOf(field, "en")} / ${descriptionOf(field, "ja")}`);
  if (field.many) {
    const list = z.array(one).max(200);
    if (!field.optional) return described(list.min(1));
    return described(form === "data" ? list.optional() : list);
  }
  if (field.virtual) return described(one.nullable().optional());
  if (!field.optional) return described(one);
  return described(form === "data" ? one.optional() : one.nullable());
}

/** What a field is, with the meaning of each of its codes. */
function descriptionOf({ description, values }: Field, language: Language): string {
  if (!values) return description[language];
  const codes = Object.entries(values).map(([code, label]) => `${code}: ${label[language]}`);
  return language === "ja" ? `${description.ja}（${codes.join("、")}）` : `${description.en} (${codes.join(", ")})`;
}

/** The least and the greatest number that a field takes; null of a field of no numbers. */
export function boundsOf(field: Field): readonly [from: number, to: number] | null {
  const schema = kinds[field.kind].schema(field);
  return schema instanceof z.ZodNumber ? [schema.minValue as number, schema.maxValue as number] : null;
}

/** The operators that a query may use on a field. A list is asked for by what it holds. */
export function operatorsOf(field: Field): readonly Operator[] {
  return field.virtual ? [] : kinds[field.kind].operators;
}

/** Columns of a field: one each, but a localized field has one per language (`nameJa`, `nameEn`). */
export function columnsOf(key: string, field: Field): readonly string[] {
  if (field.virtual) return [];
  return field.kind === "localized" ? languages.map((language) => localizedColumn(key, language)) : [key];
}

/** `name` and `ja` make `nameJa`. */
export function localizedColumn(key: string, language: string): string {
  return key + language.charAt(0).toUpperCase() + language.slice(1);
}

/** Whether a field can be sorted by. A text that may be absent is prose, and prose has no order that anybody looks for. */
export function isSortable(field: Field): boolean {
  const isProse = field.kind === "localized" && field.optional;
  return kinds[field.kind].sortable && !field.many && !field.virtual && !isProse;
}
