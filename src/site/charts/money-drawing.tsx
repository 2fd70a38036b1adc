import type { Child } from "hono/jsx";
import { budgets } from "../../model/budgets";
import { inWords } from "../../model/difference";
import type { Field } from "../../model/field";
import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { number } from "../frame/locale";
import { money as messages } from "../messages/money";
import { type Drawing, type View, widthOf } from "./chart";
import { Dots, fill, Hatch, type Ink, stroke } from "./ink";
import { type Scale, scaleLinear } from "./scale";
import { type Stated, yenInWords } from "./stated";
import { leading, TextLines, wrapped } from "./text";

/** How many amounts are drawn; the table has all. */
const MOST_DRAWN = 24;

/** Where the columns stand; on a phone they stand below each other. */
const COLUMNS = {
  wide: { words: { x: 0, width: 236 }, time: { x: 256, width: 288 }, size: { x: 572, width: 228 } },
  // On a phone words leave room for a reader who spaces them more widely (WCAG 2.2, 1.4.12).
  narrow: { words: { x: 0, width: 300 }, time: { x: 0, width: 340 }, size: { x: 0, width: 340 } },
};
type Columns = (typeof COLUMNS)["wide"];

const TEXT = 14;
const SMALL = 13;
const BAR = 20;

/** Room for the words behind the longest bar, more widely spaced as well. */
const AMOUNT = { ja: 96, en: 120 } as const satisfies Record<Language, number>;

/** Amounts below each other, largest first; the endowments apart. */
export function drawMoney(amounts: readonly Stated[], view: View): Drawing {
  const { language } = view;
  const appropriated = amounts.filter(({ isEndowment }) => !isEndowment);
  const drawn = appropriated.slice(0, MOST_DRAWN);
  const left = appropriated.length - drawn.length;
  const bars = drawBars(drawn, view);
  const more = left > 0 ? [filled(messages.more[language], { count: number(left, language) })] : [];
  const moreTop = bars.height + 16;
  const apartTop = bars.height + (more.length > 0 ? 40 : 24);
  const apart = drawApart(
    amounts.filter(({ isEndowment }) => isEndowment),
    view,
    apartTop,
  );
  return {
    width: widthOf(view),
    height: apart?.bottom ?? apartTop,
    children: (
      <>
        <defs>
          <Hatch id={`${view.id}-hatch`} ink="mark-1" />
          <Dots id={`${view.id}-dots`} ink="mark-1" />
        </defs>
        {bars.children}
        <TextLines x={0} y={moreTop} lines={more} size={SMALL} ink="quiet" />
        {apart?.children}
      </>
    ),
  };
}

function drawBars(drawn: readonly Stated[], view: View): { readonly height: number; readonly children: Child } {
  const { language, narrow } = view;
  const at = COLUMNS[narrow ? "narrow" : "wide"];
  const years = drawn.flatMap((one) => one.years);
  const largest = drawn[0]?.yen ?? 0;
  if (largest === 0) return { height: 0, children: null };
  const [first, last] = years.length > 0 ? [Math.min(...years), Math.max(...years)] : [0, -1];
  const time = scaleLinear([first, last + 1], [at.time.x, at.time.x + at.time.width]);
  const size = scaleLinear([0, largest], [0, at.size.width - AMOUNT[language]]);
  const heading = wrapped(messages.years[language], at.time.width, SMALL);
  const numbers = heading.length * leading(SMALL) + SMALL;
  let top = numbers + 8;
  const placed = drawn.map((one) => {
    const row = { one, top, ...wordsOf(one, at.words.width, language) };
    top += narrow ? row.height + 2 * BAR + 28 : Math.max(row.height, BAR) + 20;
    return row;
  });
  return {
    height: top,
    children: (
      <>
        <TextLines x={at.time.x} y={SMALL} lines={heading} size={SMALL} ink="quiet" />
        {!narrow && <TextLines x={at.size.x} y={numbers} lines={[messages.whole[language]]} size={SMALL} ink="quiet" />}
        <YearNumbers time={time} y={numbers} />
        {!narrow && <YearBands time={time} top={numbers + 8} bottom={top} />}
        {placed.map((row) => (
          <Row {...row} at={at} time={time} size={size} view={view} />
        ))}
      </>
    ),
  };
}

/** What stands beside or above a bar. */
function wordsOf({ name, when, isAmbiguous, isApproximate }: Stated, width: number, language: Language) {
  const { ambiguous, precision } = budgets.fields;
  const notes = [
    when[language] || messages.noYears[language],
    ...(isAmbiguous ? [(ambiguous as Field).label[language]] : []),
    ...(isApproximate ? [inWords(precision as Field, "approximate")[language]] : []),
  ].flatMap((note) => wrapped(note, width, SMALL));
  const names = wrapped(name[language], width, TEXT, true);
  return { names, notes, height: names.length * leading(TEXT) + notes.length * leading(SMALL) };
}

type RowProps = {
  readonly one: Stated;
  readonly names: readonly string[];
  readonly notes: readonly string[];
  readonly height: number;
  readonly top: number;
  readonly at: Columns;
  readonly time: Scale;
  readonly size: Scale;
  readonly view: View;
};

