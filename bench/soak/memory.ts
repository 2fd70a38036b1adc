import { memoryOf } from "../process";

/** Notes a process's memory every second until it is stopped. */
export function watch(pid: number): () => readonly number[] {
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(memoryOf(pid)), 1000);
  return () => {
    clearInterval(timer);
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
