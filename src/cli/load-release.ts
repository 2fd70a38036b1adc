import { loadChanges, loadCollection, loadSearch, loadTombstones, publish, recordRelease } from "../db/load";
import type { Env } from "../env";
import { entities } from "../model";
import type { RecordChange } from "../model/difference";
import { recordChanges } from "../release/delta";
import type { Edition } from "../release/dumps";
import { type Frozen, rebuild } from "../release/frozen";
import { missingDumps, putDump } from "../store/dumps";

/**
 * Brings one release to readers: its files into R2, then its records into D1, and last the pointer that readers follow. Killed at any
 * step and run again, it ends in the same state. Answers how many files were put.
 */
export async function bringUp(env: Pick<Env, "DB" | "SEARCH" | "DUMPS">, one: Frozen, edition: Edition): Promise<number> {
  const put = await uploadDumps(env.DUMPS, one, edition);
  await loadRecords(env, one, edition);
  return put;
}

/** Puts the files of a release that R2 does not hold. R2 refuses bytes that do not have their digest. */
export async function uploadDumps(bucket: R2Bucket, one: Frozen, edition: Edition): Promise<number> {
  const missing = await missingDumps(bucket, one);
  // Making the files is most of the work; where all are there it is left out.
  const dumps = missing.length > 0 ? await rebuild(edition, one) : [];
  for (const dump of dumps) if (missing.includes(dump.name)) await putDump(bucket, one.release.id, dump);
  return missing.length;
}

/** Writes what a release changed into D1: ledger, records, search, change log, tombstones, pointer. */
export async function loadRecords(
  env: Pick<Env, "DB" | "SEARCH">,
  { release, manifest, dataset }: Pick<Frozen, "release" | "manifest" | "dataset">,
  { before }: Pick<Edition, "before">,
): Promise<void> {
  await recordRelease(env.DB, release, manifest);
  const changes = recordChanges(before?.dataset ?? new Map(), dataset);
  for (const entity of entities) {
    const change = changeOf(changes.filter((one) => one.entity === entity));
    await loadCollection(env.DB, entity, release.sequence, change);
    await loadSearch(env.SEARCH, entity, release.sequence, change);
  }
  await loadChanges(env.DB, release, changes);
  await loadTombstones(env.DB, release, manifest.tombstones);
  await publish(env.DB, release);
}

function changeOf(changes: readonly RecordChange[]) {
  return {
    begun: changes.flatMap(({ after }) => (after ? [after] : [])),
    ended: changes.flatMap(({ before, id }) => (before ? [id] : [])),
  };
}
