import { defineEntity } from "./entity";

export const sources = defineEntity({
  collection: "sources",
  place: 15,
  type: "Source",
  subClassOf: ["schema:CreativeWork"],
  title: "title",
  label: { ja: "資料", en: "Sources" },
  description: {
    ja: "事実の出所となる公表資料。行番号と行のSHA-256で根拠を示す。",
    en: "The published documents that the facts come from; evidence points at their lines.",
  },
  linked: () => ({ classes: ["schema:CreativeWork", "prov:Entity"] }),
  fields: {
    title: {
      kind: "localized",
      iri: "dct:title",
      label: { ja: "題名", en: "Title" },
      description: { ja: "資料の題名", en: "Title of the document" },
    },
    publisher: {
      kind: "reference",
      to: "organizations",
      iri: "dct:publisher",
      label: { ja: "発行者", en: "Publisher" },
      description: { ja: "資料を公表した者", en: "Who published the document" },
    },
    issued: {
      kind: "date",
      iri: "dct:issued",
      label: { ja: "公表", en: "Issued" },
      description: {
        ja: "公表年月（記載された精度）",
        en: "Date of issue, at the precision printed",
      },
    },
    language: {
      kind: "code",
      values: { ja: { ja: "日本語", en: "Japanese" }, en: { ja: "英語", en: "English" } },
      label: { ja: "言語", en: "Language" },
      description: { ja: "資料の言語", en: "Language of the document" },
    },
    sha256: {
      kind: "digest",
      measured: true,
      label: { ja: "SHA-256", en: "SHA-256" },
      description: {
        ja: "当ポータルが用いた資料のテキストファイル全体のSHA-256",
        en: "SHA-256 of the text file of the document that this portal worked from",
      },
    },
    lineCount: {
      kind: "integer",
      measured: true,
      label: { ja: "行数", en: "Lines" },
      description: { ja: "資料のテキストの行数", en: "Number of lines of the document's text" },
    },
    retrieved: {
      kind: "date",
      optional: true,
      ours: "always",
      label: { ja: "取得日", en: "Retrieved" },
      description: {
        ja: "公表元からファイルを取得した日。公表元で上書きされる資料の、どの時点のものかを示す。",
        en: "The day on which the file was fetched from its publisher: which state it is of a document that is overwritten in place",
      },
    },
    packageSha256: {
      kind: "digest",
      optional: true,
      measured: true,
      label: { ja: "ZIPのSHA-256", en: "SHA-256 of the ZIP" },
      description: {
        ja: "公表元が資料をZIPで提供している場合の、そのZIPファイル全体のSHA-256",
        en: "SHA-256 of the whole ZIP file, where the publisher gives the document in one",
      },
    },
    licence: {
      kind: "uri",
      iri: "dct:license",
      ours: "always",
      label: { ja: "利用条件", en: "Licence" },
      description: {
        ja: "資料の利用条件のURL（当ポータルの確認による）",
        en: "URL of the document's terms of use, as this portal understands them",
      },
    },
  },
});
