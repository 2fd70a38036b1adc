import { facts } from "../../catalog/dataset";
import type { Messages } from "./message";

export const home = {
  lead: facts.lead,
  find: { ja: "施策、金額、語句からレコードを探す", en: "Find a record by name, amount or word" },

  policy: { ja: "政策の全体像", en: "The policy at a glance" },
  policyIntro: {
    ja: "5年ごとの基本計画のもとで、年次戦略が重点を掲げ、各テーマで施策が進められます。小さな四角は施策1件を表します。",
    en: "Under a Basic Plan of five years, yearly strategies set priorities, and initiatives are pursued under each theme. Each small square is one initiative.",
  },
  step: { ja: "{label}（{count}）", en: "{label} ({count})" },
  count: { ja: "{label} {count}件", en: "{label}: {count}" },
  years: { ja: "{from}～{to}年度", en: "FY{from}–{to}" },
  known: { ja: "施策について分かっていること", en: "What is known of the initiatives" },

  moneyHeading: { ja: "予算の全体像", en: "The money at a glance" },
  moneyIntro: {
    ja: "資料に記載された金額を、及ぶ年度とともに示します。複数年度の合計は分けません。足してよい金額と予算書との照合は、{page}にあります。",
    en: "The amounts that the document states, with the fiscal years that they cover; a total over several years is never split. What may be added, and how the amounts compare with budget books, is on {page}.",
  },
  moneyTable: { ja: "同じ金額の表", en: "The same amounts as a table" },
  moneyPage: { ja: "予算のページ", en: "the page on money" },

  latest: { ja: "最新リリース", en: "Latest release" },
  release: { ja: "リリース {id}", en: "Release {id}" },
  issued: { ja: "{day}発行", en: "issued on {day}" },
  contents: { ja: "リリース {id} の内容と全ファイル", en: "Contents and files of release {id}" },
  changes: { ja: "リリース {before} からの変更点", en: "What changed since release {before}" },
  releases: { ja: "リリースの一覧", en: "All releases" },
  changed: { ja: "変更点：{changes}", en: "Changes: {changes}" },
  follow: { ja: "新しいリリースの通知：{feed}", en: "News of releases: {feed}" },
  feed: { ja: "Atomフィード", en: "Atom feed" },

  stories: { ja: "データから読み取れること", en: "What the data tells" },
  lineage: {
    ja: "年次戦略が掲げる重点は、版を追ってどう移り、どう言い換えられたか。",
    en: "How the priorities of the yearly strategies moved and were reworded from one edition to the next.",
  },
  timeline: {
    ja: "施策の設立、決定、公募などの出来事を、記載された精度の日付で並べます。",
    en: "When initiatives were established, decided or opened, with dates as precise as they are printed.",
  },
  money: {
    ja: "資料に記載された金額と、足し合わせてよい範囲、予算書等の行との照合。",
    en: "The amounts that the document states, what may be added, and how they compare with budget books.",
  },
  coverage: {
    ja: "項目ごとに、どれだけ収録しているか、何がなぜ欠けているか。",
    en: "How much of each field is held, what is lacking, and why.",
  },

  data: { ja: "データを使う", en: "Use the data" },
  guides: { ja: "目的に応じた使い方：", en: "Guides:" },
  explore: { ja: "表で調べる", en: "Look into the tables" },
  exploreIntro: {
    ja: "並べ替えと絞り込みができ、結果はそのまま引用・ダウンロードできます。",
    en: "Sort and filter a collection; what you see can be cited and downloaded.",
  },
  records: { ja: "{count}件", en: "{count}" },

  download: { ja: "まとめてダウンロードする", en: "Download all of it" },
  downloadIntro: {
    ja: "リリース {id} の全データです。ファイルの内容は今後も変わりません。",
    en: "All data of release {id}, in files that never change.",
  },
  downloadZip: {
    ja: "ZIP（プログラム用CSV一式、項目とコードの説明、ライセンス、引用情報）",
    en: "ZIP: all CSV files for programs with what their columns and codes mean, licence and citation",
  },
  downloadSqlite: { ja: "SQLiteデータベース", en: "SQLite database" },
  downloadJson: { ja: "JSON", en: "JSON" },
  downloadMore: {
    ja: "Excel用CSV、Parquetなど、ほかの形式とコレクションごとのファイル",
    en: "Other formats (CSV for Excel, Parquet …) and the files of each collection",
  },

  cite: { ja: "このデータを引用する", en: "Cite this data" },
  citeMore: { ja: "そのほかの形式：", en: "Other styles:" },

  call: { ja: "プログラムから使う", en: "Call the API" },
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
  sources: { ja: "資料の一覧", en: "list of sources" },
  interpretation: {
    ja: "テーマとの対応付けなど、当ポータルの解釈には `basis: interpretation` と記しています。種別（`type`）などの分類と注記（`note`）も当ポータルによるものです。当ポータルが訳した英語名には `enBasis: ours` と記し、英語名以外の英語はすべて当ポータルの訳です。",
    en: "This portal’s interpretations, such as the theme that a priority is matched to, say `basis: interpretation`. Classifications such as `type`, and notes, are this portal’s as well. An English name that is our translation says `enBasis: ours`; English other than names is always our translation.",
  },
  reuse: {
    ja: "データは{licence}のもとで、出典を示せば商用を含めて自由に利用できます。",
    en: "The data may be reused freely, for commercial purposes too, under {licence}, as long as the source is given.",
  },
} as const satisfies Messages;
