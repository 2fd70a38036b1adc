import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { define } from "../src/cli/facts";
import type { Book } from "./book";
import { ofRounds } from "./measured";
import { startBeside } from "./portal";
import { forgetPeak, memoryOf } from "./process";
import { placeBook } from "./state";

export type DumpInWorker = {
  /** Milliseconds that the dump takes, and that only reading the same records from D1 does: the medians of turns that alternate. */
  readonly dump: number;
  readonly read: number;
  /** How far memory grew at its highest, in MiB: of the whole process, which is D1 as well. */
  readonly growth: number;
};

const ROUNDS = 3;

/**
 * Writes a dump of a generated book from D1 in a Worker, as a file that was lost is made again, and compares with only reading. `real` is
 * a folder of local databases that the book takes the place of.
 */
export async function dumpInWorker(book: Book, real: string, name = "sti-policy.jsonld"): Promise<DumpInWorker> {
  const folder = mkdtempSync(join(tmpdir(), "dump-in-worker-"));
  try {
    const worker = join(folder, "worker.js");
    buildSync({
      entryPoints: ["bench/dump-worker.ts"],
      bundle: true,
      minify: true,
      format: "esm",
      outfile: worker,
      define: { ...define },
    });
    const { origin, pid, stop } = await startBeside(placeBook(book, real, join(folder, "state")), worker);
    const asked = (path: string) => timed(`${origin}${path}?${new URLSearchParams({ records: String(book.records), name })}`);
    // What reading needs once, and the code of both, is there before anything is measured.
    await asked("/read");
    const times = { dump: [] as number[], read: [] as number[] };
    let growth = 0;
    for (let round = 0; round < ROUNDS; round++) {
      times.read.push(await asked("/read"));
      forgetPeak(pid);
      const before = memoryOf(pid);
      times.dump.push(await asked("/dump"));
      growth = Math.max(growth, memoryOf(pid, "VmHWM") - before);
    }
    await stop();
    return { dump: ofRounds(times.dump).value, read: ofRounds(times.read).value, growth };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(url: string): Promise<number> {
  const since = performance.now();
  const answer = await fetch(url);
  const said = await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${said}`);
  return performance.now() - since;
}
