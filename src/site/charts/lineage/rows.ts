import type { Ancestor, Descendant, Lineage } from "../../../model/lineage";
import { priorities } from "../../../model/priorities";
import type { Language } from "../../../model/text";
import { lineage as messages } from "../../messages/lineage";
import { leading, wrapped } from "../text";
import { marksOf, numberOf } from "./marks";
import { type Related, relationsOf } from "./relations";

/** A priority as a bar with its themes, and its words beside it. */
type Bar = {
  readonly y: number;
  readonly height: number;
  readonly one: Descendant;
  readonly lines: readonly string[];
};

/** What stands between bars: the name of an edition, what it calls the bars below, or that it prints none. */
export type Between = { readonly y: number; readonly lines: readonly string[]; readonly isEdition: boolean };

/** A relation from the left of the earlier bar to the left of the later one, by a lane of its own. */
export type Lane = { readonly source: number; readonly target: number; readonly x: number; readonly ancestor: Ancestor };

export type Rows = {
  /** Where the bars are; the lanes lie to the left of it, the words to the right of the bars. */
  readonly x: number;
  readonly words: number;
  readonly bars: readonly Bar[];
  readonly between: readonly Between[];
  readonly lanes: readonly Lane[];
  readonly bottom: number;
};

export const SIZE = 13;
export const HEADING = 16;
export const BAR = 20;
/** Beside the words, for a reader who spaces them more widely (WCAG 2.2, 1.4.12). */
export const SPARE = 36;
const LANE = 8;
/** Between the ends of two relations at a bar, at least. */
const END = 6;

type One = { readonly one: Descendant };

/** Editions below each other, each with its priorities in printed order. */
export function rowsOf(lineage: Lineage, language: Language, width: number): Rows {
  const all = lineage.editions.flatMap(({ groups }) => groups.flatMap((group) => group.priorities.map((one): One => ({ one }))));
  const related = relationsOf(all);
  const { lanes, count } = lanesOf(all, related);
  const x = count * LANE + (count > 0 ? 6 : 0);
  const words = x + BAR + 8;
  const endsOf = (one: Descendant) => {
    const laneOf = (relation: Related<One>) => lanes.get(relation) as number;
    // What comes in from afar ends below what is near, and what goes far leaves above it, so that they do not cross.
    const incoming = related.filter(({ later }) => later.one === one).toSorted((a, b) => laneOf(a) - laneOf(b));
    const outgoing = related.filter(({ earlier }) => earlier.one === one).toSorted((a, b) => laneOf(b) - laneOf(a));
    return [...incoming, ...outgoing];
  };

  const bars: Bar[] = [];
  const between: Between[] = [];
  let y = 0;
  const say = (text: string, size: number, space: number) => {
    const lines = wrapped(text, width - words - SPARE, size);
    between.push({ y: y + space, lines, isEdition: size === HEADING });
    y += space + (lines.length - 1) * leading(size);
  };
  for (const { edition, groups } of lineage.editions) {
    say(edition.year === null ? edition.name[language] : String(edition.year), HEADING, y === 0 ? 24 : 52);
    if (groups.length === 0) say(messages.noneOfEdition[language], SIZE, 26);
    for (const { role, priorities: printed } of groups) {
      say(priorities.fields.role?.values?.[role]?.[language] ?? role, SIZE, 28);
      y += 2;
      for (const one of printed) {
        const number = numberOf(one);
        const lines = wrapped(`${number && `${number}. `}${one.priority.label[language]}`, width - words - SPARE, SIZE);
        const rows = Math.max(lines.length, marksOf(lineage, one).length);
        const height = Math.max(rows * leading(SIZE) + 3, (endsOf(one).length + 1) * END);
        bars.push({ y: y + 6, height, one, lines });
        y += 6 + height;
      }
    }
  }

  const barOf = new Map(bars.map((bar) => [bar.one, bar]));
  const endAt = (one: Descendant, relation: Related<One>) => {
    const { y: top, height } = barOf.get(one) as Bar;
    const ends = endsOf(one);
    return top + (height * (ends.indexOf(relation) + 1)) / (ends.length + 1);
  };
  return {
    x,
    words,
    bars,
    between,
    lanes: related.map((relation) => ({
      source: endAt(relation.earlier.one, relation),
      target: endAt(relation.later.one, relation),
      x: x - 10 - (lanes.get(relation) as number) * LANE,
      ancestor: relation.ancestor,
    })),
    bottom: y,
  };
}

/** A lane for each relation, 0 next to the bars, in which it meets no other; short ones first, so that they lie within the long. */
function lanesOf(all: readonly One[], related: readonly Related<One>[]) {
  const spanOf = ({ earlier, later }: Related<One>) => [all.indexOf(earlier), all.indexOf(later)] as const;
  const lengthOf = (relation: Related<One>) => spanOf(relation)[1] - spanOf(relation)[0];
  const taken: Related<One>[][] = [];
  for (const relation of related.toSorted((a, b) => lengthOf(a) - lengthOf(b))) {
    const [from, to] = spanOf(relation);
    const isApart = (other: Related<One>) => spanOf(other)[1] < from || spanOf(other)[0] > to;
    const free = taken.find((lane) => lane.every(isApart));
    if (free) free.push(relation);
    else taken.push([relation]);
  }
  return { lanes: new Map(taken.flatMap((lane, i) => lane.map((relation) => [relation, i] as const))), count: taken.length };
}
