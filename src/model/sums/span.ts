import type { Range, Round } from "../budgets";
import type { Row } from "../field";

/** The rounds of budgets that an amount may draw on, as `2022 supplementary`; null where nothing says which, so that it may be any. */
export type Span = ReadonlySet<string> | null;

/**
 * The rounds of a stated amount. A range is taken at its widest: every round between its ends, whatever its phase. One that ends before it
 * begins holds none and says nothing: as a set of none it would share money with nothing, and be counted beside it.
 */
export function spanOf(row: Row): Span {
  if (row.range) return between(row.range as Range);
  const named = roundsOf(row);
  return named.length === 0 ? null : new Set(named.flatMap(({ fiscalYear, phase }) => roundsIn(fiscalYear, phase)));
}

/** The rounds that a stated amount names. */
export function roundsOf({ rounds }: Row): readonly Round[] {
  return (rounds ?? []) as readonly Round[];
}

/** Whether two amounts may draw on the same round. */
export function meets(one: Span, other: Span): boolean {
  if (one === null || other === null) return true;
  for (const round of one) if (other.has(round)) return true;
  return false;
}

/** What several amounts may draw on together. */
export function union(spans: readonly Span[]): Span {
  return spans.includes(null) ? null : new Set(spans.flatMap((span) => [...(span ?? [])]));
}

/** The rounds of a year in the order of the budget; all other phases are made of their money. */
const ROUNDS = ["initial", "supplementary"];

function roundsIn(fiscalYear: number, phase: string): string[] {
  const phases = ROUNDS.includes(phase) ? [phase] : ROUNDS;
  return phases.map((one) => `${fiscalYear} ${one}`);
}

function between({ from, to }: Range): Span {
  const first = Math.max(ROUNDS.indexOf(from.phase), 0);
  const last = to.phase === "initial" ? 0 : ROUNDS.length - 1;
  const rounds = new Set<string>();
  for (let year = from.fiscalYear; year <= to.fiscalYear; year++)
    for (const [i, phase] of ROUNDS.entries()) {
      if ((year > from.fiscalYear || i >= first) && (year < to.fiscalYear || i <= last)) rounds.add(`${year} ${phase}`);
    }
  return rounds.size > 0 ? rounds : null;
}
