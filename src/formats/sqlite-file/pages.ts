import type { Cell } from "./cell";

export const PAGE = 4096;

type Bytes = Uint8Array<ArrayBuffer>;

// How much of a payload stays in its page (SQLite file format, section 1.6); the rest goes to overflow pages.
const LEAST_LOCAL = Math.floor(((PAGE - 12) * 32) / 255) - 23;
const MOST_LOCAL = { table: PAGE - 35, index: Math.floor(((PAGE - 12) * 64) / 255) - 23 };

/** Kinds of b-tree page, by the first byte of their header. */
const KIND = { indexInterior: 2, tableInterior: 5, indexLeaf: 10, tableLeaf: 13 } as const;
type Kind = keyof typeof KIND;

// The page with the byte 2^30, which locks are taken on and nothing may stand in (SQLite file format, section 1.3).
const LOCK_PAGE = 2 ** 30 / PAGE + 1;

// Pages are taken from slabs: an array for each page would cost more than what stands in it.
const PAGES_A_SLAB = 256;

/** The pages of a file, numbered from 1. Page 1 is kept for the schema. */
export class Pages {
  readonly #slabs: Bytes[] = [];
  #count = 1;

  get count(): number {
    return this.#count;
  }

  /** Takes the next page and returns its number. */
  next(): number {
    this.#count += this.#count + 1 === LOCK_PAGE ? 2 : 1;
    return this.#count;
  }

  /** The bytes of a page, all zero at first. */
  page(number: number): Bytes {
    const slab = Math.floor((number - 1) / PAGES_A_SLAB);
    while (this.#slabs.length <= slab) this.#slabs.push(new Uint8Array(PAGES_A_SLAB * PAGE));
    const at = ((number - 1) % PAGES_A_SLAB) * PAGE;
    return (this.#slabs[slab] as Bytes).subarray(at, at + PAGE);
  }

  /** Cuts the payload of a cell to what a cell may hold: all of it, or its beginning and the page where it goes on. */
  store(tree: keyof typeof MOST_LOCAL, cell: Cell): void {
    const { length } = cell;
    if (length <= MOST_LOCAL[tree]) return;
    const cut = LEAST_LOCAL + ((length - LEAST_LOCAL) % (PAGE - 4));
    const local = cut <= MOST_LOCAL[tree] ? cut : LEAST_LOCAL;
    cell.cut(local, this.#overflow(cell.bytes.slice(cell.start + local, cell.end)));
  }

  /** The whole file, in order. */
  *file(): Generator<Bytes> {
    this.page(this.#count);
    for (const [i, slab] of this.#slabs.entries()) yield slab.subarray(0, (this.#count - i * PAGES_A_SLAB) * PAGE);
  }

  #overflow(rest: Uint8Array): number {
    const first = this.next();
    for (let at = 0, number = first; at < rest.length; at += PAGE - 4) {
      const page = this.page(number);
      number = at + PAGE - 4 < rest.length ? this.next() : 0;
      new DataView(page.buffer, page.byteOffset).setUint32(0, number);
      page.set(rest.subarray(at, at + PAGE - 4), 4);
    }
    return first;
  }
}

/** A b-tree page in the making: it has no number before it is full. Cells lie at its end, the first of them last. */
export class PageWriter {
  readonly #pages: Pages;
  readonly #kind: Kind;
  readonly #cells = new Uint8Array(PAGE);
  readonly #pointers = new Uint16Array(PAGE / 2);
  #count = 0;
  #at = PAGE;

  constructor(pages: Pages, kind: Kind) {
    this.#pages = pages;
    this.#kind = kind;
  }

  /** Bytes that cells and their pointers take. */
  get used(): number {
    return PAGE - this.#at + 2 * this.#count;
  }

  /** Adds a cell, on an interior page after the page of its left child. */
  add(bytes: Uint8Array, start: number, end: number, child: number | null = null): void {
    this.#at -= end - start;
    this.#cells.set(bytes.subarray(start, end), this.#at);
    if (child !== null) {
      this.#at -= 4;
      for (let i = 3, rest = child; i >= 0; i--, rest >>>= 8) this.#cells[this.#at + i] = rest & 0xff;
    }
    this.#pointers[this.#count++] = this.#at;
  }

  /** Writes the page, as page 1 or as a new one, returns its number, and begins the next. */
  finish(right: number | null, first = false): number {
    const number = first ? 1 : this.#pages.next();
    const page = this.#pages.page(number);
    const view = new DataView(page.buffer, page.byteOffset, PAGE);
    const start = first ? 100 : 0;
    page[start] = KIND[this.#kind];
    view.setUint16(start + 3, this.#count);
    view.setUint16(start + 5, this.#at);
    if (right !== null) view.setUint32(start + 8, right);
    const pointers = start + headerOf(this.#kind);
    for (let i = 0; i < this.#count; i++) view.setUint16(pointers + 2 * i, this.#pointers[i] as number);
    page.set(this.#cells.subarray(this.#at), this.#at);
    [this.#count, this.#at] = [0, PAGE];
    return number;
  }
}

/** Bytes that a page has for cells and their pointers. */
export function roomOf(kind: Kind, first = false): number {
  return PAGE - headerOf(kind) - (first ? 100 : 0);
}

function headerOf(kind: Kind): number {
  return kind.endsWith("Interior") ? 12 : 8;
}
