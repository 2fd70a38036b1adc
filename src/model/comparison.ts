/** What a stated amount and some lines of budget books come to. All in whole yen. */
export type Comparison = {
  readonly stated: number;
  readonly total: number;
  /** Total of the lines less the stated amount. */
  readonly difference: number;
  /** The addition in words: `28000000000 + 28000000000 = 56000000000`. */
  readonly formula: string;
  /** `exact` to the yen, `within-precision` where the total rounds to the stated amount at the unit printed, else `contradicted`. */
  readonly agreement: "exact" | "within-precision" | "contradicted";
};

/** Compares a stated amount with lines, at the unit it is printed in (yen: 億円 is 100,000,000). */
export function compare(stated: number, unit: number, amounts: readonly number[]): Comparison {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  if (!Number.isSafeInteger(total)) throw new RangeError(`A total of ${amounts.length} lines leaves the safe integers.`);
  const difference = total - stated;
  const rounded = Math.round(total / unit) * unit;
  return {
    stated,
    total,
    difference,
    formula: `${amounts.join(" + ")} = ${total}`,
    agreement: difference === 0 ? "exact" : rounded === stated ? "within-precision" : "contradicted",
  };
}
