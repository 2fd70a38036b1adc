import * as z from "zod";
import { exampleRecord, facts } from "../../catalog/dataset";
import { fileFormats } from "../../formats";
import { entities } from "../../model";
import type { Entity } from "../../model/entity";
import { releaseSchema } from "../../model/release-schemas";
import type { Text } from "../../model/text";
import { paths } from "../../urls";
import type { ProblemCode } from "../problem";
import type { RouteName } from "../routes";
import { across } from "./across";
import { catalogue, graphFormat, graphOperation } from "./catalogue";
import { citing } from "./citing";
import { concording } from "./concordance";
import { covering } from "./coverage";
import { sent } from "./headers";
import {
  extensionOperation,
  jsonOperation,
  listOperation,
  type Operation,
  recordOperation,
  redirect,
  searchOperation,
  searchParameters,
  withQuery,
} from "./operation";
import {
  collectionParameter,
  commonListParameters,
  commonRecordParameters,
  fileParameter,
  formatParameter,
  idParameter,
  releaseParameter,
} from "./parameters";
import { reconciling } from "./reconciliation";
import { bodyAs, both, graphContent, mergedAnswer, notModifiedAnd, problemsOf } from "./responses";
import { path } from "./schemas";
import { summing } from "./sum";

/**
 * What OpenAPI says of every route and of every vocabulary, derived from the registry that answers it. Only the build reads this folder;
 * the Worker never loads it. A route without an entry does not compile.
 */
