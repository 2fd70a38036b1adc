import type { Messages } from "./message";

/** What stands around every chart. */
export const charts = {
  from: { ja: "リリース {release}。{address}", en: "Release {release}. {address}" },
  data: { ja: "変わることのないデータ：{data}", en: "Data that never changes: {data}" },
  source: { ja: "{attribution}。リリース {release}。", en: "{attribution}. Release {release}." },
  table: { ja: "同じ内容を表で見る", en: "The same as a table" },
  embed: { ja: "ほかのサイトに埋め込む", en: "Embed it on another site" },
  embedHow: {
    ja: "次のHTMLを貼り付けると、常に最新リリースの図を表示します。oEmbedに対応したサイトなら、{page}のURLを貼るだけで埋め込めます。",
    en: "This HTML always shows the chart of the latest release. On a site that knows oEmbed, the address of {page} is enough.",
  },
  own: { ja: "この図のページ", en: "the page of this chart" },
  download: { ja: "図をダウンロード", en: "Download the chart" },
  png: { ja: "PNG", en: "PNG" },
  lead: {
    ja: "この図の説明と、もとになるデータは{page}にあります。",
    en: "What the chart shows, and the data behind it, are on {page}.",
  },
  about: { ja: "説明のページ", en: "the page about it" },
  chart: { ja: "図", en: "Chart" },
  open: { ja: "データと説明を見る", en: "Data and explanation" },
} as const satisfies Messages;
