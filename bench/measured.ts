/** What was measured of one line of the table, and what it is held to. */
export type Measured = {
  /** What it was measured on: the real release, or so many records × releases. */
  readonly on: string;
  readonly name: string;
  /** The median where there were several rounds. */
  readonly value: number;
  /** Lowest and highest round. */
  readonly spread?: readonly [number, number];
  /** The bound; a line without one is told and held to nothing. */
  readonly atLeast?: number;
  readonly atMost?: number;
};

/** Whether a line holds; a line without a bound does. */
export function holds({ value, atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY }: Measured): boolean {
  return value >= atLeast && value <= atMost;
}

/** The median of rounds, with the lowest and the highest. */
export function ofRounds(rounds: readonly number[]): Required<Pick<Measured, "value" | "spread">> {
  const sorted = [...rounds].sort((a, b) => a - b);
  return { value: sorted[Math.floor(sorted.length / 2)] as number, spread: [sorted[0] as number, sorted.at(-1) as number] };
}
