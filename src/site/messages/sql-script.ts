import type { Messages } from "./message";

/** What the script of the page where SQL runs says of its work: it brings these words itself. A failure is named as its worker names it. */
export const sqlScript = {
  opening: { ja: "データベースを読み込んでいます…", en: "Loading the database …" },
  running: { ja: "実行しています…", en: "Running …" },
  stopped: { ja: "中止しました。", en: "Stopped." },
  empty: { ja: "SQLを書いてから実行してください。", en: "Write some SQL first." },
  verified: {
    ja: "✓ 照合済み：読み込んだファイルのSHA-256は、公開した値と一致しました。",
    en: "✓ Verified: the file that was loaded has the published SHA-256.",
  },
  unverified: {
    ja: "未照合：HTTPSの接続ではないため、ブラウザーでSHA-256を計算できません。",
    en: "Not verified: without HTTPS the browser computes no SHA-256.",
  },
  rows: { ja: "{count}行（{time}ミリ秒）", en: "{count} rows in {time} ms" },
  row: { ja: "{count}行（{time}ミリ秒）", en: "{count} row in {time} ms" },
  nothing: { ja: "実行しました。結果の列を返さない文です。", en: "Done. The statement returns no columns." },
  first: {
    ja: "複数の文を実行しました。表示しているのは最初の結果だけです。",
    en: "There were several statements. Only the first result is shown.",
  },
  stays: {
    ja: "このSQLはURLに入りきらないため、ほかのリリースのページへ持っていけません。短くするか、先にリリースを選んでからSQLを書いてください。",
    en: "This SQL is too long for an address, so it cannot be taken to another release. Shorten it, or choose the release before you write it.",
  },
  shown: {
    ja: "表には先頭の{shown}行を表示しています。CSVには全行が入ります。",
    en: "The table shows the first {shown} rows; the CSV has them all.",
  },
  cut: {
    ja: "結果は{most}行で打ち切りました。続きは LIMIT と OFFSET で取り出せます。",
    en: "The result was cut after {most} rows. Use LIMIT and OFFSET to read on.",
  },
  statement: {
    ja: "SQLiteがこのSQLを受け付けませんでした。SQLiteからのメッセージ：",
    en: "SQLite did not accept this SQL. What it says:",
  },
  file: {
    ja: "データベースを読み込めませんでした。接続を確かめて、もう一度実行してください。詳細：",
    en: "The database could not be loaded. Check your connection and run it again. Details:",
  },
  refused: {
    ja: "サーバーがデータベースを返しませんでした。理由：",
    en: "The server did not give the database. Its reason:",
  },
  engine: {
    ja: "このブラウザーでSQLiteを起動できませんでした。もう一度実行するか、WebAssemblyが使えない、またはメモリーが足りないときは、ファイルをダウンロードして下記の方法で開いてください。詳細：",
    en: "SQLite could not be started in this browser. Run it again; where WebAssembly is switched off or memory is short, download the file and open it as described below. Details:",
  },
  digest: {
    ja: "読み込んだファイルが公開したものと異なるため、使いませんでした。読み込んだファイルのSHA-256：",
    en: "The file that was loaded is not the one that was published, so it was not used. Its SHA-256:",
  },
} as const satisfies Messages;
