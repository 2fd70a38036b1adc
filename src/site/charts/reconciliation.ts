import { readAllReconciled } from "../../api/reconciliation";
import { readNames } from "../../db/records";
import type { LedgerEntry } from "../../db/releases";
import { budgets } from "../../model/budgets";
import { referencesOf } from "../../model/difference";
import { initiatives } from "../../model/initiatives";
import { reconciledAmounts, reconciledRows } from "../../model/reconciled-amounts";
import { reconciliations } from "../../model/reconciliations";
import type { Language, Text } from "../../model/text";
import { paths } from "../../urls";
import { comma, number } from "../frame/locale";
import { filled } from "../frame/words";
import { money as messages } from "../messages/money";
import { type Chart, drawnList, type Figure } from "./chart";
import { type Checked, drawReconciliations } from "./reconciliation-drawing";

/** Each stated amount beside the lines of budget books that it was checked against, under every reading. */
export const reconciliation: Chart = { name: "reconciliation", title: messages.checked, page: paths.moneyPage, read };

async function read(d1: D1Database, release: LedgerEntry): Promise<Figure | null> {
  const all = await readAllReconciled(d1, release);
  if (all.length === 0) return null;
  const stated = all.map(({ budget }) => budget);
  const nameOf = await readNames(d1, release.sequence, referencesOf(budgets, stated));
  const checked = all
    .map(
      (one): Checked => ({
        ...one,
        name: nameOf(initiatives.collection, one.budget.initiative as string) ?? (one.budget.label as Text),
      }),
    )
    .sort((a, b) => Number(isComparable(b)) - Number(isComparable(a)) || Number(b.budget.amount) - Number(a.budget.amount));
  return {
    description: { ja: describe(checked, "ja"), en: describe(checked, "en") },
    entity: reconciledAmounts,
    fields: ["label", "status", "reading", "stated", "total", "difference"],
    rows: reconciledRows(all),
    link: ({ id }, language) => paths.reconciliationPage(language, id),
    data: [drawnList(reconciliations)],
    draw: (view) => drawReconciliations(checked, view),
  };
}

/** Whether the stated amount and its lines are of one kind, so that they can be drawn on one scale. */
function isComparable({ comparisons }: Checked): boolean {
  return comparisons.some(({ difference }) => difference !== null);
}

/** How many amounts came to which result. */
function describe(checked: readonly Checked[], language: Language): string {
  const statuses = reconciliations.fields.status?.values ?? {};
  const counts = Object.entries(statuses).flatMap(([status, words]) => {
    const count = checked.filter(({ reconciliation }) => reconciliation.status === status).length;
    const said = { status: words[language], count: number(count, language) };
    return count > 0 ? [filled(messages.ofStatus[language], said)] : [];
  });
  return filled(messages.describesChecked[language], {
    count: number(checked.length, language),
    results: counts.join(comma[language]),
  });
}
