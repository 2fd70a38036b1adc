import { readLists } from "../db/records";
import type { Entity } from "../model/entity";
import type { Operator } from "../model/kinds";
import { type ListQuery, wholeOf } from "../model/query";
import type { Release } from "../model/release";
import type { Warning } from "../model/result";
import { summableOf } from "../model/sums";
import { notToBeAdded } from "../model/sums/summable";

/** The first records that a filter leaves out because they have no one value for its field, and whether there are more. */
export type LeftOut = { readonly field: string; readonly ids: readonly string[]; readonly hasMore: boolean };

/**
 * What the filters of a list leave out because it has no one value for them: an amount over budgets of both phases is found by neither. What is no
 * appropriation by itself belongs to none. One hop where there is such a filter, for the same list without it.
 */
export async function readLeftOut(d1: D1Database, { sequence }: Release, query: ListQuery): Promise<LeftOut[]> {
  const { entity, filters, ids, withinTheme } = query;
  const asked = filters.filter(({ field, operator }) => entity.fields[field]?.absentIfSeveral && !KEEPING.includes(operator));
  const fields = [...new Set(asked.map(({ field }) => field))];
  if (fields.length === 0) return [];
  const summable = summableOf(entity.collection);
  const left = await readLists(
    d1,
    sequence,
    fields.map((field) => ({
      ...wholeOf(entity),
      fields: ["id", ...(summable?.reads ?? [])],
      ...{ ids, withinTheme, filters: withoutValue(query, field), limit: MOST_NAMED },
    })),
  );
  return fields.flatMap((field, i) => {
    const { rows = [], hasMore = false } = left[i] ?? {};
    const named = rows.filter((row) => !summable || notToBeAdded(summable, [row]).length === 0).map(({ id }) => id);
    return named.length > 0 ? [{ field, ids: named, hasMore }] : [];
  });
}

/** The remarks on that, for programs. */
export function leftOutWarnings({ fields }: Entity, found: readonly LeftOut[]): Warning[] {
  return found.map(({ field, ids, hasMore }) => ({
    code: "left-out" as const,
    message: `The filter on ${field} leaves out amounts that may belong to what it asks for, because several values apply to them or none is stated: ${ids.join(", ")}${hasMore ? " and others" : ""}. ${field}__isnull=true finds them; their parts may be among what matches, so do not just add them.`,
    messageJa: `${fields[field]?.label.ja ?? field}が複数にわたるか記載されていないため、条件に当てはまる部分を含む可能性があっても ${field} での絞り込みから外れている金額があります：${ids.join("、")}${hasMore ? "、ほか" : ""}。${field}__isnull=true で探せます。その内訳が条件に合う金額に含まれていることがあるため、そのまま足さないでください。`,
  }));
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
