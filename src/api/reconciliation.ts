import { readDataset } from "../db/dataset";
import type { LedgerEntry } from "../db/releases";
import { shown } from "../formats/shown";
import { appropriations } from "../model/appropriations";
import { budgets } from "../model/budgets";
import { comparedLines, comparedRows } from "../model/compared-lines";
import type { Entity } from "../model/entity";
import type { Row } from "../model/field";
import { type Reconciled, readingsOf, reconcile } from "../model/reconciled";
import { reconciliations } from "../model/reconciliations";
import { paths } from "../urls";
import { aliasParameters } from "./as-of";
import { canAskBefore, storedIn } from "./ledger";
import { goneOrUnknown } from "./missing";
import { Parameters } from "./parameters";
import { Problem } from "./problem";
import { type Ctx, elsewhere } from "./respond";
import { shorten } from "./shorten";
import { type WorkedOut, workedOut } from "./worked-out";

/**
 * `/v1/budgets/{id}/reconciliation` and the same in a release: a stated amount, the lines behind it, the addition and its result: JSON has
 * all of it in one object, CSV and NDJSON a row for each line, linked data the three kinds of records. Browsers are led to its page.
 */
export function reconciliation(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, aliasParameters(c)).check();
  const id = c.req.param("id") ?? "";
  return workedOut(c, {
    segment: c.req.param("reconciliation") ?? "",
    path: (place) => paths.reconciliation(id, place),
    query: "",
    revision: 2,
    page: (language, place) => paths.reconciliationPage(language, id, place),
    async work(release, representation) {
      const read = await readReconciled(c.env.DB, release, id);
      if (read) return answerOf(c.env.DB, release, read);
      const at = (other: string) => elsewhere({ ...representation, path: (place) => paths.reconciliation(other, place) });
      return goneOrUnknown(c, release, budgets, id, at, !representation.alias);
    },
  });
}

/** Reads a stated amount with its reconciliation and lines; null where the release has no such amount. Throws where nobody checked it. */
export async function readReconciled(d1: D1Database, release: LedgerEntry, id: string): Promise<Reconciled | null> {
  const dataset = await readDataset(d1, release.sequence, [amount(id), checking(id)]);
  const [budget] = dataset.get(budgets.collection) ?? [];
  if (!budget) return null;
  const reconciliation = dataset.get(reconciliations.collection)?.[0] ?? unchecked(release, id);
  const ids = [...new Set(readingsOf(reconciliation).flatMap(({ lines }) => lines))];
  const lines = await readDataset(d1, release.sequence, [{ entity: appropriations, where: { field: "id", values: ids } }]);
  const held = new Map((lines.get(appropriations.collection) ?? []).map((row) => [row.id, row]));
  return reconcile(budget, reconciliation, held);
}

/** Every stated amount of a release that was checked, beside its lines, in the order of its id: two hops. */
export async function readAllReconciled(d1: D1Database, release: LedgerEntry): Promise<readonly Reconciled[]> {
  const dataset = await readDataset(d1, release.sequence, [{ entity: budgets }, { entity: reconciliations }]);
  const checked = new Map((dataset.get(reconciliations.collection) ?? []).map((row) => [row.budget as string, row]));
  const ids = [...checked.values()].flatMap((row) => readingsOf(row).flatMap(({ lines }) => lines));
  const lines = await readDataset(d1, release.sequence, [
    { entity: appropriations, where: { field: "id", values: [...new Set(ids)] } },
  ]);
  const held = new Map((lines.get(appropriations.collection) ?? []).map((row) => [row.id, row]));
  return (dataset.get(budgets.collection) ?? []).flatMap((budget) => {
    const reconciliation = checked.get(budget.id);
    return reconciliation ? [reconcile(budget, reconciliation, held)] : [];
  });
}

/** Id of the reconciliation of a stated amount in a release. Throws where there is none. */
export async function reconciliationOf(d1: D1Database, release: LedgerEntry, budget: string): Promise<string> {
  return (await reconciliationIn(d1, release, budget)) ?? unchecked(release, budget);
}

/** The same; null where there is none. */
export async function reconciliationIn(d1: D1Database, { sequence }: LedgerEntry, budget: string): Promise<string | null> {
  const dataset = await readDataset(d1, sequence, [checking(budget)]);
  return dataset.get(reconciliations.collection)?.[0]?.id ?? null;
}

function amount(id: string) {
  return { entity: budgets, where: { field: "id", values: [id] } };
}

function checking(budget: string) {
  return { entity: reconciliations, where: { field: "budget", values: [budget] } };
}

function unchecked(release: LedgerEntry, budget: string): never {
  throw new Problem("not-found", {
    en: `Release ${release.id} does not check “${shorten(budget)}” against budget books; ${paths.list("reconciliations")} lists the amounts that are.`,
    ja: `リリース${release.id}には「${shorten(budget)}」の予算書との照合がありません。照合した金額は ${paths.list("reconciliations")} にあります。`,
  });
}

async function answerOf(d1: D1Database, release: LedgerEntry, reconciled: Reconciled): Promise<WorkedOut> {
  const { budget, reconciliation, unit, comparisons } = reconciled;
  const inRelease = (entity: Entity, row: Row) => shown({ fields: storedIn(release, entity) }, row);
  const lines = new Map(comparisons.flatMap((one) => one.lines.map((line) => [line.id, line] as const)));
  return {
    entity: comparedLines,
    rows: comparedRows(reconciled),
    data: {
      budget: inRelease(budgets, budget),
      reconciliation: inRelease(reconciliations, reconciliation),
      unit,
      comparisons: comparisons.map((one) => ({ ...one, lines: one.lines.map((line) => inRelease(appropriations, line)) })),
    },
    links: {
      budget: paths.record(budgets.collection, budget.id, { release: release.id }),
      reconciliation: paths.record(reconciliations.collection, reconciliation.id, { release: release.id }),
    },
    records: [
      [budgets, [budget]],
      [reconciliations, [reconciliation]],
      [appropriations, [...lines.values()]],
    ],
    isNew: !(await canAskBefore(d1, release, [{ entity: reconciliations, id: reconciliation.id }])),
  };
}
