import { loadChanges, loadCollection, loadSearch, loadTombstones, publish, recordRelease } from "../db/load";
import type { Env } from "../env";
import { entities } from "../model";
import type { RecordChange } from "../model/difference";
import type { Row } from "../model/field";
import type { Manifest, Release } from "../model/release";
import type { Dataset } from "../release/dataset";
import { recordChanges } from "../release/delta";
import type { Edition } from "../release/dumps";

/** A frozen release: its facts, its manifest, its records and its documents by name. */
export type Frozen = {
  readonly release: Release;
  readonly manifest: Manifest;
  readonly dataset: Dataset;
  readonly documents: ReadonlyMap<string, string>;
};

/** The editions that frozen releases hold, each knowing the one before it. */
export function editionsOf(frozen: readonly Frozen[]): Edition[] {
  const bare = frozen.map(({ release, manifest, dataset, documents }) => ({ release, dataset, shape: manifest, documents }));
  return bare.map((edition, i) => ({ ...edition, before: bare[i - 1] ?? null }));
}

/**
 * Brings one release into D1, given the one before it: ledger, records, search, change log, and only then the pointer that
 * readers follow. Killed at any step and run again, it ends in the same state.
 */
export async function loadRelease(
  env: Pick<Env, "DB" | "SEARCH">,
  { release, manifest, dataset }: Frozen,
  before: Frozen | undefined,
) {
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
    begun: changes.flatMap(({ after }) => (after ? [after as Row] : [])),
    ended: changes.flatMap(({ before, id }) => (before ? [id] : [])),
  };
}
