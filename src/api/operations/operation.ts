import type { OpenAPIRouteSchema } from "chanfana";
import * as z from "zod";
import { formats } from "../../formats";
import type { Entity } from "../../model/entity";
import { hits } from "../../model/hits";
import type { Text } from "../../model/text";
import { limits } from "../limits";
import type { ProblemCode } from "../problem";
import { sent } from "./headers";
import { asOfParameter, cursorParameter, fieldsParameter, includeParameter, limitParameter, listParameters } from "./parameters";
import {
  asOfAnswers,
  bodyAs,
  both,
  inEveryFormat,
  mergedAnswer,
  notModifiedAnd,
  pageAnswer,
  pagedIn,
  pageOfFrozen,
  problemsOf,
  resultHeaders,
} from "./responses";
import { hit, links, listMeta, page, recordOf, releaseRef } from "./schemas";

/** One documented address: its path in OpenAPI's words and what chanfana needs to describe it. */
export type Operation = { readonly path: string; readonly method?: "post"; readonly schema: OpenAPIRouteSchema };

type Parameters = z.ZodObject;

/** Answers beside those that every operation of its kind has, by status. */
type Answers = OpenAPIRouteSchema["responses"];

/** A JSON document that is no result, and what else it may be had as. */
export function jsonOperation(
  path: string,
  operationId: string,
  tag: string,
  summary: Text,
  {
    params,
    answer,
    others = {},
    hasPage = false,
    headers = sent(["ETag"], ["Link", ...(hasPage ? (["Vary"] as const) : [])]),
    problems = [],
  }: {
    params?: Parameters;
    answer: z.ZodType;
    others?: Readonly<Record<string, { schema: z.ZodType }>>;
    hasPage?: boolean;
    headers?: z.ZodObject;
    problems?: readonly ProblemCode[];
  },
): Operation {
  return {
    path,
    schema: {
      operationId,
      tags: [tag],
      summary: both(summary),
      ...(params && { request: { params } }),
      responses: {
        "200": { description: both(summary), headers, content: { "application/json": { schema: answer }, ...others } },
        ...(hasPage && pageAnswer()),
        ...notModifiedAnd(["invalid-parameter", ...problems]),
      },
    },
  };
}

/** An address that leads to another. */
export function redirect(
  path: string,
  operationId: string,
  summary: Text,
  params: Record<string, z.ZodType> = {},
  status = 307,
  problems: readonly ProblemCode[] = ["unavailable"],
  others: Answers = {},
): Operation {
  const isLatest = path.includes("/latest");
  return {
    path,
    schema: {
      operationId,
      tags: [path.startsWith("/dumps") ? "dumps" : "releases"],
      summary: both(summary),
      request: {
        ...(Object.keys(params).length > 0 && { params: z.object(params) }),
        ...(isLatest && { query: z.strictObject(asOfParameter(path)) }),
      },
      responses: {
        [status]: { description: "Redirect / リダイレクト" },
        ...others,
        ...problemsOf([...problems, "malformed-url", ...(isLatest ? (["invalid-parameter", "not-yet-released"] as const) : [])]),
      },
    },
  };
}

/** A list of a collection. */
export function listOperation(
  entity: Entity,
  path: string,
  operationId: string,
  params: Parameters,
  problems: readonly ProblemCode[],
): Operation {
  const answer = z.strictObject({
    data: z.array(recordOf(entity)).max(limits.pageSize.maximum),
    page,
    release: releaseRef,
    meta: listMeta,
  });
  return {
    path,
    schema: {
      operationId,
      tags: [entity.collection],
      summary: both({ en: `${entity.label.en}: a page of the list`, ja: `${entity.label.ja}の一覧` }),
      description: both(entity.description),
      request: { params, query: listParameters(entity).extend(asOfParameter(path)) },
      responses: {
        "200": inEveryFormat(entity, answer, pagedIn),
        ...pageOfFrozen(path),
        ...asOfAnswers(path, [
          "invalid-parameter",
          "not-acceptable",
          "too-many-matches",
          "too-much-work",
          "release-withdrawn",
          ...problems,
        ]),
      },
    },
  };
}

