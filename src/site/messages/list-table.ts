import type { Messages } from "./message";

/** The columns of a list as a table for a spreadsheet that are no field. */
export const listTable = {
  notAdded: { ja: "足し合わせられない理由（この表の中で）", en: "Why not to be added (within this table)" },
  missing: { ja: "値がない理由", en: "Why values are missing" },
  url: { ja: "引用用のURL（リリース {id}）", en: "URL to cite (release {id})" },
} as const satisfies Messages;
