import { Cell, type SqliteValue, varintLength } from "./cell";
import { type Pages, PageWriter, roomOf } from "./pages";

type Child = { readonly page: number; readonly last: number };

const cell = new Cell();

/**
 * Writes rows, numbered from 1 in their order, as a table b-tree and returns its root. The leaves hold the rows; above them each
 * cell holds a child and the highest row number in it. With `first` the root is page 1.
 */
export function tableTree(pages: Pages, rows: Iterable<readonly SqliteValue[]>, first = false): number {
  const leaf = new PageWriter(pages, "tableLeaf");
  let room = roomOf("tableLeaf", first);
  let row = 0;
  let children: Child[] = [];
  for (const values of rows) {
    cell.record(values);
    const { length } = cell;
    pages.store("table", cell);
    cell.prependVarint(row + 1);
    cell.prependVarint(length);
    if (leaf.used + cell.length + 2 > room) {
      children.push({ page: leaf.finish(null), last: row });
      room = roomOf("tableLeaf");
    }
    leaf.add(cell.bytes, cell.start, cell.end);
    row++;
  }
  if (children.length === 0) return leaf.finish(null, first);
  children.push({ page: leaf.finish(null), last: row });
  const interior = new PageWriter(pages, "tableInterior");
  while (children.length > 1) {
    const groups = grouped(children, first);
    children = groups.map((group) => {
      const right = group.at(-1) as Child;
      for (const { page, last } of group.slice(0, -1)) {
        cell.begin(ROOM_OF_NUMBER);
        cell.prependVarint(last);
        interior.add(cell.bytes, cell.start, cell.end, page);
      }
      return { page: interior.finish(right.page, first && groups.length === 1), last: right.last };
    });
  }
  return (children[0] as Child).page;
}

// That of a variable-length integer.
const ROOM_OF_NUMBER = 9;

/** Children in groups that fill a page each, none of them alone. */
function grouped(children: readonly Child[], first: boolean): Child[][] {
  const groups: Child[][] = [[]];
  let used = 0;
  for (const child of children) {
    const size = 4 + varintLength(child.last) + 2;
    // The last child of a page stands in its header.
    if (used > roomOf("tableInterior", first)) {
      groups.push([]);
      used = 0;
    }
    groups.at(-1)?.push(child);
    used += size;
  }
  const [before, last] = [groups.at(-2), groups.at(-1)];
  if (before && last?.length === 1) last.unshift(before.pop() as Child);
  return groups;
}

/** Some cells of an index and, above its leaves, the child that comes before each. */
type Level = { readonly cells: readonly number[] | null; readonly children: readonly number[] | null; readonly count: number };

/**
 * Writes sorted keys as an index b-tree and returns its root. Every key stands in the tree once: between two pages the key that
 * divides them moves up.
 */
export function indexTree(pages: Pages, keys: Iterable<readonly SqliteValue[]>): number {
  const stored = storedKeys(pages, keys);
  let level: Level = { cells: null, children: null, count: stored.count };
  let right: number | null = null;
  for (;;) {
    const { cells, children, count }: Level = level;
    const page: PageWriter = new PageWriter(pages, children ? "indexInterior" : "indexLeaf");
    const above = { cells: [] as number[], children: [] as number[], count: 0 };
    let begun = 0;
    const add = (end: number) => {
      for (; begun < end; begun++) stored.addTo(page, cells ? (cells[begun] as number) : begun, children?.[begun] ?? null);
    };
    for (const divider of dividersOf(stored, level)) {
      add(divider);
      above.cells.push(cells ? (cells[divider] as number) : divider);
      above.children.push(page.finish(children?.[divider] ?? null));
      above.count++;
      begun = divider + 1;
    }
    add(count);
    right = page.finish(right);
    if (above.count === 0) return right;
    level = above;
  }
}

/** The places of the cells that move up: those before each fill a page. */
function dividersOf(stored: StoredKeys, { cells, children, count }: Level): number[] {
  const room = roomOf(children ? "indexInterior" : "indexLeaf");
  const dividers: number[] = [];
  let used = 0;
  for (let i = 0; i < count; i++) {
    const size = stored.lengthOf(cells ? (cells[i] as number) : i) + (children ? 4 : 0) + 2;
    if (used + size <= room) used += size;
    else {
      dividers.push(i);
      used = 0;
    }
  }
  // A page is never empty: the cell that would move up fills the last page, and the one before it moves up instead.
  if (dividers.at(-1) === count - 1) dividers[dividers.length - 1] = count - 2;
  return dividers;
}

type StoredKeys = ReturnType<typeof storedKeys>;

/** The cells of an index without their children, one after another in one room. */
function storedKeys(pages: Pages, keys: Iterable<readonly SqliteValue[]>) {
  let bytes = new Uint8Array(64 * 1024);
  let used = 0;
  const starts: number[] = [];
  for (const key of keys) {
    cell.record(key);
    const { length } = cell;
    pages.store("index", cell);
    cell.prependVarint(length);
    if (used + cell.length > bytes.length) {
      const larger = new Uint8Array(Math.max(bytes.length * 2, used + cell.length));
      larger.set(bytes.subarray(0, used));
      bytes = larger;
    }
    bytes.set(cell.bytes.subarray(cell.start, cell.end), used);
    starts.push(used);
    used += cell.length;
  }
  const count = starts.length;
  starts.push(used);
  const at = (i: number) => starts[i] as number;
  return {
    count,
    lengthOf: (i: number) => at(i + 1) - at(i),
    addTo(page: PageWriter, i: number, child: number | null) {
      page.add(bytes, at(i), at(i + 1), child);
    },
  };
}
