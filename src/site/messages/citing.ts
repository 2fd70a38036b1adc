import type { Messages } from "./message";

/** How to cite what a page shows, and where it stands for good. */
export const citing = {
  title: { ja: "引用する", en: "Cite this" },
  lead: {
    ja: "引用はリリース {id} の内容を指し、後のリリースで変わることはありません。",
    en: "The citation points at release {id}, which later releases do not change.",
  },
  sentence: { ja: "引用文", en: "Citation" },
  styles: { ja: "引用の形式", en: "Styles" },
  file: { ja: "ファイルとして開く", en: "Open as a file" },
  links: { ja: "リンク", en: "Links" },
  frozen: { ja: "内容の変わらないページ（リリース {id}）", en: "This page as it stays (release {id})" },
  name: { ja: "恒久的な識別子（最新の記述につながります）", en: "Permanent identifier, which leads to the latest" },
  data: { ja: "内容の変わらないデータ（API）", en: "The data as it stays (API)" },
} as const satisfies Messages;
