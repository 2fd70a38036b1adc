import type { Field } from "./field";

/** Phases of a Japanese budget. Amounts of different phases are never added: 現額 already holds 当初, 補正 and 繰越. */
const phases = {
  initial: { ja: "当初予算", en: "Initial budget" },
  supplementary: { ja: "補正予算", en: "Supplementary budget" },
  current: { ja: "歳出予算現額", en: "Current appropriation" },
  executed: { ja: "執行額", en: "Executed" },
};

export const phase: Field = {
  kind: "code",
  scheme: "phase",
  facet: true,
  label: { ja: "予算の段階", en: "Phase" },
  description: { ja: "当初・補正・現額・執行の別", en: "Initial, supplementary, current or executed" },
  values: phases,
};

export const fiscalYear: Field = {
  kind: "fiscalYear",
  label: { ja: "年度", en: "Fiscal year" },
  description: { ja: "会計年度（N年4月～N+1年3月）", en: "Japanese fiscal year (April N to March N+1)" },
};

/** One round of a budget: a fiscal year and its phase. */
export const round = { fiscalYear, phase };
