/** Draws from groups by their shares, and evenly within a group, in an order that is the same in each run. */
export function drawer<T>(groups: readonly (readonly [share: number, items: readonly T[]])[]): () => T {
  const random = generator(20_261_129);
  // A group stands here as often as its share says.
  const drawn = groups.flatMap(([share, items]) => Array.from({ length: share }, () => items));
  const from = <V>(values: readonly V[]) => values[Math.floor(random() * values.length)] as V;
  return () => from(from(drawn));
}

/** Mulberry32: numbers from 0 up to 1. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
