import type { Text } from "../../model/text";

/** `left-out`: the book's layout says that it is no line. `refused`: it should be one and cannot be read; somebody ought to look. */
type Reason = Text & { readonly kind: "left-out" | "refused" };

/** Why something in a file became no line of the dataset. */
export const reasons = {
  "account-row": {
    kind: "left-out",
    en: "A row of one account, part of its project’s total",
    ja: "会計ごとの行。事業の合計の内訳であり、合計に足さない。",
  },
  "empty-amount": {
    kind: "left-out",
    en: "An empty cell: no amount, which is not zero",
    ja: "空欄。金額の記載がなく、0ではない。",
  },
  "no-budget-kind": {
    kind: "left-out",
    en: "An item without a kind of budget (予算種別)",
    ja: "予算種別の記載がない歳出予算項目",
  },
  header: { kind: "left-out", en: "A further line of the header", ja: "見出しの続きの行" },
  continuation: {
    kind: "left-out",
    en: "A further line of a record whose amounts stand on another",
    ja: "金額が別の行にあるレコードの続きの行",
  },
  "no-total": {
    kind: "refused",
    en: "A row with neither an initial total (当初予算（合計）) nor an account",
    ja: "当初予算（合計）も会計区分もない行",
  },
  "field-count": { kind: "refused", en: "Another number of cells than the header", ja: "セルの数が見出しと異なる。" },
  quotes: { kind: "refused", en: "Quotes that are not those of CSV (RFC 4180)", ja: "引用符の使い方がCSV（RFC 4180）に合わない。" },
  unreadable: { kind: "refused", en: "An amount that is no number", ja: "金額を数として読めない。" },
  fraction: { kind: "refused", en: "An amount with a fraction of a yen", ja: "1円未満の端数がある。" },
  "too-large": { kind: "refused", en: "An amount beyond 9,007,199,254,740,991 yen", ja: "9,007,199,254,740,991円を超える。" },
  duplicate: { kind: "refused", en: "The key of an earlier row", ja: "前の行とキーが同じ。" },
  "other-year": {
    kind: "refused",
    en: "Another sheet year (事業年度) than the rest of the file",
    ja: "事業年度がファイルの他の行と異なる。",
  },
  "no-parent": {
    kind: "refused",
    en: "An item whose project has no such total in sheet 2-1",
    ja: "2-1に対応する合計がない歳出予算項目",
  },
  "unknown-kind": { kind: "refused", en: "A kind of budget that is not known", ja: "不明な予算の種別" },
  form: { kind: "refused", en: "A cell that a record cannot hold", ja: "レコードに入れられない値" },
} as const satisfies Readonly<Record<string, Reason>>;

export type ReasonName = keyof typeof reasons;
