import type { Messages } from "./message";

/** The page of a record. */
export const record = {
  inRelease: { ja: "{title}（リリース {id}）", en: "{title} (release {id})" },
  description: {
    ja: "「{title}」（{collection}）の内容、根拠となる記載、関連するレコード、変更履歴、引用方法。リリース {id}。",
    en: "“{title}” ({collection}): what is stated, where it is printed, what it relates to, its history and how to cite it. Release {id}.",
  },
  titleOurs: { ja: "題名は当ポータルの訳です。", en: "The English title is this portal’s translation." },
  titleOfficial: { ja: "題名は公式のものです。", en: "The English title is official." },
  titleNone: { ja: "題名は訳していません。", en: "The title is not translated: it stands here in Japanese." },
  asPrinted: { ja: "記載のまま", en: "as printed" },

  facts: { ja: "記載された事実", en: "What the sources state" },
  publisherCited: {
    ja: "引用では、発行者をその属する府省の名で示します。{sentence}",
    en: "A citation names the publisher by the ministry or agency that it is part of. {sentence}",
  },
  measured: { ja: "ファイルについて", en: "About the file" },
  measuredIntro: {
    ja: "資料に記載された内容ではなく、ファイルそのものについての事実で、同じファイルがあれば誰でも測って確かめられます。",
    en: "Not printed in the document: facts about the file itself, which anyone who has it can measure.",
  },
  wholeText: {
    ja: "{text}を公開しています。各レコードの根拠の行番号は、{lines}の番号です。次のコマンドで上のSHA-256と同じ値が得られます。",
    en: "{text} is public here; the line numbers of all evidence are those of {lines}. This command gives the SHA-256 above.",
  },
  numbered: { ja: "行番号付きのページ", en: "the page with its lines numbered" },
  textFile: { ja: "資料の全文（テキスト）", en: "The whole text of the source" },
  ours: { ja: "当ポータルの分類・解釈", en: "This portal’s classification and interpretation" },
  oursIntro: {
    ja: "資料に記載された事実ではなく、当ポータルが記載をもとに付けたものです。",
    en: "Not printed in a source: this portal’s own reading of what is.",
  },
  derived: { ja: "記載から算出", en: "worked out from the facts" },
  ourTranslation: { ja: "当ポータルの訳", en: "our translation" },
  about: { ja: "このレコードについて", en: "About this record" },
  missing: { ja: "値のない項目とその理由", en: "What is missing, and why" },
  missingIntro: { ja: "値がないことは0を意味しません。", en: "Missing is not zero." },
  because: { ja: "理由の記録", en: "The record of this absence" },
  unexplained: { ja: "理由の記録なし", en: "No reason is recorded" },

  evidence: { ja: "根拠", en: "Evidence" },
  evidenceIntro: {
    ja: "各項目に付けた番号の根拠です。",
    en: "Numbered as beside each fact.",
  },
  evidenceOfWhole: {
    ja: "裏付ける項目の名を挙げていない根拠は、レコード全体についてのものです。すべての項目がそこに記載されているという意味ではありません。",
    en: "Evidence that names no fields is for the record as a whole: not every fact is printed there.",
  },
  evidenceNumber: { ja: "根拠{number}", en: "Evidence {number}" },

  serving: { ja: "対応するテーマの施策・取組", en: "Initiatives of its themes" },
  servingIntro: {
    ja: "この重点・柱に対応付けたテーマとその下位のテーマに、資料が記載している施策・取組です。テーマとの対応には当ポータルの解釈を含みます。",
    en: "What the source prints under the themes that this priority is matched to, and under those below them. A match may be this portal’s interpretation, as stated above.",
  },
  servingBy: { ja: "テーマ「{theme}」の施策・取組（対応：{match}）", en: "Initiatives of “{theme}” (match: {match})" },
  related: { ja: "このレコードを参照しているレコード", en: "Records that refer to this one" },
  relatedBy: { ja: "{collection}（項目「{field}」）", en: "{collection}, by their “{field}”" },
  relatedAll: { ja: "全{count}件を見る", en: "See all {count}" },
  relatedMore: { ja: "ほか{count}件", en: "and {count} more" },
  below: { ja: "下位のテーマを含めた「{label}」を見る", en: "See the {label} of this theme and of those below it" },
  lines: { ja: "予算書等の行との照合を見る", en: "See it beside the lines of the budget books" },

  history: { ja: "変更履歴", en: "History" },
  historyFirst: { ja: "収録", en: "First included" },
  historyChanged: { ja: "変更", en: "Changed" },
  speaksForAll: {
    ja: "{collection}のうち、「{field}」に値のない{records}について述べています。",
    en: "It speaks for {records} of {collection} without a value in “{field}”.",
  },
  everyRecord: { ja: "すべてのレコード", en: "every record" },
  historyBack: { ja: "再び収録", en: "Included again" },
  historyRemoved: { ja: "削除", en: "Removed" },
  historyHidden: {
    ja: "この時点の内容は、公開を取り下げたリリースだけにあったため表示できません。",
    en: "Only releases that were withdrawn held this state, so it cannot be shown.",
  },
  historyOurs: {
    ja: "変わったのは当ポータルの訳・分類・注記だけで、資料の記載とその根拠に変更はありません。",
    en: "Only this portal’s own translation, classification or note changed: what the sources state, and the evidence, did not.",
  },
  historyUnchanged: {
    ja: "リリース {id} に収録した後、変更はありません。",
    en: "Unchanged since it was included in release {id}.",
  },
  historyAt: { ja: "リリース {id} での内容", en: "The record in release {id}" },
  historyData: { ja: "履歴のデータ（JSON）", en: "This history as data (JSON)" },

  data: { ja: "データ", en: "Data" },
  linkedData: { ja: "リンクトデータとしての記述", en: "What linked data says" },
} as const satisfies Messages;
