import { readAbove } from "../db/above";
import { readNames } from "../db/records";
import type { Held, LedgerEntry } from "../db/releases";
import { entityOf } from "../model";
import type { Entity } from "../model/entity";
import type { Row } from "../model/field";
import type { Warning } from "../model/result";
import { summableOf, summables } from "../model/sums";
import { type Grouping, groupsOf, type Related, type Sum, sumOf } from "../model/sums/sum";
import type { Above, Summable } from "../model/sums/summable";
import { summedRecords, summedRows } from "../model/sums/summed-records";
import type { Text } from "../model/text";
import { paths } from "../urls";
import { aliasParameters } from "./as-of";
import { canAskBefore, refuseLaterFields } from "./ledger";
import { limits } from "./limits";
import { wholeResult } from "./list";
import { appliedQuery, canonicalQuery, fieldsAsked, heldFor, readSumRequest, type SumRequest } from "./list-query";
import { entityOrProblem } from "./missing";
import { Problem } from "./problem";
import { queryString } from "./query-string";
import type { Ctx } from "./respond";
import { sumWarnings } from "./sum-warnings";
import { type WorkedOut, workedOut } from "./worked-out";

/**
 * `/v1/{collection}/sum` and the same in a release: the total of the amounts that match, of which no yen is counted twice, with the records
 * that made it and those that were left out, each with the reason. Browsers are led to the page of the list, which tells the total.
 */
export function sum(c: Ctx): Promise<Response> {
  const summable = summableOrProblem(c.req.param("collection") ?? "");
  const { entity } = summable;
  const { search } = new URL(c.req.url);
  const request = readSumRequest(entity, search, Object.keys(summable.groupings), aliasParameters(c));
  return workedOut(c, {
    segment: c.req.param("sum") ?? "",
    path: (place) => paths.sum(entity.collection, place),
    query: canonicalQuery(request.list, null),
    revision: 5,
    // A list knows no groups; all else that is asked of a sum is asked of its list.
    page:
      request.groupBy === null
        ? (language, place) => paths.listPage(language, entity.collection, { ...place, query: search.slice(1) })
        : null,
    work: (release) => summed(c, summable, request, release),
  });
}

/** What can be summed of a collection. Throws where there is nothing. */
export function summableOrProblem(collection: string): Summable {
  const summable = summableOf(collection);
  if (summable) return summable;
  const { label } = entityOrProblem(collection);
  const able = summables.map(({ entity }) => paths.sum(entity.collection)).join(", ");
  throw new Problem("not-found", {
    en: `${label.en} hold no amounts to add; ${able} do.`,
    ja: `${label.ja}には合計できる金額がありません。${able} を使ってください。`,
  });
}

/** The fields that a sum needs a release to have. */
function fieldsSummed(entity: Entity, { list, groupBy }: SumRequest): (readonly [parameter: string, field: string])[] {
  // What is no field of the collection is reached through its initiative.
  const grouped = groupBy === null ? [] : [["groupBy", entity.fields[groupBy] ? groupBy : "initiative"] as const];
  return [...fieldsAsked(entity, list), ...grouped];
}

/** What a release must hold to be asked for a sum. */
export function heldForSum(entity: Entity, request: SumRequest): Held[] {
  return heldFor(entity, request.list, fieldsSummed(entity, request));
}

/** What was asked to be added of a release: the sum, its groups where there is a grouping, and what they are called. */
export type SumRead = {
  /** All that match, in the order of ids. */
  readonly rows: readonly Row[];
  readonly sum: Sum;
  readonly grouping: Grouping | null;
  readonly labelOf: (key: string) => Text;
  readonly warnings: readonly Warning[];
};

