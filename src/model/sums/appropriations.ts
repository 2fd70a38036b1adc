import { appropriations } from "../appropriations";
import type { Row } from "../field";
import { initiatives } from "../initiatives";
import { sharedMoney } from "./shared-money";
import type { Exclusion } from "./sum";
import type { Summable } from "./summable";
import { themeOf } from "./theme";

/** Lines of budget books, where books revise, nest and repeat one another. */
export const booked: Summable = {
  entity: appropriations,
  rules: [stocks, otherPhases, carriedOver, sharedMoney],
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
