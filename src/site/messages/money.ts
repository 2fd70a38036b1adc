import type { Messages } from "./message";

/** The amounts that the source states. */
export const money = {
  title: { ja: "予算：資料に記載された金額", en: "Money: the amounts that the document states" },
  lead: {
    ja: "国の資料に施策ごとに記載された金額を、そのまま示します。どれを足してよいか、予算書等の行と合うかも確かめられます。",
    en: "The amounts that official documents state for each initiative, exactly as they state them: which of them may be added, and how they compare with the lines of budget books.",
  },
  none: { ja: "このデータには、資料に記載された金額がありません。", en: "This dataset holds no stated amounts." },
  statedHeading: { ja: "記載された金額と年度", en: "Amounts and fiscal years" },
  statedIntro: {
    ja: "複数の予算の合計として記載された金額は、一つの金額のまま示します。資料に内訳がないため、年度ごとの額は分かりません。",
    en: "An amount stated as the total of several budgets stays one amount. The document gives no breakdown, so nobody can tell from it how much belongs to which year.",
  },
  statedLines: {
    ja: "ただし、年度ごとの行が予算書等にある施策もあり、下の「{checked}」で記載された金額と比べています。",
    en: "For some initiatives, though, budget books have lines for single years: they are compared with the stated amounts below, under “{checked}”.",
  },
  unstated: {
    ja: "資料に名前の挙がる施策・取組{all}件のうち、{count}件には金額の記載がありません。予算がないという意味ではありません。",
    en: "The document names {all} initiatives, and states no amount for {count} of them. That does not mean that they have no budget.",
  },
  unstatedWhy: { ja: "記載のない金額の記録", en: "Records of amounts that are not stated" },
  unstatedList: { ja: "金額の記載がない施策・取組（{count}件）", en: "Initiatives without a stated amount ({count})" },
  notPossible: { ja: "「照合できない」とした理由", en: "Why some are “not possible”" },
  sumHeading: { ja: "足してよい金額とその合計", en: "What may be added, and what it comes to" },
  sumIntro: {
    ja: "足してよいのは、同じ予算を二度数えるおそれのない金額だけです。一つの施策に期間の重なる金額があるときや、ある施策が別の施策の一部であるときは、一方だけを数えます。基金の規模は元本であって予算額ではないため足さず、複数年度の合計は年度に割り振りません。",
    en: "Only amounts that cannot hold the same money twice may be added. Where amounts of one initiative overlap in time, or one initiative is part of another, only one of them counts. The size of an endowment is capital and not an appropriation, so it is never added; a total over several fiscal years is never divided among them.",
  },
  sum: { ja: "二重計上のない合計：{amount}", en: "Sum that counts nothing twice: {amount}" },
  included: { ja: "合計に入れた金額", en: "Added" },
  excluded: { ja: "合計に入れなかった金額と理由", en: "Not added, and why" },
  total: { ja: "合計", en: "Total" },
  reason: { ja: "理由", en: "Reason" },
  because: { ja: "相手の金額", en: "Counted instead" },
  byYear: { ja: "年度ごとに言えること", en: "What can be said of a single year" },
  byYearIntro: {
    ja: "一つの年度だけに属すると記載された金額は、その年度に置けます。残りは複数の年度にまたがるため、どの年度にも置けません。",
    en: "An amount that is stated for one fiscal year alone belongs to that year. The others cover several years and can be put under none of them.",
  },
  byYearTable: {
    ja: "一つの年度だけに属すると記載された金額の合計（その年度の総額ではありません）",
    en: "Sums of the amounts that are stated for one fiscal year alone: none is the total of that year",
  },
  unallocated: { ja: "どの年度にも割り振れない金額", en: "Not assigned to a single year" },
  rows: {
    ja: "Excelでは、{table}の「足し合わせられない理由」の列が空欄の行を足すと上の合計になります。CSVとNDJSONでは、`treatment` が `included` か `unallocated` の行の `amount` を足すと上の合計になります。`excluded` の行は足しません。年度ごとの額は、`included` の行を `group` ごとに足した額です。",
    en: "In Excel, add the rows of {table} with nothing under “Why not to be added” for the total above. In CSV and NDJSON, the `amount` of the rows whose `treatment` is `included` or `unallocated` adds up to the total above; rows that are `excluded` are not to be added. The amount of a year is that of the `included` rows, by `group`.",
  },
  year: { ja: "年度", en: "Fiscal year" },
  amount: { ja: "金額", en: "Amount" },
  checkedHeading: { ja: "予算書等との照合", en: "Checked against budget books" },
  checkedIntro: {
    ja: "記載された金額を、予算書や行政事業レビューシートの行と比べました。どの行が対応するかは当ポータルの解釈で、比較は記載の単位（億円など）で行います。一つに決められないときは候補を並べ、選びません。",
    en: "Each stated amount beside lines of budget books and review sheets. Which lines belong to it is this portal’s interpretation; they are compared at the unit in which the amount is printed (hundreds of millions of yen, say). Where it is open, the candidates stand beside each other and none is chosen.",
  },
  checkedScale: {
    ja: "棒の長さは施策ごとに目盛りが異なります。行の棒に記した数字は年度です。",
    en: "Each initiative has a scale of its own. The numbers in the bars of lines are fiscal years.",
  },
  chart: {
    ja: "資料に記載された金額と、その金額が及ぶ年度",
    en: "The amounts as stated, and the fiscal years that each one covers",
  },
  years: { ja: "及ぶ年度（左：当初、右：補正予算）", en: "Fiscal years (left half: initial, right: supplementary)" },
  whole: { ja: "記載された金額（全体）", en: "The whole amount stated" },
  noYears: { ja: "年度の記載なし", en: "no fiscal year stated" },
  apart: {
    ja: "基金の規模：上の目盛りには載せていません",
    en: "Endowments: not on the scale above",
  },
  whyApart: {
    ja: "基金の規模は、運用するために積む元本の大きさで、ある年度に支払う予算額ではありません。予算額と並べて比べることも、足すこともできません。",
    en: "The size of an endowment is the capital that is held to be invested, and not an appropriation for a year. It can neither be compared with the amounts above nor added to them.",
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

  checked: { ja: "記載された金額と、予算書等の行", en: "The amounts as stated beside the lines of budget books" },
  stated: { ja: "記載 {amount}", en: "Stated: {amount}" },
  lines: { ja: "行の合計 {amount}", en: "Lines: {amount}" },
  off: { ja: "差額 {difference}", en: "Difference: {difference}" },
  notCompared: {
    ja: "記載 {amount}。予算書等の行と比べられる金額ではありません。",
    en: "Stated: {amount}. It is not of a kind that lines of budget books can be compared with.",
  },
  isEndowment: {
    ja: "差は示しません。記載は基金の規模で、予算額ではないためです。",
    en: "No difference is shown, because what is stated is the size of an endowment and no appropriation.",
  },
  isNoted: {
    ja: "差は示しません。理由は照合の注記にあります。",
    en: "No difference is shown; the note of the reconciliation says why.",
  },
  apartFromStated: { ja: "記載金額と比べるものではありません", en: "Not to be compared with the stated amount" },
  candidate: { ja: "この候補を採った場合", en: "If this candidate were taken" },
  candidateFits: {
    ja: "この候補を採った場合。照合できたことにはなりません",
    en: "If this candidate were taken; agreement alone does not confirm it",
  },
  ofStatus: { ja: "{status}{count}件", en: "{status} {count}" },
  describesChecked: {
    ja: "記載された金額{count}件を予算書等の行と照合した結果：{results}。",
    en: "{count} stated amounts checked against lines of budget books: {results}.",
  },
} as const satisfies Messages;
