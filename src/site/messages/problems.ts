import type { ProblemCode } from "../../api/problem";
import type { Text } from "../../model/text";
import type { Messages } from "./message";

/** The pages of the kinds of error. */
export const problems = {
  lead: {
    ja: "要求に応えられないとき、APIは RFC 9457 の形式で、何が起きたか、どう直すかを日本語と英語で返します。ブラウザーには同じ内容のページを返します。エラーの種類は次の{count}です。",
    en: "When a request cannot be answered, the API says what happened and how to put it right, in English and Japanese, in the form of RFC 9457; a browser gets a page that says the same. These are the {count} kinds.",
  },
  table: { ja: "エラーの種類の一覧", en: "Kinds of error" },
  status: { ja: "ステータス", en: "Status" },
  code: { ja: "コード", en: "Code" },
  meaning: { ja: "意味", en: "What it means" },
  members: {
    ja: "本文の `type` はこのサイトのURLで、開くとその種類のページに着きます。`title`・`detail` は英語、`titleJa`・`detailJa` は日本語です。パラメータの誤りは `errors` に1件ずつ入ります。`didYouMean` は近い候補です。エラーの応答は保存されません（`Cache-Control: no-store`）。",
    en: "`type` in the body is an address of this site that leads to the page of the kind. `title` and `detail` are in English, `titleJa` and `detailJa` in Japanese. Wrong parameters are in `errors`, one each, with the nearest candidate in `didYouMean`. Errors are never stored (`Cache-Control: no-store`).",
  },
  reading: { ja: "エラーの読み方", en: "Reading an error" },
  json: { ja: "この一覧をJSONで", en: "This list as JSON" },
  cure: { ja: "直し方", en: "What to do" },
  body: { ja: "応答の例", en: "An answer" },
  asked: { ja: "次のように要求すると、", en: "This request" },
  answered: { ja: "次の本文が返ります。", en: "is answered with this body." },
  madeUp: { ja: "本文の例です。値は説明のためのものです。", en: "An example of the body; its values are made up." },
  headers: { ja: "ヘッダー", en: "Headers" },
  description: { ja: "エラー {code}（{status}）の意味と直し方", en: "What the error {code} ({status}) means and what to do" },
} as const satisfies Messages;

