import { Bytes } from "./record";

export const PAGE = 4096;

// How much of a payload stays in its page (SQLite file format, section 1.6); the rest goes to overflow pages.
const LEAST_LOCAL = Math.floor(((PAGE - 12) * 32) / 255) - 23;
const MOST_LOCAL = { table: PAGE - 35, index: Math.floor(((PAGE - 12) * 64) / 255) - 23 };

/** Kinds of b-tree page, by the first byte of their header. */
const KIND = { indexInterior: 2, tableInterior: 5, indexLeaf: 10, tableLeaf: 13 } as const;
type Kind = keyof typeof KIND;

/** The pages of a file, numbered from 1. Page 1 is kept for the schema. */
export class Pages {
  readonly #pages: Uint8Array[] = [new Uint8Array(PAGE)];

  get count(): number {
    return this.#pages.length;
  }

  /** Writes a b-tree page, as page 1 or as a new one, and returns its number. */
  write(kind: Kind, cells: readonly Uint8Array[], right: number | null, first = false): number {
    const page = first ? (this.#pages[0] as Uint8Array) : new Uint8Array(PAGE);
    const view = new DataView(page.buffer);
    const start = first ? 100 : 0;
    let at = PAGE;
    let pointer = start + headerOf(kind);
    for (const cell of cells) {
      at -= cell.length;
      page.set(cell, at);
      view.setUint16(pointer, at);
      pointer += 2;
    }
    page[start] = KIND[kind];
    view.setUint16(start + 3, cells.length);
    view.setUint16(start + 5, at);
    if (right !== null) view.setUint32(start + 8, right);
    if (first) return 1;
    this.#pages.push(page);
    return this.#pages.length;
  }

  /** A payload as a cell holds it: all of it, or its beginning and the page where it goes on. */
  stored(tree: keyof typeof MOST_LOCAL, payload: Uint8Array): Uint8Array {
    if (payload.length <= MOST_LOCAL[tree]) return payload;
    const cut = LEAST_LOCAL + ((payload.length - LEAST_LOCAL) % (PAGE - 4));
    const local = cut <= MOST_LOCAL[tree] ? cut : LEAST_LOCAL;
    const cell = new Uint8Array(local + 4);
    cell.set(payload.subarray(0, local));
    new DataView(cell.buffer).setUint32(local, this.#overflow(payload.subarray(local)));
    return cell;
  }

  file(): Uint8Array<ArrayBuffer> {
    const file = new Uint8Array(this.#pages.length * PAGE);
    for (const [i, page] of this.#pages.entries()) file.set(page, i * PAGE);
    return file;
  }

  #overflow(rest: Uint8Array): number {
    const first = this.#pages.length + 1;
    for (let at = 0; at < rest.length; at += PAGE - 4) {
      const page = new Uint8Array(PAGE);
      this.#pages.push(page);
      const isLast = at + PAGE - 4 >= rest.length;
      new DataView(page.buffer).setUint32(0, isLast ? 0 : this.#pages.length + 1);
      page.set(rest.subarray(at, at + PAGE - 4), 4);
    }
    return first;
  }
}

/** Bytes that a page has for cells and their pointers. */
export function roomOf(kind: Kind, first = false): number {
  return PAGE - headerOf(kind) - (first ? 100 : 0);
}

function headerOf(kind: Kind): number {
  return kind.endsWith("Interior") ? 12 : 8;
}

const bytes = new Bytes();

/** A cell from its parts: the left child of an interior page, variable-length integers, and a payload. */
export function cellOf(child: number | null, integers: readonly number[], payload: Uint8Array | null): Uint8Array {
  if (child !== null) for (const shift of [24, 16, 8, 0]) bytes.push((child >>> shift) & 0xff);
  for (const integer of integers) bytes.varint(integer);
  if (payload) bytes.append(payload);
  return bytes.take();
}
