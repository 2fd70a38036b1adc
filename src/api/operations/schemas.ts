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

/** A problem document. */
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
  })
  .describe("A problem (RFC 9457), in English and Japanese / 問題の詳細（RFC 9457）")
  .openapi("Problem");

/** The release that an answer is of. */
export const releaseRef = z.strictObject({ id: releaseSchema.shape.id, issued: releaseSchema.shape.issued }).openapi("ReleaseRef");

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
