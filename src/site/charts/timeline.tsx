import { readDataset } from "../../db/dataset";
import type { LedgerEntry } from "../../db/releases";
import { initiatives } from "../../model/initiatives";
import { milestones } from "../../model/milestones";
import { plans } from "../../model/plans";
import { strategies } from "../../model/strategies";
import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { themes } from "../../model/themes";
import { fiscalYearAt, fiscalYearsOfDate, type Lane, lanesOf, type Moment, startOf } from "../../model/timeline";
import { timelineLines, timelineRows } from "../../model/timeline-lines";
import { paths } from "../../urls";
import { day, number } from "../frame/locale";
import { timeline as messages } from "../messages/timeline";
import { BROAD, type Chart, type Drawing, drawnList, type Figure, type View, widthOf } from "./chart";
import { fill, type Ink } from "./ink";
import { scaleLinear } from "./scale";
import { leading, TextLines, widthOfText, wrapped } from "./text";

/** What happened when, theme by theme, each date as wide as it is printed. */
export const timeline: Chart = { name: "timeline", title: messages.chart, page: paths.timelinePage, read };

async function read(d1: D1Database, release: LedgerEntry): Promise<Figure | null> {
  return figureOf(await readLanes(d1, release));
}

/** The dated events of a release, theme by theme. */
export async function readLanes(d1: D1Database, release: LedgerEntry): Promise<Lane[]> {
  const entities = [milestones, initiatives, themes, strategies, plans];
  const dataset = await readDataset(
    d1,
    release.sequence,
    entities.map((entity) => ({ entity })),
  );
  const rowsOf = ({ collection }: { readonly collection: string }) => dataset.get(collection) ?? [];
  return lanesOf({
    milestones: rowsOf(milestones),
    initiatives: rowsOf(initiatives),
    themes: rowsOf(themes),
    strategies: rowsOf(strategies),
    plans: rowsOf(plans),
  });
}

/** The figure of dated events that were read; null where there is none. */
export function figureOf(lanes: readonly Lane[]): Figure | null {
  if (lanes.length === 0) return null;
  const collectionOf = new Map(lanes.flatMap(({ moments }) => moments.map(({ id, collection }) => [id, collection] as const)));
  return {
    description: { ja: describe(lanes, "ja"), en: describe(lanes, "en") },
    entity: timelineLines,
    fields: Object.keys(timelineLines.fields).filter((key) => key !== "id"),
    rows: timelineRows(lanes),
    link: ({ id }, language) => paths.recordPage(language, collectionOf.get(id) as string, id),
    data: [drawnList(milestones, "date"), drawnList(strategies), drawnList(plans)],
    linked: true,
    broad: true,
    draw: (view) => draw(lanes, view),
  };
}

function describe(lanes: readonly Lane[], language: Language): string {
  const moments = lanes.flatMap((lane) => lane.moments).toSorted((a, b) => a.span.from - b.span.from);
  const [first, last] = [moments[0], moments.at(-1)] as [Moment, Moment];
  const byYear = [...Map.groupBy(moments, ({ span }) => fiscalYearsOfDate(span)[0])].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  const [most] = byYear;
  return [
    filled(messages.describes[language], {
      count: number(moments.length, language),
      first: day(first.date, language),
      last: day(last.date, language),
    }),
    most && filled(messages.describesMost[language], { year: String(most[0]), count: number(most[1].length, language) }),
  ].join(language === "ja" ? "" : " ");
}

const SIZE = 13;
const HEADING = 14;
const BAR = 16;
const LABELS = 360;

/** Where a moment stands, and the words beside it. */
type Placed = { readonly moment: Moment; readonly y: number; readonly lines: readonly string[] };
type PlacedLane = {
  readonly lane: Lane;
  readonly y: number;
  readonly heading: readonly string[];
  readonly rows: readonly Placed[];
};

