import { type Comparison, compare } from "./comparison";
import type { Row } from "./field";
import type { Text } from "./text";
import { unitPrinted } from "./yen";

/** A stated amount beside the lines of budget books that it was checked against. */
export type Reconciled = {
  readonly budget: Row;
  readonly reconciliation: Row;
  /** The unit that the stated amount is printed in, in yen: amounts are compared at it. */
  readonly unit: number;
  /** The lines under the one reading, or under each candidate. */
  readonly comparisons: readonly Compared[];
};

export type Compared = Omit<Comparison, "agreement" | "difference"> & {
  /** Null where the stated amount and the lines are not of a kind that can be compared. */
  readonly difference: number | null;
  /** Null where the stated amount has one reading. */
  readonly reading: Text | null;
  /** The result of the reconciliation, or what a candidate would come to. */
  readonly status: string;
  readonly lines: readonly Row[];
};

type Reading = { readonly reading: Text | null; readonly lines: readonly string[] };

/** The readings of a stated amount with their lines: the candidates, or else the one that was checked; none where there are no lines. */
export function readingsOf({ lines, candidates }: Row): readonly Reading[] {
  const several = (candidates ?? []) as readonly Reading[];
  const one = { reading: null, lines: (lines ?? []) as string[] };
  return several.length > 0 ? several : one.lines.length > 0 ? [one] : [];
}

/**
 * Puts a stated amount beside the lines that its reconciliation names, from the records of one release. Throws where one of them is not
 * held: the total would be short, and the status beside it that of the whole.
 */
export function reconcile(budget: Row, reconciliation: Row, held: ReadonlyMap<string, Row>): Reconciled {
  const unit = unitPrinted(budget.amountPrinted as string);
  const comparisons = readingsOf(reconciliation).map(({ reading, lines: wanted }): Compared => {
    const lines = wanted.map((one) => held.get(one) ?? notHeld(reconciliation.id, one));
    const amounts = lines.map(({ amount }) => amount as number);
    const { agreement, ...comparison } = compare(budget.amount as number, unit, amounts);
    const isCompared = reading !== null || reconciliation.status !== "not-possible";
    return {
      reading,
      ...comparison,
      difference: isCompared ? comparison.difference : null,
      status: reading ? agreement : (reconciliation.status as string),
      lines,
    };
  });
  return { budget, reconciliation, unit, comparisons };
}

function notHeld(reconciliation: string, line: string): never {
  throw new Error(`${reconciliation} names the line ${line}, which its release does not hold`);
}
