import * as z from "zod";
import { exampleRecord } from "../../catalog/dataset";
import { styles } from "../../catalog/styles";
import { formats } from "../../formats";
import { summables } from "../../model/sums";
import type { Text } from "../../model/text";
import { paths } from "../../urls";
import { limits } from "../limits";
import { predicateSchema } from "../predicate";
import type { ProblemCode } from "../problem";
import { sent } from "./headers";
import { extensionOperation, jsonOperation, type Operation, withQuery } from "./operation";
import { collectionParameter, formatParameter, idParameter, releaseParameter, releasesParameter } from "./parameters";
import { bodyAs, both, mergedAnswer, notModifiedAnd, pageAnswer } from "./responses";
import { count, listMeta, page, path, releaseRef } from "./schemas";
import { sumParameters } from "./sum";

const digest = z.string().length(64);

/** The first page of a query's result. */
const firstPage = z.strictObject({
  data: z.array(z.looseObject({})).max(limits.pageSize.maximum),
  page,
  release: releaseRef,
  meta: listMeta,
});

const style = z
  .enum(styles.map(({ extension }) => extension))
  .describe("Style / 形式")
  .openapi({ example: "bib" });

// The permanent name, the frozen list and what tells of both.
const keptHeaders = sent([
  ...(["Location", "Content-Location", "Link"] as const),
  ...(["ETag", "Last-Modified", "Memento-Datetime", "Accept-Query"] as const),
]);

// What a query can be refused for where all of its result is read, now or on a later release.
const WHOLE = ["result-too-large", "too-many-matches", "too-much-work"] as const;

// What a sum can be refused for.
const SUMS = ["too-many-matches", "too-much-work", "too-many-amounts"] as const;

