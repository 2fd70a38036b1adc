import type { Row } from "../../model/field";
import type { Text } from "../../model/text";
import type { Book, Layout, Options } from "./book";
import { missingIn, refusePersons } from "./columns";
import { writeDataset } from "./dataset";
import { Folder } from "./folder";
import { Ministries } from "./ministries";
import { type Opened, openCsv } from "./opened";
import { Refusal } from "./refusal";
import { Report } from "./report";
import { headerOf, readSheet } from "./sheet";

/** What the portal at hand brings to an import. */
export type Portal = { readonly organizations: readonly Row[]; readonly publisher: Text };

/**
 * Imports files of a book into a new data folder and tells what became of their rows. Throws a Refusal where that cannot be done; then
 * nothing is written.
 */
export async function importBook(
  book: Book,
  files: readonly string[],
  into: string,
  options: Options,
  portal: Portal,
): Promise<Report> {
  const reading = book.open(options);
  const inOrder = await matched(files, reading.layouts);
  const folder = new Folder(into);
  const ministries = new Ministries(portal.organizations);
  const report = new Report();
  try {
    const read = [];
    for (const [opened, layout] of inOrder) {
      read.push(await readSheet(opened, layout, { folder, ministries, report, retrieved: options.retrieved }));
    }
    writeDataset(folder, {
      words: reading.words(),
      sources: read.map(({ source }) => source),
      organizations: ministries.rows,
      years: read.flatMap(({ years }) => years),
      firstLine: read[0]?.firstLine ?? "",
      lines: report.files.reduce((sum, { lines }) => sum + lines, 0),
      retrieved: options.retrieved,
      publisher: portal.publisher,
    });
    folder.write(
      "import.json",
      `${JSON.stringify({ book: book.name, retrieved: options.retrieved, ...report.toJSON() }, null, 2)}\n`,
    );
    folder.finish();
  } catch (error) {
    folder.abandon();
    throw error;
  }
  return report;
}

/** The files with the layout that each has, in the order of the layouts. Throws a Refusal where one has none, two have the same, or the first is missing. */
async function matched(files: readonly string[], layouts: readonly Layout[]): Promise<(readonly [Opened, Layout])[]> {
  const found = new Map<Layout, Opened>();
  for (const path of files) {
    const opened = await openCsv(path);
    const header = await headerOf(opened);
    refusePersons(header, opened.file);
    const layout = nearest(header, layouts);
    const other = found.get(layout);
    if (other) {
      throw new Refusal(
        `${opened.file} and ${other.file} both are ${layout.name}; an import takes one file of each.`,
        `${opened.file} と ${other.file} はどちらも ${layout.name} です。一度に取り込めるのは各1ファイルです。`,
      );
    }
    found.set(layout, opened);
  }
  const [first] = layouts as [Layout];
  if (!found.has(first)) {
    throw new Refusal(
      `The file of ${first.name} is missing: lines of the others are parts of its lines.`,
      `${first.name} のファイルがありません。他のファイルの行はその行の内訳です。`,
    );
  }
  return layouts.flatMap((layout) => {
    const opened = found.get(layout);
    return opened ? [[opened, layout] as const] : [];
  });
}

/** The layout that lacks the fewest headings: where it lacks any, reading it says which. */
function nearest(header: readonly string[], layouts: readonly Layout[]): Layout {
  const lacking = layouts.map((layout) => missingIn(header, layout.headings).length);
  return layouts[lacking.indexOf(Math.min(...lacking))] as Layout;
}
