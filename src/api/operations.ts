import { extendZodWithOpenApi, type OpenAPIRouteSchema } from "chanfana";
import * as z from "zod";
import { formats } from "../formats";
import { entities } from "../model";
import { type Entity, recordSchema } from "../model/entity";
import type { Field } from "../model/field";
import { hits } from "../model/hits";
import { fieldsSchema, kinds, type Operator } from "../model/kinds";
import { facetNames, filterNames, sortNames, themePath } from "../model/query";
import { RELEASE_ID, releaseSchema } from "../model/release";
import type { Text } from "../model/text";
import { limits } from "./limits";
import { type ProblemCode, problemTypes } from "./problem";
import type { RouteName } from "./routes";
import { includes } from "./shared-parameters";

/**
 * What OpenAPI says of every route: derived from the same registry that answers it. Only the build reads this file; the Worker
 * never loads it.
 */
extendZodWithOpenApi(z);

/** One documented address: its path in OpenAPI's words and what chanfana needs to describe it. */
export type Operation = { readonly path: string; readonly schema: OpenAPIRouteSchema };

type Parameters = z.ZodObject;

const both = ({ en, ja }: Text) => `${en} / ${ja}`;

const localized = z.strictObject({ ja: z.string().max(2000), en: z.string().max(2000) });
const releaseParameter = z
  .string()
  .max(20)
  .regex(RELEASE_ID)
  .describe("Release number / リリース番号")
  .openapi({ example: "1.0.0" });
const idParameter = (example: string) => z.string().max(80).describe("Id of the record / レコードの識別子").openapi({ example });
const path = z.string().max(limits.urlBytes);

const problem = z
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

const releaseRef = z.strictObject({ id: releaseSchema.shape.id, issued: releaseSchema.shape.issued }).openapi("ReleaseRef");
const links = z
  .strictObject({
    id: z.url().max(500).describe("Permanent name / 永続的な名前"),
    self: path.describe("This record in this release / このリリースのこのレコード"),
    latest: path.describe("The same record in the latest release / 最新リリースの同じレコード"),
    collection: path.describe("Its collection in this release / このリリースのコレクション"),
    release: path.describe("This release / このリリース"),
  })
  .openapi("Links");
const page = z
  .strictObject({
    limit: z.int().min(1).max(limits.pageSize.maximum),
    next: path.nullable().describe("Path and query of the next page, in the same release / 同じリリースの次のページ"),
    hasMore: z.boolean(),
    total: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional().describe("With include=total / include=total のとき"),
  })
  .openapi("Page");
const facet = z.strictObject({
  value: z.union([z.string().max(200), z.number(), z.boolean(), z.null()]),
  label: localized.optional(),
  count: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
});
const listMeta = z
  .strictObject({
    appliedQuery: z.record(z.string().max(100), z.unknown()).describe("The query as understood / 解釈した問い合わせ"),
    warnings: z
      .array(z.strictObject({ code: z.string().max(100), message: z.string().max(2000), messageJa: z.string().max(2000) }))
      .max(100),
    facets: z.record(z.string().max(100), z.array(facet).max(1000)).optional(),
  })
  .openapi("ListMeta");

