import type { ProblemCode } from "../../api/problem";
import type { Text } from "../../model/text";
import type { Messages } from "./message";

/** What the page of an error says beside the error's own title and detail. */
export const problem = {
  status: { ja: "エラー {status}", en: "Error {status}" },
  toMend: { ja: "直すところ", en: "What to correct" },
  given: { ja: "指定された値", en: "Given" },
  expected: { ja: "期待する値", en: "Expected" },
  meant: { ja: "候補", en: "Did you mean" },
  toCorrect: { ja: "直すには", en: "To correct it" },
  suggested: {
    ja: "候補のリンクは、そこだけを直したURLです。",
    en: "A suggested link is this address with just that put right.",
  },
  without: { ja: "この指定を外して開く", en: "Open it without this" },
  allowed: { ja: "使える値（{count}）", en: "What can be used ({count})" },
  mendAll: { ja: "すべて直して開く", en: "Open it with all of this corrected" },
  none: { ja: "（なし）", en: "(nothing)" },
  nearest: { ja: "お探しのページはこちらですか", en: "Were you looking for this?" },
  available: { ja: "ここにあるもの", en: "What there is here" },
  formats: { ja: "データとして開く", en: "Open it as data" },
  search: { ja: "検索する", en: "Search" },
  searchLabel: { ja: "すべてのコレクションから検索", en: "Search every collection" },
  start: { ja: "ここからたどる", en: "Start from here" },
  home: { ja: "トップページ", en: "Home page" },
  removedIn: { ja: "削除したリリース", en: "Removed in release" },
  withdrawnOn: { ja: "取り下げた日", en: "Withdrawn on" },
  reason: { ja: "理由", en: "Reason" },
  successor: { ja: "後継", en: "Replaced by" },
  noSuccessor: { ja: "ありません", en: "Nothing" },
  history: { ja: "これまでの状態", en: "Every state it had" },
  citation: { ja: "引用情報", en: "How it is cited" },
  manifest: { ja: "目録", en: "What it held" },
  instance: { ja: "受付番号", en: "Request number" },
  contact: { ja: "連絡先", en: "Contact" },
  wait: { ja: "待ち時間の目安", en: "Try again in" },
  seconds: { ja: "{count}秒", en: "{count} seconds" },
  minutes: { ja: "{count}分", en: "{count} min" },
  about: { ja: "この種類のエラーについて", en: "About this kind of error" },
  aboutKind: {
    ja: "{about}（{code}）。`Accept: application/problem+json` を送ると、同じ内容をJSONで返します。",
    en: "{about} ({code}). Send `Accept: application/problem+json` for the same as JSON.",
  },
} as const satisfies Messages;

/** What a reader of a page can do, where that differs from what a program can. */
export const cures: Readonly<Partial<Record<ProblemCode, Text>>> = {
  "invalid-parameter": {
    ja: "下の項目を直すと開けます。",
    en: "Correct what is named below.",
  },
  "not-found": {
    ja: "URLの綴りを確かめるか、検索するか、下のページからたどってください。",
    en: "Check the spelling of the address, search, or start from one of the pages below.",
  },
  "unknown-release": { ja: "公開しているリリースは次のとおりです。", en: "These are the releases that have been published." },
  "not-yet-released": {
    ja: "最初のリリースの発行日以降の日を指定してください。発行日は「リリース」のページにあります。",
    en: "Ask for a day on or after that of the first release. The page “Releases” has the days.",
  },
  "unknown-collection": { ja: "コレクションは次のとおりです。", en: "These are the collections." },
  "unknown-record": {
    ja: "識別子の綴りを確かめるか、検索してください。一度付けた識別子は、名称が変わっても変わりません。",
    en: "Check the id, or search. An id never changes once given, whatever becomes of the name.",
  },
  "unknown-query": {
    ja: "引用されたURLが途中で切れていないか確かめてください。登録したクエリが消えることはありません。",
    en: "Check that the address was copied whole. A query that was kept is never removed.",
  },
  "unknown-format": { ja: "次の形式があります。", en: "These are the formats." },
  "record-removed": {
    ja: "削除前のリリースでは、これまで通り読めます。",
    en: "The releases before still show it as it was.",
  },
  "release-withdrawn": {
    ja: "目録と引用情報は残しています。ほかのリリースは読めます。",
    en: "Its list of contents and its citation stay. The other releases can be read.",
  },
  "not-acceptable": {
    ja: "このURLはページではなくデータを返します。次の形式で開けます。",
    en: "This address answers with data and has no page. Open it in one of these formats.",
  },
  "uri-too-long": {
    ja: "条件を減らすか、データセットのページからファイルをダウンロードしてください。",
    en: "Use fewer conditions, or download the files from the page of datasets.",
  },
  "too-many-requests": {
    ja: "しばらく待ってから、もう一度開いてください。",
    en: "Wait a moment and open it again.",
  },
  "internal-error": {
    ja: "時間をおいて開き直してください。同じことが続く場合は、受付番号を添えてお知らせください。",
    en: "Open it again later. If it goes on, please write to us with the request number.",
  },
  unavailable: {
    ja: "しばらく待ってから、ページを再読み込みしてください。公開済みのデータに影響はありません。",
    en: "Wait a moment and reload the page. The published data is not affected.",
  },
};
