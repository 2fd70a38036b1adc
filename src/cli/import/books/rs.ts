import type { Book, Draft, Layout, Reading, SheetRow } from "../book";
import { RowRefused } from "../book";
import { amountOf, wordsOf, yearOf } from "../cells";
import { sha256Of } from "../digest";

/** 行政事業レビュー: what the RSシステム publishes of a sheet year, sheets 2-1 (a total for each project) and 2-2 (items of it). */
export const rs: Book = { name: "rs", needs: ["retrieved"], open };

// 公共データ利用規約（第1.0版）, compatible with CC BY 4.0.
const LICENCE = "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0";

/** Columns that both sheets have. */
const shared = {
  sheetYear: "事業年度",
  project: "予算事業ID",
  name: "事業名",
  ministry: "府省庁",
  year: "予算年度",
  accounts: "会計区分",
} as const;

/** The columns of totals, each a phase. What is carried on to the next year appears again in that year, and a request is no budget: neither is here. */
const totals = {
  initial: "当初予算（合計）",
  supplementary: "補正予算（合計）",
  "carried-over": "前年度からの繰越し（合計）",
  reserve: "予備費等（合計）",
  current: "計（歳出予算現額合計）",
  executed: "執行額（合計）",
} as const;
type Phase = keyof typeof totals;
const phases = Object.keys(totals) as Phase[];

const summary = { ...shared, ...totals };
const items = {
  ...shared,
  kind: "予算種別",
  account: "会計",
  subaccount: "勘定",
  part: "項",
  item: "目",
  note: "歳出予算項目の補足情報",
  amount: "予算額（歳出予算項目ごと）",
} as const;

/** Which total an item is a part of, by 予算種別 in NFKC. */
const kinds: readonly (readonly [RegExp, Phase])[] = [
  [/^当初予算$/, "initial"],
  [/^第(\d)次補正予算$/, "supplementary"],
  [/^前年度から(?:の)?繰越し$/, "carried-over"],
  [/^予備費等\d?$/, "reserve"],
];

function open(): Reading {
  // The phases that each project and year has a total for: what is known of them must not grow with the length of the file's rows.
  const held = new Map<string, number>();
  const counted = new Map<string, number>();
  const sheetYear = new SheetYear();
  const layouts: readonly [Layout<keyof typeof summary>, Layout<keyof typeof items>] = [
    {
      name: "2-1",
      headings: summary,
      linesIn: (row) => totalsIn(row, sheetYear.of(row), held),
      accept(drafts) {
        for (const { project, fiscalYear, phase } of drafts) {
          const key = `${project}|${fiscalYear}`;
          held.set(key, (held.get(key) ?? 0) | bitOf(phase as Phase));
        }
      },
      source: () => sourceOf("2-1", sheetYear.year, { ja: "予算・執行（サマリ）", en: "budget and execution, summary" }),
    },
    {
      name: "2-2",
      headings: items,
      linesIn: (row) => itemsIn(row, sheetYear.of(row), held, counted),
      source: () => sourceOf("2-2", sheetYear.year, { ja: "予算・執行（歳出予算項目）", en: "budget and execution, budget items" }),
    },
  ];
  return { layouts, words: () => wordsOfYear(sheetYear.year) };
}

/** The year of the sheets, which the first row says and all others must. */
class SheetYear {
  #year: number | null = null;

  get year(): number {
    return this.#year as number;
  }

