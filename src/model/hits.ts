import { defineRows } from "./entity";

/** How many hits are counted: a word that most records have makes every count long, and nobody reads so many. */
export const MOST_COUNTED = 1_000;

/** The rows of a search: not a collection, but shown like one in every format. */
export const hits = defineRows({
  collection: "search",
  type: "Hit",
  title: "title",
  label: { ja: "検索結果", en: "Search hits" },
  description: { ja: "検索に一致したレコード", en: "Records that match a search" },
  fields: {
    collection: {
      kind: "text",
      names: "collection",
      facet: true,
      label: { ja: "コレクション", en: "Collection" },
      description: { ja: "レコードのコレクション", en: "Collection of the record" },
    },
    id: {
      kind: "id",
      label: { ja: "識別子", en: "Identifier" },
      description: { ja: "レコードの識別子", en: "Id of the record" },
    },
    title: {
      kind: "localized",
      iri: "rdfs:label",
      label: { ja: "名称", en: "Title" },
      description: { ja: "レコードの名称", en: "Name or label of the record" },
    },
    inTitle: {
      kind: "boolean",
      label: { ja: "名称に一致", en: "In the title" },
      description: {
        ja: "検索語がすべて名称に含まれるか。含まれるものが先に並ぶ。",
        en: "Whether the name holds every word searched for; such records come first",
      },
    },
  },
  collectionOf: (row) => row.collection as string,
});
