type Making = { readonly key: string; readonly records: number; readonly begun: number };

/** The files that this isolate is making. */
const makings = new Set<Making>();

/** Records that an isolate, which has 128 MB, holds while it makes files: as rows, as text and as bytes each takes some four KB. */
export const MOST_IN_MEMORY = 10_000;

// One page of D1: a file of no more is sooner made twice than asked for twice.
const SMALL = 5_000;

/** How long a file may take to be made; a million records take some 20 s. */
export const MOST_MAKING_MS = 120_000;

/**
 * Has a file made which holds so many records in memory meanwhile. Null, at once, where the same one is being made and is not small, or
 * where there is no room beside others; what another request makes must not be waited for.
 */
export function makeBesideOthers<T>(key: string, records: number, make: () => Promise<T>): Promise<T> | null {
  // A reader who leaves may end the making without a word.
  for (const one of makings) if (Date.now() - one.begun >= MOST_MAKING_MS) makings.delete(one);
  const held = [...makings].reduce((sum, one) => sum + one.records, 0);
  if (held > 0 && held + records > MOST_IN_MEMORY) return null;
  if (records > SMALL && [...makings].some((one) => one.key === key)) return null;
  const making = { key, records, begun: Date.now() };
  makings.add(making);
  return make().finally(() => makings.delete(making));
}
