import * as z from "zod";
import { matchLines, viewLines } from "../../model/concordance-lines";
import { priorities } from "../../model/priorities";
import { paths } from "../../urls";
import { path as link, localized, releaseRef } from "./schemas";
import { workedOutOperations } from "./worked-out";

const id = z.string().max(80);
const codes = (values: Readonly<Record<string, unknown>> | undefined) => z.enum(Object.keys(values ?? {}));
const basis = codes(priorities.fields.basis?.values);
const reason = codes(viewLines.fields.reason?.values);

const edition = {
  id,
  collection: z.enum(["strategies", "plans"]),
  year: z.int().nullable().describe("Year of a strategy; null for a plan / 年次戦略の年。基本計画では null"),
  name: localized,
};
const placed = {
  id,
  position: z.int().min(1).max(999),
  label: localized,
  role: codes(priorities.fields.role?.values),
};
const printsNone = reason
  .nullable()
  .describe("Why the edition as a whole has none; null where it prints priorities / 版全体に重点・柱がない理由");

const byEdition = z.strictObject({
  viewAs: z.null(),
  editions: z
    .array(
      z.strictObject({
        ...edition,
        reason: printsNone,
        priorities: z
          .array(
            z.strictObject({
              ...placed,
              matches: z
                .array(
                  z.strictObject({
                    theme: id.nullable(),
                    match: codes(priorities.fields.match?.values),
                    basis,
                    note: localized.nullable(),
                  }),
                )
                .max(100)
                .describe("The main match first / 主な対応が最初"),
            }),
          )
          .max(1000),
      }),
    )
    .max(1000),
});

const seen = z.strictObject({
  viewAs: z.strictObject(edition),
  priorities: z
    .array(
      z.strictObject({
        edition: id,
        ...placed,
        counterparts: z
          .array(
            z.strictObject({
              edition: id,
              ...placed,
              relation: codes(viewLines.fields.relation?.values),
              basis,
              theme: id.nullable().describe("The theme in which both meet / 共通するテーマ"),
            }),
          )
          .max(1000)
          .describe("Itself first, then the others edition by edition / 最初はそのもの、次に各版"),
      }),
    )
    .max(1000)
    .describe("In the printed order of the viewed edition / 見る版の記載順"),
  unmapped: z
    .array(
      z.strictObject({
        ...edition,
        reason: printsNone,
        priorities: z.array(z.strictObject({ edition: id, ...placed, reason })).max(1000),
      }),
    )
    .max(1000),
});

const answer = z.strictObject({
  data: z.union([byEdition, seen]),
  release: releaseRef,
  links: z.strictObject({ self: link, priorities: link, themes: link }),
});

const { alias, frozen } = workedOutOperations({
  name: "Concordance",
  tag: priorities.collection,
  summary: {
    en: "The priorities of every edition beside each other, through the themes",
    ja: "各版の重点・柱の対照（テーマを介する）",
  },
  entity: matchLines,
  path: paths.concordance,
  query: {
    viewAs: z
      .string()
      .max(80)
      .optional()
      .describe(
        "The edition to see the others from: year of a strategy, or id of a strategy or a plan / どの版から見るか（年次戦略の年、または年次戦略・基本計画の識別子）",
      )
      .openapi({ example: "2023" }),
  },
  answer,
});

/** The priorities of all editions, and as one of them sees them. */
export const concording = { concordance: alias, frozenConcordance: frozen };
