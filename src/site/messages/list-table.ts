import type { Messages } from "./message";

/** A list as a table for a spreadsheet: its columns that are no field, and what it is called. */
export const listTable = {
  notAdded: { ja: "足し合わせられない理由（この表の中で）", en: "Why not to be added (within this table)" },
  forExcel: { ja: "Excel用の表", en: "the table for Excel" },
  missing: { ja: "値がない理由", en: "Why values are missing" },
  url: { ja: "引用用のURL（リリース {id}）", en: "URL to cite (release {id})" },
} as const satisfies Messages;
