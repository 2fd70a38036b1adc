import "../src/cli/facts";

import { rmSync } from "node:fs";
import { loadBook } from "./book";
import { dumpInWorker } from "./dump";
import { releaseTime } from "./release-tool";

/** How many times as long ten times the records take. */
export type Linearity = Readonly<Record<"release" | "load" | "dump", number>>;

/** Makes, loads and dumps a generated book of so many records and one of ten times as many, in a folder of its own. */
export async function linearity(records: number, real: string, folder: string): Promise<Linearity> {
  const [small, large] = [await times(records, real, `${folder}/small`), await times(records * 10, real, `${folder}/large`)];
  return { release: large.release / small.release, load: large.load / small.load, dump: large.dump / small.dump };
}

async function times(records: number, real: string, folder: string): Promise<Linearity> {
  rmSync(folder, { recursive: true, force: true });
  const since = performance.now();
  const book = await loadBook(folder, records, 1);
  const load = performance.now() - since;
  const { dump } = await dumpInWorker(book, real);
  rmSync(folder, { recursive: true, force: true });
  return { load, dump, release: await releaseTime(records) };
}
