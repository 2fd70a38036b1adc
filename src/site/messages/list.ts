import type { Messages } from "./message";

/** Pages of collections: a table that one narrows, sorts and takes away. */
export const list = {
  inRelease: { ja: "{label}（リリース {id}）", en: "{label} in release {id}" },
  word: { ja: "この一覧を検索", en: "Search this list" },
  find: { ja: "検索", en: "Search" },
  toNarrow: { ja: "絞り込む", en: "Narrow the list" },

  all: { ja: "全{count}件", en: "{count} records in all" },
  one: { ja: "1件", en: "One record in all" },
  matching: { ja: "{all}件のうち、条件に合うもの{count}件", en: "{count} of {all} records match" },
  page: { ja: "（1ページに{limit}件）", en: ", {limit} to a page" },
  conditions: { ja: "絞り込みの条件", en: "Conditions" },
  remove: { ja: "この条件を外す", en: "remove this condition" },
  clear: { ja: "条件をすべて外す", en: "Clear all" },

  fields: { ja: "表示する項目（{all}項目中{count}項目）", en: "Columns ({count} of {all})" },
  fieldsShow: { ja: "選んだ項目を表示", en: "Show these columns" },
  fieldsAll: { ja: "すべての項目を表示", en: "Show all columns" },
  fieldsUsual: { ja: "主な項目だけを表示", en: "Show the main columns" },
  sorting: { ja: "並べ替え", en: "Sort by" },
  sortUp: { ja: "（昇順に並べ替え）", en: " (sort ascending)" },
  sortDown: { ja: "（降順に並べ替え）", en: " (sort descending)" },
  ours: {
    ja: "左に線を引いたマスは、資料の記載ではなく、当ポータルの分類・解釈・注記です。",
    en: "Cells with a line at their left are classified, read or noted by this portal and are not what a source prints.",
  },
  read: { ja: "（当ポータルの解釈）", en: " (an interpretation by this portal)" },
  byUs: { ja: "（当ポータルによる分類・注記）", en: " (classified or noted by this portal)" },
  workedOut: { ja: "（記載から算出）", en: " (worked out from the facts)" },
  translated: {
    ja: "英語の名称は、公式の英語名とあるもののほかは当ポータルの訳です。",
    en: "English names are this portal’s translations except where the record says that they are official.",
  },
  meaningsOf: { ja: "「{field}」の値の意味", en: "What the values of “{field}” mean" },
  next: { ja: "次のページ", en: "Next page" },
  firstPage: { ja: "最初のページ", en: "First page" },
  paging: { ja: "ページ送り", en: "Pages" },
  later: { ja: "最初のページより後を表示しています。", en: "This is not the first page." },

  empty: { ja: "条件に合うレコードはありません。", en: "No record matches these conditions." },
  emptyRelease: {
    ja: "このリリースには、このコレクションのレコードがありません。",
    en: "This release holds no record of this collection.",
  },
  widen: { ja: "条件を一つ外すと、見つかるかもしれません。", en: "Leaving out one condition may find some." },
  leaveOut: { ja: "「{words}」を外す", en: "Leave out “{words}”" },
  everywhere: { ja: "すべてのコレクションから「{value}」を検索する", en: "Search all collections for “{value}”" },
  warnings: { ja: "ご注意", en: "Please note" },
  years: { ja: "年度についてのご注意", en: "About the fiscal years" },
  spanning: {
    ja: "絞り込んだ年度の外にも及ぶ金額が{count}件あります。年度ごとには分けていません（どれか）",
    en: "{count} of these amounts also cover fiscal years outside the filter and are not divided: which ones",
  },
  spanningOne: {
    ja: "絞り込んだ年度の外にも及ぶ金額が1件あります。年度ごとには分けていません（どれか）",
    en: "One of these amounts also covers fiscal years outside the filter and is not divided: which",
  },
  leftOut: {
    ja: "{field}が複数にわたる金額や、{field}の記載がない金額は、この一覧に含まれていません（{list}）。その内訳がこの一覧にあることもあるため、そのまま足さないでください。",
    en: "Not in this list: amounts with several values of “{field}”, or with none ({list}). Parts of them may be in it, so do not simply add them.",
  },
  leftOutList: { ja: "その金額を見る", en: "see them" },
  adding: { ja: "足し合わせについてのご注意", en: "Before you add amounts up" },
  notAdded: {
    ja: "ほかの金額と足し合わせられない金額が{count}件あります（どれか、なぜか）",
    en: "{count} of these amounts must not be added to the others: which, and why",
  },
  notAddedOne: {
    ja: "ほかの金額と足し合わせられない金額が1件あります（どれか、なぜか）",
    en: "One of these amounts must not be added to the others: which, and why",
  },
  beyondParts: {
    ja: "内訳のある行は、収録した内訳で数えます。収録していない内訳の分は、合計に含まれません。",
    en: "A line with parts is counted by those recorded here; what it has beyond them is not in the sum. ",
  },
  nothingAdded: {
    ja: "足してよい金額はありません（0円という意味ではありません）。",
    en: "None of these amounts may be added, which does not mean 0 yen. ",
  },
  onlyThese: {
    ja: "（収録した金額だけの合計で、予算の総額ではありません）",
    en: " (of the amounts recorded here alone; it is no total of any budget)",
  },
  citeSum: { ja: "この合計を引用する", en: "Cite this sum" },
  instead: { ja: "{reason}（代わりに{named}を数えます）", en: "{reason} ({named} counted instead)" },
  sums: {
    ja: "合計に入れた金額と、除いた理由：{table}（「足し合わせられない理由」の列が空欄の行だけを足します）、プログラム用の{json}・{csv}",
    en: "What is in the sum, and why the rest is not: {table} (add only the rows with nothing under “Why not to be added”), and for programs {json}, {csv}",
  },

  narrow: { ja: "絞り込む", en: "Narrow the list" },
  narrowMore: { ja: "条件を入力する", en: "Enter conditions" },
  any: { ja: "指定なし", en: "Any" },
  noValue: { ja: "（値なし）", en: "(no value)" },
  yes: { ja: "はい", en: "Yes" },
  no: { ja: "いいえ", en: "No" },
  choice: { ja: "{value}（{count}）", en: "{value} ({count})" },
  from: { ja: "から", en: "From" },
  to: { ja: "まで", en: "To" },
  holds: { ja: "{field}に含まれる語句", en: "{field} contains" },
  withinTheme: { ja: "テーマ（下位のテーマを含む）", en: "Theme, with those below it" },
  perPage: { ja: "1ページの件数", en: "Records to a page" },
  yenHint: { ja: "例：500億、3千万、50000000000", en: "Such as 50 billion or 50000000000" },
  dateHint: { ja: "例：2024、2024年3月、令和6年3月29日", en: "Such as 2024, 2024-03 or 2024-03-29" },
  yearHint: { ja: "例：2022、令和4年度", en: "Such as 2022 or FY2022" },
  apply: { ja: "この条件で表示", en: "Apply" },
  chosen: { ja: "（選択中。外す）", en: " (chosen; remove)" },
  more: { ja: "ほか{count}件", en: "{count} more" },
  most: { ja: "件数の多い{count}件を表示しています。", en: "The {count} most frequent values." },
  toCount: { ja: "項目ごとの件数を数える", en: "Count the records by" },

  amiss: { ja: "入力された条件を読み取れませんでした", en: "What you entered could not be read" },
  amissLead: {
    ja: "下の欄を直してもう一度送ると、「{label}」の一覧が開きます。",
    en: "Correct it below and send it again to open the list “{label}”.",
  },
  amissKept: { ja: "ほかの条件はそのままです：{conditions}", en: "The other conditions are kept: {conditions}" },
  amissWithout: { ja: "読み取れなかった条件を外して一覧を開く", en: "Open the list without what could not be read" },
  amissYen: {
    ja: "「{typed}」を金額として読み取れません。「500億」「3千万」「50000000000」のように入力してください。",
    en: "“{typed}” cannot be read as an amount. Enter it like 50 billion or 50000000000.",
  },
  amissYear: {
    ja: "「{typed}」を年度として読み取れません。「2022」「2022年度」「令和4年度」のように入力してください。",
    en: "“{typed}” cannot be read as a fiscal year. Enter it like 2022 or FY2022.",
  },
  amissDate: {
    ja: "「{typed}」を日付として読み取れません。「2024」「2024年3月」「令和6年3月29日」のように、暦にある日付を入力してください。",
    en: "“{typed}” cannot be read as a date. Enter a date of the calendar like 2024, 2024-03 or 2024-03-29.",
  },
  amissNumber: {
    ja: "「{typed}」を整数として読み取れません。「12」のように入力してください。",
    en: "“{typed}” cannot be read as a whole number. Enter it like 12.",
  },
  amissRange: {
    ja: "「{typed}」は使える範囲の外です。{from}から{to}までで入力してください。",
    en: "“{typed}” is out of range. Enter a value from {from} to {to}.",
  },
  amissEnd: {
    ja: "「{typed}」は「{other}」の欄に入力してください。この欄は「{own}」です。",
    en: "Enter “{typed}” in the field “{other}”: this one is “{own}”.",
  },
  amissOpen: {
    ja: "「{typed}」は条件にできません。「約」「超」「未満」などを付けずに入力してください。「から」も「まで」も、入力した値を含みます。",
    en: "“{typed}” cannot be a condition. Enter it without “about”, “over”, “under” and the like: “From” and “To” both include what you enter.",
  },
  amissText: {
    ja: "この語句では調べられません。制御文字を含まない2,000字までの語句を入力してください。",
    en: "These words cannot be looked for. Enter up to 2,000 characters without control characters.",
  },
  amissWords: {
    ja: "検索語が長すぎます。{characters}文字・{words}語までで入力してください。",
    en: "The search is too long. Enter up to {characters} characters and {words} words.",
  },
  amissNoWords: {
    ja: "「{typed}」には検索できる文字がありません。文字か数字を入力してください。",
    en: "“{typed}” has nothing to search for. Enter at least one letter or digit.",
  },

  take: { ja: "このデータを使う", en: "Take this data away" },
  takeLead: {
    ja: "この一覧と同じ条件のデータです。リリース {id} に固定したURLなので、いつ開いても同じ結果になります。",
    en: "The records of this list as data. The addresses are pinned to release {id}, so they give the same result whenever they are opened.",
  },
  download: { ja: "ダウンロード", en: "Download" },
  toTake: { ja: "ダウンロード", en: "Download" },
  sheet: { ja: "Excelで開く（日本語の見出し、{count}件）", en: "Open in Excel (English headings; records: {count})" },
  sheetNote: {
    ja: "見出し・コード・参照先の名称を日本語で書いた表です。1行ごとに引用用のURLが付きます（{guide}）。",
    en: "Headings, codes and references are written out in words, and each row has its URL to cite ({guide}).",
  },
  sheetNone: {
    ja: "{limit}件を超える一覧は、見出しを日本語にした一つの表にはできません。条件を加えるか、下のExcel用CSVをお使いください。",
    en: "A list of more than {limit} records is no one table with English headings. Add conditions, or take the CSV for Excel below.",
  },
  csv: { ja: "プログラム用CSV（{count}件）", en: "CSV for programs (records: {count})" },
  csvPart: { ja: "プログラム用CSV（先頭{limit}件。全{count}件）", en: "CSV for programs (the first {limit} of {count} records)" },
  csvNote: {
    ja: "見出しは項目名（`fiscalYear`など）、値はコードと識別子のままです。",
    en: "Headings are the names of fields, such as `fiscalYear`; codes and ids stay as they are.",
  },
  csvMore: {
    ja: "1回に返すのは{limit}件までです。続きのURLは応答の`Link`ヘッダー（`rel=next`）にあります。全件は次のファイルが便利です。",
    en: "One answer holds up to {limit} records; its `Link` header names the next page (`rel=next`). For all records, take a file below.",
  },
  files: {
    ja: "コレクション全体のファイル（リリース {id}、{count}件）",
    en: "Files of the whole collection (release {id}; records: {count})",
  },
  sqlPage: { ja: "SQLで調べる", en: "Query them with SQL" },
  datasetPage: {
    ja: "ファイルの大きさ・SHA-256と、各項目の説明",
    en: "Sizes and digests of the files, and what each column means",
  },
  code: { ja: "プログラムから取得する", en: "Use it from a program" },

  cite: { ja: "引用する", en: "Cite" },
  citeLead: {
    ja: "リリース {id} の「{label}」を引用するときは、次の引用情報をお使いください。",
    en: "To cite “{label}” in release {id}, use one of these citations.",
  },
  keep: { ja: "このクエリを引用する", en: "Cite this query" },
  keepLead: {
    ja: "条件・並び順・項目を登録すると、結果のSHA-256とともに変わらないリンクと引用情報が得られます。アカウントは要りません。",
    en: "Registering the conditions, order and columns gives them a permanent link and a citation, with the SHA-256 of the result. No account is needed.",
  },
  keepButton: { ja: "変わらないリンクを作る", en: "Make a permanent link" },
  keepUnscripted: {
    ja: "登録用のボタンは、JavaScriptが使えるときに表示されます。使えない場合は、下のコマンドで登録できます。詳しくは{guide}をご覧ください。",
    en: "The button for it shows where JavaScript runs. Without it, register with the command below; see {guide}.",
  },
  keepGuide: { ja: "「条件を付けた結果を引用する」", en: "how to cite a selection" },
  keepByCurl: { ja: "コマンドで登録する", en: "Register with a command" },
  keepByCurlMore: {
    ja: "応答の`Location`ヘッダーが、登録されたクエリの変わらない名前です。",
    en: "The `Location` header of the answer is the permanent name of the query.",
  },
  andMore: { ja: "ほか{count}件", en: "and {count} more" },
  dash: { ja: "–：値なし（理由は各レコードに記載）", en: "–: no value; each record says why" },
  kept: { ja: "変わらないリンク：", en: "Permanent link: " },
  notKept: {
    ja: "登録できませんでした。時間をおいてもう一度お試しください。",
    en: "It could not be registered. Please try again later.",
  },
} as const satisfies Messages;
