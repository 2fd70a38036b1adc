import { evidenceOf } from "../catalog/attribution";
import { readDataset } from "../db/dataset";
import type { LedgerEntry } from "../db/releases";
import { NOT_PUBLISHED } from "../model/absences";
import { appropriations } from "../model/appropriations";
import { budgets } from "../model/budgets";
import type { Row } from "../model/field";
import { reconciliations } from "../model/reconciliations";
import type { Facet } from "../model/result";
import { counted } from "./counted";

/** Of a record: the initiatives that it is about and that have lines of budget books, each with how many. */
export type BudgetLines = (row: Row) => readonly Facet[];

// What a document does not state of these, a budget book may.
const ABOUT_MONEY: readonly unknown[] = [budgets.collection, reconciliations.collection];

/**
 * Where to read on when a document does not state an amount: a book may. Of a stated amount that is its initiative, of an absence the
 * initiative of the amounts that rest on the same printed words. None is read where no row speaks of money.
 */
export async function readBudgetLines(d1: D1Database, release: LedgerEntry, rows: readonly Row[]): Promise<BudgetLines> {
  const unstated = rows.filter(({ collection, reason }) => ABOUT_MONEY.includes(collection) && reason === NOT_PUBLISHED);
  const isAsked = unstated.length > 0 || rows.some(({ initiative, amount }) => initiative && amount);
  if (!isAsked || !release.manifest.counts[appropriations.collection]) return () => [];
  const { sequence } = release;
  const stated = unstated.length > 0 ? readDataset(d1, sequence, [{ entity: budgets }]) : null;
  const initiativesOf = async (row: Row) => {
    const amounts = (await stated)?.get(budgets.collection) ?? [];
    const about = unstated.includes(row) ? amounts.filter((amount) => restOnTheSame(row, amount)) : [row];
    return about.flatMap(({ initiative }) => (typeof initiative === "string" ? [initiative] : []));
  };
  const wanted = async () => [...new Set((await Promise.all(rows.map(initiativesOf))).flat())];
  const [lines, initiatives] = await Promise.all([
    counted(d1, sequence, { entity: appropriations, field: "initiative" }, wanted),
    Promise.all(rows.map(async (row) => [row, await initiativesOf(row)] as const)).then((all) => new Map(all)),
  ]);
  return (row) => lines.filter(({ value }) => initiatives.get(row)?.includes(value as string));
}

/** Whether two records rest on the same words of the same line, or one on a part of those of the other. */
function restOnTheSame(one: Row, other: Row): boolean {
  return evidenceOf(one).some((a) =>
    evidenceOf(other).some((b) => {
      const [words, others] = [String(a.printed ?? ""), String(b.printed ?? "")];
      return a.line && a.source === b.source && a.line === b.line && (words.includes(others) || others.includes(words));
    }),
  );
}