/** The documentation of each route. A route without an entry does not compile. */
export const operations: Readonly<Record<RouteName, () => readonly Operation[]>> = {
  api: () => [
    described(
      "/v1",
      "getApi",
      "about",
      { en: "What there is", ja: "入口の一覧" },
      { answer: z.looseObject({ version: z.string().max(10) }) },
    ),
  ],
  meta: () => [
    described(
      "/v1/meta",
      "getMeta",
      "about",
      { en: "Limits, versions and settings", ja: "制限・版・設定" },
      {
        answer: z.looseObject({ api: z.string().max(10), latestRelease: releaseSchema.shape.id }),
        problems: ["unavailable"],
      },
    ),
  ],
  problems: () => [
    described(
      "/v1/problems",
      "listProblems",
      "about",
      { en: "Every kind of problem", ja: "問題の種類の一覧" },
      {
        answer: z.strictObject({ data: z.array(z.looseObject({ code: z.string().max(100) })).max(100) }),
      },
    ),
  ],
  problem: () => [
    described(
      "/v1/problems/{code}",
      "getProblem",
      "about",
      { en: "What a problem means and how to mend it", ja: "問題の意味と直し方" },
      {
        params: z.object({
          code: z.string().max(100).describe("Problem code / 問題のコード").openapi({ example: "invalid-parameter" }),
        }),
        answer: z.strictObject({ data: z.looseObject({ code: z.string().max(100) }) }),
        problems: ["not-found"],
      },
    ),
  ],
  releases: () => [
    described(
      "/v1/releases",
      "listReleases",
      "releases",
      { en: "Every release, newest first", ja: "すべてのリリース（新しい順）" },
      {
        answer: z.strictObject({
          data: z.array(releaseSchema.extend({ links: z.looseObject({}) })).max(10000),
          latest: releaseSchema.shape.id,
        }),
        problems: ["unavailable"],
      },
    ),
  ],
  latest: () => [redirect("/v1/releases/latest", "getLatestRelease", { en: "The latest release", ja: "最新リリース" })],
  latestBelow: () => [
    redirect(
      "/v1/releases/latest/{path}",
      "getBelowLatestRelease",
      { en: "The same path in the latest release", ja: "最新リリースの同じパス" },
      {
        path: path.describe("Any path below a release / リリース以下の任意のパス").openapi({ example: "initiatives" }),
      },
    ),
  ],
  release: () => [
    described(
      "/v1/releases/{release}",
      "getRelease",
      "releases",
      { en: "A release with the digest of every file", ja: "リリースと全ファイルのダイジェスト" },
      {
        params: z.object({ release: releaseParameter }),
        answer: z.strictObject({
          data: releaseSchema.extend({
            links: z.looseObject({}),
            collections: z.array(z.looseObject({})).max(100),
            files: z.array(z.looseObject({})).max(1000),
          }),
        }),
        problems: ["unknown-release"],
      },
    ),
  ],
  search: () => [searchOperation("/v1/search", "search", z.object({}), ["unavailable"])],
  frozenSearch: () => [
    searchOperation("/v1/releases/{release}/search", "searchRelease", z.object({ release: releaseParameter }), ["unknown-release"]),
  ],
  list: () => [
    ...entities.map((entity) =>
      listOperation(entity, `/v1/${entity.collection}`, `list${plural(entity)}`, z.object({}), ["unavailable"]),
    ),
    extensionOperation(
      "/v1/{collection}.{format}",
      "listLatestAs",
      { collection: collectionParameter(), format: formatParameter() },
      ["unknown-collection", "unknown-format"],
    ),
  ],
  frozenList: () => [
    ...entities.map((entity) =>
      listOperation(
        entity,
        `/v1/releases/{release}/${entity.collection}`,
        `list${plural(entity)}InRelease`,
        z.object({ release: releaseParameter }),
        ["unknown-release"],
      ),
    ),
    extensionOperation(
      "/v1/releases/{release}/{collection}.{format}",
      "listAs",
      { release: releaseParameter, collection: collectionParameter(), format: formatParameter() },
      ["unknown-release", "unknown-collection", "unknown-format"],
    ),
  ],
  record: () => [
    ...entities.map((entity) =>
      recordOperation(
        entity,
        `/v1/${entity.collection}/{id}`,
        `get${entity.type}`,
        z.object({ id: idParameter(examples[entity.collection] ?? "none") }),
        ["unknown-record", "unavailable"],
      ),
    ),
    extensionOperation(
      "/v1/{collection}/{id}.{format}",
      "getLatestAs",
      { collection: collectionParameter(), id: idParameter("k-program"), format: formatParameter() },
      ["unknown-record", "unknown-collection", "unknown-format"],
    ),
  ],
  frozenRecord: () => [
    ...entities.map((entity) =>
      recordOperation(
        entity,
        `/v1/releases/{release}/${entity.collection}/{id}`,
        `get${entity.type}InRelease`,
        z.object({ release: releaseParameter, id: idParameter(examples[entity.collection] ?? "none") }),
        ["unknown-record", "unknown-release"],
      ),
    ),
    extensionOperation(
      "/v1/releases/{release}/{collection}/{id}.{format}",
      "getAs",
      { release: releaseParameter, collection: collectionParameter(), id: idParameter("k-program"), format: formatParameter() },
      ["unknown-record", "unknown-release", "unknown-collection", "unknown-format"],
    ),
  ],
  identifier: () => [
    redirect(
      "/id/{collection}/{id}",
      "resolveIdentifier",
      { en: "The permanent name of a record", ja: "レコードの永続的な名前" },
      { collection: collectionParameter(), id: idParameter("k-program") },
      303,
      ["unknown-collection", "not-acceptable"],
    ),
  ],
  latestDump: () => [
    redirect(
      "/dumps/latest/{file}",
      "getLatestDump",
      { en: "A dump of the latest release", ja: "最新リリースのダンプ" },
      { file: fileParameter() },
    ),
  ],
  dump: () => [
    {
      path: "/dumps/{release}/{file}",
      schema: {
        operationId: "getDump",
        tags: ["dumps"],
        summary: both({ en: "A file of a release as it was frozen", ja: "凍結されたリリースのファイル" }),
        request: { params: z.object({ release: releaseParameter, file: fileParameter() }) },
        responses: {
          "200": {
            description: "The file, with its digest in Repr-Digest / ファイル（Repr-Digest にダイジェスト）",
            content: Object.fromEntries(
              [...formats.map(({ mediaType }) => mediaType), "text/plain"].map((type) => [
                type,
                { schema: z.string().max(100_000_000) },
              ]),
            ),
          },
          ...problemsOf(["invalid-parameter", "not-found"]),
        },
      },
    },
  ],
  healthz: () => [
    described(
      "/healthz",
      "getHealth",
      "operation",
      { en: "Whether the Worker runs", ja: "稼働確認" },
      { answer: z.strictObject({ status: z.literal("ok") }) },
    ),
  ],
  readyz: () => [
    {
      path: "/readyz",
      schema: {
        operationId: "getReadiness",
        tags: ["operation"],
        summary: both({ en: "Whether data, search and dumps are there", ja: "データ・検索・ダンプの準備状況" }),
        responses: {
          ...problemsOf(["method-not-allowed"]),
          ...Object.fromEntries(
            [200, 503].map((status) => [
              status,
              {
                description: status === 200 ? "Ready / 準備完了" : "Not ready / 準備中",
                content: {
                  "application/json": {
                    schema: z.strictObject({
                      status: z.enum(["ready", "not ready"]),
                      latestRelease: releaseSchema.shape.id.nullable(),
                      checks: z.record(z.string().max(50), z.boolean()),
                    }),
                  },
                },
              },
            ]),
          ),
        },
      },
    },
  ],
};

