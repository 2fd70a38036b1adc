import * as z from "zod";
import { styles } from "../../catalog/styles";
import { changeKinds } from "../../model/difference";
import type { Text } from "../../model/text";
import { views } from "../compare";
import { limits } from "../limits";
import { predicateSchema } from "../predicate";
import { described, type Operation, redirect } from "./operation";
import { collectionParameter, cursorParameter, idParameter, limitParameter, releaseParameter } from "./parameters";
import { both, notModifiedAnd, problemsOf } from "./responses";
import { listMeta, page, path, releaseRef } from "./schemas";

const text = z.strictObject({ ja: z.string().max(5000), en: z.string().max(5000) });
const fieldChange = z.strictObject({
  field: z.string().max(100),
  label: text,
  before: z.unknown(),
  after: z.unknown(),
  sentence: text,
});
const tombstone = z.strictObject({ reason: text, successor: z.string().max(80).nullable(), merged: z.boolean() });
const change = z.enum(changeKinds);
const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const digest = z.string().length(64);
const side = releaseRef.extend({ summary: text });

const stat = z.strictObject({
  from: side,
  to: side,
  data: z.strictObject({
    total: z.record(change, count),
    collections: z.record(z.string().max(80), z.record(change, count)),
    fields: z.strictObject({ added: z.array(z.string().max(200)).max(1000), removed: z.array(z.string().max(200)).max(1000) }),
  }),
  links: z.looseObject({}),
});

const rows = z.strictObject({
  from: side,
  to: side,
  data: z
    .array(
      z.strictObject({
        collection: z.string().max(80),
        id: z.string().max(80),
        change,
        sentence: text,
        fields: z.array(fieldChange).max(200),
        links: z.looseObject({}),
      }),
    )
    .max(limits.pageSize.maximum),
  page,
});

