import { cellOf, type Pages, roomOf } from "./pages";

type Child = { readonly page: number; readonly last: number };

/**
 * Writes rows, numbered from 1 in their order, as a table b-tree and returns its root. The leaves hold the rows; above them each
 * cell holds a child and the highest row number in it. With `first` the root is page 1.
 */
export function tableTree(pages: Pages, records: Iterable<Uint8Array>, first = false): number {
  let cells: Uint8Array[] = [];
  let used = 0;
  let row = 0;
  let children: Child[] = [];
  for (const record of records) {
    const cell = cellOf(null, [record.length, row + 1], pages.stored("table", record));
    if (used + cell.length + 2 > roomOf("tableLeaf", first && children.length === 0)) {
      children.push({ page: pages.write("tableLeaf", cells, null), last: row });
      [cells, used] = [[], 0];
    }
    cells.push(cell);
    used += cell.length + 2;
    row++;
  }
  if (children.length === 0) return pages.write("tableLeaf", cells, null, first);
  children.push({ page: pages.write("tableLeaf", cells, null), last: row });
  while (children.length > 1) {
    const groups = grouped(children, first);
    children = groups.map((group) => {
      const right = group.at(-1) as Child;
      const inner = group.slice(0, -1).map(({ page, last }) => cellOf(page, [last], null));
      return { page: pages.write("tableInterior", inner, right.page, first && groups.length === 1), last: right.last };
    });
  }
  return (children[0] as Child).page;
}

/** Children in groups that fill a page each, none of them alone. */
function grouped(children: readonly Child[], first: boolean): Child[][] {
  const groups: Child[][] = [[]];
  let used = 0;
  for (const child of children) {
    const size = cellOf(child.page, [child.last], null).length + 2;
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

type Entry = { readonly child: number | null; readonly length: number; readonly stored: Uint8Array };

/**
 * Writes sorted keys as an index b-tree and returns its root. Every key stands in the tree once: between two pages the key that
 * divides them moves up.
 */
export function indexTree(pages: Pages, keys: Iterable<Uint8Array>): number {
  let entries: Entry[] = [];
  for (const key of keys) entries.push({ child: null, length: key.length, stored: pages.stored("index", key) });
  let right: number | null = null;
  for (;;) {
    const kind = right === null ? "indexLeaf" : "indexInterior";
    const groups = divided(entries, roomOf(kind));
    const above: Entry[] = [];
    for (const [i, group] of groups.entries()) {
      const divider = i + 1 < groups.length ? (group.pop() as Entry) : null;
      const cells = group.map(({ child, length, stored }) => cellOf(child, [length], stored));
      const page = pages.write(kind, cells, divider ? divider.child : right);
      if (!divider) right = page;
      else above.push({ ...divider, child: page });
    }
    if (above.length === 0) return right as number;
    entries = above;
  }
}

/** Entries in groups: all but the last end with the entry that moves up; the rest of each fills a page. */
function divided(entries: readonly Entry[], room: number): Entry[][] {
  const groups: Entry[][] = [[]];
  let used = 0;
  for (const entry of entries) {
    const group = groups.at(-1) as Entry[];
    const size = cellOf(entry.child, [entry.length], entry.stored).length + 2;
    group.push(entry);
    if (used + size <= room) used += size;
    else {
      groups.push([]);
      used = 0;
    }
  }
  const [before, last] = [groups.at(-2), groups.at(-1)];
  // A page is never empty: the entry that would move up fills the last page, and the one before it moves up instead.
  if (before && last?.length === 0) last.push(before.pop() as Entry);
  return groups;
}
