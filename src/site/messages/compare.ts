import type { Messages } from "./message";

/** The comparison of two releases. */
export const compare = {
  title: { ja: "リリース {from} から {to} への変更点", en: "What changed from release {from} to {to}" },
  description: {
    ja: "リリース {from}（{fromDay}発行）と {to}（{toDay}発行）で異なるレコードを、項目ごとに示します。",
    en: "The records that release {from} of {fromDay} and release {to} of {toDay} hold differently, field by field.",
  },
  choose: { ja: "比べるリリースを選ぶ", en: "Choose releases to compare" },
  from: { ja: "変更前", en: "From" },
  to: { ja: "変更後", en: "To" },
  show: { ja: "比べる", en: "Compare" },
  numbers: { ja: "コレクションごとの件数", en: "Changes by collection" },
  numbersCaption: {
    ja: "追加・変更・削除されたレコードの数。コレクションを選ぶと、そのレコードだけを示します。",
    en: "Records added, changed and removed. Choose a collection to see its records alone.",
  },
  facts: {
    ja: "変更のうち、資料の記載やその根拠が変わったもの：{facts}件。当ポータルの訳・分類・注記だけが変わったもの：{ours}件。",
    en: "Changed in what a source states or in its evidence: {facts}. Changed only in this portal’s own translation, classification or note: {ours}.",
  },
  collection: { ja: "コレクション", en: "Collection" },
  all: { ja: "すべて", en: "All" },
  tooMany: {
    ja: "変更が多いため、件数は示していません。変更したレコードは順に見られます。",
    en: "There are too many changes to count here. The records that changed can be read page by page.",
  },
  fieldsAdded: { ja: "加わった項目", en: "Fields that were added" },
  fieldsRemoved: { ja: "なくなった項目", en: "Fields that were removed" },
  records: { ja: "変更のあったレコード", en: "Records that changed" },
  ofCollection: { ja: "変更のあったレコード：{collection}", en: "Records that changed: {collection}" },
  everything: { ja: "すべてのコレクションを見る", en: "See all collections" },
  none: { ja: "異なるレコードはありません。", en: "No record differs." },
  before: { ja: "リリース {id} での内容", en: "In release {id}" },
  next: { ja: "次のページ", en: "Next page" },
  first: { ja: "最初のページ", en: "First page" },
  asData: { ja: "データとして取得", en: "The same as data" },
  stat: { ja: "件数（JSON）", en: "Counts (JSON)" },
  rows: { ja: "変更の一覧（JSON）", en: "Changes (JSON)" },
  patch: { ja: "JSON Patch", en: "JSON Patch" },
  marks: {
    ja: "取り消し線は変更前、下線は変更後の語句です。",
    en: "Struck-through words were there before, underlined words came in their place.",
  },
} as const satisfies Messages;
