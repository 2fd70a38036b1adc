import type { Manifest, Release } from "../model/release";
import { evidenceTally } from "./evidence";
import { loadFacets } from "./facets";
import { gapsTally } from "./gaps";
import { loadTallies } from "./tallies";

/**
 * Counts what answers say of whole collections of a release, once its records are there, so that no reader waits for it to be counted. What is
 * counted already is left as it is.
 */
export async function loadCounts(d1: D1Database, release: Release, manifest: Pick<Manifest, "fields">): Promise<void> {
  await loadFacets(d1, release, manifest);
  for (const tally of [evidenceTally, gapsTally]) await loadTallies(d1, { ...release, manifest }, tally);
}