/** What each kind of error means. */
export const meanings: Readonly<Record<ProblemCode, Text>> = {
  "invalid-parameter": {
    ja: "使えないパラメータか、読み取れない値があります。知らないパラメータを黙って無視することはありません。無視すれば、絞り込んだつもりの結果が全件になるからです。",
    en: "A parameter is unknown, given twice, or has a value that cannot be used. Nothing unknown is silently ignored: a filter that is ignored would answer with everything.",
  },
  "malformed-url": {
    ja: "URLのパスかクエリが、UTF-8のパーセント符号化として読めません。",
    en: "The path or the query is not percent-encoded UTF-8.",
  },
  "malformed-header": {
    ja: "要求のヘッダーが、規格の定める形になっていません。",
    en: "A header of the request is not in the form that its standard gives it.",
  },
  "unexpected-body": {
    ja: "読み取りの要求（GET・HEAD）に本文が付いています。",
    en: "A request to read (GET or HEAD) came with a body.",
  },
  "not-found": {
    ja: "このURLには何もなく、これまでに何かがあったこともありません。",
    en: "There is nothing at the address, and there never was.",
  },
  "unknown-release": {
    ja: "その番号のリリースを発行したことはありません。発行したリリースが消えることはありません。",
    en: "No release of that number was ever issued. One that was issued does not vanish.",
  },
  "unknown-collection": {
    ja: "その名前のコレクションがないか、指定したリリースより後に加わったものです。",
    en: "There is no collection of that name, or it came after the release that was asked for.",
  },
  "unknown-record": {
    ja: "その識別子のレコードが、指定したリリースのコレクションにありません。",
    en: "The release that was asked for holds no record of that id in the collection.",
  },
  "unknown-query": {
    ja: "その名前で登録されたクエリはありません。名前は32桁の16進数です。",
    en: "No query was kept under that name. A name has 32 hexadecimal digits.",
  },
  "unknown-format": {
    ja: "URLの末尾の拡張子に当たる形式がありません。",
    en: "The extension at the end of the address is none of the formats.",
  },
  "not-yet-released": {
    ja: "`as_of` に指定された日は、最初のリリースの発行日より前です。",
    en: "The day in `as_of` comes before the first release.",
  },
  "record-removed": {
    ja: "レコードは以前のリリースにありましたが、理由を示して削除されました。識別子は再利用されません。",
    en: "Earlier releases held the record, and it was removed for a reason that is given. Its id is never used again.",
  },
  "release-withdrawn": {
    ja: "裁判所の命令などやむをえない理由で、公開を取り下げたリリースです。番号、目録、引用情報は残ります。",
    en: "The release may no longer be read, by order of a court for example. Its number, its list of contents and its citation stay.",
  },
  "method-not-allowed": {
    ja: "データは読み取り専用です。GET・HEAD・OPTIONS のほかは、クエリの登録（POST・QUERY）だけを受け付けます。",
    en: "The data can only be read. Beside GET, HEAD and OPTIONS, only keeping a query takes POST or QUERY.",
  },
  "not-acceptable": {
    ja: "`Accept` ヘッダーが求める形式を、このURLは一つも持っていません。",
    en: "The address has none of the formats that the `Accept` header asks for.",
  },
  "precondition-failed": {
    ja: "`If-Match` か `If-Unmodified-Since` が指す状態から、内容が変わっています。",
    en: "What is there is no longer in the state that `If-Match` or `If-Unmodified-Since` names.",
  },
  "uri-too-long": {
    ja: "URLが、受け付ける長さを超えています。",
    en: "The address is longer than is accepted.",
  },
  "content-too-large": {
    ja: "クエリを登録する要求の本文が、受け付ける大きさを超えています。",
    en: "The body of a request that keeps a query is larger than is accepted.",
  },
  "unsupported-media-type": {
    ja: "クエリを登録する要求の本文は、JSON（UTF-8、圧縮なし）だけを受け付けます。",
    en: "The body of a request that keeps a query is taken as JSON alone, in UTF-8 and not compressed.",
  },
  "range-not-satisfiable": {
    ja: "`Range` が指す範囲は、ファイルの終わりを過ぎています。",
    en: "The `Range` that was asked for begins beyond the end of the file.",
  },
  "malformed-body": {
    ja: "本文がJSONとして読めないか、同じ項目が2回書かれています。",
    en: "The body is not JSON, or has a member twice.",
  },
  "invalid-query": {
    ja: "本文はJSONとして読めますが、コレクションにない項目か、使えない値が含まれています。",
    en: "The body is JSON, but names a field that the collection does not have or a value that cannot be used.",
  },
  "too-many-changes": {
    ja: "2つのリリースの違いが、1回の応答に入る件数を超えています。途中までを返すことはしません。",
    en: "The two releases differ in more records than one answer holds. Nothing is cut off without a word.",
  },
  "result-too-large": {
    ja: "結果が、引用できるクエリや、Excelで開く表の上限を超えています。",
    en: "The result has more records than a query that can be cited, or a table for Excel, may have.",
  },
  "too-many-amounts": {
    ja: "条件に合う金額が、1回に合計できる件数を超えています。一部だけを足すことはしません。",
    en: "More amounts match than one sum takes. A sum of a part is never given.",
  },
  "too-many-requests": {
    ja: "同じ接続元から、1分間に受け付ける件数を超える要求がありました。接続元はネットワークのアドレスで区別するため、同じ回線を使う方々と合わせた件数になります。",
    en: "More requests came from one client than are taken in a minute. Clients are told apart by their network address, so those who share a connection share the number.",
  },
  "too-many-matches": {
    ja: "一覧の `q` に一致するレコードが多すぎます。",
    en: "Too many records match `q` on a list.",
  },
  "too-much-work": {
    ja: "一覧・合計・クエリの条件が多く、大きなコレクションではデータベースで比較する値が多くなりすぎます。読み取りを始める前に、最大の数で判断しています。検索では、語の一部を含むテキストが多く、そのままの形で含むものを上限までに探しきれない場合です。途中までの結果を返すことはしません。",
    en: "A list, sum or query has so many conditions that on a large collection too many values would have to be compared. It is judged by the most that there could be, before anything is read. Or the parts of a word searched for stand in so many texts that those which hold it as it is written are not all found within the limit. What was found by then is never given for the whole.",
  },
  "not-implemented": {
    ja: "oEmbed の要求が、用意していない形式（XMLなど）を求めています。",
    en: "A request for oEmbed asks for a form that is not offered, such as XML.",
  },
  "internal-error": {
    ja: "当ポータル側の不具合です。要求に誤りがあったわけではありません。",
    en: "A fault on this portal’s side. Nothing was wrong with the request.",
  },
  unavailable: {
    ja: "データベースかファイルの置き場所が、一時的に応答していません。",
    en: "The database or the store of files does not answer for the moment.",
  },
};
