import { defineEntity } from "./entity";

/** The concept scheme of all themes: a term of the portal's own, and what it is called. */
export const themesScheme = { term: "themes", label: { ja: "政策テーマ", en: "Policy themes" } } as const;

export const themes = defineEntity({
  collection: "themes",
  place: 3,
  type: "Theme",
  subClassOf: ["skos:Concept"],
  title: "label",
  printedOrder: ["plan", "position"],
  label: { ja: "政策テーマ", en: "Themes" },
  description: {
    ja: "資料の見出しによる政策テーマの階層（複数年に共通するテーマとその下の見出し、第7期に向けた見出し）。年ごとの順序と名称は「重点・柱」を参照。",
    en: "The policy themes after the document's headings, as a tree: those that persist over the years with the headings below them, and those towards the Seventh Basic Plan. Order and wording of an edition belong to its priorities.",
  },
  linked: ({ broader }) => ({
    classes: ["skos:Concept"],
    links: [
      ["skos:inScheme", { term: themesScheme.term }],
      ...(broader === null ? ([["skos:topConceptOf", { term: themesScheme.term }]] as const) : []),
    ],
    reverse: broader === null ? [["skos:hasTopConcept", { term: themesScheme.term }]] : [],
  }),
  fields: {
    label: {
      kind: "localized",
      iri: "skos:prefLabel",
      label: { ja: "ラベル", en: "Label" },
      description: { ja: "テーマの見出し", en: "Heading of the theme" },
    },
    type: {
      kind: "code",
      ours: "always",
      facet: true,
      label: { ja: "種別", en: "Type" },
      description: { ja: "テーマの階層上の種別", en: "Level of the theme in the tree" },
      values: {
        persisting: { ja: "継続テーマ", en: "Persisting theme" },
        group: { ja: "取組の見出し", en: "Group heading" },
        "seventh-plan": { ja: "第7期に向けた対応の見出し", en: "Heading of work towards the Seventh Plan" },
      },
    },
    broader: {
      kind: "reference",
      to: "themes",
      optional: true,
      facet: true,
      iri: "skos:broader",
      label: { ja: "上位テーマ", en: "Broader theme" },
      description: { ja: "一つ上のテーマ", en: "The theme above this one" },
    },
    plan: {
      kind: "reference",
      to: "plans",
      optional: true,
      facet: true,
      label: { ja: "基本計画", en: "Basic Plan" },
      description: { ja: "テーマが記載されている文脈の基本計画", en: "The Basic Plan in whose context the theme is printed" },
    },
    position: {
      kind: "integer",
      iri: "schema:position",
      range: [1, 999],
      label: { ja: "記載順", en: "Position" },
      description: {
        ja: "資料での、同じ上位テーマの中の記載順（1から）",
        en: "Printed order in the source among themes of the same parent, from 1",
      },
    },
  },
});
