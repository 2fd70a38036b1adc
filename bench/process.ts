import { readFileSync, writeFileSync } from "node:fs";

/** The workerd that starting began: this process has one more than before. */
export async function workerdOf(start: () => Promise<unknown>): Promise<number> {
  const before = workerds();
  await start();
  const pid = workerds().find((one) => !before.includes(one));
  if (!pid) throw new Error("workerd did not start");
  return pid;
}

/** What a process holds in memory, in MiB: now (`VmRSS`), or at the most since it was forgotten (`VmHWM`). */
export function memoryOf(pid: number, what: "VmRSS" | "VmHWM" = "VmRSS"): number {
  const kib = new RegExp(`^${what}:\\s+(\\d+) kB`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kib) / 1024;
}

/** Makes the kernel forget the highest memory of a process. */
export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
}

function workerds(): number[] {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
  return children.filter((pid) => readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("workerd"));
}
