import { exclusionReasons, unallocatedReasons } from "./sums/sum";
import type { Text } from "./text";

/** The remarks that an answer may bear, by code, each with when it does. Of a sum, the reasons why an amount is left out are among them. */
export const warningCodes = {
  "partial-overlap": { en: "Amounts reach beyond the fiscal years asked for", ja: "絞り込みの外の年度にも及ぶ金額がある" },
  "not-to-be-added": { en: "Amounts must not be added to the others", ja: "ほかの金額と足し合わせられない金額がある" },
  "left-out": {
    en: "A filter leaves out amounts that may belong",
    ja: "絞り込みで外れた金額に、条件に当てはまる可能性があるものがある",
  },
  "facet-cut": { en: "A facet has more values than are told", ja: "示した値のほかにも値がある" },
  "unknown-reference": {
    en: "A filter names a record that the release does not hold",
    ja: "リリースにないレコードで絞り込んでいる",
  },
  "try-words-apart": { en: "The words are found where they are written apart", ja: "語を分けると見つかる" },
  "nothing-stated": { en: "No amount matches, which is no amount of zero", ja: "条件に当てはまる金額の記載がない（0円ではない）" },
  ambiguous: { en: "The total holds amounts of more than one reading", ja: "合計に複数の読み方がある金額が含まれる" },
  approximate: { en: "The total holds approximate amounts", ja: "合計に概数が含まれる" },
  ...exclusionReasons,
  ...unallocatedReasons,
} as const satisfies Record<string, Text>;

export type WarningCode = keyof typeof warningCodes;
