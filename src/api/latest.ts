import { readLatest } from "../db/releases";
import { Problem } from "./problem";

// How long an isolate trusts the pointer before it looks again.
const TRUSTED_MS = 5_000;

const known = new WeakMap<D1Database, { readonly release: string; readonly readAt: number }>();

/** The number of the latest release, remembered for seconds. Throws `unavailable` before the first release is loaded. */
export async function latestRelease(d1: D1Database): Promise<string> {
  const remembered = known.get(d1);
  if (remembered && Date.now() - remembered.readAt < TRUSTED_MS) return remembered.release;
  const release = await readLatest(d1);
  if (!release) {
    throw new Problem(
      "unavailable",
      { en: "No release has been loaded yet.", ja: "リリースがまだ読み込まれていません。" },
      { headers: { "Retry-After": "60" } },
    );
  }
  known.set(d1, { release, readAt: Date.now() });
  return release;
}
