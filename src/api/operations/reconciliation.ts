import * as z from "zod";
import { appropriations } from "../../model/appropriations";
import { budgets } from "../../model/budgets";
import { comparedLines } from "../../model/compared-lines";
import { reconciliations } from "../../model/reconciliations";
import { paths } from "../../urls";
import { idParameter } from "./parameters";
import { mergedAnswer } from "./responses";
import { localized, path, recordOf, releaseRef } from "./schemas";
import { workedOutOperations } from "./worked-out";

const yen = z.int().describe("Yen / 円");

const answer = z.strictObject({
  data: z.strictObject({
    budget: recordOf(budgets),
    reconciliation: recordOf(reconciliations),
    unit: z
      .int()
      .describe("Unit that the amount is printed in, in yen; amounts are compared at it / 記載の単位（円）。比較はこの単位で行う"),
    comparisons: z
      .array(
        z.strictObject({
          reading: localized.nullable().describe("null where there is one reading / 読み方が一つなら null"),
          stated: yen,
          total: yen,
          difference: z
            .int()
            .nullable()
            .describe(
              "Total less stated amount, yen; null where the two cannot be compared / 合計から記載金額を引いた差（円）。比べられない場合は null",
            ),
          formula: z.string().max(2000),
          status: z.enum(Object.keys(reconciliations.fields.status?.values ?? {})),
          lines: z.array(recordOf(appropriations)).max(1000),
        }),
      )
      .max(20),
  }),
  release: releaseRef,
  links: z.strictObject({ self: path, budget: path, reconciliation: path }),
});

const { alias, frozen } = workedOutOperations({
  name: "ReconciliationOfBudget",
  tag: budgets.collection,
  summary: {
    en: "A stated amount beside the lines of budget books that it was checked against",
    ja: "記載金額と、照合した予算書の行",
  },
  entity: comparedLines,
  path: (place) => paths.reconciliation("{id}", place),
  params: { id: idParameter("moonshot-2018-2024") },
  answer,
  problems: ["not-found", "unknown-record", "record-removed"],
  hasPage: true,
  others: mergedAnswer(),
});

/** Reconciliations shown whole. */
export const reconciling = { reconciliation: alias, frozenReconciliation: frozen };