/** What OpenAPI says of reading across releases. */
export const across = {
  changes: () => [
    withQuery(
      described(
        "/v1/changes",
        "listChanges",
        "releases",
        { en: "The change log: what every release did to every record", ja: "変更履歴：各リリースがレコードに加えた変更" },
        {
          answer: z.strictObject({
            data: z
              .array(
                z.strictObject({
                  sequence: count,
                  release: releaseRef,
                  collection: z.string().max(80),
                  id: z.string().max(80),
                  change,
                  tombstone: tombstone.optional(),
                  links: z.looseObject({}),
                }),
              )
              .max(limits.pageSize.maximum),
            page: page.extend({
              last: count,
              resume: path.describe("What to ask after the next release / 次のリリース後に要求するURL"),
            }),
          }),
          problems: ["unavailable"],
        },
      ),
      z.strictObject({
        after: z
          .string()
          .max(15)
          .regex(/^\d+$/)
          .optional()
          .describe("Sequence of the last change seen / 読み終えた最後の sequence")
          .openapi({ example: "0" }),
        limit: limitParameter(),
      }),
    ),
  ],
  compare: () => [
    withQuery(
      {
        path: "/v1/compare/{releases}",
        schema: {
          operationId: "compareReleases",
          tags: ["releases"],
          summary: both({ en: "What changed between two releases", ja: "二つのリリースの違い" }),
          request: {
            params: z.object({
              releases: z
                .string()
                .max(50)
                .describe("{a}...{b}: two releases, in either order / 二つのリリース（順序は自由）")
                .openapi({ example: "1.0.0...1.1.0" }),
            }),
          },
          responses: {
            "200": {
              description: both({ en: "Counts, rows or a JSON Patch", ja: "集計・行・JSON Patch" }),
              content: {
                "application/json": { schema: z.union([stat, rows]) },
                "application/json-patch+json": { schema: z.array(z.looseObject({ op: z.string().max(10), path })).max(1_000_000) },
              },
            },
            "307": { description: "Redirect / リダイレクト" },
            ...notModifiedAnd(["invalid-parameter", "not-found", "unknown-release", "release-withdrawn", "too-many-changes"]),
          },
        },
      },
      z.strictObject({
        view: z.enum(views).optional().describe("What to show / 表示").openapi({ example: "rows" }),
        collection: collectionParameter().optional().describe("With view=rows / view=rows のとき"),
        limit: limitParameter().describe("With view=rows / view=rows のとき"),
        cursor: cursorParameter(),
      }),
    ),
  ],
  history: () => [
    described(
      "/v1/{collection}/{id}/history",
      "getHistory",
      "releases",
      { en: "Every state that a record has had", ja: "レコードのすべての状態" },
      {
        params: z.object({ collection: collectionParameter(), id: idParameter("k-program") }),
        answer: z.strictObject({
          data: z
            .array(
              z.strictObject({
                since: releaseRef.nullable(),
                until: releaseRef.nullable(),
                changes: z.array(fieldChange).max(200),
                data: z
                  .looseObject({ id: z.string().max(80) })
                  .nullable()
                  .describe("null where only withdrawn releases held it / 取り下げられたリリースだけにあった状態は null"),
                links: z.looseObject({}),
              }),
            )
            .max(10_000),
          removed: tombstone.extend({ release: releaseRef }).nullable(),
          links: z.looseObject({}),
        }),
        problems: ["unknown-collection", "unknown-record", "unavailable"],
      },
    ),
  ],
  atom: () => [
    feed("/feed.atom", "getAtomFeed", "application/atom+xml", { en: "Releases as an Atom feed", ja: "リリースのAtomフィード" }),
  ],
  jsonFeed: () => [
    feed("/feed.json", "getJsonFeed", "application/feed+json", { en: "Releases as a JSON Feed", ja: "リリースのJSON Feed" }),
  ],
  timegate: () => [
    redirect(
      "/timegate/{path}",
      "getTimeGate",
      { en: "Memento TimeGate: the release of Accept-Datetime", ja: "Memento TimeGate：Accept-Datetime の時点のリリース" },
      { path: path.describe("An alias, such as v1/budgets / 別名のパス").openapi({ example: "v1/budgets" }) },
      302,
      ["not-found", "malformed-header", "unavailable"],
    ),
  ],
  timemap: () => [
    {
      path: "/timemap/{path}",
      schema: {
        operationId: "getTimeMap",
        tags: ["releases"],
        summary: both({ en: "Memento TimeMap: every release of an alias", ja: "Memento TimeMap：別名が指すすべてのリリース" }),
        request: {
          params: z.object({ path: path.describe("An alias, such as v1/budgets / 別名のパス").openapi({ example: "v1/budgets" }) }),
        },
        responses: {
          "200": {
            description: "Mementos / 各時点",
            content: { "application/link-format": { schema: z.string().max(1_000_000) } },
          },
          ...notModifiedAnd(["malformed-url", "not-found"]),
        },
      },
    },
  ],
} satisfies Record<string, () => readonly Operation[]>;

