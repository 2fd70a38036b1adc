import "../src/cli/facts";

import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { Miniflare } from "miniflare";
import { facts } from "../src/cli/facts";
import { freePort } from "../src/cli/portal";
import type { Book } from "./book";

export type DumpInWorker = {
  /** Milliseconds that the dump takes, and that only reading the same records from D1 does: the medians of turns that alternate. */
  readonly dump: number;
  readonly read: number;
  /** How far memory grew at its highest, in MiB: of the whole process, which is D1 as well. */
  readonly growth: number;
};

const ROUNDS = 3;

/** Writes a dump of a generated book from D1 in a Worker, as a file that was lost is made again, and compares with only reading. */
export async function dumpInWorker(book: Book, name = "sti-policy.jsonld"): Promise<DumpInWorker> {
  const folder = mkdtempSync(join(tmpdir(), "dump-in-worker-"));
  try {
    const worker = join(folder, "worker.js");
    const define = { DATASET: JSON.stringify(facts) };
    buildSync({ entryPoints: ["bench/dump-worker.ts"], bundle: true, minify: true, format: "esm", outfile: worker, define });
    await placeMain(await started(worker, folder), book, folder);
    const { origin, pid, stop } = await started(worker, folder);
    const asked = (path: string) => timed(`${origin}${path}?${new URLSearchParams({ records: String(book.records), name })}`);
    // What reading needs once, and the code of both, is there before anything is measured.
    await asked("/read");
    const times = { dump: [] as number[], read: [] as number[] };
    let growth = 0;
    for (let round = 0; round < ROUNDS; round++) {
      times.read.push(await asked("/read"));
      const before = forgetPeak(pid);
      times.dump.push(await asked("/dump"));
      growth = Math.max(growth, memoryOf(pid, "VmHWM") - before);
    }
    await stop();
    return { dump: median(times.dump), read: median(times.read), growth };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Started = { readonly origin: string; readonly pid: number; stop(): Promise<void> };

async function started(worker: string, folder: string): Promise<Started> {
  const port = await freePort();
  const before = workerds();
  const miniflare = new Miniflare({
    resourcePersistencePath: folder,
    telemetry: { enabled: false },
    cf: false,
    workers: [
      {
        config: {
          name: "dump",
          compatibilityDate: "2026-11-01",
          manifest: {
            mainModule: "worker.js",
            modulesRoot: folder,
            modules: { "worker.js": { type: "esm", contents: readFileSync(worker, "utf8") } },
          },
          env: { DB: { type: "d1", id: "book" } },
        },
        dev: { unsafeDirectSockets: [{ host: "127.0.0.1", port }] },
      },
    ],
  } as unknown as ConstructorParameters<typeof Miniflare>[0]);
  await miniflare.ready;
  const pid = workerds().find((one) => !before.includes(one)) ?? 0;
  return { origin: `http://127.0.0.1:${port}`, pid, stop: () => miniflare.dispose() };
}

/** Puts the records in the place of a database that a Worker has opened once: a local D1 is a file of SQLite. */
async function placeMain({ origin, stop }: Started, book: Book, folder: string): Promise<void> {
  await fetch(origin).then((answer) => answer.arrayBuffer());
  await stop();
  const databases = join(folder, "d1/miniflare-D1DatabaseObject");
  for (const name of readdirSync(databases)) {
    if (name.endsWith("-wal") || name.endsWith("-shm")) rmSync(join(databases, name));
    else if (/^[0-9a-f]{64}\.sqlite$/.test(name)) copyFileSync(book.main, join(databases, name));
  }
}

async function timed(url: string): Promise<number> {
  const since = performance.now();
  const answer = await fetch(url);
  const said = await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${said}`);
  return performance.now() - since;
}

/** The workerd processes that this process has started. */
function workerds(): number[] {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
  return children.filter((pid) => readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("workerd"));
}

/** Makes the kernel forget the highest memory of a process; answers what it has now, in MiB. */
function forgetPeak(pid: number): number {
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
  return memoryOf(pid, "VmRSS");
}

function memoryOf(pid: number, what: "VmRSS" | "VmHWM"): number {
  const line = new RegExp(`^${what}:\\s+(\\d+) kB`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1] ?? 0) / 1024;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
