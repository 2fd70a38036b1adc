import { appropriations } from "../appropriations";
import type { Row } from "../field";
import { initiatives } from "../initiatives";
import type { Exclusion, Related } from "./sum";
import type { Summable } from "./summable";
import { themeOf } from "./theme";

/** Lines of budget books, where books revise, nest and repeat one another. */
export const booked: Summable = {
  entity: appropriations,
  rules: [stocks, otherPhases, carriedOver, containing, repeated, revised],
  reads: ["label", "ministry", "project", "fiscalYear", "phase", "supplementaryNumber", "semantics", "partOf", "sameAmountAs"],
  groupings: {
    theme: themeOf,
    initiative: ({ initiative }) => (initiative ? [initiative as string] : []),
    ministry: ({ ministry }) => (ministry ? [ministry as string] : []),
    fiscalYear: ({ fiscalYear }) => [String(fiscalYear)],
    phase: ({ phase }) => [phase as string],
  },
  above: [
    { entity: appropriations, from: ["partOf", "sameAmountAs"], links: ["partOf", "sameAmountAs"] },
    { entity: initiatives, from: ["initiative"], links: [] },
  ],
};

function stocks(rows: readonly Row[]): ReadonlyMap<string, Exclusion> {
  const stock = rows.filter(({ semantics }) => semantics === "stock");
  return new Map(stock.map(({ id }) => [id, { reason: "stock", with: [] }]));
}

/** Phases whose amounts may be added to each other, the first that there are lines of being the one that is added. */
const ADDABLE = [["initial", "supplementary"], ["current"], ["executed"], ["carried-over"], ["reserve"]];

function otherPhases(rows: readonly Row[]): ReadonlyMap<string, Exclusion> {
  const added = ADDABLE.find((phases) => rows.some(({ phase }) => phases.includes(phase as string))) ?? [];
  const others = rows.filter(({ phase }) => !added.includes(phase as string));
  return new Map(others.map(({ id }) => [id, { reason: "other-phase", with: [] }]));
}

/**
 * The current appropriation of a year holds what was carried over from the year before, which may be carried over again: only those of the
 * last year are added.
 */
function carriedOver(rows: readonly Row[]): ReadonlyMap<string, Exclusion> {
  const current = rows.filter(({ phase }) => ["current", "carried-over"].includes(phase as string));
  const last = current.reduce((year, { fiscalYear }) => Math.max(year, fiscalYear as number), 0);
  const earlier = current.filter(({ fiscalYear }) => fiscalYear !== last);
  return new Map(earlier.map(({ id }) => [id, { reason: "carried-over", with: [] }]));
}

/** A line gives way to lines that are parts of it, however far below. */
function containing(rows: readonly Row[], related: Related): ReadonlyMap<string, Exclusion> {
  const parts = new Map<string, string[]>();
  for (const row of rows)
    for (const whole of wholesOf(row, related)) {
      const below = parts.get(whole) ?? [];
      below.push(row.id);
      parts.set(whole, below);
    }
  const found = new Map<string, Exclusion>();
  for (const row of rows) {
    const below = parts.get(firstSource(row, related).id)?.filter((id) => id !== row.id);
    if (below && below.length > 0) found.set(row.id, { reason: "contained-in", with: below.slice(0, MOST_NAMED) });
  }
  return found;
}

/** How many of the lines below one are named; the rest are found by asking for its parts. */
const MOST_NAMED = 100;

/** The lines that contain a line, from the nearest up, each as the first source of its amount. */
function wholesOf(row: Row, related: Related): ReadonlySet<string> {
  const above = new Set<string>();
  let line: Row | null = row;
  while (line) {
    const first = firstSource(line, related);
    const whole = (first.partOf ?? line.partOf ?? null) as string | null;
    line = whole === null ? null : related(appropriations.collection, whole);
    if (!line) break;
    const { id } = firstSource(line, related);
    if (above.has(id)) break;
    above.add(id);
  }
  return above;
}

/** The line that states an amount first, where several books state it. */
function firstSource(row: Row, related: Related): Row {
  const seen = new Set([row.id]);
  let line = row;
  for (;;) {
    const other = line.sameAmountAs ? related(appropriations.collection, line.sameAmountAs as string) : null;
    if (!other || seen.has(other.id)) return line;
    seen.add(other.id);
    line = other;
  }
}

/** Of lines that state the same amount, the first source counts, or else the first of them by id. */
function repeated(rows: readonly Row[], related: Related): ReadonlyMap<string, Exclusion> {
  const counted = new Map<string, string>();
  const sources = rows.map((row) => ({ id: row.id, first: firstSource(row, related).id }));
  for (const { id, first } of sources) if (id === first || !counted.has(first)) counted.set(first, id);
  return new Map(
    sources.flatMap(({ id, first }) => {
      const other = counted.get(first) as string;
      return other === id ? [] : [[id, { reason: "same-amount" as const, with: [other] }] as const];
    }),
  );
}

/**
 * The last revised total of a project in a year holds its initial budget and all supplementary budgets up to its own (財務省 予算書,
 * 改予算額): only what came after it is added to it.
 */
function revised(rows: readonly Row[]): ReadonlyMap<string, Exclusion> {
  const last = new Map<string, Row>();
  for (const row of rows) {
    if (!isRevision(row)) continue;
    const before = last.get(projectYear(row));
    if (!before || numberOf(row) > numberOf(before)) last.set(projectYear(row), row);
  }
  return new Map(
    rows.flatMap((row) => {
      const total = last.get(projectYear(row));
      const isLater = total && !isRevision(row) && numberOf(row) > numberOf(total);
      if (!total || row.id === total.id || isLater) return [];
      return [[row.id, { reason: "contained-in" as const, with: [total.id] }] as const];
    }),
  );
}

function isRevision({ phase, semantics }: Row): boolean {
  return phase === "supplementary" && semantics === "revised-total";
}

/** A supplementary budget without a number may be any, so it counts as part of a revised total. */
function numberOf({ supplementaryNumber }: Row): number {
  return (supplementaryNumber ?? 0) as number;
}

/** One project of a ministry in a year, under the name that its book prints: a number may stand for several items. */
function projectYear({ ministry, project, label, fiscalYear }: Row): string {
  return JSON.stringify([ministry, project, (label as { readonly ja: string }).ja, fiscalYear]);
}
