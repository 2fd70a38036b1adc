import { CsvError, parse } from "csv-parse/sync";
import type { Line } from "./lines";
import { Refusal } from "./refusal";

/** One record of a CSV file (RFC 4180): its cells, or what is wrong with it, and the lines that it stands on. */
export type CsvRecord = {
  readonly lines: readonly Line[];
  /** Null where the quotes of the record are wrong. */
  readonly cells: readonly string[] | null;
};

// A quote that is still open after so much was never closed: a budget book has no longer note.
const LONGEST_RECORD = 256 * 1024;
const SEPARATOR = ",";
const MARK = "\ufeff";

/**
 * The records of a CSV file, blank lines left out. A record goes on over lines as long as a quote is open. Where it turns out that no record
 * is so quoted, its first line is one that is wrong, and those after it are read anew. Throws a Refusal where a quote is never closed, because
 * nothing after it can be read.
 */
export async function* recordsOf(lines: AsyncIterable<Line>, file: string): AsyncGenerator<CsvRecord> {
  let held: Line[] = [];
  let length = 0;
  let isOpen = false;
  for await (const line of lines) {
    const ahead = [line];
    for (let next = ahead.shift(); next; next = ahead.shift()) {
      if (held.length === 0 && next.text.trim() === "") continue;
      held.push(next);
      length += next.text.length;
      isOpen = isOpenAfter(next, isOpen);
      if (isOpen && length > LONGEST_RECORD) throw neverClosed(held, file);
      if (isOpen) continue;
      const cells = cellsOf(held);
      const [first, ...others] = held as [Line, ...Line[]];
      yield cells ? { lines: held, cells } : { lines: [first], cells };
      if (!cells) ahead.unshift(...others);
      [held, length] = [[], 0];
    }
  }
  if (isOpen) throw neverClosed(held, file);
}

function neverClosed(held: readonly Line[], file: string): Refusal {
  return new Refusal(
    `${file}:${held[0]?.number}: A quote is opened in the record that begins here and not closed.`,
    `${file}:${held[0]?.number}: この行から始まるレコードの引用符が閉じられていません。`,
  );
}

/**
 * Whether a quote is open at the end of a line, where `isOpen` says whether one was at its start. It opens where a cell begins, and not within one
 * that is not quoted (RFC 4180, section 2.5): a stray quote spoils its own record and none after it.
 */
function isOpenAfter({ number, text }: Line, isOpen: boolean): boolean {
  const start = number === 1 && text.startsWith(MARK) ? MARK.length : 0;
  let open = isOpen;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    if (!open) open = at === start || text[at - 1] === SEPARATOR;
    else if (text[at + 1] === '"') at++;
    else open = false;
  }
  return open;
}

function cellsOf(lines: readonly Line[]): readonly string[] | null {
  const text = lines.map((line) => line.text).join("\n");
  try {
    const [cells] = parse(text, {
      bom: lines[0]?.number === 1,
      delimiter: SEPARATOR,
      record_delimiter: "\r\n",
      relax_column_count: true,
    });
    return (cells as string[] | undefined) ?? [];
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

/** The line of a record on which a cell begins: a cell may hold line ends. */
export function lineOfCell({ lines, cells }: CsvRecord, index: number): Line {
  const before = (cells ?? []).slice(0, index).join("").split("\n").length - 1;
  return lines[before] as Line;
}
