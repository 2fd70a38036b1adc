import { type ChangeCounts, readChangeCounts } from "../db/history";
import { bindingOf } from "../metered";
import type { Release } from "../model/release";

// What a release changed never changes, and counting it reads its part of the change log.
const memories = new WeakMap<D1Database, Map<string, ChangeCounts>>();

/** How many records each of some releases added, changed and removed, by its number. */
export async function changeCounts(d1: D1Database, releases: readonly Release[]): Promise<ReadonlyMap<string, ChangeCounts>> {
  const database = bindingOf(d1);
  const known = memories.get(database) ?? new Map();
  memories.set(database, known);
  const unknown = releases.filter(({ id }) => !known.has(id));
  if (unknown.length > 0) {
    const counts = await readChangeCounts(
      d1,
      unknown.map(({ sequence }) => sequence),
    );
    for (const { id, sequence } of unknown) known.set(id, counts.get(sequence) ?? { added: 0, changed: 0, removed: 0 });
  }
  return known;
}
