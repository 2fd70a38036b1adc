/** What a cell of a table holds: text, an integer, or nothing. */
export type SqliteValue = string | number | null;

const encoder = new TextEncoder();

/** Bytes that grow at their end. */
export class Bytes {
  #buffer = new Uint8Array(256);
  length = 0;

  push(byte: number): void {
    if (this.length === this.#buffer.length) this.#grow(1);
    this.#buffer[this.length++] = byte;
  }

  append(bytes: Uint8Array): void {
    this.#grow(bytes.length);
    this.#buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** The UTF-8 of a text; a UTF-16 unit has at most three bytes. */
  text(text: string): void {
    this.#grow(text.length * 3);
    this.length += encoder.encodeInto(text, this.#buffer.subarray(this.length)).written;
  }

  /** A variable-length integer: seven bits a byte, the highest first (SQLite file format, section 1.6). */
  varint(value: number): void {
    const groups = [value % 0x80];
    for (let rest = Math.floor(value / 0x80); rest > 0; rest = Math.floor(rest / 0x80)) groups.push(rest % 0x80);
    for (let i = groups.length - 1; i >= 0; i--) this.push((groups[i] as number) | (i > 0 ? 0x80 : 0));
  }

  take(): Uint8Array {
    const taken = this.#buffer.slice(0, this.length);
    this.length = 0;
    return taken;
  }

  #grow(room: number): void {
    if (this.length + room <= this.#buffer.length) return;
    const larger = new Uint8Array(Math.max(this.#buffer.length * 2, this.length + room));
    larger.set(this.#buffer.subarray(0, this.length));
    this.#buffer = larger;
  }
}

const header = new Bytes();
const body = new Bytes();
const whole = new Bytes();

/** A row in the record format: a header of serial types, then the values (SQLite file format, section 2.1). */
export function recordOf(values: readonly SqliteValue[]): Uint8Array {
  for (const value of values) {
    if (value === null) header.varint(0);
    else if (typeof value === "string") {
      const before = body.length;
      body.text(value);
      header.varint(13 + 2 * (body.length - before));
    } else integer(value);
  }
  // The length of the header counts itself; more than 126 columns make it two bytes long.
  whole.varint(header.length + (header.length < 127 ? 1 : 2));
  whole.append(header.take());
  whole.append(body.take());
  return whole.take();
}

/** An integer in the fewest bytes that hold it, big-endian in two's complement; 0 and 1 need none. */
function integer(value: number): void {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is no integer that a JSON number holds exactly`);
  if (value === 0 || value === 1) {
    header.varint(8 + value);
    return;
  }
  const [type, bytes] = widthOf(value);
  header.varint(type);
  let rest = BigInt.asUintN(64, BigInt(value));
  const digits: number[] = [];
  for (let i = 0; i < bytes; i++) {
    digits.push(Number(rest & 0xffn));
    rest >>= 8n;
  }
  for (let i = bytes - 1; i >= 0; i--) body.push(digits[i] as number);
}

function widthOf(value: number): readonly [type: number, bytes: number] {
  for (const [type, bytes] of WIDTHS) if (value >= -(2 ** (8 * bytes - 1)) && value < 2 ** (8 * bytes - 1)) return [type, bytes];
  return [6, 8];
}

const WIDTHS = [
  [1, 1],
  [2, 2],
  [3, 3],
  [4, 4],
  [5, 6],
] as const;
