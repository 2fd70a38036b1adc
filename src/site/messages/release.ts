import type { Messages } from "./message";

/** The page of a release. */
export const release = {
  title: { ja: "リリース {id}", en: "Release {id}" },
  withdrawn: { ja: "公開の取り下げ", en: "Withdrawn" },
  issued: { ja: "発行日", en: "Issued" },
  before: { ja: "直前のリリース", en: "Release before" },
  changes: { ja: "変更", en: "Changes" },
  licence: { ja: "ライセンス", en: "Licence" },
  graph: { ja: "全データのSHA-256（RDFC-1.0）", en: "SHA-256 of all data (RDFC-1.0)" },
  contents: { ja: "収録内容とファイル", en: "Contents and files" },
  contentsCaption: { ja: "コレクションごとの件数とファイル", en: "Records and files of each collection" },
  contentsIntro: {
    ja: "内容の変わらないファイルです。チェックサムは{checksums}にあります。",
    en: "These files never change. Their checksums are in {checksums}.",
  },
  whole: { ja: "リリース全体", en: "The whole release" },
  collection: { ja: "コレクション", en: "Collection" },
  records: { ja: "件数", en: "Records" },
  list: { ja: "一覧", en: "List" },
  see: { ja: "見る", en: "View" },
  files: { ja: "ファイル", en: "Files" },
  ofCollection: { ja: "：{label}", en: " of {label}" },
  linkedData: { ja: "リンクトデータ", en: "Linked data" },
  statements: { ja: "リリースについての記述を見る", en: "What linked data says of the release" },
  linkedDataIntro: {
    ja: "機械可読な説明です。RDFの形式には、各コレクションとファイルの記述も入っています。",
    en: "The release described for machines. The RDF formats describe each collection and file as well.",
  },
} as const satisfies Messages;
