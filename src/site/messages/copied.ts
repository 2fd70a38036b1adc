import type { Messages } from "./message";

export const copied = {
  copy: { ja: "コピー", en: "Copy" },
  done: { ja: "コピーしました", en: "Copied" },
} as const satisfies Messages;