function draw(lanes: readonly Lane[], view: View): Drawing {
  const { language, narrow } = view;
  const width = narrow ? widthOf(view) : BROAD;
  const left = narrow ? 0 : LABELS;
  const spans = lanes.flatMap(({ moments }) => moments.map(({ span }) => span));
  const [firstYear, lastYear] = [
    Math.min(...spans.map(({ from }) => fiscalYearAt(from))),
    Math.max(...spans.map((span) => fiscalYearsOfDate(span)[1])),
  ];
  const time = scaleLinear([startOf(firstYear), startOf(lastYear + 1)], [left, width]);
  const { placed, bottom } = place(lanes, view, narrow ? width : LABELS - 24);
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i);
  const step = Math.ceil(62 / (time(startOf(firstYear + 1)) - time(startOf(firstYear))));
  return {
    width,
    height: bottom,
    children: (
      <>
        {years.map((year, i) => (
          <>
            {i % 2 === 0 && (
              <rect
                x={time(startOf(year))}
                y="24"
                width={time(startOf(year + 1)) - time(startOf(year))}
                height={bottom - 24}
                {...fill("raised")}
              />
            )}
            {i % step === 0 && (
              <TextLines
                x={(time(startOf(year)) + time(startOf(year + 1))) / 2}
                y={16}
                lines={[filled(messages.fiscalYear[language], { year: String(year) })]}
                size={SIZE}
                ink="quiet"
                anchor="middle"
              />
            )}
          </>
        ))}
        {placed.map(({ lane, y, heading, rows }, i) => (
          <>
            <TextLines x={0} y={y} lines={heading} size={HEADING} bold />
            {rows.map((row) => (
              <Row row={row} ink={inkOf(lane, i)} time={time} width={width} view={view} />
            ))}
          </>
        ))}
      </>
    ),
  };
}

const inks = ["mark-1", "mark-2", "mark-3", "mark-4", "mark-5"] as const;

/** Colour only sets lanes apart, which have headings. */
function inkOf({ kind }: Lane, i: number): Ink {
  return kind === "theme" ? (inks[(i - 1 + inks.length) % inks.length] as Ink) : "mark-6";
}

function place(lanes: readonly Lane[], { language, narrow }: View, width: number) {
  let y = 24;
  const placed = lanes.map((lane): PlacedLane => {
    const words = lane.label ?? (lane.kind === "editions" ? messages.editions : messages.noTheme);
    // Bold is wider.
    const heading = wrapped(words[language], width * 0.9, HEADING);
    const at = y + 28;
    y = at + (heading.length - 1) * leading(HEADING) + 8;
    const rows = lane.moments.map((moment): Placed => {
      const lines = wrapped(moment.label[language], width, SIZE);
      const row = { moment, y, lines };
      y += lines.length * leading(SIZE) + (narrow ? BAR + 10 : 0) + 10;
      return row;
    });
    return { lane, y: at, heading, rows };
  });
  return { placed, bottom: y + 6 };
}

type RowProps = {
  readonly row: Placed;
  readonly ink: Ink;
  readonly time: (month: number) => number;
  readonly width: number;
  readonly view: View;
};

/** A moment with its words: they and the bar are one link. */
function Row({ row: { moment, y, lines }, ink, time, width, view }: RowProps) {
  const { language, narrow } = view;
  const { id, collection, span, date } = moment;
  const top = narrow ? y + lines.length * leading(SIZE) + 6 : y + 4;
  // A day would be thinner than can be seen.
  const from = time(span.from);
  const to = Math.max(time(span.to), from + 3);
  const when = day(date, language);
  const room = widthOfText(when, SIZE) + 10;
  const before = to + room > width;
  return (
    <a href={view.href(paths.recordPage(language, collection, id))}>
      <rect x={0} y={y - 1} width={width} height={top + BAR - y + 4} fill="none" pointer-events="all" />
      <TextLines x={0} y={y + SIZE + 2} lines={lines} size={SIZE} />
      <rect x={from} y={top} width={to - from} height={BAR} {...fill(ink)} />
      <TextLines
        x={before ? from - 6 : to + 6}
        y={top + BAR - 4}
        lines={[when]}
        size={SIZE}
        ink="quiet"
        anchor={before ? "end" : "start"}
      />
    </a>
  );
}
