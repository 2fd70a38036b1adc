import * as z from "zod";
import { exampleRecord, facts } from "../../catalog/dataset";
import { formats } from "../../formats";
import { entities } from "../../model";
import type { Entity } from "../../model/entity";
import type { Field } from "../../model/field";
import { kinds, type Operator } from "../../model/kinds";
import { facetNames, filterNames, sortNames, themePath } from "../../model/query";
import { RELEASE_ID } from "../../model/release";
import type { Text } from "../../model/text";
import { limits } from "../limits";
import { includes } from "../shared-parameters";
import { both, isPinned } from "./responses";

/** A release number in a path. */
export const releaseParameter = z
  .string()
  .max(20)
  .regex(RELEASE_ID)
  .describe("Release number / リリース番号")
  .openapi({ example: facts.exampleRelease });

/** Two release numbers in a path. */
export const releasesParameter = z
  .string()
  .max(50)
  .describe("{a}...{b}: two releases, in either order / 二つのリリース（順序は自由）")
  .openapi({ example: "1.0.0...1.1.0" });

/** A record id in a path. */
export function idParameter(example?: string) {
  const id = z.string().max(80).describe("Id of the record / レコードの識別子");
  return example ? id.openapi({ example }) : id;
}

/** A collection in a path. */
export function collectionParameter() {
  return z
    .enum(entities.map(({ collection }) => collection))
    .describe("Collection / コレクション")
    .openapi({ example: exampleRecord.collection });
}

/** A format as an extension. */
export function formatParameter() {
  return z
    .enum(formats.map(({ name }) => name))
    .describe("Format / 形式")
    .openapi({ example: "csv" });
}

/** A dump in a path. */
export function fileParameter() {
  return z
    .string()
    .max(100)
    .describe("A file that SHA256SUMS names / SHA256SUMS にあるファイル")
    .openapi({ example: `${exampleRecord.collection}.csv` });
}

/** What a facet counts where a record has no value. */
export const emptyInFacets: Text = {
  en: "A record without a value counts as null; one whose list is empty counts nowhere.",
  ja: "値のないレコードは null として数え、リストが空のレコードはどの値にも数えない。",
};

/** Every query parameter of a list, from the registry. */
export function listParameters(entity: Entity): z.ZodObject {
  const shape: Record<string, z.ZodType> = {
    q: z
      .string()
      .min(1)
      .max(limits.searchCharacters)
      .optional()
      .describe("Words to search for in the collection / コレクション内の検索語")
      .openapi({ example: "大学" }),
    sort: z
      .string()
      .max(500)
      .optional()
      .describe(
        `Comma-separated, - for descending; id is always added; absent values last / 並べ替え（カンマ区切り、降順は - を前置。最後に必ず id を加え、値のないものは末尾）: ${[...sortNames(entity).keys()].join(", ")}`,
      )
      .openapi({ example: "-id" }),
    limit: limitParameter(),
    cursor: cursorParameter(),
    fields: fieldsParameter(Object.keys(entity.fields)),
    include: includeParameter(),
  };
  const countable = facetNames(entity);
  if (countable.length > 0) {
    shape.facet = z
      .string()
      .max(500)
      .optional()
      .describe(
        `Fields to count by value (JSON only). ${emptyInFacets.en} / 値ごとに数える項目（JSONのみ）。${emptyInFacets.ja}: ${countable.join(", ")}`,
      )
      .openapi({ example: countable[0] });
  }
  if (themePath(entity)) {
    shape.within = z
      .string()
      .max(100)
      .optional()
      .describe("theme:ID, the theme and all below it / theme:識別子（そのテーマと下位すべて）")
      .openapi({ example: "theme:knowledge-base" });
  }
  for (const [name, { field, operator }] of filterNames(entity)) {
    const label = both(field.label);
    shape[name] = filterSchema(field, operator).optional().describe(`${label}: ${operatorWords[operator]}`);
  }
  return z.strictObject(shape);
}

const operatorWords: Readonly<Record<Operator, string>> = {
  eq: "is the value / 一致",
  ne: "is not the value / 不一致",
  in: 'is one of the values, separated by commas; a value with a comma in "double quotes" / いずれかに一致（カンマ区切り。カンマを含む値は二重引用符で囲む）',
  gte: "at least / 以上",
  gt: "more than / より大きい",
  lte: "at most / 以下",
  lt: "less than / より小さい",
  contains: "has the text in it, ASCII letters in any case / 文字列を含む",
  isnull: "is absent / 値がない",
};

