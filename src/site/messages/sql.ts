import type { Messages } from "./message";

/** The page where SQL runs in the reader's browser. */
export const sql = {
  title: { ja: "SQLで調べる", en: "Query with SQL" },
  lead: {
    ja: "リリースのSQLiteファイルを、お使いのブラウザーの中で検索・集計します。実行も結果の表示もブラウザーの中で行います。",
    en: "Ask the SQLite file of a release whatever you like. It runs in your browser, and its result stays there.",
  },
  release: { ja: "リリース", en: "Release" },
  releaseOf: { ja: "{id}（{day}発行）", en: "{id}, issued on {day}" },
  change: { ja: "切り替える", en: "Change" },
  file: { ja: "ファイル", en: "File" },
  digest: { ja: "SHA-256", en: "SHA-256" },
  statement: { ja: "SQL", en: "SQL" },
  run: { ja: "実行", en: "Run" },
  stop: { ja: "中止", en: "Stop" },
  keys: { ja: "{ctrl}＋{enter}でも実行できます。", en: "Or press {ctrl} + {enter}." },
  address: {
    ja: "実行すると、リリースとSQLがこのページのURLに入ります。URLを渡せば、同じ結果を見てもらえます。このURLを開いたりリリースを切り替えたりすると、SQLはこのサーバーにも届きますが、記録しません。",
    en: "Once it has run, the address of this page holds the release and the query: whoever opens it sees the same result. Opening it, or changing the release, sends the query to this server too, which does not record it.",
  },
  long: {
    ja: "このSQLは長いため、URLには入りません。共有するときはSQLそのものを渡してください。",
    en: "This query is too long for an address. To share it, pass on the SQL itself.",
  },
  needsScript: {
    ja: "SQLの実行にはJavaScriptが必要です。お使いの環境では動かないため、下の「手元で実行する」の方法をご利用ください。",
    en: "Running SQL here needs JavaScript, which is off or not supported. The section “Run it on your own machine” shows another way.",
  },
  proof: { ja: "最初に実行するとき、公開した値と照合します。", en: "Checked against the file when the first query is run." },
  resultHeading: { ja: "結果", en: "Result" },
  adding: {
    ja: "{table} の金額は、そのまま足し合わせられません。同じお金を2度数えたり、性質の違う金額が混ざったりすることがあります。",
    en: "The amounts in {table} cannot simply be added: money may be counted twice, or amounts of different kinds mixed.",
  },
  download: { ja: "結果をCSVで保存（Excel対応）", en: "Download the result as CSV, ready for Excel" },
  failed: { ja: "実行できませんでした", en: "It did not run" },

  examples: { ja: "例", en: "Examples" },
  examplesLead: {
    ja: "選ぶとSQLが入り、そのまま実行されます。書き換えてお試しください。",
    en: "Choose one to load and run it, then change it as you like.",
  },
  amounts: { ja: "記載された金額を並べ、二重計上なく合計する", en: "Stated amounts, and a total that counts nothing twice" },
  amountsNote: {
    ja: "どの金額を合計に入れるかは、表 `budgets_sum` にあります。合計は {sum} と一致します。一部の合計は、そちらに条件を付けて求めてください。",
    en: "The table `budgets_sum` says which amounts are added; the total is that of {sum}. For a part, give that the condition.",
  },
  booked: {
    ja: "予算書等の行の金額を、府省ごとに二重計上なく合計する",
    en: "Lines of budget books, added by ministry, nothing twice",
  },
  bookedNote: {
    ja: "内訳と合計、当初予算と改定後の総額などは、一方だけを数えます（表 `appropriations_sum`）。府省の値がない行は、NULLの行にまとまります。",
    en: "Of parts and their whole, or initial and revised budgets, only one counts (table `appropriations_sum`). Lines that have no ministry stand under NULL.",
  },
  unstated: { ja: "すべての施策と、記載された金額", en: "Every initiative, with the amount stated for it" },
  unstatedNote: {
    ja: "`LEFT JOIN` なので、資料に金額の記載がない施策も残り、金額はNULLになります。NULLは0ではありません。",
    en: "`LEFT JOIN` keeps the initiatives that no amount is stated for: theirs is NULL, which is not zero.",
  },
  milestones: { ja: "出来事を月ごとに数える", en: "Milestones by month" },
  milestonesNote: {
    ja: "日付は記載された精度のままです。年しか記載のないものは、年の行にまとまります。",
    en: "Dates keep the precision printed: what gives only a year is counted under that year.",
  },
  search: {
    ja: "「量子」を含む施策を、記載された行から探す",
    en: "Initiatives whose name or printed line contains 量子 (quantum)",
  },
  searchNote: {
    ja: "`LIKE` は日本語の2文字の語も見つけます。根拠はJSONの列なので、`json_each` で1件ずつに分けます。",
    en: "`LIKE` finds two-character Japanese words too. Evidence is a column of JSON, which `json_each` takes apart.",
  },
  themes: { ja: "テーマごとに施策を数えて並べる", en: "Initiatives of each theme" },
  themesNote: {
    ja: "施策とテーマを結合します。`LEFT JOIN` なので、施策のないテーマも0件として残ります。",
    en: "A join of two tables. `LEFT JOIN` keeps the themes without an initiative.",
  },
  years: { ja: "記載された金額が及ぶ年度を見る", en: "The fiscal years that each stated amount spans" },
  yearsNote: {
    ja: "複数年度の合計は、及ぶ年度のすべてに同じ金額が現れます。年度への配分ではないため、この結果は足し合わせられません。",
    en: "A total over several years appears under each of them, whole. It is not divided between them, so these rows must not be added.",
  },
  tree: { ja: "テーマの階層をたどる", en: "The tree of themes" },
  treeNote: {
    ja: "`WITH RECURSIVE` で、上位テーマから順にたどります。",
    en: "`WITH RECURSIVE` walks from each theme to those below it.",
  },
  lines: {
    ja: "記載された金額と、対応する予算書等の行を並べる",
    en: "Stated amounts beside the lines of budget books behind them",
  },
  linesNote: {
    ja: "この対応付けは当ポータルの解釈です。「行の一覧」は表 `reconciliations_lines` に入っています。",
    en: "Which lines belong to an amount is this portal’s reading. A list of references has a table of its own, here `reconciliations_lines`.",
  },
  absences: { ja: "欠けている情報を理由ごとに数える", en: "What is missing, by reason" },
  absencesNote: {
    ja: "値がないことは0を意味しません。コードの意味は表 `_codes` にあります。",
    en: "Missing is not zero. What codes mean stands in the table `_codes`.",
  },
  columns: { ja: "すべての列の意味を見る", en: "What every column means" },
  columnsNote: {
    ja: "列の意味は表 `_columns`、コードの意味は表 `_codes` にあります。",
    en: "The file explains itself: columns in `_columns`, codes in `_codes`.",
  },

  tables: { ja: "表と列", en: "Tables and columns" },
  tablesLead: {
    ja: "コレクションごとに1つの表があります。他のレコードを参照する表には、参照先の名称を加えたビュー（`_named`）もあります。真偽値は0と1、リストと構造はJSONです。",
    en: "Each collection is a table. A table that refers to others also has a view, `_named`, with their names beside the ids. Booleans are 0 and 1; lists and structures are JSON.",
  },
  recordsIn: { ja: "{count}件", en: "records: {count}" },
  rowsOf: { ja: "この表の中身を見る", en: "Look into this table" },
  rowsOfTable: { ja: "：{label}", en: ": {label}" },
  aboutTable: { ja: "データセットの説明", en: "About this dataset" },
  columnsOf: { ja: "表 {table} の列", en: "Columns of {table}" },
  column: { ja: "列", en: "Column" },
  type: { ja: "型", en: "Type" },
  meaning: { ja: "意味", en: "Meaning" },
  refersTo: { ja: "→ {table}", en: "→ {table}" },
  view: { ja: "ビュー {view} は、名称の列 {columns} を加えたものです。", en: "The view {view} adds the names: {columns}." },
  list: { ja: "参照のリスト {table}（列：{columns}）", en: "A list of references: {table}, with the columns {columns}" },
  treatments: {
    ja: "表 {table} は、どの金額を合計に入れるかと、入れない理由を示します。二重計上のない合計：{statement}",
    en: "{table} says which amounts are added, and why the others are not. A total that counts nothing twice: {statement}",
  },
  others: {
    ja: "ほかに、リリースの番号・発行日・概要の表 `release`、列の意味の表 `_columns`、コードの意味の表 `_codes` があります。",
    en: "Beside them: `release` with number, day and summary of the release, `_columns` and `_codes` with what columns and codes mean.",
  },

  offline: { ja: "手元で実行する", en: "Run it on your own machine" },
  offlineLead: {
    ja: "同じファイルをダウンロードし、sqlite3コマンドで開けます。DuckDBでは、コレクションごとのParquetファイルに対して同じように書けます。",
    en: "Download the same file and open it with the sqlite3 command. DuckDB reads the Parquet file of each collection in the same way.",
  },
  check: { ja: "ダウンロードして照合する", en: "Download and verify" },
  withSqlite: { ja: "sqlite3コマンド（3.38以降）", en: "The sqlite3 command, 3.38 or later" },
  withDuckdb: { ja: "DuckDB", en: "DuckDB" },
} as const satisfies Messages;

