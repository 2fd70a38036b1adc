import { loadCollection, loadSearch, publish, recordRelease } from "../db/load";
import type { Env } from "../env";
import { entities } from "../model";
import type { Manifest, Release } from "../model/release";
import { changesBetween } from "../release/change";
import type { Dataset } from "../release/dataset";
import { checksums, type Dump } from "../release/dumps";

/** A frozen release: its facts, its manifest and its records. */
export type Frozen = { readonly release: Release; readonly manifest: Manifest; readonly dataset: Dataset };

/**
 * Brings one release into D1, given the one before it: ledger, records, search, and only then the pointer that readers
 * follow.
 * Killed at any step and run again, it ends in the same state.
 */
export async function loadRelease(
  env: Pick<Env, "DB" | "SEARCH">,
  { release, manifest, dataset }: Frozen,
  before: Frozen | undefined,
) {
  await recordRelease(env.DB, release, manifest);
  const changes = changesBetween(before?.dataset ?? new Map(), dataset);
  for (const entity of entities) {
    const change = changes.get(entity.collection);
    if (!change) continue;
    await loadCollection(env.DB, entity, release.sequence, change);
    await loadSearch(env.SEARCH, entity, release.sequence, change);
  }
  await publish(env.DB, release);
}

/** Puts the dumps that are not there yet; R2 checks the digest of each. Returns how many were put. */
export async function uploadDumps(bucket: R2Bucket, { release, manifest }: Frozen, dumps: readonly Dump[]): Promise<number> {
  let put = 0;
  for (const { name, sha256, contentType, content } of [...dumps, await checksums(manifest)]) {
    const key = `${release.id}/${name}`;
    const there = await bucket.head(key);
    if (there?.customMetadata?.sha256 === sha256) continue;
    const lastModified = new Date(`${release.issued}T00:00:00Z`).toUTCString();
    await bucket.put(key, content, { sha256, httpMetadata: { contentType }, customMetadata: { sha256, lastModified } });
    put++;
  }
  return put;
}
