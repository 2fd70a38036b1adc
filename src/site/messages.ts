import type { limits } from "../api/limits";
import { datasetTitle, facts } from "../catalog/dataset";
import type { Text } from "../model/text";

/**
 * Every word of the interface. Backquotes make code, {name} is a place that the page fills and {break} a place where a line may
 * break (words.tsx). A message without
 * one of the languages does not compile.
 */
type Messages = Readonly<Record<string, Text>>;

export const site = {
  name: datasetTitle,
  /** The name as it stands on a page: a narrow line breaks at {break}, not within a word. */
  heading: facts.heading ?? datasetTitle,
  skip: { ja: "本文へ移動", en: "Skip to the content" },
  navigation: { ja: "サイト内", en: "Site" },
  docs: { ja: "APIドキュメント", en: "API documentation" },
  openapi: { ja: "OpenAPI 3.1（JSON）", en: "OpenAPI 3.1 (JSON)" },
  licence: {
    ja: "クリエイティブ・コモンズ 表示 4.0 国際（CC BY 4.0）",
    en: "Creative Commons Attribution 4.0 International (CC BY 4.0)",
  },
  feed: { ja: "リリースの更新情報", en: "Releases" },
  notOfficial: facts.notOfficial,
} as const satisfies Messages;

/** Each language in its own words. */
export const languageNames = { ja: "日本語", en: "English" } as const satisfies Text;

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

export const docs = {
  lead: {
    ja: "すべてのURLとパラメータの説明です。このページは{openapi}から生成しています。",
    en: "Every URL and every parameter. This page is made from {openapi}.",
  },
  contents: { ja: "目次", en: "Contents" },
  guide: { ja: "使い方", en: "Guide" },
  reference: { ja: "URL一覧", en: "Reference" },
  referenceIntro: {
    ja: "項目を開くと、パラメータ、応答の形式、エラー、実行できる例があります。型はTypeScriptの書き方で示します。",
    en: "Open an entry for its parameters, formats, errors and an example to run. Types are written as in TypeScript.",
  },

  operation: { ja: "操作名", en: "Operation" },
  answer: { ja: "応答", en: "Response" },
  problems: { ja: "エラー", en: "Problems" },
  example: { ja: "例", en: "Example" },
  parameters: { ja: "パラメータ", en: "Parameters" },
  filters: { ja: "絞り込み", en: "Filters" },
  parametersOf: { ja: "{operation} のパラメータ", en: "Parameters of {operation}" },
  filtersOf: { ja: "{operation} の絞り込み", en: "Filters of {operation}" },
  fieldsOf: { ja: "{type} の項目", en: "Fields of {type}" },
  sameAs: {
    ja: "ほかに、{operation}と同じパラメータを受け付けます。",
    en: "Also takes every parameter of {operation}.",
  },
  name: { ja: "名前", en: "Name" },
  place: { ja: "場所", en: "Where" },
  inPath: { ja: "パス", en: "path" },
  inQuery: { ja: "クエリ", en: "query" },
  type: { ja: "型", en: "Type" },
  required: { ja: "必須", en: "Required" },
  yes: { ja: "必須", en: "yes" },
  no: { ja: "任意", en: "no" },
  meaning: { ja: "説明", en: "Meaning" },
  field: { ja: "項目", en: "Field" },
  operators: { ja: "演算子", en: "Operators" },
} as const satisfies Messages;

