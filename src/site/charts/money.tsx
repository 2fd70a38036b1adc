import { scaleLinear } from "d3-scale";
import { readDataset } from "../../db/dataset";
import { readNames } from "../../db/records";
import type { LedgerEntry } from "../../db/releases";
import { budgets, fiscalYearsOf, type Range, type Round } from "../../model/budgets";
import { inWords, referencesOf } from "../../model/difference";
import type { Field, Row } from "../../model/field";
import type { Language, Text } from "../../model/text";
import { paths } from "../../urls";
import { amountInWords, number, yenInFull } from "../frame/locale";
import { filled } from "../frame/words";
import { money as messages } from "../messages/money";
import { type Chart, type Drawing, type Figure, type View, widthOf } from "./chart";
import { Dots, fill, Hatch, stroke } from "./ink";
import { leading, TextLines, wrapped } from "./text";

/** Stated amounts over the fiscal years that they cover. A time and a size stand side by side, so that no area claims to be either. */
export const money: Chart = { name: "money", title: messages.chart, page: (language) => paths.chartPage(language, "money"), read };

/** How many amounts are drawn; the table has all. */
const MOST_DRAWN = 24;

async function read(d1: D1Database, release: LedgerEntry): Promise<Figure | null> {
  const { dataset } = await readDataset(d1, release.sequence, [{ entity: budgets }]);
  const rows = dataset.get(budgets.collection) ?? [];
  if (rows.length === 0) return null;
  const nameOf = await readNames(d1, release.sequence, referencesOf(budgets, rows));
  const bars = rows
    .map((row) => barOf(row, nameOf("initiatives", row.initiative as string) ?? (row.label as Text)))
    .sort((a, b) => b.yen - a.yen || (a.id < b.id ? -1 : 1));
  return {
    description: describe(bars),
    entity: budgets,
    fields: ["label", "initiative", "amount", "amountPrinted", "measure", "precision", "fiscalYear", "phase", "ambiguous"],
    rows,
    data: (format) => paths.list(budgets.collection, { extension: format }),
    draw: (view) => draw(bars, view),
  };
}

/** A stated amount as it is drawn. */
type Bar = {
  readonly id: string;
  readonly name: Text;
  readonly yen: number;
  readonly isEndowment: boolean;
  readonly isAmbiguous: boolean;
  readonly isApproximate: boolean;
  /** The rounds that are named, in words. */
  readonly when: Text;
  readonly years: readonly number[];
  /** Stretches of half years that the amount is from, each from its first to behind its last: a whole number is the start of a year. */
  readonly stretches: readonly (readonly [from: number, to: number])[];
};

function barOf(row: Row, name: Text): Bar {
  const rounds = (row.rounds ?? []) as readonly Round[];
  const range = (row.range ?? null) as Range | null;
  const { rounds: roundsField, range: rangeField } = budgets.fields;
  const from = range && inWords((rangeField as Field).parts?.from as Field, range.from);
  const to = range && inWords((rangeField as Field).parts?.to as Field, range.to);
  return {
    id: row.id,
    name,
    yen: row.amount as number,
    isEndowment: row.measure === "endowment",
    isAmbiguous: row.ambiguous === true,
    isApproximate: row.precision === "approximate",
    when: from && to ? { ja: `${from.ja}～${to.ja}`, en: `${from.en} to ${to.en}` } : inWords(roundsField as Field, rounds),
    years: fiscalYearsOf({ rounds, range }),
    stretches: range ? [[halves(range.from)[0], halves(range.to)[1]]] : rounds.map(halves),
  };
}

/** Where a round lies in its year: the initial budget in the first half, a supplementary one in the second, any other phase in both. */
function halves({ fiscalYear, phase }: Round): readonly [number, number] {
  if (phase === "initial") return [fiscalYear, fiscalYear + 0.5];
  return phase === "supplementary" ? [fiscalYear + 0.5, fiscalYear + 1] : [fiscalYear, fiscalYear + 1];
}

function describe(bars: readonly Bar[]): Text {
  const [appropriated, endowed] = [bars.filter(({ isEndowment }) => !isEndowment), bars.filter(({ isEndowment }) => isEndowment)];
  const [largest] = appropriated;
  const spanning = appropriated.filter(({ years }) => years.length > 1).length;
  const inLanguage = (language: Language) =>
    [
      largest &&
        filled(messages.describes[language], {
          count: number(appropriated.length, language),
          largest: largest.name[language],
          amount: words(largest.yen, language),
          spanning: number(spanning, language),
        }),
      endowed.length > 0 &&
        filled(messages.describesApart[language], {
          count: number(endowed.length, language),
          which: endowed.map(({ name, yen }) => `${name[language]} ${words(yen, language)}`).join(language === "ja" ? "、" : ", "),
        }),
    ]
      .filter((sentence) => typeof sentence === "string")
      .join(language === "ja" ? "" : " ");
  return { ja: inLanguage("ja"), en: inLanguage("en") };
}

