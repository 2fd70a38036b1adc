import { readMoved } from "../db/releases";
import { LATEST_TAG, releaseTag } from "./cache-tags";

// Longer than an isolate trusts what it knows of a release, and than any copy of the database lags: what either lets into the cache
// again goes with the next purge.
const REPEATED_SECONDS = 3_600;

// What the platform takes in one call.
const MOST_TAGS = 100;

/**
 * Takes out of the platform's cache what a load made untrue: what moves, and everything of a release that was withdrawn. Repeated for an
 * hour after the load. Answers the tags; a purge that the platform refuses is logged, and made with the next.
 */
export async function purgeMoved(d1: D1Database, cache: Pick<CacheContext, "purge">): Promise<string[]> {
  const withdrawn = await readMoved(d1, REPEATED_SECONDS);
  if (!withdrawn) return [];
  const tags = [LATEST_TAG, ...withdrawn.map(releaseTag)];
  for (let from = 0; from < tags.length; from += MOST_TAGS) {
    const { success, errors } = await cache.purge({ tags: tags.slice(from, from + MOST_TAGS) });
    if (!success) console.error(JSON.stringify({ level: "error", event: "purge", errors }));
  }
  return tags;
}
