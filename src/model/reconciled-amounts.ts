import { budgets } from "./budgets";
import { comparedLines } from "./compared-lines";
import { defineRows } from "./entity";
import type { Field, Row } from "./field";
import type { Reconciled } from "./reconciled";
import { reconciliations } from "./reconciliations";
import type { Text } from "./text";

const { amount } = budgets.fields;
const { status, difference } = reconciliations.fields;

/** The rows of all reconciliations together: a stated amount under one reading, with what its lines come to. */
export const reconciledAmounts = defineRows({
  collection: "reconciled-amounts",
  type: "ReconciledAmount",
  title: "label",
  label: { ja: "記載金額と予算書の行", en: "Stated amounts beside budget lines" },
  description: {
    ja: "記載金額ごとに、照合した行の合計と差額。読み方が複数あれば、読み方ごとに1行",
    en: "Each stated amount with the total of the lines it was checked against; a row for each reading where there are several",
  },
  fields: {
    id: {
      kind: "id",
      label: { ja: "記載金額", en: "Stated amount" },
      description: { ja: "記載金額の識別子", en: "Id of the stated amount" },
    },
    label: budgets.fields.label as Field,
    status: status as Field,
    reading: comparedLines.fields.reading as Field,
    stated: { ...(amount as Field), label: { ja: "記載金額（円）", en: "Stated amount (yen)" } },
    total: {
      ...(amount as Field),
      optional: true,
      label: { ja: "行の合計（円）", en: "Total of the lines (yen)" },
      description: { ja: "照合した行の合計", en: "Total of the lines that it was checked against" },
    },
    difference: { ...(difference as Field), optional: true },
  },
});

/** A row for each reading of each amount, or one without a total where there are no lines. */
export function reconciledRows(all: readonly Reconciled[]): Row[] {
  return all.flatMap(({ budget, reconciliation, comparisons }): Row[] => {
    const about = { id: budget.id, label: budget.label as Text, stated: budget.amount as number };
    if (comparisons.length === 0)
      return [{ ...about, status: reconciliation.status as string, reading: null, total: null, difference: null }];
    return comparisons.map(({ reading, total, difference, status }) => ({
      ...about,
      // Of several candidates none is chosen: what one would come to is told by its difference.
      status: reading ? (reconciliation.status as string) : status,
      reading,
      total,
      difference,
    }));
  });
}
