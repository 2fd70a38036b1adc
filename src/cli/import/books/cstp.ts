import { millionYenIn } from "../amounts";
import type { Book, Draft, Layout, Reading, SheetRow } from "../book";
import { RowRefused } from "../book";
import { amountOf, wordsOf } from "../cells";
import { sha256Of } from "../digest";

/** 内閣府 科学技術関係予算 by project: initial budget, in million yen with decimals. */
export const cstp: Book = { name: "cstp", needs: ["retrieved", "issued", "year"], open };

const headings = {
  project: "row_id",
  ministry: "ministry",
  name: "name",
  amount: "st_budget_million_yen",
  categories: "categories",
} as const;
type Column = keyof typeof headings;

function open({ issued, year }: { readonly issued: string | undefined; readonly year: number | undefined }): Reading {
  const fiscalYear = year as number;
  const counted = new Map<string, number>();
  const title = { ja: `${fiscalYear}年度科学技術関係予算`, en: `Science and technology budget of fiscal year ${fiscalYear}` };
  const layout: Layout<Column> = {
    name: "cstp",
    headings,
    linesIn: (row) => linesIn(row, fiscalYear, title.ja, counted),
    source: () => ({
      id: `cstp-${fiscalYear}`,
      title,
      publisher: "内閣府",
      issued: issued as string,
      licence: "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0",
    }),
  };
  return {
    layouts: [layout],
    words: () => ({
      name: `cstp-${fiscalYear}`,
      title,
      description: {
        ja: `内閣府が集計した${fiscalYear}年度科学技術関係予算（当初予算）の事業別の額。多くは事業の予算の内数で、行政事業レビューや予算書の額とは一致しない。一つの事業が分類ごとに複数の行になることがある。`,
        en: `The science and technology budget of fiscal year ${fiscalYear} (initial budget) by project, as the Cabinet Office compiled it. Many amounts are a part of the project’s budget (内数), so they differ from those of review sheets and budget books; a project may have a line for each of several categories.`,
      },
      keywords: [
        { ja: "科学技術関係予算", en: "science and technology budget" },
        { ja: "予算", en: "public budget" },
      ],
    }),
  };
}

function linesIn(row: SheetRow<Column>, fiscalYear: number, title: string, counted: Map<string, number>): Draft<Column>[] {
  const label = wordsOf(row, "name");
  const project = row.text("project").normalize("NFKC");
  if (!/^\d{0,12}$/.test(project)) throw new RowRefused("form", `project: ${project}`);
  const amount = amountOf(row, "amount", millionYenIn);
  if (amount === null) return [];
  // Some projects have no number, and one may stand in several categories: what names a line is all that it is, but its amount.
  const which = sha256Of([row.text("ministry"), project, label, row.text("categories")].join("|")).slice(0, 10);
  const item = ["cstp", fiscalYear, ...(project ? [project] : []), which].join("-");
  const nth = (counted.get(item) ?? 0) + 1;
  counted.set(item, nth);
  const id = nth === 1 ? item : `${item}-${nth}`;
  const place = [
    row.text("ministry"),
    project && `予算事業ID ${project}`,
    row.text("categories") && `分類 ${row.text("categories")}`,
  ];
  return [
    {
      id: `${id}-initial`,
      label,
      ministry: "ministry",
      ...(project && { project }),
      fiscalYear,
      phase: "initial",
      semantics: "increment",
      amount,
      printed: "amount",
      citation: { title, publisher: "内閣府", locator: place.filter(Boolean).join(" ") },
      item: id,
    },
  ];
}
