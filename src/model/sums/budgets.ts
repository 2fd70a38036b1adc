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
    const span = spanOf(row);
    if (!below || !meets(span, drawn.get(row.initiative as string) as Span)) continue;
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
  const counted = new Map<string, { readonly kept: { readonly id: string; readonly span: Span }[]; drawn: Span }>();
  const found = new Map<string, Exclusion>();
  for (const row of [...rows].sort(byPreference)) {
    const span = spanOf(row);
    const before = counted.get(row.initiative as string);
    if (!before) {
      counted.set(row.initiative as string, { kept: [{ id: row.id, span }], drawn: span });
    } else if (meets(span, before.drawn)) {
      found.set(row.id, { reason: "range-overlaps", with: idsOf(before.kept.filter((one) => meets(span, one.span))) });
    } else {
      before.kept.push({ id: row.id, span });
      before.drawn = union([before.drawn, span]);
    }
  }
  return found;
}

function byPreference(a: Row, b: Row): number {
  const doubtful = ({ precision, ambiguous }: Row) => Number(precision !== "exact") + Number(ambiguous === true);
  return doubtful(a) - doubtful(b) || (b.amount as number) - (a.amount as number) || (a.id < b.id ? -1 : 1);
}

function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id).sort();
}
