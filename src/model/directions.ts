import { defineEntity } from "./entity";

export const directions = defineEntity({
  collection: "directions",
  place: 9,
  type: "Direction",
  title: "label",
  // The Sixth Basic Plan is printed before the Seventh.
  printedOrder: ["strategy", "-frame", "position"],
  label: { ja: "今後の方向性", en: "Directions" },
  description: {
    ja: "「統合イノベーション戦略2025」に向けて資料が示す方向性。全体の位置付けは同戦略の説明を参照。",
    en: "Directions that the source sets out for the next yearly strategy; what they serve as a whole is in that strategy's description.",
  },
  fields: {
    label: {
      kind: "localized",
      iri: "rdfs:label",
      label: { ja: "ラベル", en: "Label" },
      description: { ja: "記載された方向性（末尾の「等」を除く）", en: "The direction as printed, without a closing 等" },
    },
    strategy: {
      kind: "reference",
      to: "strategies",
      label: { ja: "戦略", en: "Strategy" },
      description: { ja: "方向性が向けられた戦略", en: "The strategy that it is meant for" },
    },
    frame: {
      kind: "code",
      facet: true,
      label: { ja: "枠組み", en: "Frame" },
      description: { ja: "資料の見出しによる枠組み", en: "The frame that the source's heading sets" },
      values: {
        "sixth-plan-completion": {
          ja: "第6期基本計画の総仕上げとしての取組の更なる加速",
          en: "Accelerating existing work further to complete the Sixth Basic Plan",
        },
        "seventh-plan-preparation": {
          ja: "第7期基本計画に向けた議論の内容も踏まえた対応",
          en: "Measures that also take account of the discussion towards the Seventh Basic Plan",
        },
      },
    },
    theme: {
      kind: "reference",
      to: "themes",
      facet: true,
      label: { ja: "テーマ", en: "Theme" },
      description: { ja: "その下に記載されているテーマ", en: "The theme under which it is printed" },
    },
    position: {
      kind: "integer",
      iri: "schema:position",
      range: [1, 999],
      label: { ja: "記載順", en: "Position" },
      description: { ja: "枠組みの中での記載順（1から）", en: "Printed order in its frame, from 1" },
    },
    openEnded: {
      kind: "boolean",
      facet: true,
      label: { ja: "「等」", en: "Open-ended" },
      description: {
        ja: "末尾に「等」が記載され、列挙がこれに限られないことを示すか。「等」は同じ見出しの列挙全体に係る場合がある。",
        en: "Whether it closes with a printed 等, so that the list is not exhaustive; the 等 may stand for the whole list under its heading",
      },
    },
    initiatives: {
      kind: "reference",
      to: "initiatives",
      many: true,
      optional: true,
      facet: true,
      label: { ja: "施策", en: "Initiatives" },
      description: { ja: "方向性に名前の挙がる施策", en: "The initiatives that it names" },
    },
  },
});
