import type { KindName } from "../../model/field";
import type { Text } from "../../model/text";
import type { Messages } from "./message";

/** The pages of the dataset as files. */
export const datasets = {
  title: { ja: "データ", en: "Data" },
  all: { ja: "全データをまとめて取得する", en: "Everything at once" },
  allLead: {
    ja: "リリース {id} の全{count}件です。ファイルの内容は今後も変わりません。ZIPにはプログラム用のCSV一式（Excelでは下の「Excel用CSV」を使ってください）のほか、項目とコードの説明、ライセンス、引用情報が入っています。",
    en: "All {count} records of release {id}, in files that never change. The ZIP holds every CSV for programs (in Excel, take “CSV for Excel” below), with what columns and codes mean, the licence and the citation.",
  },
  checksums: {
    ja: "全ファイルのSHA-256は {sums} にあります。{command} で照合できます。",
    en: "{sums} has the SHA-256 of every file; check them with {command}.",
  },
  collections: { ja: "コレクション", en: "Collections" },
  collectionsLead: {
    ja: "レコードの種類ごとに1つのデータセットです。名前を選ぶと、列の説明、収録状況、版の履歴、プログラムからの読み方を見られます。",
    en: "One dataset for each kind of record. Choose one to see what its columns mean, what is lacking, its history, and how to read it from code.",
  },
  records: { ja: "{count}件", en: "{count} records" },
  record: { ja: "{count}件", en: "{count} record" },
  filesOf: { ja: "すべての形式とSHA-256", en: "All formats, with their SHA-256" },
  filesCaption: { ja: "{label}のファイル（リリース {id}）", en: "Files of {label} in release {id}" },
  format: { ja: "形式", en: "Format" },
  file: { ja: "ファイル", en: "File" },
  size: { ja: "大きさ", en: "Size" },
  digest: { ja: "SHA-256", en: "SHA-256" },
  bytes: { ja: "{bytes}バイト", en: "{bytes} bytes" },
  excelFile: { ja: "Excel用CSV", en: "CSV for Excel" },
  ofLabel: { ja: "：{label}", en: " of {label}" },

  excel: { ja: "Excelで開く", en: "Open in Excel" },
  excelLead: {
    ja: "名前に -excel の付くCSVは、そのままダブルクリックで開けます（文字化けを防ぐBOM付き。数式として働く文字列は無効にしてあります）。",
    en: "The CSV files named -excel open with a double click: a byte order mark keeps Japanese readable, and no text runs as a formula.",
  },
  excelDates: {
    ja: "月までの日付（2025-03など）を、Excelは日付に変えて表示することがあります。記載のまま読むには、「データ」→「テキストまたはCSVから」で開き、「データ型検出」を「検出しない」にしてください。",
    en: "Excel may turn a month such as 2025-03 into a date. To keep it as printed, open the file with Data → From Text/CSV and set Data Type Detection to “Do not detect data types”.",
  },
  excelLists: {
    ja: "複数の値は1つのセルに `|` で区切って入り、構造のある値（根拠など）はJSONで入ります。値のないセルは空欄で、0ではありません。",
    en: "Several values share a cell with `|` between them; a value with parts, such as evidence, is JSON. An empty cell means no value, never zero.",
  },

  other: { ja: "ダウンロードせずに使う", en: "Use it without downloading" },
  otherSql: { ja: "ブラウザーでSQLを実行する", en: "Run SQL in your browser" },
  otherApi: { ja: "APIから取得する（登録不要）", en: "Call the API, without a key" },
  otherCoverage: { ja: "収録状況と欠けている情報を見る", en: "See what is held and what is lacking" },
  otherReleases: { ja: "過去のリリースを見る", en: "Look at earlier releases" },

  licence: { ja: "ライセンスと出典", en: "Licence and source" },
  credit: { ja: "利用するときは次のように記載してください。", en: "Give the source like this:" },
  under: { ja: "資料の利用条件：", en: "Terms of the source:" },

  machine: { ja: "機械可読な説明", en: "Described for machines" },
  machineLead: {
    ja: "このページのHTMLにも、schema.orgとCroissantの記述が入っています。",
    en: "The HTML of this page carries schema.org and Croissant as well.",
  },
  machineLeadWhole: {
    ja: "データカタログや検索サービスのための説明です。このページのHTMLにも、schema.orgの記述が入っています。",
    en: "For catalogues and search engines. The HTML of this page carries schema.org as well.",
  },
  described: { ja: "リリース {id} の説明（DCAT、Turtle）", en: "Release {id} in DCAT, as Turtle" },
  csvw: { ja: "CSVの列の説明（CSV on the Web）", en: "The columns of the CSV files, in CSV on the Web" },
  package: { ja: "Data Packageの記述子", en: "The Data Package descriptor" },

  contents: { ja: "このページの内容", en: "On this page" },
  browse: { ja: "表で見る", en: "Browse the table" },
  query: { ja: "SQLで調べる", en: "Query with SQL" },
  count: { ja: "件数", en: "Records" },
  changed: { ja: "最後の変更", en: "Last changed" },
  changedIn: { ja: "リリース {id}（{day}）", en: "Release {id}, {day}" },
  since: { ja: "収録の開始", en: "Held since" },
  source: { ja: "記載する出典", en: "Credit line" },
  licenceLabel: { ja: "ライセンス", en: "Licence" },
  cited: { ja: "変わらないURL", en: "Permanent URL" },

  download: { ja: "ダウンロード", en: "Download" },
  downloadLead: {
    ja: "リリース {id} の全件です。ファイルの内容は今後も変わりません。",
    en: "Every record of release {id}, in files that never change.",
  },
  adding: {
    ja: "金額をそのまま足し合わせても、正しい合計になりません。{file} が、すべてを合計するときにどれを入れるかと、入れない理由を示します。条件に合う金額の合計は {sum} で求められます。",
    en: "A plain sum of the amounts is wrong. {file} says which are in the sum of all, and why the others are not; {sum} adds what matches a condition.",
  },
  columns: { ja: "列", en: "Columns" },
  columnsLead: {
    ja: "項目の名前は、CSV・JSON・SQL・APIのパラメータのすべてで共通です。日英のある項目は、CSVとSQLでは言語ごとの列（{example} など）に分かれます。",
    en: "A field has one name in CSV, JSON, SQL and the API. What exists in both languages has a column for each in CSV and SQL, such as {example}.",
  },
  columnsCaption: { ja: "{label}の項目", en: "Fields of {label}" },
  name: { ja: "項目", en: "Field" },
  label: { ja: "名称", en: "Label" },
  type: { ja: "型", en: "Type" },
  meaning: { ja: "意味", en: "Meaning" },
  term: { ja: "RDFの語", en: "RDF term" },
  list: { ja: "{kind}のリスト", en: "list of {kind}" },
  range: { ja: "{from}～{to}", en: "{from} to {to}" },
  optional: { ja: "値がないことがある", en: "may be absent" },
  derived: { ja: "他の項目から求めたもの", en: "worked out from other fields" },
  virtual: { ja: "{field} で絞り込んだAPIの応答にだけ現れる", en: "only in answers of the API that are filtered by {field}" },
  inCsv: { ja: "CSVとSQLの列：", en: "Columns in CSV and SQL:" },
  codes: { ja: "コードの一覧", en: "The list of codes" },

  quality: { ja: "収録状況", en: "Quality" },
  qualityLead: {
    ja: "値のある欄の数と、値のない欄の理由です。値がないことは0を意味しません。",
    en: "How many records have a value in each field, and why the others have none. Missing is not zero.",
  },
  missing: { ja: "レコードそのものがない情報", en: "Missing as whole records" },
  notMeasured: {
    ja: "欠けている情報の一覧そのものは、収録状況を数えていません。",
    en: "The list of what is lacking is not measured against itself.",
  },
  evidence: {
    ja: "どのレコードにも、記載された語句・行・SHA-256、または予算書等の書誌を根拠として付けています。",
    en: "Every record gives its evidence: the printed words, the line and its SHA-256, or the budget book.",
  },
  versions: { ja: "リリース", en: "Releases" },
  versionsLead: {
    ja: "このコレクションを収めたリリースです。過去のリリースも、公開したときのまま読めます。",
    en: "The releases that hold this collection. Earlier ones can be read as they were published.",
  },
  release: { ja: "リリース", en: "Release" },
  issued: { ja: "発行日", en: "Issued" },
  difference: { ja: "直前のリリースから", en: "Since the release before" },
  first: { ja: "コレクションの開始", en: "The collection begins" },
  same: { ja: "変更なし", en: "Unchanged" },
  different: { ja: "変更あり", en: "Changed" },
  compare: { ja: "変更点を見る", en: "See what changed" },
  read: { ja: "読む", en: "Read" },
  table: { ja: "表", en: "Table" },
  inRelease: { ja: "（リリース {id}）", en: " in release {id}" },

  code: { ja: "プログラムから読む", en: "Read it from code" },
  codeLead: {
    ja: "どの例も、リリース {id} の変わらないファイルを読みます。登録もAPIキーも要りません。",
    en: "Each example reads the files of release {id}, which never change. No sign-up and no key.",
  },
  api: { ja: "APIの応答（JSON、先頭の5件）", en: "The API: the first five records as JSON" },
  curl: { ja: "ダウンロードと照合（curl）", en: "Download and verify, with curl" },
  pandas: { ja: "Python（pandas）", en: "Python with pandas" },
  r: { ja: "R", en: "R" },
  duckdb: { ja: "DuckDB（Parquet）", en: "DuckDB, from Parquet" },
  sqlite: { ja: "SQLite（全コレクション）", en: "SQLite, with every collection" },
} as const satisfies Messages;

/** What a kind of field holds, in a word or two. */
export const kindWords: Readonly<Record<KindName, Text>> = {
  id: { ja: "識別子", en: "id" },
  text: { ja: "文字列", en: "text" },
  localized: { ja: "日英の文字列", en: "text in Japanese and English" },
  code: { ja: "コード", en: "code" },
  integer: { ja: "整数", en: "integer" },
  yen: { ja: "整数（円）", en: "integer, in yen" },
  fiscalYear: { ja: "整数（年度）", en: "integer, a Japanese fiscal year" },
  boolean: { ja: "真偽値", en: "true or false" },
  date: { ja: "日付（記載された精度）", en: "date, at the precision printed" },
  digest: { ja: "SHA-256", en: "SHA-256" },
  uri: { ja: "URL", en: "URL" },
  reference: { ja: "参照", en: "reference" },
  structure: { ja: "構造（JSON）", en: "structure (JSON)" },
};
