import { createHash } from "node:crypto";
import { appropriations } from "../../model/appropriations";
import { recordSchema } from "../../model/entity";
import type { Json, Row } from "../../model/field";
import { type Draft, type Layout, RowRefused, type SheetRow } from "./book";
import { type Columns, columnsIn } from "./columns";
import type { Folder } from "./folder";
import { type Line, linesOf } from "./lines";
import type { Ministries } from "./ministries";
import type { Opened } from "./opened";
import { Progress } from "./progress";
import { type ReasonName, reasons } from "./reasons";
import { type CsvRecord, lineOfCell, recordsOf } from "./records";
import { Refusal } from "./refusal";
import type { Report } from "./report";

/** Where the rows of one file go. */
type Desk = {
  readonly folder: Folder;
  readonly ministries: Ministries;
  readonly report: Report;
  readonly retrieved: string;
};

/** What is known of a file once it has been read. */
type ReadSheet = { readonly source: Row; readonly firstLine: string; readonly years: readonly number[] };

const LINES = "lines/making";

/** The header of a file. Throws a Refusal where the file holds none. */
export async function headerOf(opened: Opened): Promise<readonly string[]> {
  for await (const { cells } of recordsOf(linesOf(await opened.stream(), opened.file), opened.file)) if (cells) return cells;
  throw new Refusal(`${opened.file}: The file is empty.`, `${opened.file}: ファイルが空です。`);
}

/**
 * Reads a file of a layout row by row and puts its lines into the folder, with the digest of every line of the file. Throws a Refusal where the
 * file cannot be read to its end or makes no line.
 */
