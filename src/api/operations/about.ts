import * as z from "zod";
import { releaseSchema } from "../../model/release-schemas";
import { paths } from "../../urls";
import { jsonOperation, type Operation } from "./operation";

/** What OpenAPI says of the entrance and of errors. */
export const about: Readonly<Record<"api" | "meta" | "problems" | "problem", () => readonly Operation[]>> = {
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
};