function words(yen: number, language: Language): string {
  return amountInWords(yen, language) ?? yenInFull(yen)[language];
}

/** Where the columns of a drawing stand. On a phone they stand below each other. */
const columns = {
  wide: { names: { x: 0, width: 232 }, time: { x: 256, width: 280 }, size: { x: 564, width: 236 } },
  narrow: { names: { x: 0, width: 340 }, time: { x: 0, width: 340 }, size: { x: 0, width: 340 } },
};

const TEXT = 14;
const SMALL = 13;
const BAR = 20;

function draw(bars: readonly Bar[], view: View): Drawing {
  const { language, narrow } = view;
  const at = columns[narrow ? "narrow" : "wide"];
  const appropriated = bars.filter(({ isEndowment }) => !isEndowment);
  const drawn = appropriated.slice(0, MOST_DRAWN);
  const years = drawn.flatMap((bar) => bar.years);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const time = scaleLinear([first, last + 1], [at.time.x, at.time.x + at.time.width]);
  // Room for the words behind the longest bar.
  const size = scaleLinear([0, drawn[0]?.yen ?? 1], [0, at.size.width - (language === "ja" ? 84 : 108)]);

  const heading = narrow ? 46 : 44;
  const placed = placeBelow(
    drawn.map((bar) => ({ bar, ...linesOf(bar, language, at.names.width) })),
    heading + 8,
    ({ name, notes }) =>
      narrow
        ? name.length * leading(TEXT) + notes.length * leading(SMALL) + 2 * (BAR + 6) + 22
        : Math.max(name.length * leading(TEXT) + notes.length * leading(SMALL), BAR) + 20,
  );
  const bottom = placed.at(-1)?.bottom ?? heading;
  const apart = bars.filter(({ isEndowment }) => isEndowment);
  const below = drawApart(apart, view, bottom + 36);
  const left = appropriated.length - drawn.length;
  return {
    width: widthOf(view),
    height: below.height + (left > 0 ? 24 : 0),
    children: (
      <>
        <defs>
          <Hatch id={`${view.id}-hatch`} ink="mark-1" />
          <Dots id={`${view.id}-dots`} ink="mark-1" />
        </defs>
        {drawn.length > 0 && (
          <>
            <TextLines x={at.time.x} y={14} lines={[narrow ? messages.yearsBriefly[language] : ""]} size={SMALL} ink="quiet" />
            {!narrow && <TextLines x={at.time.x} y={14} lines={[messages.yearsBriefly[language]]} size={SMALL} ink="quiet" />}
            {!narrow && <TextLines x={at.size.x} y={14} lines={[messages.whole[language]]} size={SMALL} ink="quiet" />}
            <Years time={time} first={first} last={last} top={heading - 6} bottom={bottom} />
          </>
        )}
        {placed.map(({ bar, name, notes, top }) => {
          const barTop = narrow ? top + name.length * leading(TEXT) + notes.length * leading(SMALL) + 4 : top + 2;
          return (
            <g>
              <TextLines x={at.names.x} y={top + TEXT} lines={name} size={TEXT} bold />
              <TextLines x={at.names.x} y={top + TEXT + name.length * leading(TEXT)} lines={notes} size={SMALL} ink="quiet" />
              <Span bar={bar} time={time} y={barTop} id={view.id} />
              <Size bar={bar} x={at.size.x} width={size(bar.yen)} y={narrow ? barTop + BAR + 6 : barTop} view={view} />
            </g>
          );
        })}
        {below.children}
        {left > 0 && (
          <TextLines
            x={0}
            y={below.height + 14}
            lines={[filled(messages.more[language], { count: number(left, language) })]}
            size={SMALL}
            ink="quiet"
          />
        )}
      </>
    ),
  };
}

/** What stands beside or above a bar. */
function linesOf({ name, when, isAmbiguous, isApproximate }: Bar, language: Language, width: number) {
  const { ambiguous, precision } = budgets.fields;
  const notes = [
    when[language] || messages.noYears[language],
    ...(isAmbiguous ? [(ambiguous as Field).label[language]] : []),
    ...(isApproximate ? [inWords(precision as Field, "approximate")[language]] : []),
  ];
  return {
    name: wrapped(name[language], width, TEXT),
    notes: notes.flatMap((note) => wrapped(note, width, SMALL)),
  };
}

function placeBelow<T>(items: readonly T[], top: number, heightOf: (item: T) => number) {
  let y = top;
  return items.map((item) => {
    const placed = { ...item, top: y, bottom: y + heightOf(item) };
    y = placed.bottom;
    return placed;
  });
}

type Time = ReturnType<typeof scaleLinear<number, number>>;

