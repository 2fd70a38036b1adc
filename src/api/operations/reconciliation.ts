import * as z from "zod";
import { appropriations } from "../../model/appropriations";
import { budgets } from "../../model/budgets";
import { comparedLines } from "../../model/compared-lines";
import { reconciliations } from "../../model/reconciliations";
import type { RouteName } from "../routes";
import { extensionOperation, type Operation } from "./operation";
import { asOfParameter, formatParameter, idParameter, releaseParameter } from "./parameters";
import { asOfAnswers, both, inEveryFormat, mergedAnswer } from "./responses";
import { path, recordOf, releaseRef } from "./schemas";

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
          reading: z
            .strictObject({ ja: z.string().max(2000), en: z.string().max(2000) })
            .nullable()
            .describe("null where there is one reading / 読み方が一つなら null"),
          stated: yen,
          total: yen,
          difference: yen.describe("Total less stated amount, yen / 合計から記載金額を引いた差（円）"),
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

const summary = both({
  en: "A stated amount beside the lines of budget books that it was checked against",
  ja: "記載金額と、照合した予算書の行",
});

const budget = idParameter("moonshot-2018-2024");

function operation(at: string, operationId: string, params: z.ZodObject, problems: Parameters<typeof asOfAnswers>[1]): Operation {
  return {
    path: at,
    schema: {
      operationId,
      tags: [budgets.collection],
      summary,
      request: { params, query: z.strictObject(asOfParameter(at)) },
      responses: {
        "200": inEveryFormat(comparedLines, answer),
        ...mergedAnswer(),
        ...asOfAnswers(at, [
          "invalid-parameter",
          "not-found",
          "not-acceptable",
          "precondition-failed",
          "unknown-record",
          "unknown-format",
          "record-removed",
          ...problems,
        ]),
      },
    },
  };
}

/** Reconciliations shown whole. */
export const reconciling: Readonly<
  Record<Extract<RouteName, "reconciliation" | "frozenReconciliation">, () => readonly Operation[]>
> = {
  reconciliation: () => [
    operation("/v1/budgets/{id}/reconciliation", "getReconciliationOfBudget", z.object({ id: budget }), ["unavailable"]),
    extensionOperation(
      "/v1/budgets/{id}/reconciliation.{format}",
      "getReconciliationOfBudgetAs",
      { id: budget, format: formatParameter() },
      ["not-found", "unknown-record", "record-removed", "unknown-format"],
      mergedAnswer(),
    ),
  ],
  frozenReconciliation: () => [
    operation(
      "/v1/releases/{release}/budgets/{id}/reconciliation",
      "getReconciliationOfBudgetInRelease",
      z.object({ release: releaseParameter, id: budget }),
      ["unknown-release", "release-withdrawn"],
    ),
    extensionOperation(
      "/v1/releases/{release}/budgets/{id}/reconciliation.{format}",
      "getReconciliationOfBudgetInReleaseAs",
      { release: releaseParameter, id: budget, format: formatParameter() },
      ["not-found", "unknown-record", "record-removed", "unknown-release", "release-withdrawn", "unknown-format"],
      mergedAnswer(),
    ),
  ],
};
