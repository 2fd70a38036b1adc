import * as z from "zod";
import { summables } from "../../model/sums";
import { exclusionReasons, unallocatedReasons } from "../../model/sums/sum";
import type { Summable } from "../../model/sums/summable";
import { summedRecords } from "../../model/sums/summed-records";
import { paths } from "../../urls";
import { limits } from "../limits";
import { listParameters } from "./parameters";
import { path as link, localized, releaseRef, warning } from "./schemas";
import { workedOutOperations } from "./worked-out";

const yen = z.int().describe("Yen / 円");
const id = z.string().max(80);
const ids = z.array(id).max(limits.summedRecords);
const amount = { id, label: localized, amount: yen };
const several = <S extends z.ZodType>(one: S) => z.array(one).max(limits.summedRecords);

/** What a sum may be asked for. */
export function sumParameters({ entity, groupings }: Summable): Record<string, z.ZodType> {
  const { sort, limit, cursor, fields, include, facet, ...meant } = listParameters(entity).shape as Record<string, z.ZodType>;
  return {
    groupBy: z
      .enum(Object.keys(groupings))
      .optional()
      .describe(
        "What the total is shown by; the total stays the same, and an amount that spans groups is `unallocated` / 何ごとに示すか。合計は変わらず、またがる金額は unallocated となる",
      )
      .openapi({ example: "fiscalYear" }),
    ...meant,
  };
}

const operations = summables.map((summable) => {
  const { entity, groupings } = summable;
  const answer = z.strictObject({
    data: z.strictObject({
      collection: z.literal(entity.collection),
      currency: z.literal("JPY"),
      total: yen.describe("The amounts of `included`, each once / included の金額の和"),
      groupBy: z.enum(Object.keys(groupings)).nullable(),
      groups: several(z.strictObject({ key: id, label: localized, total: yen, records: ids })).describe(
        "With `unallocated`, all of the total / unallocated と合わせて total になる",
      ),
      unallocated: several(
        z.strictObject({ ...amount, reason: z.enum(Object.keys(unallocatedReasons)), groups: z.array(id).max(1000) }),
      ).describe("In the total, but not of one group alone / 合計に入るが、一つのグループには入らない"),
      included: several(z.strictObject(amount)),
      excluded: several(
        z.strictObject({
          ...amount,
          reason: z.enum(Object.keys(exclusionReasons)),
          with: ids.describe("The records because of which it is left out / 理由となったレコード"),
        }),
      ).describe("Match, but are not added / 条件に合うが、合計に入れない"),
    }),
    release: releaseRef,
    links: z.strictObject({ self: link, records: link }),
    meta: z.strictObject({ appliedQuery: z.looseObject({}), warnings: z.array(warning).max(100) }),
  });
  return workedOutOperations({
    name: `SumOf${entity.collection.charAt(0).toUpperCase()}${entity.collection.slice(1)}`,
    tag: entity.collection,
    summary: { en: "A total in which no yen is counted twice", ja: "二重計上のない合計" },
    entity: summedRecords,
    path: (place) => paths.sum(entity.collection, place),
    query: sumParameters(summable),
    answer,
    problems: ["too-many-matches", "too-much-work", "too-many-amounts"],
    hasPage: true,
  });
});

/** Sums, a pair of operations for each collection that holds amounts. */
export const summing = {
  sum: () => operations.flatMap(({ alias }) => alias()),
  frozenSum: () => operations.flatMap(({ frozen }) => frozen()),
};