/** A value of each kind, for people to copy and for tests to send. */
const sampleOf: Readonly<Record<keyof typeof kinds, string>> = {
  id: exampleRecord.id,
  text: "SBIR",
  localized: "SBIR",
  code: "",
  integer: "1",
  yen: "206000000000",
  fiscalYear: "2022",
  boolean: "true",
  date: "2025-02",
  digest: "0".repeat(64),
  uri: "https://www.digital.go.jp/",
  reference: exampleRecord.id,
  structure: "",
};

function filterSchema(field: Field, operator: Operator): z.ZodType {
  const { kind, values, range } = field;
  if (operator === "isnull") return z.boolean();
  const codes = values && Object.keys(values);
  if (operator === "in") {
    const example = codes?.slice(0, 2).join(",") ?? String(range?.[0] ?? sampleOf[kind]);
    return z.string().min(1).max(2000).openapi({ example });
  }
  if (codes) return z.enum(codes);
  switch (kind) {
    case "integer":
    case "yen":
    case "fiscalYear":
      // The same bounds as in a record: a value outside them is refused.
      return (kinds[kind].schema(field) as z.ZodInt).openapi({ example: range?.[0] ?? Number(sampleOf[kind]) });
    case "boolean":
      return z.boolean();
    default:
      return z.string().min(1).max(2000).openapi({ example: sampleOf[kind] });
  }
}

/** The day to read as of, on an address that names no release; none where the path names one. */
export function asOfParameter(path: string) {
  if (isPinned(path)) return {};
  return {
    as_of: z
      .string()
      .length(10)
      .optional()
      .describe("YYYY-MM-DD: leads to the same of the release of that day / その日のリリースの同じURLへ転送（YYYY-MM-DD）")
      .openapi({ example: "2026-11-24" }),
  };
}

/** Page size. */
export function limitParameter() {
  return z
    .int()
    .min(1)
    .max(limits.pageSize.maximum)
    .optional()
    .describe(
      `Page size, ${limits.pageSize.default} by default; more than ${limits.pageSize.maximum} is refused / 1ページの件数（既定 ${limits.pageSize.default}。${limits.pageSize.maximum} を超える値は受け付けません）`,
    )
    .openapi({ example: 10 });
}

/** A position in a list. */
export function cursorParameter() {
  return z
    .string()
    .max(4000)
    .optional()
    .describe("From page.next, bound to release and query / page.next のカーソル（リリースとクエリに固有）");
}

/** What is wanted beside the rows. */
export function includeParameter() {
  return z
    .string()
    .max(100)
    .optional()
    .describe(
      `Total, facets and links of the records, comma-separated (JSON only) / 総数・ファセット・リンクを加える（カンマ区切り、JSONのみ）: ${includes.join(", ")}`,
    )
    .openapi({ example: "total" });
}

/** Fields to show. */
export function fieldsParameter(fields: readonly string[]) {
  return z
    .string()
    .max(1000)
    .optional()
    .describe(`Fields to show, comma-separated; id is always shown / 返す項目（カンマ区切り）: ${fields.join(", ")}`)
    .openapi({ example: "id" });
}

const optionalText = (most: number, words: string, example: string) =>
  z.string().max(most).optional().describe(words).openapi({ example });
const anyFields = optionalText(1000, "Fields to show, comma-separated; id is always shown / 返す項目（カンマ区切り）", "id");

/** What every list takes, whatever its collection: each has its filters beside. */
export function commonListParameters(path: string) {
  return z.object({
    q: optionalText(limits.searchCharacters, "Words to search for / 検索語", "大学"),
    sort: optionalText(500, "Order, comma-separated, - for descending / 並び順（カンマ区切り、降順は -）", "-id"),
    limit: limitParameter(),
    cursor: cursorParameter(),
    fields: anyFields,
    ...asOfParameter(path),
  });
}

/** What every record takes, whatever its collection. */
export function commonRecordParameters(path: string) {
  return z.object({ fields: anyFields, ...asOfParameter(path) });
}