type YearsProps = {
  readonly time: Time;
  readonly first: number;
  readonly last: number;
  readonly top: number;
  readonly bottom: number;
};

/** A band for each fiscal year, with its number; every other is shaded. */
function Years({ time, first, last, top, bottom }: YearsProps) {
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const width = time(first + 1) - time(first);
  // Where the bands are narrow, not every one has room for its number.
  const step = Math.ceil(38 / width);
  return (
    <>
      {years.map((year, i) => (
        <>
          {i % 2 === 0 && <rect x={time(year)} y={top} width={width} height={bottom - top} {...fill("raised")} />}
          {i % step === 0 && (
            <TextLines x={time(year) + width / 2} y={top - 6} lines={[String(year)]} size={SMALL} ink="quiet" anchor="middle" />
          )}
        </>
      ))}
    </>
  );
}

/** When an amount is from: a block for each round that it names, joined where it is one amount of several. */
function Span({ bar, time, y, id }: { readonly bar: Bar; readonly time: Time; readonly y: number; readonly id: string }) {
  const [from, to] = [Math.min(...bar.stretches.map(([from]) => from)), Math.max(...bar.stretches.map(([, to]) => to))];
  if (bar.stretches.length === 0) return null;
  return (
    <>
      <line x1={time(from)} x2={time(to)} y1={y + BAR / 2} y2={y + BAR / 2} {...stroke("mark-1", 3)} />
      {bar.stretches.map(([from, to]) => (
        <rect
          x={time(from) + 1}
          y={y + 1}
          width={time(to) - time(from) - 2}
          height={BAR - 2}
          rx="2"
          {...stroke("mark-1", 2)}
          {...inkOf(bar, id)}
        />
      ))}
    </>
  );
}

/** How much it is, whole. */
function Size({ bar, x, width, y, view }: { bar: Bar; x: number; width: number; y: number; view: View }) {
  return (
    <>
      <rect x={x + 1} y={y + 1} width={Math.max(width - 2, 1)} height={BAR - 2} {...stroke("mark-1", 2)} {...inkOf(bar, view.id)} />
      <TextLines x={x + width + 8} y={y + BAR - 5} lines={[words(bar.yen, view.language)]} size={TEXT} bold />
    </>
  );
}

/** A pattern tells what is approximate or has more than one reading, beside the words. */
function inkOf({ isAmbiguous, isApproximate }: Bar, id: string) {
  if (isAmbiguous) return { class: "stroke-mark-1", fill: `url(#${id}-hatch)` };
  if (isApproximate) return { class: "stroke-mark-1", fill: `url(#${id}-dots)` };
  return { class: "fill-mark-1 stroke-mark-1", fill: fill("mark-1").fill };
}

/** The endowments, in words alone: any length beside the others would be a lie. */
function drawApart(
  bars: readonly Bar[],
  view: View,
  top: number,
): { readonly height: number; readonly children: Drawing["children"] } {
  if (bars.length === 0) return { height: top - 24, children: null };
  const { language } = view;
  const width = widthOf(view);
  const why = wrapped(messages.whyApart[language], width - 32, SMALL);
  const rows = bars.map((bar) => {
    const { name, notes } = linesOf({ ...bar, when: { ja: " ", en: " " } }, language, width - 32);
    return { name: [...name], notes: notes.filter((note) => note.trim() !== ""), amount: words(bar.yen, language) };
  });
  let y = top + 28;
  const heading = wrapped(messages.apart[language], width - 32, TEXT);
  const headingAt = y;
  y += heading.length * leading(TEXT) + 6;
  const placed = rows.map((row) => {
    const at = y;
    y += row.name.length * leading(TEXT) + leading(22) + row.notes.length * leading(SMALL) + 8;
    return { ...row, at };
  });
  const whyAt = y + 6;
  const height = whyAt + why.length * leading(SMALL) + 4;
  return {
    height: height + 2,
    children: (
      <>
        <rect
          x="1"
          y={top}
          width={width - 2}
          height={height - top}
          rx="6"
          fill="none"
          stroke-dasharray="6 4"
          {...stroke("control", 1.5)}
        />
        <TextLines x={16} y={headingAt} lines={heading} size={TEXT} ink="quiet" />
        {placed.map(({ name, notes, amount, at }) => (
          <>
            <TextLines x={16} y={at + TEXT} lines={name} size={TEXT} bold />
            <TextLines x={16} y={at + TEXT + name.length * leading(TEXT) + 8} lines={[amount]} size={22} bold />
            <TextLines x={16} y={at + TEXT + name.length * leading(TEXT) + leading(22)} lines={notes} size={SMALL} ink="quiet" />
          </>
        ))}
        <TextLines x={16} y={whyAt + SMALL - 2} lines={why} size={SMALL} ink="quiet" />
      </>
    ),
  };
}
