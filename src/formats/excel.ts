import type { Result } from "../model/result";
import { quoted, table } from "./csv";
import type { FileFormat } from "./format";

/**
 * The same table as the CSV for spreadsheet programs that would misread it: a byte order mark, by which Excel knows UTF-8, and an
 * apostrophe before a text that would run as a formula (OWASP, CSV Injection). For people to open; programs read the plain CSV.
 */
export const excel = {
  suffix: "-excel.csv",
  contentType: "text/csv; charset=utf-8; header=present",
  label: { ja: "Excel用CSV（BOM付き・数式の無効化）", en: "CSV for Excel, with a byte order mark and no live formulas" },
  fileType: { term: "CSV", name: "CSV" },
  streams: true,
  async *collection(result: Result) {
    yield MARK;
    yield* table(result, harmless);
  },
} as const satisfies FileFormat;

/** What a cell holds where it is ready to be read: a text or a number, null where there is nothing. */
export type Cell = string | number | null;

/** Lines of cells in the same form, as one text: the byte order mark, CRLF, and no text that runs. */
export function sheet(lines: readonly (readonly Cell[])[]): string {
  const cell = (value: Cell) => (typeof value === "string" ? quoted(harmless(value)) : (value ?? ""));
  return MARK + lines.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

const MARK = "\ufeff";

// Programs also take the full-width signs of Japanese keyboards for the plain ones.
function harmless(text: string): string {
  return /^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
}
