import { defineEntity } from "./entity";

export const milestones = defineEntity({
  collection: "milestones",
  place: 7,
  type: "Milestone",
  title: "label",
  label: { ja: "出来事", en: "Milestones" },
  description: {
    ja: "施策の日付のある出来事。日付は記載された精度（多くは月）のまま。",
    en: "Dated events of initiatives, at the precision printed, mostly the month.",
  },
  fields: {
    label: {
      kind: "localized",
      iri: "rdfs:label",
      label: { ja: "ラベル", en: "Label" },
      description: { ja: "出来事の内容", en: "What happened" },
    },
    initiative: {
      kind: "reference",
      to: "initiatives",
      facet: true,
      label: { ja: "施策", en: "Initiative" },
      description: { ja: "出来事のあった施策", en: "The initiative concerned" },
    },
    date: {
      kind: "date",
      iri: "dct:date",
      label: { ja: "日付", en: "Date" },
      description: { ja: "日付（EDTF。記載された精度）", en: "Date in EDTF, at the precision printed" },
    },
    type: {
      kind: "code",
      ours: "always",
      facet: true,
      label: { ja: "種別", en: "Type" },
      description: { ja: "出来事の種別", en: "What sort of event it is" },
      values: {
        established: { ja: "設立", en: "Established" },
        "cabinet-decision": { ja: "閣議決定", en: "Cabinet decision" },
        compiled: { ja: "とりまとめ", en: "Compiled" },
        formulated: { ja: "策定", en: "Formulated" },
        published: { ja: "公表", en: "Published" },
        revised: { ja: "改定", en: "Revised" },
        updated: { ja: "更新", en: "Updated" },
        "call-opened": { ja: "公募開始", en: "Call opened" },
        "support-started": { ja: "助成開始", en: "Grants started" },
      },
    },
    organizations: {
      kind: "reference",
      to: "organizations",
      many: true,
      optional: true,
      facet: true,
      label: { ja: "関係機関", en: "Organizations" },
      description: { ja: "資料が出来事とともに挙げる機関", en: "Organizations that the source names with the event" },
    },
  },
});
