import type { Text } from "../../model/text";
import type { GuideName } from "../../urls";
import type { Messages } from "./message";

/** What each guide is called. */
export const guideTitles: Readonly<Record<GuideName, Text>> = {
  analysts: { ja: "表計算・分析で使う", en: "For analysts" },
  developers: { ja: "プログラムから使う", en: "For developers" },
  researchers: { ja: "研究で使う", en: "For researchers" },
  "how-to-cite": { ja: "引用のしかた", en: "How to cite" },
  "how-releases-work": { ja: "リリースのしくみ", en: "How releases work" },
  accessibility: { ja: "アクセシビリティ", en: "Accessibility" },
  security: { ja: "脆弱性を見つけたら", en: "Reporting a weakness" },
  about: { ja: "このポータルについて", en: "About this portal" },
};

/** What the guides have around their own words. */
export const guides = {
  lead: {
    ja: "データを使う人のための説明です。例はすべて、そのまま試せます。",
    en: "How to use the data, for those who do. Every example can be tried as it stands.",
  },
  docs: {
    ja: "APIのすべてのURLとパラメータの一覧です。",
    en: "Every address of the API and every parameter.",
  },
  contents: { ja: "このページの内容", en: "On this page" },
  open: { ja: "開く：", en: "Open" },
} as const satisfies Messages;
