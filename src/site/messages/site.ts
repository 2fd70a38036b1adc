import { datasetDescription, datasetTitle, facts } from "../../catalog/dataset";
import type { Text } from "../../model/text";
import type { Messages } from "./message";

export const site = {
  name: datasetTitle,
  /** The name as it stands on a page: a narrow line breaks at {break}, not within a word. */
  heading: facts.heading ?? datasetTitle,
  skip: { ja: "本文へ移動", en: "Skip to the content" },
  navigation: { ja: "サイト内", en: "Site" },
  above: { ja: "現在の位置", en: "You are in" },
  more: { ja: "このサイトについて", en: "About this site" },
  search: { ja: "検索", en: "Search" },
  searchHint: { ja: "量子、予算、Moonshot", en: "quantum, budget, 量子" },
  data: { ja: "データ", en: "Data" },
  money: { ja: "予算", en: "Money" },
  lineage: { ja: "重点の系譜", en: "Lineage" },
  timeline: { ja: "年表", en: "Timeline" },
  releases: { ja: "リリース", en: "Releases" },
  api: { ja: "API", en: "API" },
  guides: { ja: "使い方", en: "Guides" },
  coverage: { ja: "収録状況と欠けている情報", en: "What is held and what is lacking" },
  sql: { ja: "SQLで調べる", en: "Query with SQL" },
  problems: { ja: "エラーの種類", en: "Kinds of error" },
  asData: { ja: "データとして取得：", en: "The same as data:" },
  asDataOne: { ja: "（1件）", en: "(one record)" },
  asDataAll: { ja: "（全{count}件）", en: "(all {count} records)" },
  asDataFirst: { ja: "（全{count}件のうち先頭の{limit}件）", en: "(the first {limit} of {count} records)" },
  asDataOf: { ja: "「{what}」をデータとして取得：", en: "{what} as data:" },
  told: {
    ja: "「{page}」のページで、図や説明とともに全体を見られます。",
    en: "The page “{page}” shows these together, with charts and explanations.",
  },
  scope: {
    ja: `見つからなくても、政策や予算がないという意味ではありません。当ポータルの収録範囲：${datasetDescription.ja}`,
    en: `Not finding it here does not mean that there is no such policy or budget. The scope of this portal: ${datasetDescription.en}`,
  },
  release: { ja: "リリース", en: "Release" },
  readingLatest: {
    ja: "最新のリリース {id}（{day}発行）を表示しています。",
    en: "You are reading the latest release, {id}, issued on {day}.",
  },
  reading: {
    ja: "リリース {id}（{day}発行）を表示しています。最新は {latest} です。",
    en: "You are reading release {id}, issued on {day}. The latest is {latest}.",
  },
  cited: { ja: "引用するURL：", en: "Address to cite:" },
  permanent: { ja: "このページの変わらないリンク", en: "Permanent link to this page" },
  seeLatest: { ja: "最新（{latest}）で見る", en: "See it in the latest ({latest})" },
  whatChanged: { ja: "その後の変更点", en: "What changed since" },
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
