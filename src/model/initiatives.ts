import { defineEntity } from "./entity";

export const initiatives = defineEntity({
  collection: "initiatives",
  place: 5,
  type: "Initiative",
  title: "name",
  label: { ja: "施策・取組", en: "Initiatives" },
  description: {
    ja: "資料に名前の挙がる施策・事業・基金・機関・文書など。",
    en: "Every programme, fund, institution, document and other initiative that the sources name.",
  },
  linked({ type }) {
    const known = CLASSES[type as string];
    return { classes: known ? [known] : [] };
  },
  fields: {
    name: {
      kind: "localized",
      iri: "schema:name",
      label: { ja: "名称", en: "Name" },
      description: { ja: "名称（日本語は記載のまま）", en: "Name; the Japanese is as printed" },
    },
    aliases: {
      kind: "text",
      many: true,
      language: "ja",
      optional: true,
      iri: "skos:altLabel",
      label: { ja: "別名", en: "Aliases" },
      description: { ja: "略称や別の表記", en: "Short and other names" },
    },
    type: {
      kind: "code",
      ours: "always",
      facet: true,
      label: { ja: "種別", en: "Type" },
      description: { ja: "施策の種別", en: "What sort of initiative it is" },
      values: {
        programme: { ja: "事業・プログラム", en: "Programme" },
        fund: { ja: "基金・ファンド", en: "Fund" },
        legislation: { ja: "法律・法律案", en: "Legislation" },
        institution: { ja: "機関・拠点", en: "Institution" },
        council: { ja: "会議・協議会", en: "Council" },
        "policy-document": { ja: "政策文書", en: "Policy document" },
        scheme: { ja: "制度・枠組み", en: "Scheme" },
        cooperation: { ja: "国際連携", en: "Cooperation" },
        policy: { ja: "政策・方針", en: "Policy" },
      },
    },
    theme: {
      kind: "reference",
      to: "themes",
      optional: true,
      facet: true,
      label: { ja: "テーマ", en: "Theme" },
      description: { ja: "資料でその下に記載されているテーマ", en: "The theme under which the source prints it" },
    },
    partOf: {
      kind: "reference",
      to: "initiatives",
      optional: true,
      facet: true,
      iri: "schema:isPartOf",
      label: { ja: "上位の施策", en: "Part of" },
      description: { ja: "含まれる先の施策", en: "The initiative that it is part of" },
    },
    organizations: {
      kind: "reference",
      to: "organizations",
      many: true,
      optional: true,
      facet: true,
      label: { ja: "関係機関", en: "Organizations" },
      description: { ja: "資料がその施策とともに挙げる機関", en: "Organizations that the source names with it" },
    },
    description: {
      kind: "localized",
      optional: true,
      iri: "dct:description",
      label: { ja: "説明", en: "Description" },
      description: { ja: "資料が述べる状態や取組", en: "What the source says of its state or work" },
    },
  },
});

/** What an initiative is in shared vocabularies, where they have a word for it. */
const CLASSES: Readonly<Record<string, string>> = {
  // A bill is legislation in the making; what the Cabinet decides as a strategy is not.
  legislation: "schema:Legislation",
  institution: "org:Organization",
  council: "org:Organization",
  "policy-document": "schema:CreativeWork",
};
