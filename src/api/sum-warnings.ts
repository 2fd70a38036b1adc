import type { Row } from "../model/field";
import type { Warning } from "../model/result";
import type { ExclusionReason, Grouping, Sum, UnallocatedReason } from "../model/sums/sum";
import type { Text } from "../model/text";
import type { WarningCode } from "../model/warnings";

/** Why an amount is not in a total, or in none of its groups, in a sentence. */
export const sumReasons: Readonly<Record<ExclusionReason | UnallocatedReason, Text>> = {
  endowment: {
    en: "Not added, as the size of an endowment is no appropriation",
    ja: "基金の規模は予算額ではないため、合計に入れていません",
  },
  stock: { en: "Not added, as a balance is no appropriation", ja: "残高は予算額ではないため、合計に入れていません" },
  "other-phase": {
    en: "Not added, as amounts of different phases hold the same money (filter by phase to sum them by themselves)",
    ja: "段階の異なる金額は同じ予算を含むため、合計に入れていません（phase で絞り込めば、その段階だけを合計できます）",
  },
  "carried-over": {
    en: "Not added, as a total available appropriation holds what was carried over from the year before (filter by fiscalYear to sum one year)",
    ja: "現額は前年度からの繰越しを含むため、合計に入れていません（fiscalYear で絞り込めば、その年度を合計できます）",
  },
  "contained-in": {
    en: "Not added, as one contains the other (`with` names it); what a containing record has beyond its counted parts is not in the total",
    ja: "一方が他方を含むため、合計に入れていません（with が相手を示します）。上位の金額のうち内訳の合計を超える分は、合計に含まれません",
  },
  "same-amount": {
    en: "Counted once, as another source states the same amount",
    ja: "別の資料にある同じ金額のため、一度だけ数えています",
  },
  "range-overlaps": {
    en: "Not added, as their spans overlap an amount that is counted or reach beyond the years asked for; nothing is split",
    ja: "期間が、合計に入れた金額または絞り込みの外の年度と重なるため、合計に入れていません（按分はしません）",
  },
  "spans-groups": {
    en: "In the total but in no group, as they span several; nothing is split",
    ja: "合計に入れていますが、複数のグループにまたがるため、どのグループにも入れていません（按分はしません）",
  },
  "not-stated": {
    en: "In the total but in no group, as no source says to which they belong",
    ja: "合計に入れていますが、どのグループに属するか記載がないため、どのグループにも入れていません",
  },
};

/** How many records a sentence names. */
const MOST_NAMED = 20;

/** What a reader of a total should know: what was left out and why, what no group holds, and what is not exact. */
export function sumWarnings({ included, excluded }: Sum, grouping: Grouping | null): Warning[] {
  const about = [...excluded, ...(grouping?.unallocated ?? [])];
  const reasons = Object.entries(sumReasons).flatMap(([reason, sentence]) =>
    warningsOf(
      reason as keyof typeof sumReasons,
      sentence,
      about.filter((one) => one.reason === reason).map(({ row }) => row),
    ),
  );
  return [
    ...(included.length === 0 && excluded.length === 0 ? [NOTHING] : []),
    ...reasons,
    ...warningsOf(
      "approximate",
      APPROXIMATE,
      included.filter(({ precision }) => precision === "approximate"),
    ),
    ...warningsOf(
      "ambiguous",
      AMBIGUOUS,
      included.filter(({ ambiguous }) => ambiguous === true),
    ),
  ];
}

const NOTHING: Warning = {
  code: "nothing-stated",
  message: "No amount matches; this is not an amount of zero.",
  messageJa: "条件に当てはまる金額の記載がありません（0円という意味ではありません）。",
};
const APPROXIMATE = { en: "Approximate as printed, and so is the total", ja: "概数を含む合計です" };
const AMBIGUOUS = {
  en: "Added as printed, though the printed words have more than one reading",
  ja: "記載に複数の読み方がある金額を、記載のとおり合計に入れています",
};

/** One remark on some records; none where there are none. */
function warningsOf(code: WarningCode, { en, ja }: Text, rows: readonly Row[]): Warning[] {
  if (rows.length === 0) return [];
  const named = rows.slice(0, MOST_NAMED).map(({ id }) => id);
  const more = rows.length - named.length;
  return [
    {
      code,
      message: `${en}: ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`,
      messageJa: `${ja}：${named.join("、")}${more > 0 ? `、ほか${more}件` : ""}。`,
    },
  ];
}