/** Ids that exist, for examples and for walking the documentation. */
const examples: Readonly<Record<string, string>> = {
  plans: "basic-plan-6",
  strategies: "integrated-innovation-strategy-2022",
  themes: "knowledge-base",
  priorities: "2022-knowledge-base",
  initiatives: "k-program",
  budgets: "k-program-2021-2022",
  milestones: "g-quat-established",
  quantities: "j-peaks-selections",
  directions: "sbir-support",
  organizations: "tohoku-university",
  sources: "sti-policy-direction-2025-03",
};

function collectionParameter() {
  return z
    .enum(entities.map(({ collection }) => collection))
    .describe("Collection / コレクション")
    .openapi({ example: "initiatives" });
}

function formatParameter() {
  return z
    .enum(formats.map(({ name }) => name))
    .describe("Format / 形式")
    .openapi({ example: "csv" });
}

function fileParameter() {
  return z
    .string()
    .max(100)
    .describe("A file that SHA256SUMS names / SHA256SUMS にあるファイル")
    .openapi({ example: "initiatives.csv" });
}

function plural({ collection }: Entity): string {
  return collection.charAt(0).toUpperCase() + collection.slice(1);
}

function described(
  path: string,
  operationId: string,
  tag: string,
  summary: Text,
  { params, answer, problems = [] }: { params?: Parameters; answer: z.ZodType; problems?: readonly ProblemCode[] },
): Operation {
  return {
    path,
    schema: {
      operationId,
      tags: [tag],
      summary: both(summary),
      ...(params && { request: { params } }),
      responses: {
        "200": { description: both(summary), content: { "application/json": { schema: answer } } },
        ...notModifiedAnd(["invalid-parameter", ...problems]),
      },
    },
  };
}

