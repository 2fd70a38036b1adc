/** Notes a measure again and again, with a rest between, until it is stopped. */
export function watch(measure: () => number | Promise<number>, restMs: number): () => Promise<readonly number[]> {
  const samples: number[] = [];
  let goesOn = true;
  const noted = (async () => {
    while (goesOn) {
      samples.push(await measure());
      await new Promise((resolve) => setTimeout(resolve, restMs));
    }
  })();
  return async () => {
    goesOn = false;
    await noted;
    return samples;
  };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that this share of them does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
