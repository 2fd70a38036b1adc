import { defineEntity } from "./entity";
import { basis, citation } from "./evidence";
import { fiscalYear, phase } from "./phase";

// Facets are counted of every release alike, and the older ones do not have it.
const { facet: _, ...uncounted } = basis;

export const appropriations = defineEntity({
  collection: "appropriations",
  place: 10,
  type: "Appropriation",
  subClassOf: ["schema:MonetaryAmount"],
  title: "label",
  distinguishedBy: ["ministry", "fiscalYear", "phase"],
  citedWith: ["ministry", "fiscalYear", "phase", "semantics"],
  label: { ja: "予算書等の行", en: "Budget lines" },
  description: {
    ja: "予算書・決算書・行政事業レビューシートの1行。",
    en: "Lines of budget books, settlements of accounts and review sheets.",
  },
  // An amount that a document states, which is no grant: nobody gives it to anybody (schema.org, MonetaryAmount and MonetaryGrant).
  linked: () => ({ classes: ["schema:MonetaryAmount"], links: [["schema:currency", { literal: "JPY" }]] }),
  fields: {
    label: {
      kind: "localized",
      ours: "by-basis",
      iri: "rdfs:label",
      label: { ja: "事業・事項", en: "Project" },
      description: { ja: "予算書に記載された事業・事項の名称", en: "Name of the project or item as the book prints it" },
    },
    ministry: {
      kind: "reference",
      to: "organizations",
      optional: true,
      absentIfSeveral: true,
      facet: true,
      label: { ja: "府省", en: "Ministry" },
      description: {
        ja: "計上した府省。複数の府省にまたがる合計では値がない。",
        en: "The ministry under which the line is booked; absent from a total over several",
      },
    },
    project: {
      kind: "text",
      optional: true,
      label: { ja: "事業番号", en: "Project number" },
      description: { ja: "予算事業IDまたは旧事業番号", en: "Project number in the book" },
    },
    fiscalYear: { ...fiscalYear, facet: true },
    phase,
    supplementaryNumber: {
      kind: "integer",
      range: [1, 9],
      optional: true,
      label: { ja: "補正の号数", en: "Supplementary number" },
      description: { ja: "第何号の補正か", en: "Number of the supplementary budget" },
    },
    amount: {
      kind: "yen",
      signed: true,
      ours: "by-basis",
      iri: "schema:value",
      label: { ja: "金額（円）", en: "Amount (yen)" },
      description: {
        ja: "金額。円単位の整数。予算を減らす補正や移用などは負の値",
        en: "Amount as an integer number of yen; below zero where it reduces a budget, as a supplementary budget or a transfer may",
      },
    },
    semantics: {
      kind: "code",
      ours: "always",
      facet: true,
      label: { ja: "金額の意味", en: "Semantics" },
      description: {
        ja: "その段階だけの額（補正なら増減額）か、改定後の総額か、残高か",
        en: "The amount of its phase alone (of a supplementary budget, what it adds or takes away), a revised total or a balance",
      },
      values: {
        increment: { ja: "その段階の額", en: "Amount of its phase" },
        "revised-total": { ja: "改定後の総額", en: "Revised total" },
        stock: { ja: "残高", en: "Balance" },
      },
    },
    initiative: {
      kind: "reference",
      to: "initiatives",
      ours: "always",
      optional: true,
      facet: true,
      label: { ja: "施策", en: "Initiative" },
      description: { ja: "この行の金額が充てられる施策", en: "The initiative that this line funds" },
    },
    partOf: {
      kind: "reference",
      to: "appropriations",
      optional: true,
      label: { ja: "上位の行", en: "Part of" },
      description: {
        ja: "この行を含む行。親と子は足し合わせない。",
        en: "The line that contains this one; the two are never added",
      },
    },
    sameAmountAs: {
      kind: "reference",
      to: "appropriations",
      ours: "always",
      optional: true,
      label: { ja: "同じ金額の行", en: "Same amount as" },
      description: {
        ja: "別の予算書で同じ金額を示す行。一つの金額であり、足し合わせない。",
        en: "The line of another book that states the same amount: one amount, never added twice",
      },
    },
    citation,
    basis: { ...uncounted, optional: true },
    note: {
      kind: "localized",
      ours: "always",
      optional: true,
      label: { ja: "注記", en: "Note" },
      description: { ja: "金額を当ポータルがどう求めたか", en: "How this portal came to the amount" },
    },
  },
});
