import { appropriations } from "../appropriations";
import type { Row } from "../field";
import type { Related } from "./sum";

/** The item of a budget that a line is of: a project of a ministry in a year, under the name that its book prints. A number may stand for several. */
export function itemOf({ ministry, project, label, fiscalYear }: Row): string {
  return JSON.stringify([ministry, project, (label as { readonly ja: string }).ja, fiscalYear]);
}

/**
 * Whether a line is the revised total of its item: it holds the initial budget and all supplementary budgets up to its own (財務省 予算書,
 * 改予算額).
 */
export function isRevision({ phase, semantics }: Row): boolean {
  return phase === "supplementary" && semantics === "revised-total";
}

/**
 * The number of a supplementary budget, zero of an initial one. What has no number may be any: a supplementary budget counts as held by every
 * revised total, and a total as the last.
 */
export function numberOf(row: Row): number {
  if (row.phase !== "supplementary") return 0;
  return (row.supplementaryNumber ?? (isRevision(row) ? Number.MAX_SAFE_INTEGER : 0)) as number;
}

/** The line that states an amount first, where several books state it. What contains the amount stands with that one. */
export function firstSource(row: Row, related: Related): Row {
  const seen = new Set([row.id]);
  let line = row;
  for (;;) {
    const other = line.sameAmountAs ? related(appropriations.collection, line.sameAmountAs as string) : null;
    if (!other || seen.has(other.id)) return line;
    seen.add(other.id);
    line = other;
  }
}
