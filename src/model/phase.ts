import type { Field } from "./field";

/**
 * Phases of a Japanese budget. Amounts of different phases are never added: 現額 already holds 当初, 補正, 繰越 and 予備費等, and what was
 * carried over was appropriated in the year before.
 */
const phases = {
  initial: { ja: "当初予算", en: "Initial budget" },
  supplementary: { ja: "補正予算", en: "Supplementary budget" },
  "carried-over": { ja: "前年度からの繰越し", en: "Carried over from the previous fiscal year" },
  reserve: { ja: "予備費等", en: "Reserve funds, transfers and the like" },
  current: { ja: "歳出予算現額", en: "Total available appropriation" },
  executed: { ja: "執行額", en: "Executed" },
};

export const phase: Field = {
  kind: "code",
  scheme: "phase",
  facet: true,
  label: { ja: "予算の段階", en: "Phase" },
  description: {
    ja: "当初・補正・繰越・予備費等・現額・執行の別",
    en: "Initial, supplementary, carried over, reserve, current or executed",
  },
  values: phases,
};

export const fiscalYear: Field = {
  kind: "fiscalYear",
  label: { ja: "年度", en: "Fiscal year" },
  description: { ja: "会計年度（N年4月～N+1年3月）", en: "Japanese fiscal year (April N to March N+1)" },
};

/** One round of a budget: a fiscal year and its phase. */
export const round = { fiscalYear, phase };
