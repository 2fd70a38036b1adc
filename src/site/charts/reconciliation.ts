import { readAllReconciled } from "../../api/reconciliation";
import { readNames } from "../../db/records";
import type { LedgerEntry } from "../../db/releases";
import { budgets } from "../../model/budgets";
import { referencesOf } from "../../model/difference";
import type { Row } from "../../model/field";
import { initiatives } from "../../model/initiatives";
import { reconciledAmounts, reconciledRows } from "../../model/reconciled-amounts";
import { reconciliations } from "../../model/reconciliations";
import type { Language, Text } from "../../model/text";
import { filled } from "../../model/text";
import { paths } from "../../urls";
import { comma, number } from "../frame/locale";
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
    remark: remarkOn(new Map(stated.map((budget) => [budget.id, budget]))),
    link: ({ id }, language) => paths.reconciliationPage(language, id),
    data: [drawnList(reconciliations)],
    draw: (view) => drawReconciliations(checked, view),
  };
}

/** Which totals are compared with nothing and why, and that the difference of a candidate is no result. */
function remarkOn(budgets: ReadonlyMap<string, Row>) {
  return (key: string, { id, reading, total, difference }: Row): Text | null => {
    if (total === null) return null;
    if (key === "total") return difference === null ? messages.apartFromStated : null;
    if (key !== "difference") return null;
    if (difference === null) return whyNoDifference(budgets.get(id) as Row);
    if (!reading) return null;
    return difference === 0 ? messages.candidateFits : messages.candidate;
  };
}

/** In a few words why a stated amount is not compared with the lines that its reconciliation names. */
export function whyNoDifference({ measure }: Row): Text {
  return measure === "endowment" ? messages.isEndowment : messages.isNoted;
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
