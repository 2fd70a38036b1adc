// JavaScript compares UTF-16 units, in which characters beyond the basic plane come before U+E000 to U+FFFF.
const SURROGATE = /[\ud800-\udfff]/;

/** Sorts texts in place by code points. Where none has a surrogate, the order that JavaScript knows without being told is the same. */
export function inCodePoints(texts: string[]): void {
  texts.sort(texts.some((text) => SURROGATE.test(text)) ? byCodePoint : undefined);
}

/** The order of code points, which is also that of UTF-8 bytes. */
export function byCodePoint(a: string, b: string): number {
  if (!SURROGATE.test(a) && !SURROGATE.test(b)) return a < b ? -1 : a > b ? 1 : 0;
  const [x, y] = [Array.from(a), Array.from(b)];
  for (let i = 0; i < x.length && i < y.length; i++) {
    const difference = (x[i]?.codePointAt(0) ?? 0) - (y[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return x.length - y.length;
}
