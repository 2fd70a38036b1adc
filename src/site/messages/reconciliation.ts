import type { Messages } from "./message";

/** A stated amount beside the lines of budget books. */
export const reconciliation = {
  title: { ja: "予算書との照合", en: "Checked against budget books" },
  lead: {
    ja: "資料が述べる金額と、それを支える予算書・行政事業レビューシートの行です。比較は記載の単位（{unit}）で行います。照合はすべて当ポータルの解釈です。",
    en: "The amount that the document states, and the lines of budget books and review sheets behind it, compared at the printed unit ({unit}). Every reconciliation is this portal’s interpretation.",
  },
  stated: { ja: "記載金額", en: "Stated amount" },
  result: { ja: "照合の結果", en: "Result" },
  whyNot: { ja: "照合できない理由：", en: "Why it is not possible: " },
  lines: { ja: "予算書の行", en: "Lines of budget books" },
  candidate: { ja: "候補 {number}", en: "Candidate {number}" },
  total: { ja: "行の合計", en: "Total of the lines" },
  difference: { ja: "差額（合計－記載金額）", en: "Difference (total less stated)" },
  agreement: { ja: "この読み方だけを見た場合", en: "Taken by itself, this reading" },
  ours: { ja: "当ポータルの解釈", en: "our interpretation" },
  all: { ja: "すべての照合を見る", en: "All reconciliations" },
  data: { ja: "データ", en: "Data" },
  budget: { ja: "記載金額のレコード", en: "The record of the stated amount" },
  record: { ja: "照合のレコード", en: "The record of the reconciliation" },
} as const satisfies Messages;
