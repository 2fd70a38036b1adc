import { defineEntity } from "./entity";
import { basis } from "./evidence";

export const crosswalks = defineEntity({
  collection: "crosswalks",
  place: 13,
  type: "Crosswalk",
  title: "label",
  label: { ja: "識別子の対応", en: "Crosswalk" },
  description: {
    ja: "施策・機関と、公的な識別子（予算事業ID、旧事業番号、法人番号、法令ID）との対応。どの識別子からも引ける。",
    en: "Links from initiatives and organizations to public identifiers: budget project, old project number, corporate number, law. Any of them finds the record.",
  },
  fields: {
    label: {
      kind: "localized",
      ours: "by-basis",
      iri: "rdfs:label",
      label: { ja: "ラベル", en: "Label" },
      description: { ja: "何と何の対応か", en: "What is linked to what" },
    },
    initiative: {
      kind: "reference",
      to: "initiatives",
      ours: "by-basis",
      optional: true,
      facet: true,
      label: { ja: "施策", en: "Initiative" },
      description: { ja: "識別子が指す施策", en: "The initiative that the identifier is of" },
    },
    organization: {
      kind: "reference",
      to: "organizations",
      ours: "by-basis",
      optional: true,
      facet: true,
      label: { ja: "機関", en: "Organization" },
      description: { ja: "識別子が指す機関", en: "The organization that the identifier is of" },
    },
    scheme: {
      kind: "code",
      facet: true,
      label: { ja: "識別子の体系", en: "Identifier scheme" },
      description: { ja: "識別子を付けた体系", en: "The system that gave the identifier" },
      values: {
        "budget-project": { ja: "予算事業ID", en: "Budget project ID (RS System)" },
        "review-number": { ja: "旧事業番号（行政事業レビュー）", en: "Old project number (administrative project review)" },
        "corporate-number": { ja: "法人番号", en: "Corporate number" },
        law: { ja: "法令ID（e-Gov法令検索）", en: "Law ID (e-Gov law search)" },
      },
    },
    identifier: {
      kind: "text",
      iri: "schema:identifier",
      label: { ja: "識別子", en: "Identifier" },
      description: { ja: "体系の中での識別子（記載のまま）", en: "The identifier in its scheme, as printed" },
    },
    match: {
      kind: "code",
      ours: "by-basis",
      facet: true,
      label: { ja: "対応の種類", en: "Match" },
      description: { ja: "識別子が指すものと、レコードとの関係", en: "How what the identifier stands for relates to the record" },
      values: {
        exact: { ja: "同一", en: "The same thing" },
        broad: { ja: "識別子の指すもののほうが広い", en: "The identifier stands for more" },
        narrow: { ja: "識別子の指すもののほうが狭い", en: "The identifier stands for a part" },
        related: { ja: "関連", en: "Related" },
      },
    },
    confidence: {
      kind: "code",
      ours: "always",
      facet: true,
      label: { ja: "確からしさ", en: "Confidence" },
      description: { ja: "対応がどの程度確かか", en: "How sure the link is" },
      values: {
        certain: {
          ja: "確か（名称と金額、名称と番号が一致、または法令の規定による）",
          en: "Certain: name and amount, or name and number, agree, or a law provides for it",
        },
        probable: { ja: "おそらく（名称だけが一致）", en: "Probable: the name alone agrees" },
      },
    },
    basis,
    note: {
      kind: "localized",
      ours: "always",
      optional: true,
      label: { ja: "注記", en: "Note" },
      description: { ja: "対応についての注記", en: "Note on the link" },
    },
  },
});
