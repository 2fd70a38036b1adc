import { defineEntity } from "./entity";

export const quantities = defineEntity({
  collection: "quantities",
  place: 8,
  type: "Quantity",
  title: "label",
  label: { ja: "数量", en: "Quantities" },
  description: { ja: "資料が述べる件数など。", en: "Counts that the sources state." },
  fields: {
    label: {
      kind: "localized",
      iri: "rdfs:label",
      label: { ja: "ラベル", en: "Label" },
      description: { ja: "何の数か", en: "What is counted" },
    },
    initiative: {
      kind: "reference",
      to: "initiatives",
      facet: true,
      label: { ja: "施策", en: "Initiative" },
      description: { ja: "数量が述べられた施策", en: "The initiative that the count is stated for" },
    },
    value: {
      kind: "integer",
      label: { ja: "値", en: "Value" },
      description: { ja: "数", en: "The number" },
    },
    unit: {
      kind: "localized",
      label: { ja: "単位", en: "Unit" },
      description: { ja: "記載された単位", en: "The unit as printed" },
    },
  },
});
