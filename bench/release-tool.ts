import "../src/cli/facts";

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeFile, makeFiles } from "../src/cli/make-files";
import { type Plan, plansOf } from "../src/release/dumps";
import { generatedEdition } from "./generated-edition";

/** Records that the release tool writes in a second, to the disk and digested: of a whole release, by format. */
export type ReleaseTool = Readonly<Record<"jsonldWithZstd" | "parquet" | "sqlite", number>>;

/** Writes a generated book of so many records as the release tool does, a format at a time. */
export async function releaseTool(records: number): Promise<ReleaseTool> {
  const plans = plansOf(generatedEdition(records));
  const named = (name: string) => plans.filter((plan) => plan.name === name);
  const rate = async (chosen: readonly Plan[]) => (records * 1000) / (await inFolder((folder) => writeAll(chosen, folder)));
  return {
    jsonldWithZstd: await rate(named("sti-policy.jsonld")),
    // There is no Parquet file of a whole release: together these hold it.
    parquet: await rate(plans.filter(({ name }) => name.endsWith(".parquet"))),
    // The file itself, without its compressed twin.
    sqlite: await rate(named("sti-policy.sqlite").map((plan) => ({ ...plan, twin: false }))),
  };
}

/** Milliseconds that every file of a generated book takes. */
export async function releaseTime(records: number): Promise<number> {
  const edition = generatedEdition(records);
  return inFolder(async (folder) => {
    const since = performance.now();
    await makeFiles(edition, folder);
    return performance.now() - since;
  });
}

async function writeAll(plans: readonly Plan[], folder: string): Promise<number> {
  const since = performance.now();
  for (const plan of plans) await makeFile(plan, folder);
  return performance.now() - since;
}

async function inFolder(work: (folder: string) => Promise<number>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "release-tool-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