const style = z
  .enum(styles.map(({ extension }) => extension))
  .describe("Style / 形式")
  .openapi({ example: "bib" });

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
        { collection: collectionParameter(), id: idParameter("k-program") },
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
    {
      path: "/cite/queries/{pid}.{style}",
      schema: {
        operationId: "citeQuery",
        tags: ["citations"],
        summary: both({ en: "How to cite a query", ja: "問い合わせの引用" }),
        request: { params: z.object({ pid: pidParameter(), style }) },
        responses: { "200": citationAnswer(), ...notModifiedAnd(["invalid-parameter", "not-found", "unknown-query"]) },
      },
    },
  ],
  queries: () => [
    described(
      "/v1/queries",
      "describeQueries",
      "citations",
      { en: "How to keep a query so that it can be cited", ja: "引用できる問い合わせの登録方法" },
      { answer: z.looseObject({ methods: z.array(z.string().max(10)).max(5) }) },
    ),
    {
      path: "/v1/queries",
      method: "post",
      schema: {
        operationId: "mintQuery",
        tags: ["citations"],
        summary: both({ en: "Keep a query and get its permanent name", ja: "問い合わせを登録して永続的な名前を得る" }),
        description: both({
          en: "The QUERY method (RFC 10008) does the same. Location is the permanent name, Content-Location the frozen list. The same query on the same release is kept once.",
          ja: "QUERYメソッド（RFC 10008）でも同じです。Location が永続的な名前、Content-Location が凍結された一覧です。同じリリースへの同じ問い合わせは一度だけ登録されます。",
        }),
        request: { body: { content: { "application/json": { schema: predicateSchema } } } },
        responses: {
          ...Object.fromEntries(
            [200, 201].map((status) => [
              status,
              {
                description:
                  status === 200 ? "Kept before; the first page of its result / 登録済み（結果の先頭ページ）" : "Kept now / 登録",
                content: {
                  "application/json": {
                    schema: z.strictObject({
                      data: z.array(z.looseObject({})).max(limits.pageSize.maximum),
                      page,
                      release: releaseRef,
                      meta: listMeta,
                    }),
                  },
                },
              },
            ]),
          ),
          ...problemsOf([
            "malformed-body",
            "unknown-collection",
            "unknown-release",
            "release-withdrawn",
            "content-too-large",
            "unsupported-media-type",
            "invalid-query",
            "result-too-large",
            "too-many-requests",
          ]),
        },
      },
    },
  ],
  query: () => [
    described(
      "/v1/queries/{pid}",
      "getQuery",
      "citations",
      { en: "What a kept query asks, and the digest of its result", ja: "登録された問い合わせと結果のダイジェスト" },
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
        problems: ["unknown-query", "unknown-format", "release-withdrawn"],
      },
    ),
  ],
  verifyQuery: () => [
    described(
      "/v1/queries/{pid}/verify",
      "verifyQuery",
      "citations",
      { en: "Runs a kept query again and compares the result", ja: "登録された問い合わせの再実行と照合" },
      {
        params: z.object({ pid: pidParameter() }),
        answer: z.looseObject({ verified: z.boolean(), now: z.strictObject({ rows: count, sha256: digest }) }),
        problems: ["unknown-query", "release-withdrawn"],
      },
    ),
  ],
  latestQuery: () => [
    described(
      "/v1/queries/{pid}/latest",
      "getQueryOnLatest",
      "citations",
      { en: "The same query on the latest release, and what changed", ja: "最新リリースでの同じ問い合わせと違い" },
      {
        params: z.object({ pid: pidParameter() }),
        answer: z.looseObject({ release: releaseRef, changed: z.boolean() }),
        problems: ["unknown-query", "release-withdrawn", "unavailable"],
      },
    ),
  ],
} satisfies Record<string, () => readonly Operation[]>;

/** The name of a query. No example: a query exists once somebody has kept it. */
function pidParameter() {
  return z.string().max(40).describe("Permanent name of a query / 問い合わせの永続的な名前");
}

function feed(at: string, operationId: string, mediaType: string, summary: Text): Operation {
  return {
    path: at,
    schema: {
      operationId,
      tags: ["releases"],
      summary: both(summary),
      responses: {
        "200": { description: both(summary), content: { [mediaType]: { schema: z.string().max(10_000_000) } } },
        ...notModifiedAnd(["invalid-parameter"]),
      },
    },
  };
}

function citation(at: string, operationId: string, summary: Text, params: Record<string, z.ZodType>): Operation {
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
        "308": { description: "Merged into another record / 統合先へ" },
        ...notModifiedAnd(["invalid-parameter", "not-found", "unknown-release", "record-removed"]),
      },
    },
  };
}

function citationAnswer() {
  return {
    description: "The citation / 引用情報",
    content: Object.fromEntries(
      styles.map(({ contentType, label }) => [
        contentType.split(";")[0],
        { schema: z.string().max(100_000).describe(both(label)) },
      ]),
    ),
  };
}

function withQuery({ schema, ...operation }: Operation, query: z.ZodObject): Operation {
  return { ...operation, schema: { ...schema, request: { ...schema.request, query } } };
}
