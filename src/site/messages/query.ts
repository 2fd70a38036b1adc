import type { Messages } from "./message";

/** The landing page of a kept query. */
export const query = {
  title: { ja: "引用できるクエリ", en: "Citable query" },
  lead: {
    ja: "このクエリは特定のリリースに固定され、いつ実行しても同じ結果になります。",
    en: "This query is pinned to one release and gives the same result whenever it is run.",
  },
  release: { ja: "リリース", en: "Release" },
  collection: { ja: "コレクション", en: "Collection" },
  conditions: { ja: "条件", en: "Conditions" },
  asked: { ja: "条件（正規形）", en: "Query (normalised)" },
  rows: { ja: "件数", en: "Records" },
  digest: { ja: "結果のSHA-256（NDJSON）", en: "SHA-256 of the result as NDJSON" },
  kept: { ja: "登録日", en: "Registered on" },
  result: { ja: "結果", en: "Result" },
  shown: { ja: "先頭の{count}件", en: "The first {count} records" },
  shownAll: { ja: "全{count}件", en: "All records: {count}" },
  command: { ja: "コマンドで取得し、SHA-256を求める", en: "From a command line: the records, and their SHA-256" },
  whole: { ja: "結果全体のダウンロード：", en: "Download the whole result:" },
  cite: { ja: "引用", en: "Cite" },
  more: { ja: "検証と関連", en: "Verify and explore" },
  inTable: { ja: "この結果を表で絞り込む・並べ替える", en: "Sort and narrow the result as a table" },
  verify: { ja: "再実行して結果を照合する", en: "Run it again and compare the result" },
  onLatest: { ja: "最新リリースでの同じクエリと、その違い", en: "The same query on the latest release, and what changed" },
  superset: { ja: "元のコレクション", en: "Full collection" },
  machine: { ja: "機械可読な説明（JSON）", en: "This description for machines (JSON)" },
} as const satisfies Messages;
