import type { Messages } from "./message";

/** Why a value is missing. */
export const reasons = {
  title: { ja: "理由の意味", en: "What the reasons mean" },
  meaningOf: { ja: "「{reason}」とは：", en: "“{reason}”: " },
  lines: {
    ja: "「{initiative}」に対応する予算書・行政事業レビューシートの行（{count}件）",
    en: "Lines of budget books and review sheets for “{initiative}” ({count})",
  },
} as const satisfies Messages;