export const operations: Readonly<Record<RouteName | "vocabularies", () => readonly Operation[]>> = {
  api: () => [
    jsonOperation(
      paths.api(),
      "getApi",
      "about",
      { en: "What there is", ja: "入口の一覧" },
      { answer: z.looseObject({ version: z.string().max(10) }) },
    ),
  ],
  meta: () => [
    jsonOperation(
      paths.meta(),
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
    jsonOperation(
      paths.problems(),
      "listProblems",
      "about",
      { en: "Every kind of error", ja: "エラーの種類の一覧" },
      {
        answer: z.strictObject({ data: z.array(z.looseObject({ code: z.string().max(100) })).max(100) }),
        hasPage: true,
      },
    ),
  ],
  problem: () => [
    jsonOperation(
      "/v1/problems/{code}",
      "getProblem",
      "about",
      { en: "What an error means and how to mend it", ja: "エラーの意味と直し方" },
      {
        params: z.object({
          code: z.string().max(100).describe("Problem code / エラーのコード").openapi({ example: "invalid-parameter" }),
        }),
        answer: z.strictObject({ data: z.looseObject({ code: z.string().max(100) }) }),
        hasPage: true,
        problems: ["not-found"],
      },
    ),
  ],
  releases: () => [
    jsonOperation(
      paths.releases(),
      "listReleases",
      "releases",
      { en: "Every release, newest first", ja: "すべてのリリース（新しい順）" },
      {
        answer: z.strictObject({
          data: z
            .array(
              releaseSchema.extend({ withdrawal: z.looseObject({ on: z.string().max(10) }).optional(), links: z.looseObject({}) }),
            )
            .max(10000),
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
        path: path.describe("Any path below a release / リリース以下の任意のパス").openapi({ example: exampleRecord.collection }),
      },
    ),
  ],
  release: () => [
    jsonOperation(
      "/v1/releases/{release}",
      "getRelease",
      "releases",
      { en: "A release with the digest of every file", ja: "リリースと全ファイルのダイジェスト" },
      {
        params: z.object({ release: releaseParameter }),
        answer: z.strictObject({
          data: releaseSchema.extend({
            links: z.looseObject({}),
            licence: z.url().max(500),
            attribution: z.strictObject({ ja: z.string().max(500), en: z.string().max(500) }),
            datasetHash: z.looseObject({ value: z.string().length(64) }).describe("Hash of the whole graph / グラフ全体のハッシュ"),
            tombstones: z.array(z.looseObject({ collection: z.string().max(80), id: z.string().max(80) })).max(100_000),
            withdrawal: z.looseObject({ on: z.string().max(10) }).optional(),
            collections: z.array(z.looseObject({})).max(100),
            files: z.array(z.looseObject({ rows: z.number().int().nullable().describe(both(rowsOfFile)) })).max(1000),
          }),
        }),
        others: graphContent(),
        hasPage: true,
        headers: sent(["ETag", "Link"], ["Last-Modified", "Memento-Datetime", "Content-Location", "Vary"]),
        problems: ["unknown-release", "release-withdrawn", "not-acceptable"],
      },
    ),
    graphOperation(
      "/v1/releases/{release}.{format}",
      "getReleaseAs",
      { en: "A release and its files in DCAT", ja: "リリースとファイル（DCAT）" },
      { release: releaseParameter, format: graphFormat() },
      ["unknown-release", "release-withdrawn", "unknown-format"],
    ),
  ],
  search: () => [
    searchOperation(paths.search(), "search", z.object({}), ["unavailable"]),
    searchAs(paths.search({ extension: "{format}" }), "searchAs", {}, []),
  ],
  frozenSearch: () => [
    searchOperation("/v1/releases/{release}/search", "searchRelease", z.object({ release: releaseParameter }), [
      "unknown-release",
      "unknown-collection",
      "release-withdrawn",
    ]),
    searchAs("/v1/releases/{release}/search.{format}", "searchReleaseAs", { release: releaseParameter }, [
      "unknown-release",
      "unknown-collection",
      "release-withdrawn",
    ]),
  ],
  list: () => [
    ...entities.map((entity) =>
      listOperation(entity, `/v1/${entity.collection}`, `list${plural(entity)}`, z.object({}), ["unavailable"]),
    ),
    withQuery(
      extensionOperation(
        "/v1/{collection}.{format}",
        "listLatestAs",
        { collection: collectionParameter(), format: formatParameter() },
        ["too-many-matches", "too-much-work", "unknown-collection", "unknown-format"],
      ),
      commonListParameters("/v1/{collection}.{format}"),
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
    withQuery(
      extensionOperation(
        "/v1/releases/{release}/{collection}.{format}",
        "listAs",
        { release: releaseParameter, collection: collectionParameter(), format: formatParameter() },
        ["too-many-matches", "too-much-work", "unknown-release", "release-withdrawn", "unknown-collection", "unknown-format"],
      ),
      commonListParameters("/v1/releases/{release}/{collection}.{format}"),
    ),
  ],
  record: () => [
    ...entities.map((entity) =>
      recordOperation(
        entity,
        `/v1/${entity.collection}/{id}`,
        `get${entity.type}`,
        z.object({ id: idParameter(facts.examples[entity.collection]) }),
        ["unknown-record", "unavailable"],
      ),
    ),
    withQuery(
      extensionOperation(
        "/v1/{collection}/{id}.{format}",
        "getLatestAs",
        { collection: collectionParameter(), id: idParameter(exampleRecord.id), format: formatParameter() },
        ["unknown-record", "record-removed", "unknown-collection", "unknown-format"],
        mergedAnswer(),
      ),
      commonRecordParameters("/v1/{collection}/{id}.{format}"),
    ),
  ],
  frozenRecord: () => [
    ...entities.map((entity) =>
      recordOperation(
        entity,
        `/v1/releases/{release}/${entity.collection}/{id}`,
        `get${entity.type}InRelease`,
        z.object({ release: releaseParameter, id: idParameter(facts.examples[entity.collection]) }),
        ["unknown-record", "unknown-release"],
      ),
    ),
    withQuery(
      extensionOperation(
        "/v1/releases/{release}/{collection}/{id}.{format}",
        "getAs",
        {
          release: releaseParameter,
          collection: collectionParameter(),
          id: idParameter(exampleRecord.id),
          format: formatParameter(),
        },
        ["unknown-record", "record-removed", "unknown-release", "release-withdrawn", "unknown-collection", "unknown-format"],
        mergedAnswer(),
      ),
      commonRecordParameters("/v1/releases/{release}/{collection}/{id}.{format}"),
    ),
  ],
  ...summing,
  ...reconciling,
  ...covering,
  ...concording,
  ...across,
  ...citing,
  ...catalogue,
  identifier: () => [
    redirect(
      "/id/{collection}/{id}",
      "resolveIdentifier",
      { en: "The permanent name of a record", ja: "レコードの永続的な名前" },
      { collection: collectionParameter(), id: idParameter(exampleRecord.id) },
      303,
      ["unknown-collection", "unknown-record", "record-removed", "not-acceptable"],
      mergedAnswer(),
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
        summary: both({ en: "A file of a release as it was frozen", ja: "リリースのファイル" }),
        request: { params: z.object({ release: releaseParameter, file: fileParameter() }) },
        responses: {
          "200": {
            description: "The file, with its digest in Repr-Digest / ファイル（Repr-Digest にダイジェスト）",
            headers: sent(FILE_HEADERS, ["Memento-Datetime"]),
            content: Object.fromEntries(DUMP_TYPES.map((type) => [type, { schema: fileAs(type) }])),
          },
          "206": {
            description: "A part of the file / ファイルの一部",
            headers: sent([...FILE_HEADERS, "Content-Range"], ["Memento-Datetime"]),
            content: Object.fromEntries(DUMP_TYPES.map((type) => [type, { schema: partOfFile }])),
          },
          "308": {
            description: both({
              en: "From {collection}.csv-metadata.json, where readers of CSV look first, to csv-metadata.json, which describes every file",
              ja: "{collection}.csv-metadata.json（CSVの説明を読み手が最初に探す場所）から、全ファイルを説明する csv-metadata.json へ",
            }),
            headers: sent(["Link"]),
          },
          ...notModifiedAnd(["invalid-parameter", "not-found", "unknown-release", "release-withdrawn", "range-not-satisfiable"]),
        },
      },
    },
  ],
  healthz: () => [
    jsonOperation(
      paths.healthz(),
      "getHealth",
      "operation",
      { en: "Whether the Worker runs", ja: "稼働確認" },
      { answer: z.strictObject({ status: z.literal("ok") }) },
    ),
  ],
  readyz: () => [
    {
      path: paths.readyz(),
      schema: {
        operationId: "getReadiness",
        tags: ["operation"],
        summary: both({ en: "Whether data, search and dumps are there", ja: "データ・検索・ダンプの準備状況" }),
        responses: {
          ...problemsOf(["invalid-parameter"]),
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
                      checks: z.record(
                        z.string().max(50),
                        z.strictObject({
                          ok: z.boolean(),
                          detail: z.string().max(500).optional(),
                          detailJa: z.string().max(500).optional(),
                        }),
                      ),
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

/** A search with its format as an extension. */
function searchAs(
  path: string,
  operationId: string,
  params: Readonly<Record<string, z.ZodType>>,
  problems: readonly ProblemCode[],
): Operation {
  const operation = extensionOperation(path, operationId, { ...params, format: formatParameter() }, [
    ...problems,
    "too-much-work",
    "unknown-format",
  ]);
  // What stands beside rows has no place in the format of the example.
  const { include, ...query } = searchParameters(path).shape;
  return withQuery(operation, z.strictObject(query));
}

/** A file; a JSON Patch is a list. */
function fileAs(mediaType: string): z.ZodType {
  return mediaType.endsWith("patch+json") ? z.array(z.looseObject({})).max(1_000_000) : bodyAs(mediaType, 100_000_000);
}

const rowsOfFile: Text = {
  en: "Records in the file; of a delta, and of its patch, records that changed; null of a text that holds none",
  ja: "ファイルのレコード数。差分とそのパッチでは変更されたレコードの数、レコードを持たない文書ではnull",
};

/** Some bytes of a file: those of a JSON document need not be one. */
const partOfFile = z.string().max(100_000_000);

const FILE_HEADERS = [
  ...(["ETag", "Last-Modified", "Link"] as const),
  ...(["Accept-Ranges", "Repr-Digest", "Content-Disposition"] as const),
];

const DUMP_TYPES = [
  ...new Set(fileFormats.map(({ contentType }) => contentType.split(";")[0] as string)),
  "text/plain",
  "text/markdown",
  "application/gzip",
  "application/zstd",
  "application/zip",
  "application/yaml",
  "application/json-patch+json",
  "application/csvm+json",
];

function plural({ collection }: Entity): string {
  return collection.charAt(0).toUpperCase() + collection.slice(1);
}
