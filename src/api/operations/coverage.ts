import * as z from "zod";
import { absences } from "../../model/absences";
import { coveredFields } from "../../model/covered-fields";
import { paths } from "../../urls";
import type { RouteName } from "../routes";
import { extensionOperation, type Operation } from "./operation";
import { asOfParameter, formatParameter, releaseParameter } from "./parameters";
import { asOfAnswers, both, inEveryFormat } from "./responses";
import { count, path as link, localized, releaseRef } from "./schemas";

const id = z.string().max(80);

const answer = z.strictObject({
  data: z.strictObject({
    unexplained: count.describe("Values that are absent without a recorded reason / 理由の記録がない欠落の数"),
    collections: z
      .array(
        z.strictObject({
          collection: id,
          records: count,
          fields: z
            .array(
              z.strictObject({
                field: id,
                present: count,
                absent: count,
                notPublished: count,
                notApplicable: count,
                notYet: count,
                unexplained: count,
                absences: z
                  .array(id)
                  .max(1000)
                  .describe("Ids of the absences that give the reasons / 理由を述べるレコードの識別子"),
              }),
            )
            .max(100),
          missingRecords: z
            .array(
              z.strictObject({
                id,
                label: localized,
                reason: z.enum(Object.keys(absences.fields.reason?.values ?? {})),
                expected: z.string().max(10).nullable(),
              }),
            )
            .max(1000)
            .describe("Whole records that are known to be missing / 欠けていると分かっているレコード"),
        }),
      )
      .max(100),
  }),
  release: releaseRef,
  links: z.strictObject({ self: link, absences: link.nullable() }),
});

function operation(path: string, operationId: string, params: z.ZodObject, problems: Parameters<typeof asOfAnswers>[1]): Operation {
  return {
    path,
    schema: {
      operationId,
      tags: [absences.collection],
      summary: both({
        en: "How much of each field is there, and why the rest is not",
        ja: "各項目の収録状況と、欠けている理由",
      }),
      description: both(coveredFields.description),
      request: { params, query: z.strictObject(asOfParameter(path)) },
      responses: {
        "200": inEveryFormat(coveredFields, answer),
        ...asOfAnswers(path, ["invalid-parameter", "not-acceptable", "precondition-failed", "unknown-format", ...problems]),
      },
    },
  };
}

/** What there is and what is missing. */
export const covering: Readonly<Record<Extract<RouteName, "coverage" | "frozenCoverage">, () => readonly Operation[]>> = {
  coverage: () => [
    operation(paths.coverage(), "getCoverage", z.object({}), ["unavailable"]),
    extensionOperation(paths.coverage({ extension: "{format}" }), "getCoverageAs", { format: formatParameter() }, [
      "unknown-format",
    ]),
  ],
  frozenCoverage: () => [
    operation(paths.coverage({ release: "{release}" }), "getCoverageOfRelease", z.object({ release: releaseParameter }), [
      "unknown-release",
      "release-withdrawn",
    ]),
    extensionOperation(
      paths.coverage({ release: "{release}", extension: "{format}" }),
      "getCoverageOfReleaseAs",
      { release: releaseParameter, format: formatParameter() },
      ["unknown-release", "release-withdrawn", "unknown-format"],
    ),
  ],
};
