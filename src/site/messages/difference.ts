import type { Messages } from "./message";

/** What differs between two states of a record. */
export const difference = {
  /** Of a field in which nothing that a source prints differs. */
  ours: { ja: "{label}（当ポータルによる）", en: "{label} (this portal’s own)" },
  kept: { ja: "ほか{count}件は変更なし", en: "{count} more unchanged" },
  reordered: { ja: "順序を変更", en: "Put in another order" },
  /** Around words of a text, for who hears or copies it: the line through or under them says it to the eye alone. */
  wordsRemoved: { ja: "［削除：{words}］", en: "[removed: {words}]" },
  wordsAdded: { ja: "［追加：{words}］", en: "[added: {words}]" },
  added: { ja: "追加", en: "Added" },
  changed: { ja: "変更", en: "Changed" },
  removed: { ja: "削除", en: "Removed" },
} as const satisfies Messages;