export const guide = {
  start: { ja: "はじめに", en: "Start here" },
  startKey: {
    ja: "認証もAPIキーも要りません。データは読み取り専用（`GET`、`HEAD`、`OPTIONS`）で、クエリの登録だけ `POST` と `QUERY` を使います。どのサイトのウェブページからも呼び出せます（CORS）。",
    en: "There is no authentication and no key. The data is read-only (`GET`, `HEAD` and `OPTIONS`); only keeping a query takes `POST` or `QUERY`. A page on any site may call it (CORS).",
  },

  formats: { ja: "形式", en: "Formats" },
  formatsIntro: {
    ja: "URLの末尾に拡張子を付けるか、`Accept` ヘッダーで選びます。両方あれば拡張子が優先され、どちらもなければJSONです。",
    en: "Choose one with an extension at the end of the path or with the `Accept` header. An extension wins over `Accept`; without either the answer is JSON.",
  },
  formatsCsv: {
    ja: "CSVでは、日英の文字列は `nameJa`・`nameEn` のように2列に分かれ、複数の値は1つのセルに `|` で区切って入り、`evidence` などの構造はJSON文字列です。値のないセルは空です。文字コードはUTF-8（BOMなし）です。Excelでは `/dumps/{release}/…-excel.csv` を使ってください。",
    en: "In CSV a text in both languages is two columns, such as `nameJa` and `nameEn`; several values stand in one cell with `|` between them; structures such as `evidence` are JSON text; an absent value is an empty cell. The encoding is UTF-8 without a byte order mark; for Excel take `/dumps/{release}/…-excel.csv`.",
  },
  formatsTable: { ja: "形式の一覧", en: "Formats by extension" },
  extension: { ja: "拡張子", en: "Extension" },
  mediaType: { ja: "メディアタイプ", en: "Media type" },
  format: { ja: "形式", en: "Format" },

  releases: { ja: "リリースと最新", en: "Releases and the latest" },
  releasesFrozen: {
    ja: "`/v1/releases/{release}/…` はその版に固定されたデータを返し、内容が変わることはありません。引用や再現にはこちらを使ってください。",
    en: "`/v1/releases/{release}/…` answers from a frozen release and never changes. Use it to cite and to reproduce.",
  },
  releasesLatest: {
    ja: "`/v1/…` は最新のリリースから応答し、版を固定したURLを `Content-Location` ヘッダーで示します。",
    en: "`/v1/…` answers from the latest release and names the frozen URL in the `Content-Location` header.",
  },
  releasesRedirect: {
    ja: "`/v1/releases/latest/…` と `/dumps/latest/…` は、最新リリースの同じパスへ転送します（307）。",
    en: "`/v1/releases/latest/…` and `/dumps/latest/…` redirect to the same path in the latest release (307).",
  },
  releasesDumps: {
    ja: "`/dumps/{release}/{file}` は、リリース全体を収めたファイルです。`SHA256SUMS` で確かめられます。",
    en: "`/dumps/{release}/{file}` holds whole collections as files; `SHA256SUMS` verifies them.",
  },

  lists: { ja: "一覧とページ送り", en: "Lists and paging" },
  listsLimit: {
    ja: "1ページは{default}件で、`limit` で1～{maximum}件を指定できます。範囲外の値は切り詰めず、エラーにします。",
    en: "A page has {default} records, or 1 to {maximum} with `limit`. A value outside that range is rejected, not truncated.",
  },
  listsNext: {
    ja: "続きのURLは `page.next` にあり、`null` になるまでたどると全件を取得できます。途中で新しいリリースが出ても、続きは同じリリースから返ります。",
    en: "`page.next` is the path of the next page; follow it until it is `null`. If a new release appears meanwhile, the following pages still come from the same one.",
  },
  listsCursor: {
    ja: '`cursor` の中身は非公開で、リリースと検索条件に結び付いています。作ったり書き換えたりせず、そのまま使ってください。JSON以外の形式では、`Link` ヘッダーの `rel="next"` に続きのURLがあります。',
    en: 'A `cursor` is opaque and bound to its release and query, so do not construct or alter one. In the other formats the next page is in the `Link` header, as `rel="next"`.',
  },
  listsShape: {
    ja: "`sort` は並び順（降順は `-`）、`fields` は返す項目を選びます。`include` は総件数などを加え、`facet` は値ごとに数えます（この2つはJSONのみ）。",
    en: "`sort` sets the order (`-` for descending) and `fields` the fields shown. `include` adds the total and more, and `facet` counts by value; these two are for JSON only.",
  },

  filters: { ja: "絞り込み", en: "Filters" },
  filtersIntro: {
    ja: "一覧は項目の値で絞り込めます。項目名の後に `__` と演算子を付けると、比較になります。条件が複数あれば、すべてを満たすレコードを返します。",
    en: "A list can be filtered by its fields: the name alone asks for a value, the name with `__` and an operator compares. Several conditions must all hold.",
  },
  filtersLists: {
    ja: "値を複数持つ項目は、いずれかの値が条件を満たせば一致します（`__ne` は、どの値も一致しないもの）。日付は、粗い方の精度で比べます。",
    en: "A field with several values matches if any of them does (`__ne`: if none is the value). Dates are compared at the coarser of the two precisions.",
  },
  filtersWithin: {
    ja: "`within=theme:…` は、政策テーマとその下位のテーマに属するものに絞ります。",
    en: "`within=theme:…` keeps what belongs to a theme or to any theme below it.",
  },
  filtersAmounts: {
    ja: "金額を足し合わせるときは、`measure`・`phase`・年度をそろえてください。基金の規模（`endowment`）は予算額と足せません。複数年度の合計は年度に分けられず、`fiscalYear` で絞り込むと `overlap` が `partial` になります。読み方が一つに定まらない金額（`ambiguous`）は `phase` を持たず、`phase` での絞り込みから外れます。",
    en: "Before amounts are added, `measure`, `phase` and fiscal years must be alike. The size of a fund (`endowment`) is never added to appropriations. A total over several years cannot be divided: where `fiscalYear` is filtered, its `overlap` says `partial`. An amount with more than one reading (`ambiguous`) has no `phase`, so a filter on `phase` leaves it out.",
  },
  filtersExample: {
    ja: "例：1,000億円以上の補正予算（読み方が一つに定まらないものを除く）",
    en: "Example: supplementary budgets of 100 billion yen or more, except those with more than one reading",
  },
  operatorsTable: { ja: "演算子の一覧", en: "Operators" },
  operator: { ja: "書き方", en: "Syntax" },
  operatorMeaning: { ja: "意味", en: "Meaning" },
  anyField: { ja: "項目", en: "field" },
  anyValue: { ja: "値", en: "value" },

  search: { ja: "検索", en: "Search" },
  searchAll: {
    ja: "`/v1/search?q=…` は、空白で区切った語をすべて含むレコードを、日本語と英語の両方から探します。名称に一致したものが先に並びます。",
    en: "`/v1/search?q=…` finds the records that hold every word, in Japanese and in English. Matches in a name come first.",
  },
  searchWords: {
    ja: "日本語は1文字から、語の途中でも一致します。英字と数字は語の先頭から一致します（`AI` は brain に一致しません）。全角と半角、大文字と小文字は区別しません。",
    en: "Japanese matches from one character on, anywhere in a word. Latin letters and digits match from the start of a word (`AI` does not find brain). Full and half width, capitals and small letters are the same.",
  },
  searchList: {
    ja: "一覧の `q` は、そのコレクションの中を同じ方法で探します。",
    en: "`q` on a list searches that collection in the same way.",
  },

  errors: { ja: "エラー", en: "Errors" },
  errorsShape: {
    ja: "エラーの形式は1種類で、`application/problem+json`（RFC 9457）です。説明は日本語（`titleJa`、`detailJa`）と英語で書かれています。",
    en: "Errors have one shape, `application/problem+json` (RFC 9457), in English and in Japanese (`titleJa`, `detailJa`).",
  },
  errorsParameters: {
    ja: "未知のパラメータ、重複、空の値は無視せず、エラーにします。`errors` に、直すべきパラメータ、期待する値、近い候補（`didYouMean`）をまとめて示します。",
    en: "Unknown, repeated and empty parameters are refused, never ignored. `errors` lists each parameter to fix with what is expected and the nearest candidate (`didYouMean`).",
  },
  errorsGone: {
    ja: "削除されたレコードと取り下げられたリリースは `410` で、統合されたレコードは `308` で応答します。JSON-LD・Turtle・N-Quadsを指定した場合、本文は削除・統合・取り下げの記録（日付、理由、後継、引用）のグラフです。",
    en: "A record that was removed and a release that was withdrawn answer `410`, a record that was merged `308`. Asked for as JSON-LD, Turtle or N-Quads, the body is their tombstone as a graph: date, reason, successor and citation.",
  },
  errorsTable: { ja: "エラーの種類", en: "Kinds of problem" },
  status: { ja: "ステータス", en: "Status" },
  code: { ja: "コード", en: "Code" },
  cure: { ja: "意味と直し方", en: "Meaning and what to do" },

  caching: { ja: "ETagとキャッシュ", en: "ETag and caching" },
  cachingEtag: {
    ja: "応答には強い `ETag` があります。`If-None-Match` に入れて再び要求すると、変わっていなければ本文なしの `304` が返ります。",
    en: "Answers have a strong `ETag`. Send it back in `If-None-Match`, and an unchanged answer is a `304` without a body.",
  },
  cachingAge: {
    ja: "版を固定したURLの応答は1年間、最新のURLの応答は1分間、キャッシュできます。エラーはキャッシュされません。",
    en: "Frozen URLs may be cached for a year, URLs of the latest for a minute. Errors are not cached.",
  },

  limits: { ja: "制限", en: "Limits" },
  limitsMeta: { ja: "同じ値を{meta}でも返しています。", en: "{meta} answers with the same values." },
  limitsTable: { ja: "上限の一覧", en: "Limits of a request" },
  limit: { ja: "対象", en: "What" },
  value: { ja: "上限", en: "At most" },
} as const satisfies Messages;

