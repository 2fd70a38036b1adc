import type { Messages } from "./message";

export const copied = {
  copy: { ja: "コピー", en: "Copy" },
  failed: { ja: "コピーできませんでした", en: "Could not copy" },
  done: { ja: "コピーしました", en: "Copied" },
} as const satisfies Messages;