function Row({ one, names, notes, height, top, at, time, size, view }: RowProps) {
  const { language, narrow, id } = view;
  const spanTop = top + 8 + (narrow ? height + 2 : 0);
  const sizeTop = narrow ? spanTop + BAR + 4 : spanTop;
  const amount = yenInWords(one.yen, language);
  return (
    <g>
      <line x1="0" x2={widthOf(view)} y1={top} y2={top} {...stroke("line")} />
      <TextLines x={at.words.x} y={top + 8 + TEXT} lines={names} size={TEXT} bold />
      <TextLines x={at.words.x} y={top + 8 + TEXT + names.length * leading(TEXT)} lines={notes} size={SMALL} ink="quiet" />
      {narrow && <YearBands time={time} top={spanTop - 2} bottom={spanTop + BAR + 2} />}
      <Span one={one} time={time} y={spanTop} id={id} />
      <rect
        x={at.size.x + 1}
        y={sizeTop + 1}
        width={Math.max(size(one.yen) - 2, 1)}
        height={BAR - 2}
        {...stroke("mark-1", 2)}
        {...inkOf(one, id)}
      />
      <TextLines x={at.size.x + size(one.yen) + 8} y={sizeTop + BAR - 5} lines={[amount]} size={TEXT} bold />
    </g>
  );
}

function YearNumbers({ time, y }: { readonly time: Scale; readonly y: number }) {
  const width = time(1) - time(0);
  // Where the bands are narrow, not every one has room for its number.
  const step = Math.ceil(36 / width);
  return (
    <>
      {yearsOf(time)
        .filter((_, i) => i % step === 0)
        .map((year) => (
          <TextLines x={time(year + 0.5)} y={y} lines={[String(year)]} size={SMALL} ink="quiet" anchor="middle" />
        ))}
    </>
  );
}

/** A band for every other fiscal year. */
function YearBands({ time, top, bottom }: { readonly time: Scale; readonly top: number; readonly bottom: number }) {
  return (
    <>
      {yearsOf(time)
        .filter((_, i) => i % 2 === 0)
        .map((year) => (
          <rect x={time(year)} y={top} width={time(1) - time(0)} height={bottom - top} {...fill("raised")} />
        ))}
    </>
  );
}

function yearsOf(time: Scale): number[] {
  const [first, end] = time.domain;
  return Array.from({ length: end - first }, (_, i) => first + i);
}

type SpanProps = { readonly one: Stated; readonly time: Scale; readonly y: number; readonly id: string };

/** The time that an amount is from: a block for each stretch, joined, as they are one amount. */
function Span({ one, time, y, id }: SpanProps) {
  const ends = one.stretches.flat();
  if (ends.length === 0) return null;
  return (
    <>
      <line x1={time(Math.min(...ends))} x2={time(Math.max(...ends))} y1={y + BAR / 2} y2={y + BAR / 2} {...stroke("mark-1", 3)} />
      {one.stretches.map(([from, to]) => (
        <rect
          x={time(from) + 1}
          y={y + 1}
          width={time(to) - time(from) - 2}
          height={BAR - 2}
          rx="2"
          {...stroke("mark-1", 2)}
          {...inkOf(one, id)}
        />
      ))}
    </>
  );
}

/** A pattern tells what is approximate or has more than one reading, beside the words. */
function inkOf({ isAmbiguous, isApproximate }: Stated, id: string) {
  if (isAmbiguous) return { class: "stroke-mark-1", fill: `url(#${id}-hatch)` };
  if (isApproximate) return { class: "stroke-mark-1", fill: `url(#${id}-dots)` };
  return { class: "fill-mark-1 stroke-mark-1", fill: fill("mark-1").fill };
}

type Line = {
  readonly line: string;
  readonly size: number;
  readonly ink?: Ink;
  readonly bold?: boolean;
  /** Between it and the line above. */
  readonly space?: number;
};

function small(line: string, space = 0): Line {
  return { line, size: SMALL, ink: "quiet", space };
}

const PADDING = 16;
const GAP = 8;
const LARGE = 20;

/** The endowments, in words alone: any length beside the others would be a lie. */
function drawApart(
  endowed: readonly Stated[],
  view: View,
  top: number,
): { readonly bottom: number; readonly children: Child } | null {
  if (endowed.length === 0) return null;
  const { language } = view;
  const width = widthOf(view) - 2 * PADDING;
  const lines = [
    ...wrapped(messages.apart[language], width, SMALL).map((line) => small(line)),
    ...endowed.flatMap((one) => {
      const { names, notes } = wordsOf(one, width, language);
      const stated = notes.filter((note) => note !== messages.noYears[language]);
      return [
        ...names.map((line, i): Line => ({ line, size: TEXT, bold: true, space: i === 0 ? GAP : 0 })),
        { line: yenInWords(one.yen, language), size: LARGE, bold: true },
        ...stated.map((line) => small(line)),
      ];
    }),
    ...wrapped(messages.whyApart[language], width, SMALL).map((line, i) => small(line, i === 0 ? GAP : 0)),
  ];
  let y = top + PADDING;
  const placed = lines.map(({ line, space = 0, ...how }) => {
    y += leading(how.size) + space;
    return <TextLines x={PADDING} y={y - 4} lines={[line]} {...how} />;
  });
  const bottom = y + PADDING;
  return {
    bottom: bottom + 1,
    children: (
      <>
        <rect x="1" y={top} width={width + 2 * PADDING - 2} height={bottom - top} rx="6" stroke-dasharray="6 4" {...outline} />
        {placed}
      </>
    ),
  };
}

const outline = { ...stroke("control", 1.5), fill: "none" };