/** Headings of the columns of examples. */
export const sqlHeadings = {
  initiative: { ja: "施策", en: "Initiative" },
  initiatives: { ja: "施策", en: "Initiatives" },
  printed: { ja: "記載", en: "As printed" },
  unit: { ja: "億円", en: "Billion yen" },
  yen: { ja: "金額（円）", en: "Amount (yen)" },
  notAdded: { ja: "合計に入れない理由", en: "Not added because" },
  total: { ja: "合計（円）", en: "Total (yen)" },
  month: { ja: "月", en: "Month" },
  count: { ja: "件数", en: "Count" },
  events: { ja: "出来事", en: "Milestones" },
  line: { ja: "行", en: "Line" },
  theme: { ja: "テーマ", en: "Theme" },
  year: { ja: "年度", en: "Fiscal year" },
  years: { ja: "及ぶ年度の数", en: "Years spanned" },
  stated: { ja: "記載された金額", en: "Stated amount" },
  bookLine: { ja: "予算書等の行", en: "Line of a book" },
  ministry: { ja: "府省", en: "Ministry" },
  collection: { ja: "コレクション", en: "Collection" },
  reason: { ja: "理由", en: "Reason" },
  column: { ja: "列", en: "Column" },
  label: { ja: "名称", en: "Label" },
  meaning: { ja: "意味", en: "Meaning" },
} as const satisfies Messages;
