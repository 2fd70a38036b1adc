import { loadCounts } from "../db/counts";
import {
  completeSearch,
  loadChanges,
  loadCollection,
  loadSearch,
  loadTombstones,
  publish,
  recordRelease,
  withdraw,
} from "../db/load";
import { readPublished } from "../db/releases";
import { holdsRelease } from "../db/search";
import type { Env } from "../env";
import { entities } from "../model";
import type { RecordChange } from "../model/difference";
import type { Release, Withdrawal } from "../model/release";
import type { Dataset } from "../release/dataset";
import { recordChanges } from "../release/delta";
import type { Dump, Edition } from "../release/dumps";
import type { Frozen } from "../release/frozen";
import { missingDumps, putDump } from "../store/dumps";

/** Gives files of a release, made now or before, each when it is asked for. */
export type Make = (names: readonly string[]) => AsyncIterable<Dump> | Iterable<Dump>;

/**
 * Brings one release to readers: its files into R2, then its records into D1, and last the pointer that readers follow. Killed at any
 * step and run again, it ends in the same state; a release that is up already stays as it is. One that is withdrawn is never to be
 * read, not for a moment, and its files are not put. An index that was lost, and what old code did not count, is filled in. Of several
 * releases only the last is to move the pointer: `isLast`. Answers how many files were put.
 */
export async function bringUp(
  env: Pick<Env, "DB" | "SEARCH" | "DUMPS">,
  one: Frozen,
  edition: Edition,
  withdrawal: Withdrawal | null,
  make: Make,
  isLast = true,
): Promise<number> {
  const put = withdrawal ? 0 : await uploadDumps(env.DUMPS, one, make);
  if ((await readPublished(env.DB)) < one.release.sequence) await loadRecords(env, one, edition, withdrawal, isLast);
  else await fillIn(env, one, edition);
  return put;
}

/** Puts the files of a release that R2 does not hold. R2 refuses bytes that do not have their digest. */
async function uploadDumps(bucket: R2Bucket, one: Frozen, make: Make): Promise<number> {
  const missing = await missingDumps(bucket, one);
  // Making the files is most of the work; where all are there it is left out.
  const dumps = missing.length > 0 ? make(missing) : [];
  for await (const dump of dumps) if (missing.includes(dump.name)) await putDump(bucket, one.release.id, dump);
  return missing.length;
}

/** Writes what a release changed into D1: ledger, records, search, change log, tombstones, pointer. */
export async function loadRecords(
  env: Pick<Env, "DB" | "SEARCH">,
  { release, manifest, dataset }: Pick<Frozen, "release" | "manifest" | "dataset">,
  { before }: Pick<Edition, "before">,
  withdrawal: Withdrawal | null = null,
  isLast = true,
): Promise<void> {
  await recordRelease(env.DB, release, manifest);
  const changes = changesOf({ before }, dataset);
  for (const entity of entities) {
    const own = changes.filter((change) => change.entity === entity);
    await loadCollection(env.DB, entity, release.sequence, own);
  }
  await loadTexts(env.SEARCH, release, changes);
  await loadChanges(env.DB, release, changes);
  await loadTombstones(env.DB, release, manifest.tombstones);
  await loadCounts(env.DB, release, manifest);
  if (withdrawal) await withdraw(env.DB, [withdrawal]);
  if (isLast) await publish(env.DB, release);
}

/** Writes what a release that is up lacks: texts of an index that was lost, and counts where it came before they were made. */
async function fillIn(
  { DB, SEARCH }: Pick<Env, "DB" | "SEARCH">,
  { release, manifest, dataset }: Pick<Frozen, "release" | "manifest" | "dataset">,
  edition: Edition,
): Promise<void> {
  if (!(await holdsRelease(SEARCH, release.sequence))) await loadTexts(SEARCH, release, changesOf(edition, dataset));
  await loadCounts(DB, release, manifest);
}

/** Writes what a release changed into the search index, and that it is all there. */
async function loadTexts(search: D1Database, { sequence }: Release, changes: readonly RecordChange[]): Promise<void> {
  for (const entity of entities) {
    const own = changes.filter((change) => change.entity === entity);
    await loadSearch(search, entity, sequence, own);
  }
  await completeSearch(search, sequence);
}

function changesOf({ before }: Pick<Edition, "before">, dataset: Dataset): RecordChange[] {
  return recordChanges(before?.dataset ?? new Map(), dataset);
}
