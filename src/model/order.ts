// JavaScript compares UTF-16 units, in which characters beyond the basic plane come before U+E000 to U+FFFF.
const SURROGATE = /[\ud800-\udfff]/;

/** Sorts texts in place by code points. Where none has a surrogate, the order that JavaScript knows without being told is the same. */
export function inCodePoints(texts: string[]): void {
  texts.sort(texts.some((text) => SURROGATE.test(text)) ? byCodePoint : undefined);
}

/** The order of code points, which is also that of UTF-8 bytes. */
export function byCodePoint(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return rankOf(x) - rankOf(y);
  }
  return a.length - b.length;
}

/** A UTF-16 unit by where its character stands: half a character of two units is beyond all that have one. */
function rankOf(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}
