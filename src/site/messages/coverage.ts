import type { Messages } from "./message";

/** What is held and what is lacking. */
export const coverage = {
  title: { ja: "収録状況と欠けている情報", en: "What is held and what is lacking" },
  lead: {
    ja: "どのコレクションのどの項目に、どれだけ値があるか。何がなぜ欠けているか。値がないことは0を意味しません。",
    en: "How many records have a value in each field of each collection, what is lacking, and why. Missing is not zero.",
  },
  sum: {
    ja: "{collections}のコレクションに{records}件のレコードを収録しています（欠けている情報の記録を除く）。{cells}個の欄のうち値があるのは{present}個、該当しないのは{notApplicable}個、欠けているのは{lacking}個です。ほかに、レコードそのものがない情報が{missing}件分かっています。",
    en: "{records} records are held in {collections} collections, not counting the records of what is lacking. Of their {cells} fields, {present} have a value, {notApplicable} do not apply and {lacking} are lacking. Beside these, {missing} things are known to be missing as whole records.",
  },
  allExplained: {
    ja: "値のない欄には、すべて理由を記録しています。",
    en: "For every value that is not there, the reason is recorded.",
  },
  someUnexplained: {
    ja: "値のない欄のうち{count}個は、理由を記録していません。",
    en: "For {count} of the values that are not there, no reason is recorded.",
  },
  overview: { ja: "コレクションごとの収録状況", en: "By collection" },
  overviewCaption: { ja: "レコードの数と、欄に値があるかどうか", en: "Records, and whether their fields have a value" },
  collection: { ja: "コレクション", en: "Collection" },
  records: { ja: "レコード", en: "Records" },
  share: { ja: "値のある欄", en: "With a value" },
  shareOf: { ja: "{present} / {all}", en: "{present} of {all}" },
  notApplicable: { ja: "該当しない", en: "Not applicable" },
  lacking: { ja: "欠けている", en: "Lacking" },
  missing: { ja: "レコードそのものがない", en: "Missing as records" },
  legendPresent: { ja: "値がある", en: "Has a value" },
  legendNotApplicable: { ja: "該当しない", en: "Does not apply" },
  legendLacking: { ja: "欠けている", en: "Lacking" },
  legend: { ja: "棒の見方", en: "How to read the bars" },
  missingTitle: { ja: "レコードそのものがない情報", en: "What is missing as whole records" },
  missingLead: {
    ja: "あると、または今後生じると分かっていながら、レコードとして収めていない情報です。理由は当ポータルの判断で、根拠は各レコードにあります。",
    en: "What is known to exist or to come, and is not held as a record. The reasons are this portal’s own reading; each record gives its evidence.",
  },
  noneMissing: {
    ja: "このデータセットには、レコードそのものがない情報の記録はありません。",
    en: "This dataset records nothing that is missing as a whole record.",
  },
  noAbsences: {
    ja: "このデータセットには、欠けている情報とその理由の記録がありません。",
    en: "This dataset holds no records of what is lacking and why.",
  },
  expected: { ja: "資料の時点での見込み：{date}", en: "Expected, as of the document: {date}" },
  fieldsTitle: { ja: "項目ごとの収録状況", en: "Field by field" },
  fieldsLead: {
    ja: "値のないレコードがある項目を表に示し、すべてのレコードに値がある項目はその下に挙げます。",
    en: "A table has the fields that some record lacks; the fields that are filled in every record are named below it.",
  },
  fieldsOf: { ja: "{label}の項目（全{records}件）", en: "Fields of {label} (records: {records})" },
  field: { ja: "項目", en: "Field" },
  present: { ja: "値あり", en: "With a value" },
  unexplained: { ja: "理由の記録なし", en: "No reason recorded" },
  why: { ja: "理由の記録", en: "Why" },
  complete: { ja: "すべてのレコードに値がある項目：", en: "Filled in every record: " },
  noRecords: { ja: "レコードなし", en: "No records" },
  allAbsences: { ja: "欠けている情報の一覧", en: "The list of all known absences" },
} as const satisfies Messages;