/** Reads a release and adds. Throws `too-many-amounts` where more match than one sum may be of. */
export async function readSum(c: Ctx, summable: Summable, request: SumRequest, release: LedgerEntry): Promise<SumRead> {
  const { entity, groupings } = summable;
  const { list, groupBy } = request;
  refuseLaterFields(release, entity, fieldsSummed(entity, request));
  const whole = (await wholeResult(c, entity, list, release, limits.summedRecords)) ?? tooMany();
  const { rows } = whole.result;
  const { sum, related } = await readAdded(c.env.DB, summable, rows, release);
  const keysOf = groupBy === null ? undefined : groupings[groupBy];
  const grouping = keysOf ? groupsOf(sum, keysOf, related) : null;
  const labelOf = await groupLabels(c.env.DB, release, entity, groupBy, grouping);
  const warnings = [...(await whole.warnings()), ...sumWarnings(sum, grouping)];
  return { rows, sum, grouping, labelOf, warnings };
}

/** The sum of amounts that are read already, and what was looked up for it. One hop. */
export async function readAdded(
  d1: D1Database,
  { above, rules }: Summable,
  rows: readonly Row[],
  { sequence }: LedgerEntry,
): Promise<{ readonly sum: Sum; readonly related: Related }> {
  const found = await readAbove(
    d1,
    sequence,
    above.map((one) => ascent(one, rows)),
  );
  const related: Related = (collection, id) => found.get(collection)?.get(id) ?? null;
  return { sum: sumOf(rows, rules, related), related };
}

async function summed(c: Ctx, summable: Summable, request: SumRequest, release: LedgerEntry): Promise<WorkedOut> {
  const { entity } = summable;
  const { list, groupBy } = request;
  const { sum, grouping, labelOf, warnings } = await readSum(c, summable, request, release);
  const { sort: _, limit: __, ...query } = appliedQuery(list);
  return {
    entity: summedRecords,
    rows: summedRows(sum, grouping),
    data: {
      collection: entity.collection,
      currency: "JPY",
      total: sum.total,
      groupBy,
      groups: (grouping?.groups ?? []).map(({ key, total, rows }) => ({
        key,
        label: labelOf(key),
        total,
        records: rows.map(({ id }) => id),
      })),
      unallocated: (grouping?.unallocated ?? []).map(({ row, reason, groups }) => ({ ...amountOf(row), reason, groups })),
      included: sum.included.map(amountOf),
      excluded: sum.excluded.map(({ row, reason, with: because }) => ({ ...amountOf(row), reason, with: because })),
    },
    meta: { appliedQuery: query, warnings },
    links: { records: paths.list(entity.collection, { release: release.id, query: queryString(list.subject) }) },
    // What is not added would be added by whoever reads nothing but amounts.
    records: [[entity, sum.included]],
    isNew: !(await canAskBefore(c.env.DB, release, heldForSum(entity, request))),
  };
}

function amountOf({ id, label, amount }: Row) {
  return { id, label, amount };
}

function ascent({ entity, from, links }: Above, rows: readonly Row[]) {
  const ids = new Set(rows.flatMap((row) => from.flatMap((field) => (row[field] as string | null) ?? [])));
  return { entity, ids: [...ids], links };
}

/** What the groups are called, in words. */
async function groupLabels(
  d1: D1Database,
  { sequence }: LedgerEntry,
  entity: Entity,
  groupBy: string | null,
  grouping: Grouping | null,
): Promise<(key: string) => Text> {
  const keys = new Set(grouping?.groups.map(({ key }) => key));
  const field = entity.fields[groupBy ?? ""];
  if (field?.kind === "fiscalYear") return (key) => ({ ja: `${key}年度`, en: `FY${key}` });
  if (field?.values) return (key) => field.values?.[key] ?? { ja: key, en: key };
  const collection = field?.to ?? (entityOf("themes") as Entity).collection;
  const nameOf = await readNames(d1, sequence, new Map([[collection, keys]]));
  return (key) => nameOf(collection, key) ?? { ja: key, en: key };
}

function tooMany(): never {
  throw new Problem("too-many-amounts", {
    en: `More than ${limits.summedRecords} amounts match.`,
    ja: `${limits.summedRecords}件を超える金額が一致します。`,
  });
}
