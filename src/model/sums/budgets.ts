import { budgets } from "../budgets";
import type { Row } from "../field";
import { initiatives } from "../initiatives";
import { meets, roundsOf, type Span, spanOf, union } from "./span";
import type { Exclusion, Related } from "./sum";
import type { Summable } from "./summable";
import { themeOf } from "./theme";

/** Stated amounts: what a document says, which may speak of the same money more than once. */
export const stated: Summable = {
  entity: budgets,
  rules: [endowments, beyondTheYearsAsked, containing, overlapping],
  reads: ["initiative", "amount", "measure", "precision", "rounds", "range", "ambiguous", "overlap"],
  groupings: {
    theme: themeOf,
    initiative: ({ initiative }) => [initiative as string],
    fiscalYear: ({ fiscalYear }) => (fiscalYear as readonly number[]).map(String),
    phase: phasesOf,
  },
  above: [{ entity: initiatives, from: ["initiative"], links: ["partOf"] }],
};

function phasesOf(row: Row): readonly string[] {
  if (row.phase) return [row.phase as string];
  const rounds = roundsOf(row);
  return rounds.length > 0
    ? rounds.map(({ phase }) => phase)
    : [...(spanOf(row) ?? [])].map((round) => round.split(" ")[1] as string);
}

function endowments(rows: readonly Row[]): ReadonlyMap<string, Exclusion> {
  const endowed = rows.filter(({ measure }) => measure === "endowment");
  return new Map(endowed.map(({ id }) => [id, { reason: "endowment", with: [] }]));
}

function beyondTheYearsAsked(rows: readonly Row[]): ReadonlyMap<string, Exclusion> {
  const partial = rows.filter(({ overlap }) => overlap === "partial");
  return new Map(partial.map(({ id }) => [id, { reason: "range-overlaps", with: [] }]));
}

/** The amount of an initiative gives way to amounts of initiatives that are parts of it, where both may draw on the same round. */
function containing(rows: readonly Row[], related: Related): ReadonlyMap<string, Exclusion> {
  const parts = new Map<string, Row[]>();
  for (const row of rows)
    for (const whole of initiativesAbove(row, related)) {
      const below = parts.get(whole) ?? [];
      below.push(row);
      parts.set(whole, below);
    }
  const drawn = new Map([...parts].map(([whole, below]) => [whole, union(below.map(spanOf))]));
  const found = new Map<string, Exclusion>();
  for (const row of rows) {
    const below = parts.get(row.initiative as string);
    if (!below) continue;
    const span = spanOf(row);
    if (!meets(span, drawn.get(row.initiative as string) as Span)) continue;
    found.set(row.id, { reason: "contained-in", with: idsOf(below.filter((part) => meets(span, spanOf(part)))) });
  }
  return found;
}

function initiativesAbove({ initiative }: Row, related: Related): ReadonlySet<string> {
  const above = new Set<string>();
  for (let id = initiative as string | null; id; ) {
    id = (related(initiatives.collection, id)?.partOf ?? null) as string | null;
    if (id === null || above.has(id)) break;
    above.add(id);
  }
  above.delete(initiative as string);
  return above;
}

/** Of the amounts of one initiative that may draw on the same round, the exact before the approximate, then the largest counts. */
function overlapping(rows: readonly Row[]): ReadonlyMap<string, Exclusion> {
  const found = new Map<string, Exclusion>();
  // Most initiatives have one amount, which overlaps with nothing.
  for (const amounts of Map.groupBy(rows, ({ initiative }) => initiative).values())
    if (amounts.length > 1) overlappingOf(amounts, found);
  return found;
}

function overlappingOf(amounts: Row[], found: Map<string, Exclusion>): void {
  const kept: { readonly id: string; readonly span: Span }[] = [];
  for (const row of amounts.sort(byPreference)) {
    const span = spanOf(row);
    const overlapped = kept.filter((one) => meets(span, one.span));
    if (overlapped.length === 0) kept.push({ id: row.id, span });
    else found.set(row.id, { reason: "range-overlaps", with: idsOf(overlapped) });
  }
}

function byPreference(a: Row, b: Row): number {
  return doubtsOf(a) - doubtsOf(b) || (b.amount as number) - (a.amount as number) || (a.id < b.id ? -1 : 1);
}

function doubtsOf({ precision, ambiguous }: Row): number {
  return Number(precision !== "exact") + Number(ambiguous === true);
}

function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id).sort();
}
