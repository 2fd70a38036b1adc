import { defineEntity } from "./entity";

export const organizations = defineEntity({
  collection: "organizations",
  place: 12,
  type: "Organization",
  title: "name",
  label: { ja: "機関", en: "Organizations" },
  description: { ja: "資料に挙がる機関・会議体。", en: "The bodies that the sources name." },
  // A minister is a post in a body, and the body a part of another.
  linked({ type, partOf }) {
    const above = partOf
      ? ([
          [type === "minister" ? "org:postIn" : "org:subOrganizationOf", { collection: "organizations", id: partOf as string }],
        ] as const)
      : [];
    return { classes: type === "minister" ? ["org:Post"] : type ? ["org:Organization"] : [], links: type ? above : [] };
  },
  fields: {
    name: {
      kind: "localized",
      iri: "schema:name",
      label: { ja: "名称", en: "Name" },
      description: { ja: "名称（日本語は記載のまま）", en: "Name; the Japanese is as printed" },
    },
    type: {
      kind: "code",
      ours: "always",
      facet: true,
      label: { ja: "種別", en: "Type" },
      description: { ja: "機関の種別", en: "What sort of body it is" },
      values: {
        legislature: { ja: "立法府", en: "Legislature" },
        cabinet: { ja: "内閣", en: "Cabinet" },
        ministry: { ja: "府省", en: "Ministry" },
        minister: { ja: "大臣", en: "Minister" },
        council: { ja: "会議・協議会", en: "Council" },
        university: { ja: "大学", en: "University" },
        agency: { ja: "独立行政法人等", en: "Agency" },
      },
    },
    partOf: {
      kind: "reference",
      to: "organizations",
      optional: true,
      label: { ja: "上位の機関", en: "Part of" },
      description: { ja: "属する機関", en: "The body that it belongs to" },
    },
    corporateNumber: {
      kind: "text",
      optional: true,
      label: { ja: "法人番号", en: "Corporate number" },
      description: { ja: "法人番号（13桁。公開されているもの）", en: "Corporate number, 13 digits, where public" },
    },
  },
});