function redirect(
  path: string,
  operationId: string,
  summary: Text,
  params: Record<string, z.ZodType> = {},
  status = 307,
  problems: readonly ProblemCode[] = ["unavailable"],
): Operation {
  return {
    path,
    schema: {
      operationId,
      tags: [path.startsWith("/dumps") ? "dumps" : "releases"],
      summary: both(summary),
      ...(Object.keys(params).length > 0 && { request: { params: z.object(params) } }),
      responses: { [status]: { description: "Redirect / リダイレクト" }, ...problemsOf([...problems, "malformed-url"]) },
    },
  };
}

function listOperation(
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
      request: { params, query: listParameters(entity) },
      responses: {
        "200": inEveryFormat(entity, answer),
        ...notModifiedAnd(["invalid-parameter", "not-acceptable", "precondition-failed", "too-many-matches", ...problems]),
      },
    },
  };
}

const records = new Map<Entity, z.ZodType>();

/** A record as the API answers it: all fields, or those that `fields` asked for. */
function recordOf(entity: Entity): z.ZodType {
  const made =
    records.get(entity) ??
    recordSchema(entity, "served").partial().required({ id: true }).extend({ links: links.optional() }).openapi(entity.type);
  records.set(entity, made);
  return made;
}

function recordOperation(
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
      request: { params, query: z.strictObject({ fields: fieldsParameter(entity) }) },
      responses: {
        "200": inEveryFormat(entity, answer),
        ...notModifiedAnd(["invalid-parameter", "not-acceptable", "precondition-failed", ...problems]),
      },
    },
  };
}

const hit = fieldsSchema(hits.fields, "served").extend({ links: links.optional() }).openapi("Hit");

function searchOperation(path: string, operationId: string, params: Parameters, problems: readonly ProblemCode[]): Operation {
  const answer = z.strictObject({ data: z.array(hit).max(limits.pageSize.maximum), page, release: releaseRef, meta: listMeta });
  const query = z.strictObject({
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
  });
  return {
    path,
    schema: {
      operationId,
      tags: ["search"],
      summary: both({ en: "Search every collection in Japanese and English", ja: "全コレクションの日英検索" }),
      request: { params, query },
      responses: {
        "200": inEveryFormat(hits, answer),
        ...notModifiedAnd(["invalid-parameter", "not-acceptable", "precondition-failed", ...problems]),
      },
    },
  };
}

function extensionOperation(
  path: string,
  operationId: string,
  params: Record<string, z.ZodType>,
  problems: readonly ProblemCode[],
): Operation {
  return {
    path,
    schema: {
      operationId,
      tags: ["formats"],
      summary: both({
        en: "The same with the format as an extension, for links and spreadsheets",
        ja: "形式を拡張子で指定（リンクや表計算ソフト向け）",
      }),
      description: both({
        en: "Takes the same parameters as the path without extension; .csv, .ndjson and .jsonld take no include and no facet.",
        ja: "拡張子なしのパスと同じパラメータを受け付けます（.csv・.ndjson・.jsonld では include と facet は使えません）。",
      }),
      request: { params: z.object(params) },
      responses: {
        "200": {
          description: "The representation / 表現",
          content: Object.fromEntries(
            formats.map(({ mediaType, envelope }) => [
              mediaType,
              { schema: envelope ? z.looseObject({}) : z.string().max(100_000_000) },
            ]),
          ),
        },
        ...notModifiedAnd(["invalid-parameter", "precondition-failed", ...problems]),
      },
    },
  };
}

