import type { Row } from "../model/field";
import type { Filter } from "../model/query";
import type { Warning } from "../model/result";

/**
 * Marks each record that spans fiscal years with whether the filter holds all of them. A total over several rounds is never
 * divided: `partial` says that the amount reaches beyond what was asked for.
 */
export function withOverlap(rows: readonly Row[], filters: readonly Filter[]): readonly Row[] {
  const asked = filters.filter(({ field }) => field === "fiscalYear");
  if (asked.length === 0) return rows;
  return rows.map((row) => {
    const years = row.fiscalYear as readonly number[] | number;
    if (!Array.isArray(years) || years.length === 0) return { ...row, overlap: null };
    const inside = years.every((year) => asked.every((filter) => holds(filter, year)));
    return { ...row, overlap: inside ? "full" : "partial" };
  });
}

/** A remark for people who would add the amounts up. */
export function spanWarnings(rows: readonly Row[]): Warning[] {
  const partial = rows.filter((row) => row.overlap === "partial").map((row) => row.id);
  if (partial.length === 0) return [];
  return [
    {
      code: "partial-overlap",
      message: `These amounts also span fiscal years outside the filter and are not divided: ${partial.join(", ")}.`,
      messageJa: `次の金額は絞り込みの外の年度にも及び、按分していません: ${partial.join("、")}。`,
    },
  ];
}

function holds({ operator, values }: Filter, year: number): boolean {
  const [value] = values as readonly number[];
  if (value === undefined) return false;
  switch (operator) {
    case "in":
      return values.includes(year);
    case "ne":
      return year !== value;
    case "gte":
      return year >= value;
    case "gt":
      return year > value;
    case "lte":
      return year <= value;
    case "lt":
      return year < value;
    case "isnull":
      return true;
    default:
      return year === value;
  }
}
