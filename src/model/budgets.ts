import { defineEntity } from "./entity";
import type { Row } from "./field";
import { fiscalYear, phase, round } from "./phase";

export type Round = { readonly fiscalYear: number; readonly phase: string };
export type Range = { readonly from: Round; readonly to: Round };
/** When the money of a stated amount is from. A row is any JSON; that these have this shape is held when its release is checked. */
type Spanning = { readonly rounds?: readonly Round[] | null; readonly range?: Range | null };

export const budgets = defineEntity({
  collection: "budgets",
  place: 6,
  type: "Budget",
  subClassOf: ["schema:MonetaryAmount"],
  title: "label",
  label: { ja: "記載金額", en: "Stated amounts" },
  description: {
    ja: "資料が述べる金額。複数回の予算の合計は一つの金額のまま保持し、年度に分けない。",
    en: "Amounts as a document states them. A total over several rounds is one amount and is never split.",
  },
  // An amount that a document states, which is no grant: nobody gives it to anybody (schema.org, MonetaryAmount and MonetaryGrant).
  linked: () => ({ classes: ["schema:MonetaryAmount"], links: [["schema:currency", { literal: "JPY" }]] }),
  fields: {
    label: {
      kind: "localized",
      iri: "rdfs:label",
      label: { ja: "ラベル", en: "Label" },
      description: { ja: "記載された金額の表記", en: "The statement of the amount as printed" },
    },
    initiative: {
      kind: "reference",
      to: "initiatives",
      facet: true,
      label: { ja: "施策", en: "Initiative" },
      description: { ja: "金額が述べられた施策", en: "The initiative that the amount is stated for" },
    },
    amount: {
      kind: "yen",
      iri: "schema:value",
      label: { ja: "金額（円）", en: "Amount (yen)" },
      description: { ja: "金額。円単位の整数", en: "Amount as an integer number of yen" },
    },
    amountPrinted: {
      kind: "text",
      language: "ja",
      label: { ja: "記載された金額", en: "Amount as printed" },
      description: { ja: "記載されたままの金額", en: "The amount exactly as printed" },
    },
    measure: {
      kind: "code",
      ours: "always",
      facet: true,
      label: { ja: "金額の性質", en: "Measure" },
      description: {
        ja: "予算額か、基金の規模か。両者は足し合わせない。",
        en: "Appropriation or endowment; the two are never added",
      },
      values: {
        appropriation: { ja: "予算額", en: "Appropriation" },
        endowment: { ja: "基金の規模", en: "Endowment" },
      },
    },
    precision: {
      kind: "code",
      ours: "always",
      facet: true,
      label: { ja: "精度", en: "Precision" },
      description: { ja: "記載された金額の精度", en: "How exactly the amount is printed" },
      values: {
        exact: { ja: "記載の単位まで正確", en: "Exact at the printed unit" },
        approximate: { ja: "概数（「規模」など）", en: "Approximate" },
      },
    },
    rounds: {
      kind: "structure",
      many: true,
      optional: true,
      type: "Round",
      parts: round,
      label: { ja: "予算の回", en: "Rounds" },
      description: {
        ja: "金額が合計する予算（年度と段階）",
        en: "The rounds that the amount totals, each a fiscal year and a phase",
      },
    },
    range: {
      kind: "structure",
      optional: true,
      type: "Range",
      parts: {
        from: {
          kind: "structure",
          type: "Round",
          parts: round,
          label: { ja: "始まり", en: "From" },
          description: { ja: "範囲の最初の予算", en: "First budget of the range" },
        },
        to: {
          kind: "structure",
          type: "Round",
          parts: round,
          label: { ja: "終わり", en: "To" },
          description: { ja: "範囲の最後の予算", en: "Last budget of the range" },
        },
      },
      label: { ja: "予算の範囲", en: "Range" },
      description: { ja: "「～」で記載された範囲", en: "A range printed as “from … to …”" },
    },
    fiscalYear: {
      ...fiscalYear,
      many: true,
      optional: true,
      derived: true,
      facet: true,
      description: {
        ja: "金額が及ぶ年度。複数なら、この金額は年度に分けられない。",
        en: "Fiscal years that the amount spans. Where there are several, the amount cannot be split between them.",
      },
    },
    phase: {
      ...phase,
      optional: true,
      absentIfSeveral: true,
      description: {
        ja: "すべての回に共通する段階。読み方が一つに定まらない金額では値がなく、phase での絞り込みから外れる。",
        en: "The phase of all rounds. Absent where there is more than one reading, so that a filter on phase leaves the amount out.",
      },
    },
    ambiguous: {
      kind: "boolean",
      ours: "always",
      facet: true,
      label: { ja: "複数の読み方", en: "Ambiguous" },
      description: { ja: "記載された語句に複数の読み方があるか", en: "Whether the printed words have more than one reading" },
    },
    overlap: {
      kind: "code",
      optional: true,
      virtual: "fiscalYear",
      label: { ja: "年度の重なり", en: "Overlap" },
      description: {
        ja: "fiscalYear で絞り込んだときだけ現れる。partial は、金額が絞り込みの外の年度にも及ぶことを示す（按分はしない）。",
        en: "Only where fiscalYear is filtered. `partial` says that the amount also spans years outside the filter; no share is computed.",
      },
      values: {
        full: { ja: "全体が範囲内", en: "Wholly inside" },
        partial: { ja: "一部が範囲内", en: "Partly inside" },
      },
    },
    note: {
      kind: "localized",
      ours: "always",
      optional: true,
      label: { ja: "注記", en: "Note" },
      description: { ja: "金額の読み方についての注記", en: "Note on how to read the amount" },
    },
  },
  derive: (row) => ({ ...row, fiscalYear: fiscalYearsOf(row as Spanning & Row) }),
});

/** The fiscal years that rounds or a range span, ascending. */
export function fiscalYearsOf({ rounds, range }: Spanning): number[] {
  if (range) {
    const length = range.to.fiscalYear - range.from.fiscalYear + 1;
    return Array.from({ length }, (_, i) => range.from.fiscalYear + i);
  }
  return [...new Set((rounds ?? []).map((round) => round.fiscalYear))].sort((a, b) => a - b);
}
