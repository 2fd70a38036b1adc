import type { Language } from "../../model/text";
import { fill, type Ink } from "./ink";

/**
 * About how wide a text is, in the unit of `size`. A drawing made on the server knows no fonts, so these are the widths of the wider ones
 * among those that a system may have.
 */
export function widthOfText(text: string, size: number, bold = false): number {
  let ems = 0;
  for (const character of text) ems += widthOf(character);
  return ems * size * (bold ? 1.1 : 1);
}

function widthOf(character: string): number {
  if (/[ .,:;!'’|()[\]ijlIrt-]/.test(character)) return 0.4;
  if (/[MW@%&mw–−]/.test(character)) return 0.92;
  if (/[A-Z]/.test(character)) return 0.7;
  return /[ -~“”¥]/.test(character) ? 0.63 : 1;
}

/**
 * A text in as few lines of at most `width` as it needs, of about one length, so that none holds a single character. It breaks between
 * words, in Japanese before no particle or ending, and never within a number, a date or an address; Japanese that is wider than a line
 * between characters.
 */
export function wrapped(text: string, width: number, size: number, bold = false): string[] {
  const words = [...WORDS.segment(text)].map(({ segment }) => segment);
  const pieces = joined(words, [...WHOLE, ...WORDS_WHOLE]).flatMap((piece) =>
    widthOfText(piece.trimEnd(), size, bold) > width ? joined([...piece], WHOLE) : [piece],
  );
  const lines = filledLines(pieces, width, size, bold);
  for (let narrower = width / Math.max(lines.length, 1); narrower < width; narrower += size / 2) {
    const even = filledLines(pieces, narrower, size, bold);
    if (even.length === lines.length && even.every((line) => widthOfText(line, size, bold) <= width)) return even;
  }
  return lines;
}

function filledLines(pieces: readonly string[], width: number, size: number, bold: boolean): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    if (line !== "" && widthOfText(line + piece.trimEnd(), size, bold) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += line === "" ? piece.trimStart() : piece;
  }
  return line === "" ? lines : [...lines, line.trimEnd()];
}

const WORDS = new Intl.Segmenter("ja", { granularity: "word" });

type Whole = readonly [end: RegExp, start: RegExp];

/** Between what ends so and what starts so no line breaks. */
const WHOLE: readonly Whole[] = [
  // A mark that must not end a line, one that must not begin it, and the space after a word.
  [/[（「『]$/u, /^/u],
  [/$/u, /^[、。）」』ー・：～ 　]/u],
  // A word of Latin letters, a number with its separators, an address.
  [/[!-~–’“”−¥]$/u, /^[!-~–’“”−¥]/u],
  // 2025年3月; 1兆5,000億円; March 2025, Release 1.4.0; 26 March; 500 billion yen.
  [/\d$/u, /^[年月日兆億万円件回期]/u],
  [/\d[年月]$/u, /^\d/u],
  [/[億万兆]$/u, /^円/u],
  [/兆$/u, /^\d/u],
  [/[^,.] $/u, /^\d/u],
  [/(?:^|[ (])\d{1,2} $/u, /^[A-Z]/u],
  [/\d (?:[a-z]+illion )?$/u, /^(?:[a-z]+illion|yen)/u],
];

/** The same of words: a particle or an ending belongs to what is before it, and so does a single character, as in 予算額. */
const WORDS_WHOLE: readonly Whole[] = [
  [/[^、。」）：　 ]$/u, /^\p{Script=Hiragana}/u],
  [/\p{Script=Han}$/u, /^\p{Script=Han}$/u],
];

/** The parts of a text, those together that no line may break between. */
function joined(parts: readonly string[], whole: readonly Whole[]): string[] {
  const pieces: string[] = [];
  for (const part of parts) {
    const before = pieces.pop();
    if (before === undefined) pieces.push(part);
    else if (whole.some(([end, start]) => end.test(before) && start.test(part))) pieces.push(before + part);
    else pieces.push(before, part);
  }
  return pieces;
}

type Props = {
  readonly x: number;
  /** Base line of the first line. */
  readonly y: number;
  readonly lines: readonly string[];
  readonly size?: number;
  readonly ink?: Ink;
  readonly bold?: boolean;
  readonly anchor?: "start" | "middle" | "end";
  /** Of the text, where it is not the language of the drawing. */
  readonly lang?: Language;
};

/** From one base line to the next. */
export const leading = (size: number): number => Math.round(size * 1.45);

/** Text in lines below each other. */
export function TextLines({ x, y, lines, size = 14, ink = "text", bold, anchor = "start", lang }: Props) {
  return (
    <>
      {lines.map((line, i) => (
        <text
          x={x}
          y={y + i * leading(size)}
          font-size={size}
          font-weight={bold ? "600" : undefined}
          text-anchor={anchor === "start" ? undefined : anchor}
          lang={lang}
          {...fill(ink)}
        >
          {line}
        </text>
      ))}
    </>
  );
}