const resultHeaders = z.object({
  ETag: z.string().max(100).describe("Strong; the same for the same bytes / 強いETag"),
  "Content-Location": path.describe("This representation in its release / リリース内のこの表現"),
  "Last-Modified": z.string().max(40).describe("Issue date of the release / リリースの発行日"),
  Link: z.string().max(limits.urlBytes).describe("canonical, cite-as, license, alternate, next and others (RFC 8288) / 関連リンク"),
});

function inEveryFormat(entity: Entity, answer: z.ZodType) {
  return {
    description: both(entity.description),
    headers: resultHeaders,
    content: Object.fromEntries(
      formats.map(({ mediaType, envelope, label }) => [
        mediaType,
        { schema: envelope ? answer : z.string().max(100_000_000).describe(both(label)) },
      ]),
    ),
  };
}

/** Every query parameter of a list, from the registry. */
function listParameters(entity: Entity): Parameters {
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
        `Comma-separated, - for descending; id is always added; absent values last / 並べ替え（カンマ区切り、降順は -）: ${[...sortNames(entity).keys()].join(", ")}`,
      )
      .openapi({ example: "-id" }),
    limit: limitParameter(),
    cursor: cursorParameter(),
    fields: fieldsParameter(entity),
    include: includeParameter(),
  };
  const countable = facetNames(entity);
  if (countable.length > 0) {
    shape.facet = z
      .string()
      .max(500)
      .optional()
      .describe(`Fields to count by value (JSON only) / 値ごとに数える項目（JSONのみ）: ${countable.join(", ")}`)
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
  gt: "more than / より大",
  lte: "at most / 以下",
  lt: "less than / より小",
  contains: "has the text in it, ASCII letters in any case / 文字列を含む",
  isnull: "is absent / 値がない",
};

/** A value of each kind, for people to copy and for tests to send. */
const sampleOf: Readonly<Record<keyof typeof kinds, string>> = {
  id: "k-program",
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
  reference: "k-program",
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

function limitParameter() {
  return z
    .int()
    .min(1)
    .max(limits.pageSize.maximum)
    .optional()
    .describe(`Page size, ${limits.pageSize.default} by default; more than ${limits.pageSize.maximum} is refused / 1ページの件数`)
    .openapi({ example: 10 });
}

function cursorParameter() {
  return z
    .string()
    .max(4000)
    .optional()
    .describe("From page.next, bound to release and query / page.next のカーソル（リリースと問い合わせに固有）");
}

function includeParameter() {
  return z
    .string()
    .max(100)
    .optional()
    .describe(`Comma-separated: ${includes.join(", ")} (JSON only) / カンマ区切り（JSONのみ）`)
    .openapi({ example: "total" });
}

function fieldsParameter(entity: Entity) {
  return z
    .string()
    .max(1000)
    .optional()
    .describe(
      `Fields to show, comma-separated; id is always shown / 返す項目（カンマ区切り）: ${Object.keys(entity.fields).join(", ")}`,
    )
    .openapi({ example: "id" });
}

function notModifiedAnd(codes: readonly ProblemCode[]) {
  return { "304": { description: "Not modified / 変更なし" }, ...problemsOf(codes) };
}

/** Responses for some problems, one per status, and those that any request can meet. */
function problemsOf(codes: readonly ProblemCode[]) {
  const all: ProblemCode[] = [...codes, "method-not-allowed", "uri-too-long", "internal-error", "unavailable"];
  const statuses = [...new Set(all.map((code) => problemTypes[code].status))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const titles = [...new Set(all.filter((code) => problemTypes[code].status === status))].map((code) =>
        both(problemTypes[code].title),
      );
      return [status, { description: titles.join("; "), content: { "application/problem+json": { schema: problem } } }];
    }),
  );
}