/** A record of a collection. */
export function recordOperation(
  entity: Entity,
  path: string,
  operationId: string,
  params: Parameters,
  problems: readonly ProblemCode[],
): Operation {
  const answer = z.strictObject({ data: recordOf(entity), release: releaseRef, links });
  return {
    path,
    schema: {
      operationId,
      tags: [entity.collection],
      summary: both({ en: `${entity.label.en}: one record`, ja: `${entity.label.ja}の1件` }),
      request: {
        params,
        query: z.strictObject({
          fields: fieldsParameter(Object.keys(entity.fields).filter((key) => !entity.fields[key]?.virtual)),
          ...asOfParameter(path),
        }),
      },
      responses: {
        "200": inEveryFormat(entity, answer),
        ...pageOfFrozen(path),
        ...mergedAnswer(),
        ...asOfAnswers(path, ["invalid-parameter", "not-acceptable", "record-removed", "release-withdrawn", ...problems]),
      },
    },
  };
}

/** A search. */
export function searchOperation(
  path: string,
  operationId: string,
  params: Parameters,
  problems: readonly ProblemCode[],
): Operation {
  const answer = z.strictObject({ data: z.array(hit).max(limits.pageSize.maximum), page, release: releaseRef, meta: listMeta });
  return {
    path,
    schema: {
      operationId,
      tags: ["search"],
      summary: both({ en: "Search every collection in Japanese and English", ja: "全コレクションの日英検索" }),
      request: { params, query: searchParameters(path) },
      responses: {
        "200": inEveryFormat(hits, answer, pagedIn),
        ...asOfAnswers(path, ["invalid-parameter", "not-acceptable", "too-much-work", ...problems]),
      },
    },
  };
}

/** The parameters of a search. */
export function searchParameters(path: string): z.ZodObject {
  return z.strictObject({
    q: z
      .string()
      .min(1)
      .max(limits.searchCharacters)
      .describe("Words, all of which must occur; Japanese from one character on / 検索語（すべて含むものを返す。1文字から）")
      .openapi({ example: "量子" }),
    collection: z
      .string()
      .max(300)
      .optional()
      .describe("Collections to search, separated by commas / 検索するコレクション（カンマ区切り）")
      .openapi({ example: "initiatives,budgets" }),
    limit: limitParameter(),
    cursor: cursorParameter(),
    include: includeParameter(),
    ...asOfParameter(path),
  });
}

const rowsOnly = formats.filter(({ envelope }) => !envelope).map(({ name }) => `.${name}`);

const ONE_PAGE = {
  en: ' A list is one page in any format: Link names the next (rel="next"), and CSV and NDJSON say nowhere else that there is one.',
  ja: '一覧はどの形式でも1ページ分です。続きのURLは Link ヘッダー（rel="next"）にあり、CSVとNDJSONではほかに続きを示すものがありません。',
};

/** A list or a record with its format as an extension. */
export function extensionOperation(
  path: string,
  operationId: string,
  params: Record<string, z.ZodType>,
  problems: readonly ProblemCode[],
  others: Answers = {},
  headers: z.ZodObject = resultHeaders,
): Operation {
  const isList = /\/(?:\{collection\}|search)\.\{format\}$/.test(path);
  return {
    path,
    schema: {
      operationId,
      tags: ["formats"],
      summary: both({
        en: "The same with the format as an extension, for links",
        ja: "形式を拡張子で指定（リンク向け）",
      }),
      description: both({
        en: `Takes the same parameters as the path without extension; ${rowsOnly.join(", ")} take no include and no facet.${isList ? ONE_PAGE.en : ""}`,
        ja: `拡張子なしのパスと同じパラメータを受け付けます（${rowsOnly.join("・")} では include と facet は使えません）。${isList ? ONE_PAGE.ja : ""}`,
      }),
      request: { params: z.object(params) },
      responses: {
        "200": {
          description: "The representation / 表現",
          headers,
          content: Object.fromEntries(
            formats.map(({ mediaType, envelope }) => [
              mediaType,
              { schema: envelope ? z.looseObject({}) : bodyAs(mediaType, 100_000_000) },
            ]),
          ),
        },
        ...others,
        ...asOfAnswers(path, ["invalid-parameter", ...problems]),
      },
    },
  };
}

/** An operation that takes query parameters. */
export function withQuery({ schema, ...operation }: Operation, query: z.ZodObject): Operation {
  return { ...operation, schema: { ...schema, request: { ...schema.request, query } } };
}
