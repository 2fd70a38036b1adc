import * as z from "zod";
import { exampleRecord } from "../../catalog/dataset";
import { releaseSchema } from "../../model/release-schemas";
import type { Text } from "../../model/text";
import { paths } from "../../urls";
import { graphFormat, graphOperation } from "./catalogue";
import { sent } from "./headers";
import { jsonOperation, type Operation, redirect } from "./operation";
import { releaseParameter } from "./parameters";
import { both, graphContent } from "./responses";
import { path } from "./schemas";

/** What OpenAPI says of releases. */
export const releases: Readonly<Record<"releases" | "latest" | "latestBelow" | "release", () => readonly Operation[]>> = {
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
};

const rowsOfFile: Text = {
  en: "Records in the file; of a delta, and of its patch, records that changed; null of a text that holds none",
  ja: "ファイルのレコード数。差分とそのパッチでは変更されたレコードの数、レコードを持たない文書ではnull",
};
