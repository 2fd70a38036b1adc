import type { Messages } from "./message";

/** The columns of a list as a table for a spreadsheet that are no field. */
export const listTable = {
  missing: { ja: "値がない理由", en: "Why values are missing" },
  url: { ja: "引用用のURL（リリース {id}）", en: "URL to cite (release {id})" },
} as const satisfies Messages;
