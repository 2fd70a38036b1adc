import { defineEntity } from "./entity";
import { prioritiesOf } from "./priorities";

export const strategies = defineEntity({
  collection: "strategies",
  place: 2,
  type: "Strategy",
  subClassOf: ["schema:CreativeWork"],
  title: "name",
  label: { ja: "統合イノベーション戦略", en: "Integrated Innovation Strategies" },
  description: {
    ja: "基本計画に基づき毎年策定される年次戦略。",
    en: "The yearly strategies drawn up on the basis of a Basic Plan.",
  },
  // A document of policy, and no law: legislation is what the Diet passes.
  linked: ({ name, status }) => ({ classes: ["schema:CreativeWork"], parts: prioritiesOf(name, status === "published") }),
  fields: {
    name: {
      kind: "localized",
      iri: "schema:name",
      label: { ja: "名称", en: "Name" },
      description: { ja: "戦略の名称", en: "Name of the strategy" },
    },
    year: {
      kind: "integer",
      range: [1900, 2199],
      label: { ja: "年", en: "Year" },
      description: { ja: "名称に含まれる年", en: "The year in the strategy's name" },
    },
    plan: {
      kind: "reference",
      to: "plans",
      facet: true,
      label: { ja: "基本計画", en: "Basic Plan" },
      description: { ja: "戦略が基づく基本計画", en: "The Basic Plan that the strategy is based on" },
    },
    planYear: {
      kind: "integer",
      range: [1, 10],
      optional: true,
      label: { ja: "計画の何年目か", en: "Year of the plan" },
      description: {
        ja: "基本計画の何年目の年次戦略か（資料に記載されている場合のみ）",
        en: "Which year of the plan the strategy is for, where a source prints it",
      },
    },
    status: {
      kind: "code",
      facet: true,
      label: { ja: "状態", en: "Status" },
      description: { ja: "資料の時点での状態", en: "Status at the date of the source" },
      values: {
        published: { ja: "策定済み", en: "Adopted" },
        announced: { ja: "方向性を提示", en: "Direction set out" },
      },
    },
    decidedOn: {
      kind: "date",
      optional: true,
      label: { ja: "決定日", en: "Decided on" },
      description: {
        ja: "閣議決定の日付。資料には記載がなく、根拠に示す各戦略による。",
        en: "Date of the Cabinet decision; not printed in the source document but in each strategy, which the evidence cites",
      },
    },
    decidedBy: {
      kind: "reference",
      to: "organizations",
      optional: true,
      label: { ja: "決定者", en: "Decided by" },
      description: { ja: "決定した機関", en: "The body that decided" },
    },
    description: {
      kind: "localized",
      optional: true,
      iri: "dct:description",
      label: { ja: "説明", en: "Description" },
      description: { ja: "資料が述べる戦略の位置付け", en: "What the source says of the strategy" },
    },
  },
});
