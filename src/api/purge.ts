import { readMoved } from "../db/releases";
import { errorDetail, noteTask } from "../log";
import { LATEST_TAG, releaseTag } from "./cache-tags";

// Longer than any copy of the database lags. What it lets into the cache again goes with the next purge.
const LATEST_SECONDS = 3_600;

// Longer than an isolate goes on with what it knew while D1 fails: what is frozen would be kept for a year.
const WITHDRAWN_SECONDS = 25 * 3_600;

// What the platform takes in one call.
const MOST_TAGS = 100;

/**
 * Takes out of the platform's cache what a load made untrue: what moves, for an hour after it, and everything of a release that was
 * withdrawn, for a day. Answers the tags; a purge that fails is logged and made with the next, and so is a database that cannot say what to take.
 */
export async function purgeMoved(d1: D1Database, cache: Pick<CacheContext, "purge">): Promise<string[]> {
  const moved = await readMoved(d1).catch((error) => {
    noteTask({ event: "fault", detail: errorDetail(error) });
    return null;
  });
  if (!moved) return [];
  const tags = [
    ...(moved.seconds < LATEST_SECONDS ? [LATEST_TAG] : []),
    ...(moved.seconds < WITHDRAWN_SECONDS ? moved.withdrawn.map(releaseTag) : []),
  ];
  for (let from = 0; from < tags.length; from += MOST_TAGS) {
    const purged = cache.purge({ tags: tags.slice(from, from + MOST_TAGS) });
    const { success, errors } = await purged.catch((error) => ({ success: false, errors: errorDetail(error) }));
    if (!success) noteTask({ event: "purge", detail: { errors } });
  }
  return tags;
}