/** Pages that show what linked data says of a thing. */
export const linkedData = {
  terms: { ja: "当ポータルの語彙", en: "The terms of this portal" },
  lead: {
    ja: "リンクトデータとしての記述です。同じ内容を次の形式でも取得できます。",
    en: "What linked data says of it. The same can be had in these formats.",
  },
  leadInPart: {
    ja: "リンクトデータとしての記述です。次の形式には、ここから参照しているもの（リリース、ファイル、他の語彙の用語など）の記述も入っています。",
    en: "What linked data says of it. These formats also describe what it refers to: releases, files and terms of other vocabularies.",
  },
} as const satisfies Messages;

/** The page of a release. */
export const release = {
  title: { ja: "リリース {id}", en: "Release {id}" },
  withdrawn: { ja: "公開の取り下げ", en: "Withdrawn" },
  issued: { ja: "発行日", en: "Issued" },
  before: { ja: "直前のリリース", en: "Release before" },
  changes: { ja: "直前のリリースからの変更点（JSON）", en: "What changed since then (JSON)" },
  licence: { ja: "ライセンス", en: "Licence" },
  graph: { ja: "全データのSHA-256（RDFC-1.0）", en: "SHA-256 of all data (RDFC-1.0)" },
  contents: { ja: "収録内容とファイル", en: "Contents and files" },
  contentsIntro: {
    ja: "内容の変わらないファイルです。チェックサムは{checksums}にあります。",
    en: "These files never change. Their checksums are in {checksums}.",
  },
  whole: { ja: "リリース全体", en: "The whole release" },
  collection: { ja: "コレクション", en: "Collection" },
  records: { ja: "件数", en: "Records" },
  list: { ja: "一覧", en: "List" },
  files: { ja: "ファイル", en: "Files" },
  ofCollection: { ja: "：{label}", en: " of {label}" },
  linkedData: { ja: "リンクトデータ", en: "Linked data" },
  linkedDataIntro: {
    ja: "機械可読な説明です。RDFの形式には、各コレクションとファイルの記述も入っています。",
    en: "The release described for machines. The RDF formats describe each collection and file as well.",
  },
} as const satisfies Messages;

