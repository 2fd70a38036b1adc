import type { Messages } from "./message";

/** What differs between two states of a record. */
export const difference = {
  kept: { ja: "ほか{count}件は変更なし", en: "{count} more unchanged" },
  reordered: { ja: "順序を変更", en: "Put in another order" },
  added: { ja: "追加", en: "Added" },
  changed: { ja: "変更", en: "Changed" },
  removed: { ja: "削除", en: "Removed" },
} as const satisfies Messages;
