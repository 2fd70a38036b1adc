import { compare } from "../model/comparison";
import type { Json, Row } from "../model/field";
import { booked } from "../model/sums/appropriations";
import type { Exclusion, Related } from "../model/sums/sum";
import type { Text } from "../model/text";
import { unitPrinted } from "../model/yen";
import type { Dataset } from "./dataset";
import type { Note, Path } from "./finding";

/** A reconciliation says what its lines come to: nothing is added by hand. `sound` are the records whose shape is right; of others nothing is said here. */
export function checkReconciliation(row: Row, path: Path, sound: Dataset, note: Note): void {
  const budget = sound.get("budgets")?.find(({ id }) => id === row.budget);
  if (!budget) return;
  const first = sound.get("reconciliations")?.find((other) => other.budget === row.budget);
  if (first?.id !== row.id)
    note([...path, "budget"], `“${first?.id}” already checks this amount.`, `この金額は「${first?.id}」で照合済みです。`);
  const lines = new Map((sound.get("appropriations") ?? []).map((line) => [line.id, line]));
  const unit = unitPrinted(budget.amountPrinted as string);
  const said = (at: Path, one: { readonly [key: string]: Json | undefined }, status: string | null) => {
    const named = (one.lines ?? []) as readonly string[];
    const held = named.flatMap((id) => lines.get(id) ?? []);
    if (held.length < named.length) return;
    for (const { id, why, others } of leftOut(held, (_, id) => lines.get(id) ?? null))
      note(
        [...at, "lines"],
        `“${id}” must not be added to ${others.map((other) => `“${other}”`).join(", ")}: ${why.en}.`,
        `「${id}」は${others.map((other) => `「${other}」`).join("")}と合算できません。${why.ja}。`,
      );
    const amounts = held.map(({ amount }) => amount as number);
    const { formula, difference, agreement } = compare(budget.amount as number, unit, amounts);
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

/** Why lines must not stand in one addition, of the reasons for which a sum leaves lines out. */
const reasons: { readonly [reason in Exclusion["reason"]]?: Text } = {
  "contained-in": { ja: "一方が他方を含みます", en: "one contains the other" },
  "same-amount": { ja: "同じ金額を示しています", en: "both state the same amount" },
};

type LeftOut = { readonly id: string; readonly why: Text; readonly others: readonly string[] };

/** The lines that the rules of a sum leave out beside others, each rule looking at all of the lines. */
function leftOut(lines: readonly Row[], related: Related): LeftOut[] {
  const found = new Map(booked.rules.flatMap((rule) => [...rule(lines, related)].filter(([, { reason }]) => reasons[reason])));
  return [...found].map(([id, { reason, with: others }]) => ({ id, why: reasons[reason] as Text, others }));
}