/** A stated amount beside the lines of budget books. */
export const reconciliation = {
  title: { ja: "予算書との照合", en: "Checked against budget books" },
  lead: {
    ja: "資料が述べる金額と、それを支える予算書・行政事業レビューシートの行です。比較は記載の単位（{unit}円）で行います。照合はすべて当ポータルの解釈です。",
    en: "The amount that the document states, and the lines of budget books and review sheets behind it, compared at the printed unit ({unit} yen). Every reconciliation is this portal’s interpretation.",
  },
  stated: { ja: "記載金額", en: "Stated amount" },
  yen: { ja: "{amount}円", en: "{amount} yen" },
  result: { ja: "照合の結果", en: "Result" },
  note: { ja: "注記", en: "Note" },
  lines: { ja: "予算書の行", en: "Lines of budget books" },
  candidate: { ja: "候補 {number}", en: "Candidate {number}" },
  total: { ja: "行の合計", en: "Total of the lines" },
  difference: { ja: "差額（合計－記載金額）", en: "Difference (total less stated)" },
  agreement: { ja: "この読み方なら", en: "Under this reading" },
  data: { ja: "データ", en: "Data" },
  budget: { ja: "記載金額のレコード", en: "The record of the stated amount" },
  record: { ja: "照合のレコード", en: "The record of the reconciliation" },
} as const satisfies Messages;

