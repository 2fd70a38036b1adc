import { readFileSync } from "node:fs";

/** What a process holds in memory (resident set), in MiB. */
export function residentMiB(pid: number): number {
  const kib = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kib) / 1024;
}

/** Notes a process's memory every second until it is stopped. */
export function watch(pid: number): () => readonly number[] {
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(residentMiB(pid)), 1000);
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
