import * as z from "zod";
import { absences, reasons } from "../../model/absences";
import { coveredFields } from "../../model/covered-fields";
import { paths } from "../../urls";
import { count, path as link, localized, releaseRef } from "./schemas";
import { workedOutOperations } from "./worked-out";

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
                ...Object.fromEntries(Object.keys(reasons).map((reason) => [reason, count])),
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
                reason: z.enum(Object.keys(reasons)),
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

const { alias, frozen } = workedOutOperations({
  name: "Coverage",
  tag: absences.collection,
  summary: {
    en: "How much of each field is there, and why the rest is not",
    ja: "各項目の収録状況と、欠けている理由",
  },
  entity: coveredFields,
  path: paths.coverage,
  answer,
});

/** What there is and what is missing. */
export const covering = { coverage: alias, frozenCoverage: frozen };
