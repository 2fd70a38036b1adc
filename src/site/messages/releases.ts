import type { Messages } from "./message";

/** The list of releases. */
export const releases = {
  title: { ja: "リリースの一覧", en: "Releases" },
  lead: {
    ja: "データはリリースごとに確定し、後から編集も削除もされません。どのリリースも、発行したときのまま読み、引用できます。",
    en: "Data is frozen as releases, which are never edited or removed. Each can be read and cited as it was issued.",
  },
  numbers: {
    ja: "リリース番号の3つの数字のうち、左は識別子・項目・意味の変更、中央は事実の追加、右は訂正（訳や注記だけの修正を含む）で増えます。",
    en: "Of the three numbers of a release, the first rises when an id, a field or a meaning changes, the second when facts are added, the third when something is corrected, be it only a translation or a note.",
  },
  latest: { ja: "最新", en: "Latest" },
  withdrawn: { ja: "{day}に公開を取り下げ：{reason}", en: "Withdrawn on {day}: {reason}" },
  added: { ja: "{count}件を追加", en: "{count} added" },
  changed: { ja: "{count}件を変更", en: "{count} changed" },
  removed: { ja: "{count}件を削除", en: "{count} removed" },
  first: { ja: "最初のリリース（{count}件を収録）", en: "First release ({count} records)" },
  page: { ja: "内容とファイル", en: "Contents and files" },
  compare: { ja: "{before} からの変更点", en: "What changed from {before}" },
  cite: { ja: "引用する", en: "Cite" },
  list: { ja: "リリース", en: "Releases" },
  follow: { ja: "更新情報を受け取る", en: "Follow" },
  feeds: {
    ja: "新しいリリースは{atom}と{json}でお知らせします。レコードごとの変更は{changes}で順に取得できます。",
    en: "New releases are announced in the {atom} and the {json}. Changes record by record are in the {changes}.",
  },
  atom: { ja: "Atomフィード", en: "Atom feed" },
  json: { ja: "JSON Feed", en: "JSON Feed" },
  changes: { ja: "変更ログ（JSON）", en: "change log (JSON)" },
  data: { ja: "この一覧（JSON）", en: "This list as JSON" },
} as const satisfies Messages;
