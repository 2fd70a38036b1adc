import { readDataset } from "../../db/dataset";
import { readNames } from "../../db/records";
import type { LedgerEntry } from "../../db/releases";
import { budgets, fiscalYearsOf, type Range, type Round } from "../../model/budgets";
import { inWords, referencesOf } from "../../model/difference";
import type { Field, Row } from "../../model/field";
import { initiatives } from "../../model/initiatives";
import type { Language, Text } from "../../model/text";
import { amountInWords, yenInFull } from "../frame/locale";

/** A stated amount as it is drawn. */
export type Stated = {
  readonly id: string;
  /** The initiative that it is stated for. */
  readonly name: Text;
  readonly yen: number;
  readonly isEndowment: boolean;
  readonly isAmbiguous: boolean;
  readonly isApproximate: boolean;
  /** The rounds that are named, in words; empty where none is. */
  readonly when: Text;
  readonly years: readonly number[];
  /** The time that it is from, in years: 2021.5 is the middle of fiscal year 2021. Several stretches are still one amount. */
  readonly stretches: readonly (readonly [from: number, to: number])[];
};

/** The stated amounts of a release as records, and as they are drawn, largest first. */
export async function readStated(d1: D1Database, release: LedgerEntry): Promise<{ rows: readonly Row[]; amounts: Stated[] }> {
  const dataset = await readDataset(d1, release.sequence, [{ entity: budgets }]);
  const rows = dataset.get(budgets.collection) ?? [];
  const nameOf = await readNames(d1, release.sequence, referencesOf(budgets, rows));
  const amounts = rows
    .map((row) => statedOf(row, nameOf(initiatives.collection, row.initiative as string) ?? (row.label as Text)))
    .sort((a, b) => b.yen - a.yen || (a.id < b.id ? -1 : 1));
  return { rows, amounts };
}

function statedOf(row: Row, name: Text): Stated {
  const rounds = (row.rounds ?? []) as readonly Round[];
  const range = (row.range ?? null) as Range | null;
  return {
    id: row.id,
    name,
    yen: row.amount as number,
    isEndowment: row.measure === "endowment",
    isAmbiguous: row.ambiguous === true,
    isApproximate: row.precision === "approximate",
    when: range ? between(range) : inWords(budgets.fields.rounds as Field, rounds),
    years: fiscalYearsOf({ rounds, range }),
    stretches: range ? [[halvesOf(range.from)[0], halvesOf(range.to)[1]]] : rounds.map(halvesOf),
  };
}

function between(range: Range): Text {
  const { from, to } = (budgets.fields.range as Field).parts ?? {};
  const [first, last] = [inWords(from as Field, range.from), inWords(to as Field, range.to)];
  return { ja: `${first.ja}～${last.ja}`, en: `${first.en} to ${last.en}` };
}

/** Where a round lies in its year: the initial budget in the first half, a supplementary one in the second, any other phase in both. */
function halvesOf({ fiscalYear, phase }: Round): readonly [number, number] {
  if (phase === "initial") return [fiscalYear, fiscalYear + 0.5];
  return phase === "supplementary" ? [fiscalYear + 0.5, fiscalYear + 1] : [fiscalYear, fiscalYear + 1];
}

/** An amount in the words of people where it is round, else to the yen. */
export function yenInWords(yen: number, language: Language): string {
  return amountInWords(yen, language) ?? yenInFull(yen)[language];
}
