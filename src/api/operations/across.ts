import * as z from "zod";
import { exampleRecord } from "../../catalog/dataset";
import { changeKinds } from "../../model/difference";
import type { Text } from "../../model/text";
import { paths } from "../../urls";
import { views } from "../compare";
import { limits } from "../limits";
import { sent } from "./headers";
import { jsonOperation, type Operation, redirect, withQuery } from "./operation";
import { collectionParameter, cursorParameter, idParameter, limitParameter, releasesParameter } from "./parameters";
import { bodyAs, both, notModifiedAnd, pageAnswer } from "./responses";
import { count, page, path, releaseRef } from "./schemas";

const text = z.strictObject({ ja: z.string().max(5000), en: z.string().max(5000) });
const fieldChange = z.strictObject({
  field: z.string().max(100),
  label: text,
  before: z.unknown(),
  after: z.unknown(),
  ours: z.boolean().describe(
    both({
      en: "true where only this portal's translation, classification or note differs, false where what a source prints or its evidence does",
      ja: "当ポータルの訳・分類・注記だけが異なるときは true、資料の記載やその根拠が異なるときは false",
    }),
  ),
  sentence: text,
});
const tombstone = z.strictObject({ reason: text, successor: z.string().max(80).nullable(), merged: z.boolean() });
const change = z.enum(changeKinds);
// Made of the same members and not from the named schema: a schema that allows nothing more cannot be added to in OpenAPI.
const side = z.strictObject({ ...releaseRef.shape, summary: text });
const maybeRelease = z.union([releaseRef, z.null()]);

const stat = z.strictObject({
  from: side,
  to: side,
  data: z.strictObject({
    total: z.record(change, count),
    changedFacts: count.describe(
      both({
        en: "Of the records changed, those in which what a source prints or its evidence differs",
        ja: "変更されたレコードのうち、資料の記載やその根拠が異なるものの件数",
      }),
    ),
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
      jsonOperation(
        paths.changes(),
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
                  links: z.looseObject({}).describe(
                    both({
                      en: "`history` says of each changed field whether it is a fact or this portal's own that changed",
                      ja: "変更された項目が資料の記載か当ポータルによるものかは history が示す",
                    }),
                  ),
                }),
              )
              .max(limits.pageSize.maximum),
            page: z.strictObject({
              ...page.shape,
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
              releases: releasesParameter,
            }),
          },
          responses: {
            "200": {
              description: both({ en: "Counts, rows or a JSON Patch", ja: "集計・行・JSON Patch" }),
              headers: sent(["ETag", "Link", "Vary"]),
              content: {
                "application/json": { schema: z.union([stat, rows]) },
                "application/json-patch+json": { schema: z.array(z.looseObject({ op: z.string().max(10), path })).max(1_000_000) },
              },
            },
            "307": { description: "Redirect / リダイレクト" },
            ...pageAnswer(),
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
    jsonOperation(
      "/v1/{collection}/{id}/history",
      "getHistory",
      "releases",
      { en: "Every state that a record has had", ja: "レコードのすべての状態" },
      {
        params: z.object({ collection: collectionParameter(), id: idParameter(exampleRecord.id) }),
        answer: z.strictObject({
          data: z
            .array(
              z.strictObject({
                since: maybeRelease,
                until: maybeRelease,
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
    feed(paths.atom(), "getAtomFeed", "application/atom+xml", { en: "Releases as an Atom feed", ja: "リリースのAtomフィード" }),
  ],
  jsonFeed: () => [
    feed(paths.jsonFeed(), "getJsonFeed", "application/feed+json", { en: "Releases as a JSON Feed", ja: "リリースのJSON Feed" }),
  ],
  timegate: () => [
    withAcceptDatetime(
      redirect(
        "/timegate/{path}",
        "getTimeGate",
        { en: "Memento TimeGate: the release of Accept-Datetime", ja: "Memento TimeGate：Accept-Datetime の時点のリリース" },
        { path: path.describe("An alias, such as v1/budgets / 別名のパス").openapi({ example: "v1/budgets" }) },
        302,
        [
          "not-found",
          "unknown-collection",
          "unknown-record",
          "unknown-format",
          "invalid-parameter",
          "malformed-header",
          "unavailable",
        ],
      ),
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
            headers: sent(["ETag"]),
            content: { "application/link-format": { schema: z.string().max(1_000_000) } },
          },
          ...notModifiedAnd([
            "malformed-url",
            "invalid-parameter",
            "not-found",
            "unknown-collection",
            "unknown-record",
            "unknown-format",
          ]),
        },
      },
    },
  ],
} satisfies Record<string, () => readonly Operation[]>;

function feed(at: string, operationId: string, mediaType: string, summary: Text): Operation {
  return {
    path: at,
    schema: {
      operationId,
      tags: ["releases"],
      summary: both(summary),
      responses: {
        "200": {
          description: both(summary),
          headers: sent(["ETag"], ["Link"]),
          content: { [mediaType]: { schema: bodyAs(mediaType, 10_000_000) } },
        },
        ...notModifiedAnd(["invalid-parameter"]),
      },
    },
  };
}

/** The header that a TimeGate goes by, and those that say so (RFC 7089, section 2.1.1). */
function withAcceptDatetime({ schema, ...operation }: Operation): Operation {
  const headers = z.object({
    "Accept-Datetime": z
      .string()
      .max(40)
      .optional()
      .describe("An HTTP date; the last release without it / HTTPの日付（省略時は最新のリリース）")
      .openapi({ example: "Tue, 24 Nov 2026 00:00:00 GMT" }),
  });
  const { "302": found, ...others } = schema.responses ?? {};
  const responses = { ...others, "302": { description: "", ...found, headers: sent(["Link", "Vary"]) } };
  return { ...operation, schema: { ...schema, request: { ...schema.request, headers }, responses } };
}
