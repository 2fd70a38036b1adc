import type { Messages } from "./message";

/** The page of a source with the numbers of its lines. */
export const sourceLines = {
  title: { ja: "「{source}」の全文（行番号付き）", en: "“{source}” in full, with line numbers" },
  lead: {
    ja: "各レコードの根拠が挙げる行番号は、このページの行番号です。各行の下から、その行を根拠とするレコードへ進めます。",
    en: "The lines that evidence names are numbered as on this page. Below each line stand the records that rest on it.",
  },
  text: {
    ja: "行頭の記号（#、- など）も資料のテキストの一部です。空行は表示していませんが、番号には数えています。SHA-256の対象は{text}です。資料の書誌・利用条件は{record}にあります。",
    en: "The marks at the start of lines (#, -) are part of the text. Empty lines are not shown, but counted. SHA-256 digests are of the {text}; what the source is and under which terms it may be used is in {record}. The source is in Japanese.",
  },
  file: { ja: "テキストファイル", en: "text file" },
  record: { ja: "資料のレコード", en: "its record" },
  one: { ja: "この行を根拠とするレコード（1件）", en: "1 record rests on this line" },
  many: { ja: "この行を根拠とするレコード（{count}件）", en: "{count} records rest on this line" },
  ofLine: { ja: "{line}行目", en: "(line {line})" },
  colon: { ja: "：", en: ": " },
} as const satisfies Messages;
