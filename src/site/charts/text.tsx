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
 * A text in as few lines of at most `width` as it needs, of about one length, so that none holds a single character. English breaks between
 * words, Japanese between characters but before no mark that ends a phrase.
 */
export function wrapped(text: string, width: number, size: number, bold = false): string[] {
  const lines = filledLines(text, width, size, bold);
  for (let narrower = width / Math.max(lines.length, 1); narrower < width; narrower += size / 2) {
    const even = filledLines(text, narrower, size, bold);
    if (even.length === lines.length && even.every((line) => widthOfText(line, size, bold) <= width)) return even;
  }
  return lines;
}

function filledLines(text: string, width: number, size: number, bold: boolean): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(PIECES) ?? []) {
    if (line !== "" && widthOfText(line + piece.trimEnd(), size, bold) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += line === "" ? piece.trimStart() : piece;
  }
  return line === "" ? lines : [...lines, line.trimEnd()];
}

// A word with the space after it, or one other character with the marks that must not begin a line, or that must not end one.
const PIECES = /[（「『]*(?:[!-~–’“”−¥]+ ?|[^ -~][、。）」』ー・]*| )/gu;

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