export async function readSheet(opened: Opened, layout: Layout, desk: Desk): Promise<ReadSheet> {
  const whole = createHash("sha256");
  const progress = new Progress(opened.file, opened.bytes);
  const state = {
    header: null as readonly string[] | null,
    columns: {} as Columns<string>,
    lineCount: 0,
    rows: 0,
    lines: 0,
    read: 0,
  };
  const uncited = new Uncited();
  const years = new Set<number>();
  let headerLine: Line | null = null;
  let source: string | null = null;
  let firstLine = "";
  try {
    for await (const record of recordsOf(counted(), opened.file)) {
      if (!state.header) {
        state.header = record.cells ?? [];
        state.columns = columnsIn(state.header, layout.headings, opened.file);
        headerLine = record.lines[0] as Line;
        for (const { number } of record.lines.slice(1)) uncited.add(number, "header");
        continue;
      }
      state.rows++;
      const made = linesOfRecord(record);
      const cited = new Set(made.map(({ line }) => line));
      for (const { number } of record.lines) if (!cited.has(number)) uncited.add(number, "continuation");
      for (const { row } of made) desk.folder.append("appropriations.ndjson", JSON.stringify(row));
      firstLine ||= made[0]?.row.id ?? "";
      state.lines += made.length;
      progress.show(state.read, state.rows);
    }
  } finally {
    progress.done(state.rows);
  }
  if (source === null || headerLine === null) throw nothingIn(opened.file, desk.report);
  desk.folder.rename(LINES, `lines/${source}.sha256`);
  for (const range of uncited.ranges) desk.folder.append("uncited.ndjson", JSON.stringify({ source, ...range }));
  desk.report.files.push({ file: opened.file, source, rows: state.rows, lines: state.lines });
  return { source: sourceRecord(headerLine), firstLine, years: [...years] };

  async function* counted(): AsyncGenerator<Line> {
    async function* bytes(): AsyncGenerator<Uint8Array> {
      for await (const chunk of await opened.stream()) {
        state.read += chunk.byteLength;
        yield chunk;
      }
    }
    for await (const line of linesOf(bytes(), opened.file, whole)) {
      state.lineCount = line.number;
      desk.folder.append(LINES, line.sha256);
      yield line;
    }
  }

  /** The records that a record of the file makes; none where it is skipped, which the report then says. */
  function linesOfRecord(record: CsvRecord): { readonly row: Row; readonly line: number }[] {
    const [first] = record.lines as [Line];
    try {
      const drafts = layout.linesIn(rowOf(record));
      source ??= layout.source().id;
      const made = drafts.map((draft) => recordOf(draft, record));
      layout.accept?.(drafts, rowOf(record));
      for (const draft of drafts) {
        const row = made[drafts.indexOf(draft)]?.row as Row;
        years.add(draft.fiscalYear);
        desk.report.count(row, rowOf(record).text(draft.ministry), draft.item);
      }
      if (made.length === 0) throw new RowRefused("empty-amount", "");
      return made;
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      desk.report.skip(error.reason, `${opened.file}:${first.number}`, error.message);
      for (const { number } of record.lines) uncited.add(number, error.reason);
      return [];
    }
  }

  function rowOf(record: CsvRecord): SheetRow {
    const { cells } = record;
    if (!cells) throw new RowRefused("quotes", "");
    if (cells.length !== state.header?.length) throw new RowRefused("field-count", `${cells.length} / ${state.header?.length}`);
    return { text: (column) => (cells[state.columns[column] as number] as string).trim() };
  }

  /** A line of the book as a record, with the line of the file that prints its amount. Throws RowRefused where a record cannot hold it. */
  function recordOf(draft: Draft, record: CsvRecord): { readonly row: Row; readonly line: number } {
    const row = rowOf(record);
    const at = lineOfCell(record, state.columns[draft.printed] as number);
    const ministryAt = lineOfCell(record, state.columns[draft.ministry] as number);
    const ministry = desk.ministries.idOf(row.text(draft.ministry), source as string, ministryAt);
    const { id, label, project, fiscalYear, phase, supplementaryNumber, amount, semantics, partOf, citation } = draft;
    const evidence = { source: source as string, line: at.number, printed: row.text(draft.printed), sha256: at.sha256 };
    const made = {
      id,
      label: { ja: label, en: label },
      enBasis: "none",
      ...(ministry && { ministry }),
      ...(project && { project }),
      fiscalYear,
      phase,
      ...(supplementaryNumber !== undefined && { supplementaryNumber }),
      amount,
      semantics,
      ...(partOf && { partOf }),
      citation: citation as Json,
      evidence: [evidence],
    };
    const checked = schema.safeParse(made);
    if (!checked.success)
      throw new RowRefused("form", checked.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "));
    return { row: made, line: at.number };
  }

  function sourceRecord(header: Line): Row {
    const { id, title, publisher, issued, licence } = layout.source();
    const citation = { title: title.ja, publisher, issued };
    return {
      id,
      title,
      enBasis: "ours",
      publisher: desk.ministries.publisherOf(publisher, citation),
      issued,
      language: "ja",
      sha256: whole.digest("hex"),
      lineCount: state.lineCount,
      retrieved: desk.retrieved,
      ...(opened.packageSha256 && { packageSha256: opened.packageSha256 }),
      licence,
      evidence: [{ source: id, line: header.number, printed: printedIn(header), sha256: header.sha256 }],
    };
  }
}

const schema = recordSchema(appropriations, "data");

/** The first heading of a header, which shows what the file is a table of. */
function printedIn({ text }: Line): string {
  const [first = ""] = text.replace(/^\ufeff/, "").split(",");
  return first.replaceAll('"', "").trim() || text;
}

function nothingIn(file: string, report: Report): Refusal {
  const refused = report.refused;
  return new Refusal(
    `${file}: No row of it makes a line (${refused} refused). Nothing was written.`,
    `${file}: 取り込める行がありません（受け付けなかった行は${refused}行）。何も書き出していません。`,
  );
}

/** Lines of a file that no record cites, in ranges of one reason. */
class Uncited {
  readonly ranges: { readonly from: number; to: number; readonly reason: { readonly ja: string; readonly en: string } }[] = [];
  #last: ReasonName | null = null;

  add(line: number, name: ReasonName): void {
    const range = this.ranges.at(-1);
    // A line has one reason: the first that was given.
    if (range && line <= range.to) return;
    if (range && this.#last === name && range.to === line - 1) {
      range.to = line;
      return;
    }
    this.#last = name;
    const { ja, en } = reasons[name];
    this.ranges.push({ from: line, to: line, reason: { ja, en } });
  }
}