/** What OpenAPI says of citing. */
export const citing = {
  cite: () => [
    citation("/cite/{release}.{style}", "citeRelease", { en: "How to cite a release", ja: "リリースの引用" }, {}),
    citation(
      "/cite/{collection}@{release}.{style}",
      "citeCollection",
      { en: "How to cite a collection", ja: "コレクションの引用" },
      { collection: collectionParameter() },
    ),
    withQuery(
      citation(
        "/cite/{collection}/{id}@{release}.{style}",
        "citeRecord",
        { en: "How to cite a record, or one figure of it", ja: "レコード、またはその一つの値の引用" },
        { collection: collectionParameter(), id: idParameter(exampleRecord.id) },
      ),
      z.strictObject({
        field: z
          .string()
          .max(100)
          .optional()
          .describe("One field, as a figure / 値として引用する項目")
          .openapi({ example: "name" }),
      }),
    ),
    ...summables.map((summable) => {
      const { collection, label } = summable.entity;
      const named = collection.charAt(0).toUpperCase() + collection.slice(1);
      const summary = { en: `How to cite a sum of ${label.en.toLowerCase()}`, ja: `${label.ja}の合計の引用` };
      return withQuery(
        citation(`/cite/${collection}/sum@{release}.{style}`, `citeSumOf${named}`, summary, {}, SUMS),
        z.strictObject(sumParameters(summable)),
      );
    }),
    {
      path: "/cite/compare/{releases}.{style}",
      schema: {
        operationId: "citeComparison",
        tags: ["citations"],
        summary: both({ en: "How to cite what changed between two releases", ja: "二つのリリースの違いの引用" }),
        request: { params: z.object({ releases: releasesParameter, style }) },
        responses: {
          "200": citationAnswer(),
          "307": { description: "Redirect / リダイレクト" },
          ...notModifiedAnd(["invalid-parameter", "not-found", "unknown-release", "release-withdrawn", "too-many-changes"]),
        },
      },
    },
    {
      path: "/cite/queries/{pid}.{style}",
      schema: {
        operationId: "citeQuery",
        tags: ["citations"],
        summary: both({ en: "How to cite a query", ja: "クエリの引用" }),
        request: { params: z.object({ pid: pidParameter(), style }) },
        responses: {
          "200": citationAnswer(),
          ...notModifiedAnd(["invalid-parameter", "not-found", "unknown-query", "release-withdrawn"]),
        },
      },
    },
  ],
  queries: () => [
    jsonOperation(
      paths.queries(),
      "describeQueries",
      "citations",
      { en: "How to keep a query so that it can be cited", ja: "引用できるクエリの登録方法" },
      { answer: z.looseObject({ methods: z.array(z.string().max(10)).max(5) }), headers: sent(["ETag", "Accept-Query"]) },
    ),
    {
      path: paths.queries(),
      method: "post",
      schema: {
        operationId: "mintQuery",
        tags: ["citations"],
        summary: both({ en: "Keep a query and get its permanent name", ja: "クエリを登録して永続的な名前を得る" }),
        description: both({
          en: "The QUERY method (RFC 10008) does the same, and takes preconditions. Location is the permanent name, which answers with what a citation needs; Content-Location is the frozen list. The same query on the same release is kept once.",
          ja: "QUERYメソッド（RFC 10008）でも同じで、条件付きの要求もできます。Location が永続的な名前で、そのURLが引用に必要なものを返します。Content-Location は版を固定した一覧です。同じリリースへの同じクエリは一度だけ登録されます。",
        }),
        request: { body: { required: true, content: { "application/json": { schema: predicateSchema } } } },
        responses: {
          ...Object.fromEntries(
            [200, 201].map((status) => [
              status,
              {
                description:
                  status === 200 ? "Kept before; the first page of its result / 登録済み（結果の先頭ページ）" : "Kept now / 登録",
                headers: status === 200 ? keptHeaders : z.object({ ...keptHeaders.shape, ...sent(["RateLimit-Policy"]).shape }),
                content: Object.fromEntries(
                  formats.map(({ mediaType, envelope }) => [
                    mediaType,
                    { schema: envelope ? firstPage : bodyAs(mediaType, 100_000_000) },
                  ]),
                ),
              },
            ]),
          ),
          // Only QUERY has preconditions.
          ...notModifiedAnd([
            "malformed-body",
            "invalid-parameter",
            "not-acceptable",
            "release-withdrawn",
            "content-too-large",
            "unsupported-media-type",
            "invalid-query",
            "result-too-large",
            "too-much-work",
          ]),
        },
      },
    },
  ],
  keptQueries: () => [
    withQuery(
      {
        path: paths.keptQueries(),
        schema: {
          operationId: "dumpQueries",
          tags: ["dumps"],
          summary: both({
            en: "Every kept query as it is stored, one a line; rel=next leads on",
            ja: "登録されたすべてのクエリ（1行1件、続きは rel=next）",
          }),
          responses: {
            "200": {
              description: "Kept queries in the order of their names / 登録されたクエリ（名前の順）",
              headers: sent(["ETag"], ["Link"]),
              content: { "application/x-ndjson": { schema: z.string().max(10_000_000) } },
            },
            ...notModifiedAnd(["invalid-parameter"]),
          },
        },
      },
      z.strictObject({
        after: z
          .string()
          .length(32)
          .optional()
          .describe("The last name seen / 読み終えた最後の名前")
          .openapi({ example: "0".repeat(32) }),
      }),
    ),
  ],
  query: () => [
    alsoAsResult(
      jsonOperation(
        "/v1/queries/{pid}",
        "getQuery",
        "citations",
        { en: "What a kept query asks, and the digest of its result", ja: "登録されたクエリと結果のダイジェスト" },
        {
          params: z.object({ pid: pidParameter() }),
          answer: z.strictObject({
            data: z.strictObject({
              pid: z.string().length(32),
              url: z.url().max(500),
              release: releaseRef,
              collection: z.string().max(80),
              normalized: path,
              original: z.looseObject({}),
              result: z.strictObject({ rows: count, sha256: digest, url: path }),
              mintedAt: z.string().max(40),
            }),
            links: z.looseObject({}),
          }),
          headers: sent(["ETag", "Content-Location", "Link"], ["Vary"]),
          problems: ["unknown-query", "not-acceptable", "release-withdrawn", ...WHOLE],
        },
      ),
    ),
    extensionOperation(
      "/v1/queries/{pid}.{format}",
      "getQueryAs",
      { pid: pidParameter(), format: formatParameter() },
      ["unknown-query", "unknown-format", "release-withdrawn", ...WHOLE],
      {},
      sent(["ETag", "Content-Location", "Link", "Repr-Digest"]),
    ),
  ],
  verifyQuery: () => [
    jsonOperation(
      "/v1/queries/{pid}/verify",
      "verifyQuery",
      "citations",
      { en: "Runs a kept query again and compares the result", ja: "登録されたクエリの再実行と照合" },
      {
        params: z.object({ pid: pidParameter() }),
        answer: z.looseObject({ verified: z.boolean(), now: z.strictObject({ rows: count, sha256: digest }) }),
        problems: ["unknown-query", "release-withdrawn", ...WHOLE],
      },
    ),
  ],
  latestQuery: () => [
    jsonOperation(
      "/v1/queries/{pid}/latest",
      "getQueryOnLatest",
      "citations",
      { en: "The same query on the latest release, and what changed", ja: "最新リリースでの同じクエリと違い" },
      {
        params: z.object({ pid: pidParameter() }),
        answer: z.looseObject({ release: releaseRef, changed: z.boolean() }),
        problems: ["unknown-query", "release-withdrawn", ...WHOLE, "unavailable"],
      },
    ),
  ],
} satisfies Record<string, () => readonly Operation[]>;

