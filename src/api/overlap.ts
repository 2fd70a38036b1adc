import type { Entity } from "../model/entity";
import type { Row } from "../model/field";
import { type Filter, spanOf } from "../model/query";
import type { Warning } from "../model/result";

/**
 * Marks each record that spans several years with whether the filter holds all of them. A total over several rounds is never
 * divided: `partial` says that the amount reaches beyond what was asked for.
 */
export function withOverlap(entity: Entity, rows: readonly Row[], filters: readonly Filter[]): readonly Row[] {
  const span = spanOf(entity);
  const asked = filters.filter(({ field }) => field === span?.of);
  if (!span || asked.length === 0) return rows;
  return rows.map((row) => {
    const years = row[span.of] as readonly number[];
    const inside = years.every((year) => asked.every((filter) => holds(filter, year)));
    return { ...row, [span.key]: years.length === 0 ? null : inside ? "full" : "partial" };
  });
}

/** The records that `withOverlap` has found to reach beyond what was asked for. */
export function reachingBeyond(entity: Entity, rows: readonly Row[]): readonly Row[] {
  const span = spanOf(entity);
  return rows.filter((row) => span && row[span.key] === "partial");
}

/** A remark for people who would add the amounts up. */
export function spanWarnings(entity: Entity, rows: readonly Row[]): Warning[] {
  const partial = reachingBeyond(entity, rows).map((row) => row.id);
  if (partial.length === 0) return [];
  return [
    {
      code: "partial-overlap",
      message: `These amounts also span fiscal years outside the filter and are not divided: ${partial.join(", ")}.`,
      messageJa: `次の金額は絞り込みの外の年度にも及び、按分していません：${partial.join("、")}。`,
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
