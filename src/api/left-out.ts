import { readLists } from "../db/records";
import type { Operator } from "../model/kinds";
import { type ListQuery, wholeOf } from "../model/query";
import type { Release } from "../model/release";
import type { Warning } from "../model/result";

/**
 * Remarks on records that a filter leaves out because they have no one value for it: an amount over budgets of both phases is found by
 * neither. One hop where there is such a filter, for the same list without it.
 */
export async function leftOutWarnings(d1: D1Database, { sequence }: Release, query: ListQuery): Promise<Warning[]> {
  const { entity, filters } = query;
  const asked = filters.filter(({ field, operator }) => entity.fields[field]?.absentIfSeveral && !KEEPING.includes(operator));
  const fields = [...new Set(asked.map(({ field }) => field))];
  if (fields.length === 0) return [];
  const { ids, withinTheme } = query;
  const left = await readLists(
    d1,
    sequence,
    fields.map((field) => ({ ...wholeOf(entity), ids, withinTheme, filters: withoutValue(query, field), limit: MOST_NAMED })),
  );
  return fields.flatMap((field, i) => {
    const named = left[i]?.rows.map(({ id }) => id) ?? [];
    if (named.length === 0) return [];
    const label = entity.fields[field]?.label.ja ?? field;
    const more = left[i]?.hasMore;
    return [
      {
        code: "left-out" as const,
        message: `The filter on ${field} leaves out amounts that may belong to what it asks for, because several values apply to them or none is stated: ${named.join(", ")}${more ? " and others" : ""}. ${field}__isnull=true finds them.`,
        messageJa: `${label}が複数にわたるか記載されていないため、条件に当てはまる部分を含む可能性があっても ${field} での絞り込みから外れている金額があります: ${named.join("、")}${more ? "、ほか" : ""}。${field}__isnull=true で探せます。`,
      },
    ];
  });
}

// They ask for what has no value, or keep it.
const KEEPING: readonly Operator[] = ["isnull", "ne"];

/** How many records a sentence names. */
const MOST_NAMED = 20;

function withoutValue({ filters }: ListQuery, field: string): ListQuery["filters"] {
  const [first] = filters.filter((one) => one.field === field);
  const others = filters.filter((one) => one.field !== field);
  return first ? [...others, { ...first, operator: "isnull", values: [true] }] : others;
}