  of(row: SheetRow<"sheetYear">): number {
    const year = yearOf(row, "sheetYear");
    this.#year ??= year;
    if (year !== this.#year) throw new RowRefused("other-year", `${year}, not ${this.#year}`);
    return year;
  }
}

function totalsIn(
  row: SheetRow<keyof typeof summary>,
  sheetYear: number,
  held: Map<string, number>,
): Draft<keyof typeof summary>[] {
  // Zero is filled; empty is not.
  if (row.text("initial") === "") throw new RowRefused(row.text("accounts") === "" ? "no-total" : "account-row", whichOf(row));
  const { project, year } = keyOf(row);
  const amounts = phases.map((phase) => [phase, amountOf(row, phase)] as const);
  if (held.has(`${project}|${year}`)) throw new RowRefused("duplicate", `予算事業ID ${project}, 予算年度 ${year}`);
  return amounts.flatMap(([phase, amount]) => {
    if (amount === null) return [];
    const id = idOf(sheetYear, project, year, phase);
    // 現額 is what the budget has become; the others are what is added to it or spent of it.
    const semantics = phase === "current" ? "revised-total" : "increment";
    return [
      {
        ...lineOf(row, sheetYear, project, year),
        id,
        label: wordsOf(row, "name"),
        phase,
        semantics,
        amount,
        printed: phase,
        item: id,
      },
    ];
  });
}

function itemsIn(
  row: SheetRow<keyof typeof items>,
  sheetYear: number,
  held: ReadonlyMap<string, number>,
  counted: Map<string, number>,
): Draft<keyof typeof items>[] {
  const { project, year } = keyOf(row);
  const kind = row.text("kind").normalize("NFKC");
  if (kind === "") throw new RowRefused("no-budget-kind", whichOf(row));
  const [pattern, phase] = kinds.find(([one]) => one.test(kind)) ?? [];
  if (!pattern || !phase) throw new RowRefused("unknown-kind", row.text("kind"));
  const amount = amountOf(row, "amount");
  if (amount === null) return [];
  if (((held.get(`${project}|${year}`) ?? 0) & bitOf(phase)) === 0) throw new RowRefused("no-parent", `${whichOf(row)}, ${kind}`);
  const words = [row.text("part"), row.text("item"), row.text("note")].filter(Boolean);
  const partOf = idOf(sheetYear, project, year, phase);
  const number = pattern.exec(kind)?.[1];
  const accounts = [row.text("accounts"), row.text("account"), row.text("subaccount")];
  // Named by what the item is and not by its place: rows are inserted and removed when a sheet is revised.
  const item = `${partOf}-${sha256Of([kind, ...accounts, ...words].join("|")).slice(0, 8)}`;
  const nth = (counted.get(item) ?? 0) + 1;
  counted.set(item, nth);
  const line = lineOf(row, sheetYear, project, year);
  return [
    {
      ...line,
      id: nth === 1 ? item : `${item}-${nth}`,
      label: words.join("　") || wordsOf(row, "name"),
      phase,
      semantics: "increment",
      amount,
      ...(number && { supplementaryNumber: Number(number) }),
      partOf,
      printed: "amount",
      citation: { ...line.citation, locator: [line.citation.locator, ...accounts, row.text("kind")].filter(Boolean).join(" ") },
      item: `${item}-${nth}`,
    },
  ];
}

/** What all lines of a row have. */
function lineOf(row: SheetRow<keyof typeof shared>, sheetYear: number, project: string, fiscalYear: number) {
  return {
    ministry: "ministry" as const,
    project,
    fiscalYear,
    citation: {
      title: `${sheetYear}年度行政事業レビューシート`,
      publisher: wordsOf(row, "ministry"),
      locator: `予算事業ID ${project}`,
    },
  };
}

function keyOf(row: SheetRow<"project" | "year">): { readonly project: string; readonly year: number } {
  const project = row.text("project").normalize("NFKC").replace(/\.0$/, "");
  if (!/^\d{1,12}$/.test(project)) throw new RowRefused("form", `project: ${project || "–"}`);
  return { project, year: yearOf(row, "year") };
}

function whichOf(row: SheetRow<"project" | "year">): string {
  return `予算事業ID ${row.text("project")}, ${row.text("year")}`;
}

function idOf(sheetYear: number, project: string, year: number, phase: Phase): string {
  return `rs-${sheetYear}-${project}-${year}-${phase}`;
}

function bitOf(phase: Phase): number {
  return 1 << phases.indexOf(phase);
}

function sourceOf(sheet: string, year: number, part: { readonly ja: string; readonly en: string }) {
  return {
    id: `rs-${year}-${sheet}`,
    title: {
      ja: `${year}年度行政事業レビューシート ${sheet} ${part.ja}`,
      en: `Administrative project review sheets of fiscal year ${year}, ${sheet}: ${part.en}`,
    },
    publisher: "内閣官房",
    // Sheets bear no date; they are published in the year whose name they have.
    issued: String(year),
    licence: LICENCE,
  };
}

function wordsOfYear(year: number) {
  return {
    name: `rs-${year}`,
    title: {
      ja: `${year}年度行政事業レビューシートの予算・執行`,
      en: `Administrative project review sheets of fiscal year ${year}: budget and execution`,
    },
    description: {
      ja: `RSシステムで公表された${year}年度行政事業レビューシートの予算・執行（2-1の事業別合計と、2-2の歳出予算項目）。補正予算は増減額。計（歳出予算現額合計）は当初・補正・繰越・予備費等の合計であり、それらに足さない。歳出予算項目は事業別合計の内訳（partOf）。`,
      en: `Budget and execution in the administrative project review sheets of fiscal year ${year}, as the RS System publishes them: the totals of each project (sheet 2-1) and their budget items (2-2). Supplementary budgets are increments. The total available appropriation holds the initial and supplementary budgets, what was carried over and the reserves, and is never added to them; items are parts of their project’s line.`,
    },
    keywords: [
      { ja: "行政事業レビュー", en: "administrative project review" },
      { ja: "予算", en: "public budget" },
      { ja: "執行額", en: "budget execution" },
    ],
  };
}
