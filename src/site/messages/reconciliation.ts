import type { Messages } from "./message";

/** A stated amount beside the lines of budget books. */
export const reconciliation = {
  title: { ja: "予算書等との照合", en: "Checked against budget books" },
  lead: {
    ja: "資料に記載された金額と、対応する予算書・行政事業レビューシートの行です。比較は記載の単位（{unit}）で行います。照合はすべて当ポータルの解釈です。",
    en: "The amount that the document states, and the lines of budget books and review sheets behind it, compared at the printed unit ({unit}). Every reconciliation is this portal’s interpretation.",
  },
  stated: { ja: "記載金額", en: "Stated amount" },
  result: { ja: "照合の結果", en: "Result" },
  whyNot: { ja: "照合できない理由：", en: "Why it is not possible: " },
  lines: { ja: "予算書等の行", en: "Lines of budget books" },
  candidate: { ja: "候補 {number}", en: "Candidate {number}" },
  total: { ja: "行の合計", en: "Total of the lines" },
  difference: { ja: "差額（合計－記載金額）", en: "Difference (total less stated)" },
  candidateDifference: {
    ja: "この候補を採った場合の差額（合計－記載金額）",
    en: "Difference if this candidate were taken (total less stated)",
  },
  fits: {
    ja: "この候補を採れば、金額は記載と一致します。ただし、この候補が記載の意味だと述べた資料はないため、照合できたことにはなりません。結果は「{result}」のままです。",
    en: "If this candidate were taken, the amounts would agree. That is no finding, because no source says that this is what the stated amount means: the result stays “{result}”.",
  },
  fails: {
    ja: "この候補を採っても、金額は記載と一致しません。結果は「{result}」です。",
    en: "Even if this candidate were taken, the amounts would not agree. The result is “{result}”.",
  },
  ours: { ja: "当ポータルの解釈", en: "our interpretation" },
  all: { ja: "すべての照合を見る", en: "All reconciliations" },
  data: { ja: "データ", en: "Data" },
  budget: { ja: "記載金額のレコード", en: "The record of the stated amount" },
  record: { ja: "照合のレコード", en: "The record of the reconciliation" },
} as const satisfies Messages;
