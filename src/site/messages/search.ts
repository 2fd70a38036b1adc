import type { Messages } from "./message";

/** The search in all collections. */
export const search = {
  title: { ja: "検索", en: "Search" },
  titleOf: { ja: "「{word}」の検索結果", en: "Search results for “{word}”" },
  lead: {
    ja: "すべてのコレクションの名称、説明、資料に記載された語句を、日本語と英語で検索します。「予算」のような2文字の語も、1文字の語も見つかります。",
    en: "Searches the names, descriptions and printed words of every collection, in Japanese and English. Japanese words of two characters, or of one, are found too.",
  },
  words: { ja: "検索する語句", en: "Words to search for" },
  hint: {
    ja: '空白で区切ると、すべてを含むものを探します。「"スタートアップ 支援"」のように引用符で囲むと一続きの語になります。',
    en: "Separate words with spaces to find what holds all of them; put words in double quotes to keep them together.",
  },
  find: { ja: "検索", en: "Search" },
  examples: { ja: "検索の例", en: "Examples" },
  browse: { ja: "コレクションから探す", en: "Browse the collections" },
  count: { ja: "{count}件（リリース {id}）", en: "Records in release {id}: {count}" },
  countIn: { ja: "{collections}の{count}件（リリース {id}）", en: "Records in {collections}, release {id}: {count}" },
  ownPages: { ja: "このポータルのページ：", en: "Pages of this portal: " },
  inTitle: { ja: "名称に含むもの", en: "In the name" },
  elsewhere: { ja: "本文や根拠に含むもの", en: "In the text or the evidence" },
  collections: { ja: "コレクションで絞り込む", en: "Narrow by collection" },
  none: { ja: "「{word}」を含むレコードはありません。", en: "No record holds “{word}”." },
  apart: { ja: "もしかして：{words}", en: "Did you mean {words}?" },
  noneMore: {
    ja: "語を短くする、別の表記（漢字・かな・英語）にする、語を減らすなどすると、見つかることがあります。",
    en: "A shorter word, another spelling, the Japanese word or fewer words may find some.",
  },
  within: { ja: "この一覧で絞り込む・並べ替える", en: "Sort and narrow these as a list" },
} as const satisfies Messages;