/** The landing page of a kept query. */
export const query = {
  title: { ja: "引用できるクエリ", en: "Citable query" },
  lead: {
    ja: "このクエリは特定のリリースに固定され、いつ実行しても同じ結果になります。",
    en: "This query is pinned to one release and gives the same result whenever it is run.",
  },
  release: { ja: "リリース", en: "Release" },
  collection: { ja: "コレクション", en: "Collection" },
  asked: { ja: "条件（正規形）", en: "Query (normalised)" },
  rows: { ja: "件数", en: "Records" },
  digest: { ja: "結果のSHA-256（NDJSON）", en: "SHA-256 of the result as NDJSON" },
  kept: { ja: "登録日", en: "Registered on" },
  result: { ja: "結果", en: "Result" },
  shown: { ja: "先頭の{count}件", en: "The first {count} records" },
  shownAll: { ja: "全{count}件", en: "All records: {count}" },
  whole: { ja: "結果全体のダウンロード：", en: "Download the whole result:" },
  cite: { ja: "引用", en: "Cite" },
  more: { ja: "検証と関連", en: "Verify and explore" },
  verify: { ja: "再実行して結果を照合する", en: "Run it again and compare the result" },
  onLatest: { ja: "最新リリースでの同じクエリと、その違い", en: "The same query on the latest release, and what changed" },
  superset: { ja: "元のコレクション", en: "Full collection" },
  machine: { ja: "機械可読な説明（JSON）", en: "This description for machines (JSON)" },
} as const satisfies Messages;

export const limitNames = {
  urlBytes: { ja: "URLの長さ（バイト）", en: "Length of a URL, in bytes" },
  parameters: { ja: "パラメータの個数", en: "Parameters of a request" },
  pageSize: { ja: "1ページの件数（`limit`）", en: "Records on a page (`limit`)" },
  sortKeys: { ja: "並べ替えに使う項目の個数（`sort`）", en: "Names to sort by (`sort`)" },
  valuesPerIn: { ja: "`__in` の値の個数", en: "Values in `__in`" },
  searchCharacters: { ja: "検索語全体の長さ（文字）", en: "Length of a search, in characters" },
  searchWords: { ja: "検索語の個数", en: "Words in a search" },
  searchMatchesInList: { ja: "一覧の `q` に一致するレコードの件数", en: "Records that `q` on a list may match" },
  changedRecords: { ja: "比較の集計・パッチに含む変更レコード", en: "Changed records in a statistic or patch of two releases" },
  bodyBytes: { ja: "クエリの本文（バイト）", en: "Body of a query, in bytes" },
  summedRecords: { ja: "一度に合計できる金額の件数", en: "Amounts that one sum may be of" },
  queryRows: { ja: "引用できるクエリの結果の件数", en: "Records in the result of a citable query" },
} as const satisfies Record<keyof typeof limits, Text>;
