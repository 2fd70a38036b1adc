import * as z from "zod";
import { fileFormats } from "../../formats";
import { sent } from "./headers";
import { type Operation, redirect } from "./operation";
import { fileParameter, releaseParameter } from "./parameters";
import { bodyAs, both, notModifiedAnd } from "./responses";

/** What OpenAPI says of the files of a release. */
export const dumps: Readonly<Record<"latestDump" | "dump", () => readonly Operation[]>> = {
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
};

/** A file; a JSON Patch is a list. */
function fileAs(mediaType: string): z.ZodType {
  return mediaType.endsWith("patch+json") ? z.array(z.looseObject({})).max(1_000_000) : bodyAs(mediaType, 100_000_000);
}

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
