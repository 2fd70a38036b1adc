import type { Child } from "hono/jsx";
import { inWords } from "../../model/difference";
import type { Field, Row } from "../../model/field";
import type { Compared, Reconciled } from "../../model/reconciled";
import { reconciliations } from "../../model/reconciliations";
import type { Language, Text } from "../../model/text";
import { filled } from "../../model/text";
import { plusOf } from "../frame/locale";
import { money as messages } from "../messages/money";
import { type Drawing, type View, widthOf } from "./chart";
import { fill, stroke } from "./ink";
import { type Scale, scaleLinear } from "./scale";
import { yenInWords } from "./stated";
import { leading, TextLines, widthOfText, wrapped } from "./text";

/** A stated amount that was checked, and for what it is stated. */
export type Checked = Reconciled & { readonly name: Text };

const COLUMNS = {
  wide: { words: { x: 0, width: 236 }, bars: { x: 256, width: 544 } },
  // On a phone words leave room for a reader who spaces them more widely (WCAG 2.2, 1.4.12).
  narrow: { words: { x: 0, width: 280 }, bars: { x: 0, width: 340 } },
};

const TEXT = 14;
const SMALL = 13;
const BAR = 20;

/** Room for the words behind the longest bar. */
const BESIDE = { ja: 184, en: 204 } as const satisfies Record<Language, number>;

/** A mark beside the words of a result, so that a glance tells them apart. */
const SIGNS: Readonly<Record<string, string>> = {
  exact: "=",
  "within-precision": "≈",
  partial: "⊂",
  contradicted: "≠",
  "not-possible": "?",
};

/** Below each other: what is stated, and under each reading the lines that it was checked against. Every amount has a scale of its own. */
export function drawReconciliations(all: readonly Checked[], view: View): Drawing {
  const { language, narrow } = view;
  const at = COLUMNS[narrow ? "narrow" : "wide"];
  let top = 0;
  const blocks = all.map((one) => {
    const names = wrapped(one.name[language], at.words.width, TEXT, true);
    const status = `${SIGNS[one.reconciliation.status as string] ?? ""} ${wordsOf(one, language)}`.trim();
    const notes = wrapped(status, at.words.width, SMALL);
    const height = names.length * leading(TEXT) + notes.length * leading(SMALL) + 8;
    const bars = drawBars(one, view, at.bars, narrow ? top + height + 8 : top + 8);
    const block = (
      <g>
        <line x1="0" x2={widthOf(view)} y1={top} y2={top} {...stroke("line")} />
        <TextLines x={at.words.x} y={top + 8 + TEXT} lines={names} size={TEXT} bold />
        <TextLines x={at.words.x} y={top + 8 + TEXT + names.length * leading(TEXT)} lines={notes} size={SMALL} />
        {bars.children}
      </g>
    );
    top = Math.max(bars.bottom, narrow ? 0 : top + height + 8) + 12;
    return block;
  });
  return { width: widthOf(view), height: top, children: <>{blocks}</> };
}

function wordsOf({ reconciliation }: Checked, language: Language): string {
  return inWords(reconciliations.fields.status as Field, reconciliation.status as string)[language];
}

type Place = { readonly x: number; readonly width: number };

function drawBars({ budget, comparisons }: Checked, view: View, { x, width }: Place, top: number) {
  const { language, narrow } = view;
  const stated = budget.amount as number;
  const compared = comparisons.filter(({ difference }) => difference !== null);
  const largest = Math.max(stated, ...compared.map(({ total }) => total));
  // The words stand behind the bars, on a phone above them.
  const size = scaleLinear([0, largest], [0, narrow ? width : width - BESIDE[language]]);
  const drawn: Child[] = [];
  let y = top;
  const wordsWidth = narrow ? COLUMNS.narrow.words.width : width;
  const below = (lines: readonly string[], ink: "text" | "quiet" = "quiet") => {
    drawn.push(<TextLines x={x} y={y + SMALL} lines={lines} size={SMALL} ink={ink} />);
    y += lines.length * leading(SMALL) + 2;
  };
  const bar = (words: readonly string[], bars: Child, length: number) => {
    if (narrow) below(words, "text");
    else drawn.push(<TextLines x={x + length + 8} y={y + BAR - 5} lines={words} size={SMALL} />);
    drawn.push(<g transform={`translate(${x} ${y})`}>{bars}</g>);
    y += (narrow ? BAR : Math.max(BAR, words.length * leading(SMALL))) + 8;
  };
  if (compared.length === 0) {
    below(wrapped(filled(messages.notCompared[language], { amount: yenInWords(stated, language) }), wordsWidth, SMALL));
    return { bottom: y, children: <>{drawn}</> };
  }
  bar(
    [filled(messages.stated[language], { amount: yenInWords(stated, language) })],
    <rect width={size(stated)} height={BAR} {...fill("mark-1")} />,
    size(stated),
  );
  for (const [i, one] of compared.entries()) {
    if (one.reading) below(wrapped(`${i + 1}. ${one.reading[language]}`, wordsWidth, SMALL));
    bar(comparedInWords(one, language), <Segments lines={one.lines} size={size} />, size(one.total));
  }
  return { bottom: y, children: <>{drawn}</> };
}

/** What the lines come to, and how far that is from what is stated. */
function comparedInWords({ total, difference }: Compared, language: Language): string[] {
  const lines = filled(messages.lines[language], { amount: yenInWords(total, language) });
  if (difference === 0 || difference === null) return [lines];
  return [lines, filled(messages.off[language], { difference: plusOf(difference) + yenInWords(difference, language) })];
}

/** The lines behind each other, by year, each with its year where there is room for it. */
function Segments({ lines, size }: { readonly lines: readonly Row[]; readonly size: Scale }) {
  const sorted = [...lines].sort((a, b) => Number(a.fiscalYear) - Number(b.fiscalYear) || (a.id < b.id ? -1 : 1));
  let before = 0;
  return (
    <>
      {sorted.map((line) => {
        const [from, to] = [size(before), size(before + Number(line.amount))];
        before += Number(line.amount);
        const year = String(line.fiscalYear);
        const fits = to - from > widthOfText(year, SMALL) + 8;
        return (
          <>
            <rect x={from} width={Math.max(to - from - 1.5, 0.5)} height={BAR} {...fill("mark-3")} />
            {fits && (
              <text x={(from + to) / 2} y={BAR - 5} font-size={SMALL} text-anchor="middle" {...fill("page")}>
                {year}
              </text>
            )}
          </>
        );
      })}
    </>
  );
}
