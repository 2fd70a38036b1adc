import { facts } from "../../catalog/dataset";
import type { Messages } from "./message";

export const home = {
  lead: facts.lead,

  latest: { ja: "最新リリース", en: "Latest release" },
  release: { ja: "リリース {id}", en: "Release {id}" },
  issued: { ja: "{day}発行", en: "issued on {day}" },
  contents: { ja: "リリース {id} の内容と全ファイル", en: "Contents and files of release {id}" },
  checksums: { ja: "リリース {id} のチェックサム（SHA256SUMS）", en: "Checksums of release {id} (SHA256SUMS)" },
  releases: { ja: "リリースの一覧", en: "Releases" },
  day: { ja: "発行日", en: "Issued" },
  brings: { ja: "内容", en: "What it brings" },
  changes: { ja: "変更点（JSON）", en: "What changed (JSON)" },
  first: { ja: "最初のリリース", en: "First release" },
  releasesJson: { ja: "JSON", en: "JSON" },
  releasesMore: {
    ja: "新しいリリースは{feed}でお知らせします。リリースの一覧は{json}でも取得できます。",
    en: "New releases are announced in the {feed}. The same list is available as {json}.",
  },
  feed: { ja: "Atomフィード", en: "Atom feed" },

  download: { ja: "ダウンロード（リリース {id}）", en: "Download release {id}" },
  downloadExcel: {
    ja: "Excelで開く：下の表の「リリース {id}」にある excel のリンク（BOM付き、数式は無効）",
    en: "Open in Excel: the “excel” links under “Release {id}” in the table below (with a byte order mark and no live formulas)",
  },
  downloadZip: {
    ja: "全データ：ZIP（CSV一式、項目とコードの説明、ライセンス、引用情報）",
    en: "Everything as a ZIP: all CSV files with what their columns and codes mean, licence and citation",
  },
  downloadSqlite: { ja: "全データ：SQLiteデータベース", en: "Everything as a SQLite database" },
  downloadJson: { ja: "全データ：JSON", en: "Everything as JSON" },
  downloadMore: {
    ja: "ほかの形式（Parquet、JSON-LD、Turtle、N-Quads、NDJSONなど）と全ファイルのチェックサム",
    en: "Checksums of every file, and with them the other formats (Parquet, JSON-LD, Turtle, N-Quads, NDJSON …)",
  },

  cite: { ja: "このデータを引用する", en: "Cite this data" },
  citeMore: { ja: "そのほかの形式：", en: "Other styles:" },

  data: { ja: "データ", en: "Data" },
  dataIntro: {
    ja: "「最新」のリンクは、アクセス時点の最新リリースのデータを1回に最大{limit}件返します。「リリース {id}」のリンクは全件を収めた、内容の変わらないファイルです。",
    en: "Links under “Latest” always answer from the current release, with up to {limit} records at a time. Links under “Release {id}” are files that hold every record and never change.",
  },
  collections: { ja: "コレクションの一覧", en: "Collections" },
  collection: { ja: "コレクション", en: "Collection" },
  description: { ja: "内容", en: "What it holds" },
  records: { ja: "件数", en: "Records" },
  latestColumn: { ja: "最新", en: "Latest" },
  ofCollection: { ja: "：{label}", en: " of {label}" },
  frozenOfCollection: { ja: "：{label}、リリース {id}", en: " of {label} in release {id}" },

  call: { ja: "APIを呼び出す", en: "Call the API" },
  callIntro: {
    ja: "登録もAPIキーも要りません。URLを開けばJSONが返ります。",
    en: "No sign-up and no key: open a URL and JSON comes back.",
  },
  callSearch: { ja: "すべてのコレクションから「量子」を検索する", en: "Search every collection for 量子 (quantum)" },
  callSort: { ja: "出来事を日付の早い順に並べる", en: "List the milestones, earliest first" },
  callFilter: {
    ja: "2022年度を含む予算額を調べる（複数年度の合計は年度に分けません）",
    en: "Find the stated amounts that cover fiscal year 2022 (a total over several years is never split)",
  },
  callLargest: { ja: "予算書等の行を金額の大きい順に並べる", en: "List the lines of budget books, largest amount first" },
  callMore: {
    ja: "形式、絞り込み、ページ送り、エラーについては{docs}を、機械可読な定義は{openapi}を、データそのものの説明は{catalogue}をご覧ください。",
    en: "Formats, filters, paging and errors are explained in the {docs}; the machine-readable definition is {openapi}. The data itself is described in the {catalogue}.",
  },
  catalogue: { ja: "データカタログ", en: "catalogue" },

  terms: { ja: "出典と利用条件", en: "Source and terms of use" },
  evidence: {
    ja: "各レコードの `evidence` に、出典の資料、行番号、記載された語句、その行のSHA-256、または予算書等の書誌を示しています。資料の書誌と利用条件は{sources}にあります。",
    en: "The `evidence` of each record gives the source, the line, the printed words and the SHA-256 of that line, or names the budget book. Publisher and terms of each source are in the {sources}.",
  },
  sources: { ja: "資料の一覧（JSON）", en: "list of sources (JSON)" },
  interpretation: {
    ja: "テーマとの対応付けなど、当ポータルの解釈には `basis: interpretation` と記しています。種別（`type`）などの分類と注記（`note`）も当ポータルによるものです。当ポータルが訳した英語名には `enBasis: ours` と記し、英語名以外の英語はすべて当ポータルの訳です。",
    en: "This portal’s interpretations, such as the theme that a priority is matched to, say `basis: interpretation`. Classifications such as `type`, and notes, are this portal’s as well. An English name that is our translation says `enBasis: ours`; English other than names is always our translation.",
  },
  reuse: {
    ja: "データは{licence}のもとで、出典を示せば商用を含めて自由に利用できます。",
    en: "The data may be reused freely, for commercial purposes too, under {licence}, as long as the source is given.",
  },
} as const satisfies Messages;
