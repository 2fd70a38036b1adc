import { defineEntity } from "./entity";
import type { Json } from "./field";
import type { Text } from "./text";

/** Why a value is missing. */
export const reasons = {
  notPublished: { ja: "資料に記載なし", en: "Not stated in the document" },
  notApplicable: { ja: "該当しない", en: "Not applicable" },
  notYet: { ja: "未定・未公表・未確認", en: "Not yet decided, published or confirmed" },
} as const;

export type Reason = keyof typeof reasons;

/** The reason of what a document leaves out and another may have. */
export const NOT_PUBLISHED: Reason = "notPublished";

/** What each reason says, and what it does not. */
const meanings: Readonly<Record<Reason, Text>> = {
  notPublished: {
    ja: "当ポータルが根拠とした資料に書かれていない。国が公表していないという意味ではなく、予算書などほかの資料に載っていることがある。",
    en: "The document that the record rests on does not state it. This does not mean that the government never published it: another document, such as a budget book, may have it.",
  },
  notApplicable: { ja: "その項目に当てはまるものがない。", en: "There is nothing that the field could hold." },
  notYet: {
    ja: "資料の時点で決まっていないか公表前のもの、または当ポータルがまだ確認していないもので、今後見込まれる。どれに当たるかは注記にある。",
    en: "Not decided or not out at the time of the document, or not yet confirmed by this portal, and expected to come. The note says which.",
  },
};

/** The records that some absences speak for by their ids, by collection. */
export function recordsNamed(rows: readonly { readonly [field: string]: Json }[]): Map<string, Set<string>> {
  const named = new Map<string, Set<string>>();
  for (const { collection, records } of rows) {
    const ids = named.get(collection as string) ?? new Set();
    for (const id of (records ?? []) as readonly string[]) ids.add(id);
    named.set(collection as string, ids);
  }
  return named;
}

export const absences = defineEntity({
  collection: "absences",
  place: 14,
  type: "Absence",
  title: "label",
  label: { ja: "欠けている情報", en: "Known absences" },
  description: {
    ja: "当ポータルが持たないと分かっている情報と、その理由。値がないことは0を意味しない。",
    en: "What this portal knows that it lacks, and why. Missing is not zero.",
  },
  linked: ({ collection, records }) => ({
    links:
      typeof collection === "string" && Array.isArray(records)
        ? records.map((id: string) => ["schema:about", { collection, id }] as const)
        : [],
  }),
  fields: {
    label: {
      kind: "localized",
      ours: "always",
      iri: "rdfs:label",
      label: { ja: "ラベル", en: "Label" },
      description: { ja: "何が欠けているか", en: "What is missing" },
    },
    collection: {
      kind: "text",
      names: "collection",
      ours: "always",
      facet: true,
      label: { ja: "コレクション", en: "Collection" },
      description: { ja: "欠けている項目のコレクション", en: "The collection that it is missing from" },
    },
    field: {
      kind: "text",
      names: "field",
      ours: "always",
      optional: true,
      facet: true,
      label: { ja: "項目", en: "Field" },
      description: {
        ja: "欠けている項目。ない場合はレコードそのものが欠けている。",
        en: "The field that is missing; absent where whole records are",
      },
    },
    records: {
      kind: "text",
      names: "record",
      ours: "always",
      many: true,
      optional: true,
      label: { ja: "レコード", en: "Records" },
      description: {
        ja: "項目が欠けているレコードの識別子。ない場合は、その項目に値がないすべてのレコード。",
        en: "Ids of the records that lack it; absent where it is every record without a value in that field",
      },
    },
    reason: {
      kind: "code",
      ours: "always",
      facet: true,
      label: { ja: "理由", en: "Reason" },
      description: { ja: "欠けている理由", en: "Why it is missing" },
      values: reasons,
      meanings,
    },
    expected: {
      kind: "date",
      ours: "always",
      optional: true,
      label: { ja: "見込みの時期", en: "Expected" },
      description: { ja: "公表が見込まれる時期（分かる精度）", en: "When it is expected, at the precision known" },
    },
    note: {
      kind: "localized",
      ours: "always",
      optional: true,
      label: { ja: "注記", en: "Note" },
      description: { ja: "理由についての説明", en: "What explains the reason" },
    },
  },
});