/** The name of a query. No example: a query exists once somebody has kept it. */
function pidParameter() {
  return z.string().max(40).describe("Permanent name of a query / クエリの永続的な名前");
}

function citation(
  at: string,
  operationId: string,
  summary: Text,
  params: Record<string, z.ZodType>,
  problems: readonly ProblemCode[] = [],
): Operation {
  return {
    path: at,
    schema: {
      operationId,
      tags: ["citations"],
      summary: both(summary),
      request: { params: z.object({ ...params, release: releaseParameter, style }) },
      responses: {
        "200": citationAnswer(),
        "307": { description: "Redirect / リダイレクト" },
        ...mergedAnswer(),
        ...notModifiedAnd([
          "invalid-parameter",
          "not-found",
          "unknown-collection",
          "unknown-release",
          "unknown-record",
          "record-removed",
          "release-withdrawn",
          ...problems,
        ]),
      },
    },
  };
}

function citationAnswer() {
  return {
    description: "The citation / 引用情報",
    headers: sent(["ETag", "Content-Disposition", "Link"]),
    content: Object.fromEntries(
      styles.map(({ contentType, label }) => {
        const mediaType = contentType.split(";")[0] as string;
        return [mediaType, { schema: citationAs(mediaType).describe(both(label)) }];
      }),
    ),
  };
}

/** CSL-JSON is a list of what is cited (csl-data.json). */
function citationAs(mediaType: string): z.ZodType {
  return mediaType.includes("csl+json") ? z.array(z.looseObject({})).max(1) : bodyAs(mediaType, 100_000);
}

/** The result of a query stands at its name as well: for browsers as a page, with an extension in every format. */
function alsoAsResult({ schema, ...operation }: Operation): Operation {
  const { "200": found, ...others } = schema.responses as Record<string, { description: string; content?: object }>;
  const results = formats.slice(1).map(({ mediaType }) => [mediaType, { schema: bodyAs(mediaType, 100_000_000) }]);
  const responses = {
    ...others,
    "200": { ...found, description: found?.description ?? "", content: { ...found?.content, ...Object.fromEntries(results) } },
    ...pageAnswer(),
  };
  return { ...operation, schema: { ...schema, responses } as Operation["schema"] };
}
