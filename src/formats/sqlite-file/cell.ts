/** What a cell of a table holds: text, an integer, or nothing. */
export type SqliteValue = string | number | null;

const encoder = new TextEncoder();

// Beyond this length the encoder of the platform is faster than a loop, whose steps it saves.
const LONG_TEXT = 48;

// The longest variable-length integer.
const MOST_VARINT = 9;

/**
 * The bytes of one cell after another, always in the same room: nothing is allocated for a row. What comes first in a cell depends on
 * what follows it, so the cell grows at its front. It lies from `start` to `end` of `bytes`.
 */
export class Cell {
  bytes = new Uint8Array(64 * 1024);
  start = 0;
  end = 0;
  #types = new Uint8Array(256);
  #typesLength = 0;

  get length(): number {
    return this.end - this.start;
  }

  /** Begins anew, with room in front for so many bytes. */
  begin(room: number): void {
    this.start = room;
    this.end = room;
    if (this.bytes.length < room) this.#grow(room);
  }

  /** A row in the record format: a header of serial types, then the values (SQLite file format, section 2.1). */
  record(values: readonly SqliteValue[]): void {
    const mostTypes = MOST_VARINT * values.length;
    // In front of the types their length, and the length of the record and its number.
    this.begin(mostTypes + 3 * MOST_VARINT);
    if (this.#types.length < mostTypes) this.#types = new Uint8Array(mostTypes);
    this.#typesLength = 0;
    for (const value of values) {
      if (value === null) this.#type(0);
      else if (typeof value === "string") this.#type(13 + 2 * this.#text(value));
      else this.#integer(value);
    }
    const types = this.#typesLength;
    this.start -= types;
    for (let i = 0; i < types; i++) this.bytes[this.start + i] = this.#types[i] as number;
    // The length of the header counts itself; more than 126 bytes make it two bytes long.
    this.prependVarint(types + (types < 127 ? 1 : 2));
  }

  /** Puts a variable-length integer in front: seven bits a byte, the highest first (SQLite file format, section 1.6). */
  prependVarint(value: number): void {
    this.bytes[--this.start] = value & 0x7f;
    for (let rest = Math.floor(value / 0x80); rest > 0; rest = Math.floor(rest / 0x80))
      this.bytes[--this.start] = (rest & 0x7f) | 0x80;
  }

  /** Cuts the cell after so many bytes and puts the number of a page at its end. */
  cut(length: number, page: number): void {
    this.end = this.start + length + 4;
    this.#bigEndian(this.end - 4, page, 4);
  }

  #type(value: number): void {
    let at = this.#typesLength;
    for (let groups = varintLength(value) - 1; groups > 0; groups--)
      this.#types[at++] = (Math.floor(value / 0x80 ** groups) & 0x7f) | 0x80;
    this.#types[at++] = value & 0x7f;
    this.#typesLength = at;
  }

  /** The UTF-8 of a text; answers how many bytes. */
  #text(text: string): number {
    const { length } = text;
    // A UTF-16 unit has at most three bytes.
    if (this.end + length * 3 > this.bytes.length) this.#grow(this.end + length * 3);
    const { bytes, end } = this;
    let at = end;
    let i = 0;
    if (length <= LONG_TEXT) {
      for (; i < length; i++) {
        const unit = text.charCodeAt(i);
        if (unit < 0x80) bytes[at++] = unit;
        else if (unit < 0x800) {
          bytes[at++] = 0xc0 | (unit >> 6);
          bytes[at++] = 0x80 | (unit & 0x3f);
        } else if (unit >= 0xd800 && unit < 0xe000) break;
        else {
          bytes[at++] = 0xe0 | (unit >> 12);
          bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
          bytes[at++] = 0x80 | (unit & 0x3f);
        }
      }
    }
    // Long texts, and from the first surrogate on those that have one.
    if (i < length) at += encoder.encodeInto(i > 0 ? text.slice(i) : text, bytes.subarray(at)).written;
    this.end = at;
    return at - end;
  }

  /** An integer in the fewest bytes that hold it, big-endian in two's complement; 0 and 1 need none. */
  #integer(value: number): void {
    if (value === 0 || value === 1) {
      this.#type(8 + value);
      return;
    }
    if (!Number.isSafeInteger(value)) throw new Error(`${value} is no integer that a JSON number holds exactly`);
    const [type, width] = widthOf(value);
    this.#type(type);
    if (this.end + width > this.bytes.length) this.#grow(this.end + width);
    this.#bigEndian(this.end, value, width);
    this.end += width;
  }

  #bigEndian(at: number, value: number, width: number): void {
    // Of more than four bytes the upper ones; the bits of negative numbers are as in two's complement.
    let rest = value >>> 0;
    const upper = width > 4 ? Math.floor(value / 2 ** 32) >>> 0 : 0;
    for (let i = width - 1; i >= 0; i--) {
      if (i === width - 5) rest = upper;
      this.bytes[at + i] = rest & 0xff;
      rest >>>= 8;
    }
  }

  #grow(room: number): void {
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, room));
    larger.set(this.bytes.subarray(0, this.end));
    this.bytes = larger;
  }
}

/** Bytes of a variable-length integer. */
export function varintLength(value: number): number {
  let length = 1;
  for (let rest = Math.floor(value / 0x80); rest > 0; rest = Math.floor(rest / 0x80)) length++;
  return length;
}

type Width = readonly [type: number, bytes: number];

function widthOf(value: number): Width {
  for (const [limit, width] of WIDTHS) if (value >= -limit && value < limit) return width;
  return [6, 8];
}

const WIDTHS: readonly (readonly [limit: number, width: Width])[] = [
  [2 ** 7, [1, 1]],
  [2 ** 15, [2, 2]],
  [2 ** 23, [3, 3]],
  [2 ** 31, [4, 4]],
  [2 ** 47, [5, 6]],
];
