import type { limits } from "../../api/limits";
import type { Text } from "../../model/text";
import type { Messages } from "./message";

export const docs = {
  lead: {
    ja: "APIのすべてのURLとパラメータの説明です。このページは{openapi}から生成しています。",
    en: "Every URL of the API and every parameter. This page is made from {openapi}.",
  },
  contents: { ja: "目次", en: "Contents" },
  guide: { ja: "APIの使い方", en: "How the API works" },
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
  startGuide: {
    ja: "最初の要求から差分の取り込みまで、例を追って読むには「{guide}」をご覧ください。",
    en: "To go through it by example, from the first request to following what changes, read “{guide}”.",
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
    ja: "`/dumps/{release}/{file}` は、コレクションまたはリリース全体を収めたファイルです。`SHA256SUMS` で確かめられます。",
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
    ja: '`cursor` の中身は非公開で、リリースと検索条件に結び付いています。作ったり書き換えたりせず、そのまま使ってください。JSON以外の形式では、`Link` ヘッダーの `rel="next"` に続きのURLがあります。CSVとNDJSONの本文には行しかないため、続きの有無はこのヘッダーだけで分かります。{maximum}件を超える全件が要るときは、ダンプが確実です。',
    en: 'A `cursor` is opaque and bound to its release and query, so do not construct or alter one. In the other formats the next page is in the `Link` header, as `rel="next"`. CSV and NDJSON are rows and nothing else: that header alone says whether there are more. For more than {maximum} records, take a dump.',
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
    ja: "金額はそのまま足し合わせず、`/v1/budgets/sum` で合計してください。同じ予算を二度数えず、基金の規模（`endowment`）は足しません。複数年度の合計は年度に分けられず、`fiscalYear` で絞り込むと `overlap` が `partial` になります。読み方が一つに定まらない金額（`ambiguous`）は `phase` を持たず、`phase` での絞り込みから外れます。",
    en: "Do not add amounts yourself: `/v1/budgets/sum` counts nothing twice, and never adds the size of a fund (`endowment`). A total over several years cannot be divided: where `fiscalYear` is filtered, its `overlap` says `partial`. An amount with more than one reading (`ambiguous`) has no `phase`, so a filter on `phase` leaves it out.",
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
  errorsTable: { ja: "エラーの種類", en: "Kinds of error" },
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
  limitsRate: {
    ja: "1分間の要求数は、接続元ごとに数えます。キャッシュや、版を固定したURLへの最近の応答から答えられる要求は数えません。接続元はネットワークのアドレスで区別し、保存も記録もしません。数えた要求への応答には、その規則を `RateLimit-Policy` ヘッダーで示します。超えると `429` となり、`Retry-After` の秒数を待てば再び使えます。1件ずつ読む代わりに、`limit` を大きくするか、ダンプを使ってください。",
    en: "Requests in a minute are counted for each client; those that a cache, or a recent answer of the same frozen URL, can answer are not. Clients are told apart by their network address, which is neither stored nor logged. What was counted says by which rule in `RateLimit-Policy`. Beyond it the answer is `429`; wait the seconds in `Retry-After`. Rather than record by record, read with a larger `limit` or take a dump.",
  },
  limitsMeta: { ja: "同じ値を{meta}でも返しています。", en: "{meta} answers with the same values." },
  limitsTable: { ja: "上限の一覧", en: "Limits" },
  limit: { ja: "対象", en: "What" },
  value: { ja: "上限", en: "At most" },
} as const satisfies Messages;

export const limitNames = {
  urlBytes: { ja: "URLの長さ（バイト）", en: "Length of a URL, in bytes" },
  acceptCharacters: {
    ja: "`Accept`・`Accept-Language` の長さ（文字）",
    en: "Length of `Accept` and of `Accept-Language`, in characters",
  },
  parameters: { ja: "パラメータの個数", en: "Parameters of a request" },
  pageSize: { ja: "1ページの件数（`limit`）", en: "Records on a page (`limit`)" },
  sortKeys: { ja: "並べ替えに使う項目の個数（`sort`）", en: "Names to sort by (`sort`)" },
  valuesPerIn: { ja: "`__in` の値の個数", en: "Values in `__in`" },
  searchCharacters: { ja: "検索語全体の長さ（文字）", en: "Length of a search, in characters" },
  searchWords: { ja: "検索語の個数", en: "Words in a search" },
  searchTexts: {
    ja: "検索語を含むか確かめるために読むテキストの件数（名称、そのほかの本文、総数、件数を示すコレクションごと）",
    en: "Texts that are read to find those with the words (for names, other texts, the total and each collection counted)",
  },
  searchMatchesInList: { ja: "一覧の `q` に一致するレコードの件数", en: "Records that `q` on a list may match" },
  comparisons: {
    ja: "一覧のためにデータベースで比較する値の個数（レコード数×条件の数×数え上げの回数）",
    en: "Values that are compared for one list (records times conditions, for page, total and each facet)",
  },
  changedRecords: { ja: "比較の集計・パッチに含む変更レコード", en: "Changed records in a statistic or patch of two releases" },
  bodyBytes: { ja: "クエリの本文（バイト）", en: "Body of a query, in bytes" },
  facetValues: {
    ja: "件数を示す値の数（一項目あたり。件数の多い順）",
    en: "Values of one facet that are counted, the most frequent first",
  },
  searchHitsCounted: { ja: "検索結果の件数を数える上限", en: "Hits of a search that are counted" },
  summedRecords: { ja: "一度に合計できる金額の件数", en: "Amounts that one sum may be of" },
  queryRows: {
    ja: "引用できるクエリの結果と、Excelで開く表の件数",
    en: "Records in the result of a citable query, and in a table for Excel",
  },
  requestsPerMinute: { ja: "1つの接続元からの1分間の要求数", en: "Requests of one client in a minute" },
  newQueriesPerMinute: {
    ja: "1つの接続元が1分間に登録できる新しいクエリの件数",
    en: "New queries that one client keeps in a minute",
  },
  keptQueries: { ja: "登録できるクエリの総数", en: "Queries that are kept in all" },
  queriesPage: { ja: "クエリのダンプの1ページあたりの件数", en: "Kept queries in a page of their dump" },
} as const satisfies Record<keyof typeof limits, Text>;
