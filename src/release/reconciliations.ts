import { compare, nested } from "../model/comparison";
import type { Json, Row } from "../model/field";
import { unitPrinted } from "../model/yen";
import type { Finding, Note } from "./check";
import type { Dataset } from "./dataset";

type Path = Finding["path"];

/** A reconciliation says what its lines come to: nothing is added by hand. */
export function checkReconciliation(row: Row, path: Path, written: Dataset, note: Note): void {
  const budget = written.get("budgets")?.find(({ id }) => id === row.budget);
  if (!budget) return;
  const first = written.get("reconciliations")?.find((other) => other.budget === row.budget);
  if (first?.id !== row.id)
    note([...path, "budget"], `“${first?.id}” already checks this amount.`, `この金額は「${first?.id}」で照合済みです。`);
  const lines = new Map((written.get("appropriations") ?? []).map((line) => [line.id, line]));
  const unit = unitPrinted(budget.amountPrinted as string);
  const said = (at: Path, one: { readonly [key: string]: Json | undefined }, status: string | null) => {
    const held = ((one.lines ?? []) as readonly string[]).flatMap((id) => lines.get(id) ?? []);
    const amounts = held.map(({ amount }) => amount as number);
    const { formula, difference, agreement } = compare(budget.amount as number, unit, amounts);
    for (const { id } of nested(held, lines))
      note([...at, "lines"], `“${id}” is part of another of the lines.`, `「${id}」は他の行に含まれています。`);
    if (one.formula !== undefined && one.formula !== formula)
      note([...at, "formula"], `The lines give ${formula}.`, `行の合計は ${formula} です。`);
    if (one.difference !== undefined && one.difference !== difference)
      note([...at, "difference"], `The lines give a difference of ${difference}.`, `行から計算した差額は ${difference} です。`);
    if (status !== null && status !== agreement)
      note([...at, "status"], `At the printed precision it is ${agreement}.`, `記載された精度で比べると ${agreement} です。`);
  };
  // Partial lines are known not to be all; what cannot be reconciled is not compared.
  const isCompared = !["partial", "not-possible"].includes(row.status as string);
  said(path, row, isCompared ? (row.status as string) : null);
  for (const key of isCompared ? ["lines", "formula", "difference"] : [])
    if (row[key] === undefined)
      note([...path, key], `A result of ${row.status} says its ${key}.`, `結果が ${row.status} なら ${key} を書きます。`);
  for (const [i, candidate] of ((row.candidates ?? []) as readonly { readonly [key: string]: Json }[]).entries())
    said([...path, "candidates", i], candidate, null);
}
