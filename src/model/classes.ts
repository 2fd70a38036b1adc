import type { Text } from "./text";

/** A class of things that have no collection of their own. */
export type Class = { readonly label: Text; readonly description: Text; readonly subClassOf: readonly string[] };

/** The classes of what a release says of a thing, and of the structures inside its fields. */
export const classes = {
  Record: {
    label: { ja: "レコード", en: "Record" },
    description: {
      ja: "あるリリースが一つのものについて述べる記述。根拠は記述のものであり、述べられたもの自体のものではない。",
      en: "What one release states about one thing. Evidence is of the statement, not of the thing that it is about.",
    },
    subClassOf: ["foaf:Document", "prov:Entity"],
  },
  Evidence: {
    label: { ja: "根拠", en: "Evidence" },
    description: {
      ja: "レコードの事実が記載されている、資料の一行または他の公的資料の箇所",
      en: "The line of a source, or the place in another public book, where what a record states is printed",
    },
    subClassOf: ["prov:Entity"],
  },
  Citation: {
    label: { ja: "引用", en: "Citation" },
    description: { ja: "他の公的資料とその箇所", en: "Another public book, and the place in it" },
    subClassOf: ["schema:CreativeWork", "prov:Entity"],
  },
  Round: {
    label: { ja: "予算の回", en: "Budget round" },
    description: { ja: "ある年度の、ある段階の予算", en: "The budget of one phase of one fiscal year" },
    subClassOf: [],
  },
  Range: {
    label: { ja: "予算の範囲", en: "Range of budget rounds" },
    description: {
      ja: "「～」で記載された、ある回から別の回までの予算",
      en: "Budgets from one round to another, printed as “from … to …”",
    },
    subClassOf: [],
  },
  Candidate: {
    label: { ja: "照合の候補", en: "Candidate of a reconciliation" },
    description: {
      ja: "記載金額の一つの読み方と、その読み方での予算書の行の合計",
      en: "One reading of a stated amount, and what the lines of budget books come to under it",
    },
    subClassOf: [],
  },
  ThemeMatch: {
    label: { ja: "テーマとの対応", en: "Match with a theme" },
    description: {
      ja: "重点・柱と、主な対応のほかにもう一つのテーマとの対応",
      en: "How a priority matches one more theme, beside the one that it matches first",
    },
    subClassOf: [],
  },
} as const satisfies Record<string, Class>;

export type ClassName = keyof typeof classes;
