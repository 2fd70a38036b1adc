import { defineEntity } from "./entity";
import { prioritiesOf } from "./priorities";

export const plans = defineEntity({
  collection: "plans",
  place: 1,
  type: "Plan",
  subClassOf: ["schema:CreativeWork"],
  title: "name",
  label: { ja: "基本計画", en: "Basic Plans" },
  description: {
    ja: "5年ごとの「科学技術・イノベーション基本計画」。",
    en: "The five-year Science, Technology, and Innovation Basic Plans.",
  },
  // A document of policy, and no law: legislation is what the Diet passes.
  linked: ({ name, decidedOn }) => ({ classes: ["schema:CreativeWork"], parts: prioritiesOf(name, Boolean(decidedOn)) }),
  fields: {
    name: {
      kind: "localized",
      iri: "schema:name",
      label: { ja: "名称", en: "Name" },
      description: { ja: "計画の名称", en: "Name of the plan" },
    },
    ordinal: {
      kind: "integer",
      range: [1, 99],
      label: { ja: "期", en: "Ordinal" },
      description: { ja: "第何期か", en: "Which plan in the series" },
    },
    fiscalYearStart: {
      kind: "fiscalYear",
      optional: true,
      label: { ja: "開始年度", en: "First fiscal year" },
      description: { ja: "計画期間の最初の年度", en: "First fiscal year of the plan" },
    },
    fiscalYearEnd: {
      kind: "fiscalYear",
      optional: true,
      label: { ja: "終了年度", en: "Last fiscal year" },
      description: { ja: "計画期間の最後の年度", en: "Last fiscal year of the plan" },
    },
    decidedOn: {
      kind: "date",
      optional: true,
      label: { ja: "決定日", en: "Decided on" },
      description: { ja: "決定の日付（記載された精度）", en: "Date of the decision, at the precision printed" },
    },
    decidedBy: {
      kind: "reference",
      to: "organizations",
      optional: true,
      label: { ja: "決定者", en: "Decided by" },
      description: { ja: "決定した機関", en: "The body that decided" },
    },
  },
});
