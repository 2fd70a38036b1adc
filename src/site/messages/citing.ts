import type { Messages } from "./message";

/** How to cite what a page shows, and where it stands for good. */
export const citing = {
  title: { ja: "引用する", en: "Cite this" },
  lead: {
    ja: "引用はリリース {id} の内容を指し、後のリリースで変わることはありません。",
    en: "The citation points at release {id}, which later releases do not change.",
  },
  leadOfFigure: {
    ja: "引用するのは、リリース {id} のこのレコードにある「{figure}」です。後のリリースで変わることはありません。",
    en: "The citation points at one figure of this record in release {id}, which later releases do not change: {figure}.",
  },
  whole: { ja: "レコード全体を引用する", en: "Cite the whole record" },
  citeFigure: { ja: "引用する", en: "Cite" },
  citeFigureOf: { ja: "「{field}」を引用する", en: "Cite “{field}”" },
  sentence: { ja: "引用文", en: "Citation" },
  styles: { ja: "引用の形式", en: "Styles" },
  file: { ja: "ファイルとして開く", en: "Open as a file" },
  proof: { ja: "SHA-256の確かめ方", en: "What the SHA-256 is of" },
  proofOf: {
    ja: "引用情報のSHA-256は、リリース {id} における{covers}のものです。次のコマンドで同じ値が得られます。",
    en: "The SHA-256 in the citations is that of {covers} in release {id}. This command gives the same:",
  },
  links: { ja: "リンク", en: "Links" },
  frozen: { ja: "内容の変わらないページ（リリース {id}）", en: "This page as it stays (release {id})" },
  name: { ja: "永続的な識別子（最新の記述につながります）", en: "Permanent identifier, which leads to the latest" },
  address: {
    ja: "引用するURL（ブラウザーではこのページ、プログラムからはデータが開きます）",
    en: "The address that is cited: this page in a browser, data for a program",
  },
} as const satisfies Messages;
