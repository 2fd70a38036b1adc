import type { Messages } from "./message";

/** Where a fact is printed. */
export const evidence = {
  line: { ja: "{line}行目", en: "line {line}" },
  digest: { ja: "行のSHA-256", en: "SHA-256 of the line" },
  wholeLine: { ja: "行の全文とSHA-256の確かめ方", en: "The whole line, and how to check its SHA-256" },
  check: {
    ja: "SHA-256は、この行全体のUTF-8のバイト列（行頭の記号を含み、行末の改行を除く）のものです。次のコマンドで同じ値が得られます。",
    en: "The SHA-256 is of the UTF-8 bytes of this whole line, with the marks at its start and without the line end. This command gives the same:",
  },
  inText: { ja: "{text}の{line}です（前後の行も読めます）。", en: "It is {line}, with those around it, of {text}." },
  text: { ja: "資料の全文（テキスト）", en: "the whole text of the source" },
  supports: { ja: "裏付ける項目：{fields}", en: "For: {fields}" },
} as const satisfies Messages;
