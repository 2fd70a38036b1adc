import { extendZodWithOpenApi } from "chanfana";
import * as z from "zod";
import { type Entity, recordSchema } from "../../model/entity";
import { hits } from "../../model/hits";
import { fieldsSchema } from "../../model/kinds";
import { releaseSchema } from "../../model/release-schemas";
import { type WarningCode, warningCodes } from "../../model/warnings";
import { limits } from "../limits";

extendZodWithOpenApi(z);

/** A text in both languages. */
export const localized = z.strictObject({ ja: z.string().max(2000), en: z.string().max(2000) });
/** A path with its query. */
export const path = z.string().max(limits.urlBytes);

/** The release that an answer is of. */
export const releaseRef = z.strictObject({ id: releaseSchema.shape.id, issued: releaseSchema.shape.issued }).openapi("ReleaseRef");

/** A problem document, with the members that help to mend the request (RFC 9457, section 3.2). */
export const problem = z
  .object({
    type: z.url().max(500),
    title: z.string().max(200),
    titleJa: z.string().max(200),
    status: z.int().min(400).max(599),
    detail: z.string().max(2000),
    detailJa: z.string().max(2000),
    instance: z.string().max(200).optional(),
    errors: z
      .array(
        z.strictObject({
          parameter: z.string().max(400),
          code: z.enum(["unknown", "repeated", "empty", "type", "range", "length", "value", "cursor", "format"]),
          value: z.string().max(400),
          expected: z.string().max(500),
          expectedJa: z.string().max(500),
          didYouMean: z.string().max(200).nullable(),
          allowed: z.array(z.string().max(200)).max(500).optional(),
        }),
      )
      .max(200)
      .optional(),
    available: z
      .array(z.string().max(200))
      .max(10_000)
      .optional()
      .describe(
        "What there is to choose from: collections, releases, formats, codes / 選べるもの（コレクション・リリース・形式・コードなど）",
      ),
    didYouMean: z
      .string()
      .max(200)
      .nullable()
      .optional()
      .describe("What was probably meant; null where nothing is near / 意図したと思われる名前（近いものがなければ null）"),
    list: path.optional().describe("The list that has every record there is / すべてのレコードのある一覧"),
    checksums: path
      .optional()
      .describe("SHA256SUMS, which names every file of the release / リリースの全ファイルを示す SHA256SUMS"),
    reason: localized.optional().describe("Of 410: why it is gone / 410のとき：なくなった理由"),
    removedIn: z
      .strictObject(releaseRef.shape)
      .optional()
      .describe("Of a removed record: the release that removed it / 削除されたレコード：削除したリリース"),
    successor: path
      .nullable()
      .optional()
      .describe(
        "Of a removed record: the record to use instead, or null / 削除されたレコード：代わりに使うレコード（なければ null）",
      ),
    history: path.optional().describe("Of a removed record: every state that it had / 削除されたレコード：すべての状態"),
    release: releaseSchema.shape.id.optional().describe("Of a withdrawn release: its number / 取り下げられたリリース：番号"),
    withdrawnOn: z
      .string()
      .max(10)
      .optional()
      .describe("Of a withdrawn release: the day it was withdrawn / 取り下げられたリリース：取り下げた日"),
    manifest: path
      .optional()
      .describe("Of a withdrawn release: its manifest, which stays / 取り下げられたリリース：残っている目録"),
    citation: path
      .nullable()
      .optional()
      .describe(
        "Of 410: how to cite what is gone; null where only withdrawn releases held it / 410のとき：なくなったものの引用情報（取り下げられたリリースだけにあったものは null）",
      ),
  })
  .describe("A problem (RFC 9457), in English and Japanese / 問題の詳細（RFC 9457）")
  .openapi("Problem");

/** Links of a record. */
export const links = z
  .strictObject({
    id: z.url().max(500).describe("Permanent name / 永続的な名前"),
    self: path.describe("This record in this release / このリリースのこのレコード"),
    latest: path.describe("The same record in the latest release / 最新リリースの同じレコード"),
    collection: path.describe("Its collection in this release / このリリースのコレクション"),
    release: path.describe("This release / このリリース"),
  })
  .openapi("Links");
const atLeast = z
  .literal(true)
  .optional()
  .describe(
    "There are more than were counted, as a search counts so many hits at most / 数えた上限より多くある（検索の件数には上限があるため）",
  );

/** Where a page stands in its list. */
export const page = z
  .strictObject({
    limit: z.int().min(1).max(limits.pageSize.maximum),
    next: path.nullable().describe("Path and query of the next page, in the same release / 同じリリースの次のページ"),
    hasMore: z.boolean(),
    total: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional().describe("With include=total / include=total のとき"),
    atLeast,
  })
  .openapi("Page");
const facet = z.strictObject({
  value: z.union([z.string().max(200), z.number(), z.boolean(), z.null()]),
  label: localized.optional(),
  count: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  atLeast,
});
/** A remark on an answer. */
export const warning = z.strictObject({
  code: z.enum(Object.keys(warningCodes) as [WarningCode]).describe(
    Object.entries(warningCodes)
      .map(([code, { en, ja }]) => `\`${code}\` ${en} / ${ja}`)
      .join("; "),
  ),
  message: z.string().max(2000),
  messageJa: z.string().max(2000),
});

/** What a list says beside its rows. */
export const listMeta = z
  .strictObject({
    appliedQuery: z.record(z.string().max(100), z.unknown()).describe("The query as understood / 解釈したクエリ"),
    warnings: z.array(warning).max(100),
    facets: z.record(z.string().max(100), z.array(facet).max(limits.facetValues)).optional(),
  })
  .openapi("ListMeta");

/** A search hit. */
export const hit = fieldsSchema(hits.fields, "served")
  .extend({ links: links.optional().describe("With include=links / include=links のとき") })
  .openapi("Hit");

const records = new Map<Entity, z.ZodType>();

/** A record as the API answers it: all fields, or those that `fields` asked for. */
export function recordOf(entity: Entity): z.ZodType {
  const made =
    records.get(entity) ??
    recordSchema(entity, "served")
      .partial()
      .required({ id: true })
      .extend({ links: links.optional().describe("With include=links / include=links のとき") })
      .openapi(entity.type);
  records.set(entity, made);
  return made;
}

/** How many there are. */
export const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
