import type { Messages } from "./message";

/** Where a fact is printed. */
export const evidence = {
  line: { ja: "{line}行目", en: "line {line}" },
  digest: { ja: "行のSHA-256", en: "SHA-256 of the line" },
  supports: { ja: "裏付ける項目：{fields}", en: "For: {fields}" },
} as const satisfies Messages;
