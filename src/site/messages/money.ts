import type { Messages } from "./message";

/** What the state pays, as stated. */
export const money = {
  chart: {
    ja: "資料に記載された金額と、その金額が及ぶ年度",
    en: "The amounts as stated, and the fiscal years that each one covers",
  },
  years: {
    ja: "金額が及ぶ年度（左半分：当初予算、右半分：補正予算）",
    en: "Fiscal years covered (left half: initial budget, right half: supplementary)",
  },
  yearsBriefly: { ja: "及ぶ年度（左：当初、右：補正）", en: "Years covered (left: initial, right: supplementary)" },
  whole: { ja: "記載された金額（全体）", en: "The whole amount stated" },
  noYears: { ja: "年度の記載なし", en: "no fiscal year stated" },
  apart: {
    ja: "基金の規模：上の目盛りには載せていません",
    en: "Endowments: not on the scale above",
  },
  whyApart: {
    ja: "基金の規模は、運用するために積む元本の大きさで、ある年度に支払う予算額ではありません。予算額と並べて比べることも、足すこともできません。",
    en: "The size of an endowment is the capital that is held to be invested, and no money appropriated for a year. It can neither be compared with the amounts above nor added to them.",
  },
  more: { ja: "ほか{count}件は表にあります。", en: "{count} more are in the table." },
  describes: {
    ja: "記載された予算額{count}件。最大は「{largest}」の{amount}。複数の年度にまたがる金額は{spanning}件で、年度ごとの額には分けていない。",
    en: "{count} stated amounts. The largest is {largest}, {amount}. {spanning} of them cover several fiscal years and are not split between the years.",
  },
  describesApart: {
    ja: "ほかに基金の規模が{count}件（{which}）あり、別枠で示す。",
    en: "Apart from these: the size of an endowment, {count} in number ({which}).",
  },
} as const satisfies Messages;
