import type { Ancestor, Descendant, Lineage, LineageEdition } from "../../../model/lineage";
import { priorities } from "../../../model/priorities";
import type { Language } from "../../../model/text";
import { leading, wrapped } from "../text";
import { relationsOf } from "./relations";

/** A priority as a box: a strip with its themes and its number above its words. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly one: Descendant;
  readonly lines: readonly string[];
};

export type Column = {
  readonly x: number;
  readonly width: number;
  readonly edition: LineageEdition["edition"];
  readonly heading: readonly string[];
  readonly groups: readonly { readonly y: number; readonly heading: readonly string[]; readonly boxes: readonly Box[] }[];
};

/** A relation, from the right of the earlier box to the left of the later one. */
export type Link = { readonly source: Point; readonly target: Point; readonly ancestor: Ancestor };
type Point = readonly [x: number, y: number];

export type Columns = {
  readonly columns: readonly Column[];
  readonly links: readonly Link[];
  /** Where the boxes begin, below the headings. */
  readonly top: number;
  readonly bottom: number;
};

export const SIZE = 13;
export const HEADING = 15;
export const STRIP = 22;
const PADDING = 8;
const SLIM = 68;

/** Editions side by side, each with its priorities in printed order; one that prints none is slim. */
export function columnsOf({ editions }: Lineage, language: Language, width: number): Columns {
  const isEmpty = ({ groups }: LineageEdition) => groups.length === 0;
  // Relations are drawn in the gaps between editions that print some; a Basic Plan stands apart.
  const gaps = editions.slice(1).map((edition, i) => {
    if (isEmpty(edition) || isEmpty(editions[i] as LineageEdition)) return 18;
    return edition.follows ? 44 : 32;
  });
  const slim = editions.filter(isEmpty).length;
  const left = width - slim * SLIM - gaps.reduce((sum, gap) => sum + gap, 0);
  const full = left / Math.max(editions.length - slim, 1);
  const widths = editions.map((edition) => (isEmpty(edition) ? SLIM : full));
  const xs = widths.map((_, i) => sum(widths.slice(0, i)) + sum(gaps.slice(0, i)));

  const headings = editions.map(({ edition }, i) =>
    edition.year === null ? wrapped(edition.name[language], widths[i] as number, SIZE) : [String(edition.year)],
  );
  const top = Math.max(...headings.map(({ length }) => length), 1) * leading(SIZE) + 20;
  const columns = editions.map((one, i): Column => {
    const [x, columnWidth] = [xs[i] as number, widths[i] as number];
    let y = top;
    const groups = one.groups.map(({ role, priorities: printed }) => {
      const heading = wrapped(priorities.fields.role?.values?.[role]?.[language] ?? role, columnWidth, SIZE);
      const at = y;
      y += heading.length * leading(SIZE) + 6;
      const boxes = printed.map((descendant): Box => {
        const lines = wrapped(descendant.priority.label[language], columnWidth - 2 * PADDING, SIZE);
        const height = STRIP + lines.length * leading(SIZE) + PADDING;
        const box = { x, y, width: columnWidth, height, one: descendant, lines };
        y += height + 12;
        return box;
      });
      y += 10;
      return { y: at, heading, boxes };
    });
    return { x, width: columnWidth, edition: one.edition, heading: headings[i] as string[], groups };
  });
  const boxes = columns.flatMap(({ groups }) => groups.flatMap((group) => group.boxes));
  return {
    columns,
    links: linksOf(boxes),
    top,
    bottom: Math.max(top + 60, ...boxes.map(({ y, height }) => y + height)),
  };
}

/** Ends on one side of a box are spread over it in the order of what they lead to, so that they cross as little as they can. */
function linksOf(boxes: readonly Box[]): Link[] {
  const pairs = relationsOf(boxes);
  const spread = (box: Box, others: readonly Box[], other: Box) => {
    const ordered = others.toSorted((a, b) => a.y - b.y);
    return box.y + (box.height * (ordered.indexOf(other) + 1)) / (ordered.length + 1);
  };
  return pairs.map(({ earlier, later, ancestor }) => {
    const laters = pairs.filter((pair) => pair.earlier === earlier).map((pair) => pair.later);
    const earliers = pairs.filter((pair) => pair.later === later).map((pair) => pair.earlier);
    return {
      source: [earlier.x + earlier.width, spread(earlier, laters, later)],
      target: [later.x, spread(later, earliers, earlier)],
      ancestor,
    };
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
