import type { Messages } from "./message";

/** The timeline. */
export const timeline = {
  title: { ja: "年表", en: "Timeline" },
  chart: { ja: "施策の出来事と計画・戦略の決定", en: "Events of initiatives, and plans and strategies decided" },
  lead: {
    ja: "施策の設立、決定、公表などの出来事と、基本計画・年次戦略の決定を時間の順に示します。",
    en: "When initiatives were established, decided or published, and when plans and strategies were decided.",
  },
  precision: {
    ja: "日付は資料に記載された精度のままです。月までの日付はその月の幅、年だけの日付はその年の幅で描き、日を補うことはありません。縦の帯は年度（4月～翌年3月）です。",
    en: "Dates are as precise as they are printed: a month is drawn as wide as the month, a year as wide as the year, and no day is made up. The bands are Japanese fiscal years, April to March.",
  },
  none: { ja: "このデータセットには日付のある出来事がありません。", en: "This dataset holds no dated events." },
  fiscalYear: { ja: "{year}年度", en: "FY{year}" },
  fiscalYearInFull: { ja: "{year}年度（{year}年4月～{next}年3月）", en: "Fiscal year {year} (April {year} to March {next})" },
  severalFiscalYears: {
    ja: "{first}年度～{last}年度（月の記載なし）",
    en: "Fiscal years {first} to {last} (no month is printed)",
  },
  editions: { ja: "基本計画・年次戦略", en: "Basic Plans and yearly strategies" },
  noTheme: { ja: "テーマのない施策", en: "Initiatives without a theme" },
  describes: {
    ja: "{first}から{last}までの{count}件の出来事を、テーマごとに時間の順に並べた図。",
    en: "{count} events from {first} to {last}, by theme and in order of time.",
  },
  describesMost: { ja: "最も多いのは{year}年度の{count}件。", en: "Most, {count}, are in fiscal year {year}." },
  inOrder: { ja: "時間の順に", en: "In order of time" },
  of: { ja: "施策：", en: "Initiative: " },
  by: { ja: "関係機関：", en: "Organizations: " },
  lacking: { ja: "日付が分からない出来事", en: "Events without a known date" },
  lackingLead: {
    ja: "起きた、または起きる見込みだと分かっていながら、日付の記載がないものです。",
    en: "Events that are known to have happened or are expected, and whose date no source prints.",
  },
} as const satisfies Messages;
