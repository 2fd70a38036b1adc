import { appropriations } from "./appropriations";
import { defineRows } from "./entity";
import type { Field, Row } from "./field";
import type { Reconciled } from "./reconciled";
import { reconciliations } from "./reconciliations";

const { label, ministry, project, fiscalYear, phase, supplementaryNumber, semantics, amount } = appropriations.fields;
const { status, formula, difference } = reconciliations.fields;
const yen = (ja: string, en: string, description: Field["description"]): Field => ({ kind: "yen", label: { ja, en }, description });

/** The rows of a reconciliation shown whole: a line of a budget book under one reading. */
export const comparedLines = defineRows({
  collection: "reconciliation",
  type: "ComparedLine",
  title: "label",
  label: { ja: "照合の内訳", en: "Reconciliation in full" },
  description: {
    ja: "記載金額の照合に用いた予算書の行と、読み方ごとの合計・差額・計算式",
    en: "The lines of budget books that a stated amount was checked against, with total, difference and formula of each reading",
  },
  fields: {
    id: { kind: "id", label: { ja: "予算書の行", en: "Line" }, description: { ja: "行の識別子", en: "Id of the line" } },
    reading: {
      kind: "localized",
      optional: true,
      label: { ja: "読み方", en: "Reading" },
      description: {
        ja: "記載金額の読み方。一つに定まる場合は値がない。",
        en: "How the stated amount is read; absent where there is one reading",
      },
    },
    label: label as Field,
    ministry: ministry as Field,
    project: project as Field,
    fiscalYear: fiscalYear as Field,
    phase: phase as Field,
    supplementaryNumber: supplementaryNumber as Field,
    semantics: semantics as Field,
    amount: amount as Field,
    total: yen("行の合計（円）", "Total of the lines (yen)", {
      ja: "この読み方の行の合計",
      en: "Total of the lines of this reading",
    }),
    stated: yen("記載金額（円）", "Stated amount (yen)", { ja: "資料の金額", en: "The amount that the document states" }),
    difference: { ...(difference as Field), optional: true },
    formula: formula as Field,
    status: status as Field,
  },
});

/** A row for each line of each reading. */
export function comparedRows({ comparisons }: Reconciled): Row[] {
  return comparisons.flatMap(({ lines, ...comparison }) => lines.map((line): Row => ({ ...line, ...comparison, id: line.id })));
}
