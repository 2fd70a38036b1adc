import { defineEntity } from "./entity";
import { basis } from "./evidence";
import type { Field } from "./field";

const difference: Field = {
  kind: "integer",
  range: [-1_000_000_000_000_000, 1_000_000_000_000_000],
  difference: true,
  label: { ja: "差額（円）", en: "Difference (yen)" },
  description: { ja: "行の合計から記載金額を引いた差（円）", en: "Total of the lines less the stated amount, in yen" },
};

export const reconciliations = defineEntity({
  collection: "reconciliations",
  place: 11,
  type: "Reconciliation",
  title: "label",
  label: { ja: "照合", en: "Reconciliations" },
  description: {
    ja: "資料の金額と予算書の行との照合。すべて当ポータルの解釈。",
    en: "Stated amounts checked against lines of budget books; always this portal's interpretation.",
  },
  fields: {
    label: {
      kind: "localized",
      ours: "by-basis",
      iri: "rdfs:label",
      label: { ja: "ラベル", en: "Label" },
      description: { ja: "照合の見出し", en: "Heading of the reconciliation" },
    },
    budget: {
      kind: "reference",
      to: "budgets",
      ours: "by-basis",
      label: { ja: "記載金額", en: "Stated amount" },
      description: { ja: "照合した記載金額", en: "The stated amount" },
    },
    lines: {
      kind: "reference",
      to: "appropriations",
      ours: "by-basis",
      many: true,
      optional: true,
      label: { ja: "予算書の行", en: "Lines" },
      description: { ja: "照合した行", en: "The lines that it was checked against" },
    },
    status: {
      kind: "code",
      ours: "by-basis",
      facet: true,
      label: { ja: "結果", en: "Status" },
      description: { ja: "照合の結果（比較は記載された精度で行う）", en: "Result, compared at the printed precision" },
      values: {
        exact: { ja: "一致", en: "Exact" },
        "within-precision": { ja: "記載の精度内で一致", en: "Within the printed precision" },
        partial: { ja: "一部のみ", en: "Partial" },
        contradicted: { ja: "不一致", en: "Contradicted" },
        "not-possible": { ja: "照合できない", en: "Not possible" },
      },
    },
    formula: {
      kind: "text",
      ours: "by-basis",
      optional: true,
      label: { ja: "計算式", en: "Formula" },
      description: { ja: "照合に用いた計算式", en: "The addition that was made" },
    },
    difference: { ...difference, optional: true, ours: "by-basis" },
    candidates: {
      kind: "structure",
      ours: "by-basis",
      many: true,
      optional: true,
      type: "Candidate",
      parts: {
        reading: {
          kind: "localized",
          label: { ja: "読み方", en: "Reading" },
          description: { ja: "どの行を合計すると読むか", en: "Which lines the stated amount is read to total" },
        },
        lines: {
          kind: "reference",
          to: "appropriations",
          many: true,
          label: { ja: "予算書の行", en: "Lines" },
          description: { ja: "その読み方で合計する行", en: "The lines that this reading totals" },
        },
        formula: {
          kind: "text",
          label: { ja: "計算式", en: "Formula" },
          description: { ja: "その読み方での計算式", en: "The addition under this reading" },
        },
        difference,
      },
      label: { ja: "候補", en: "Candidates" },
      description: {
        ja: "一つに定まらないときの読み方ごとの合計。当ポータルはどれも選ばない。",
        en: "What each reading comes to, where no single one is established; this portal picks none",
      },
    },
    note: {
      kind: "localized",
      ours: "by-basis",
      optional: true,
      label: { ja: "注記", en: "Note" },
      description: { ja: "理由や候補", en: "Reason and candidates" },
    },
    basis,
  },
});
