import type { Book, Draft, Layout, Reading, SheetRow } from "../book";
import { RowRefused } from "../book";
import { amountOf, wordsOf, yearOf } from "../cells";
import { sha256Of } from "../digest";

/** 財務省 予算書・決算書, 事項別内訳, as one table of rounds. */
export const mof: Book = { name: "mof", needs: ["retrieved", "issued"], open };

const headings = {
  year: "fiscalYear",
  account: "accountType",
  kind: "budgetType",
  ministry: "ministry",
  organization: "organization",
  sectionCode: "sectionCode",
  section: "sectionName",
  name: "name",
  amount: "amount",
  current: "currentAmount",
  executed: "spent",
  key: "key",
} as const;
type Column = keyof typeof headings;

const TITLE = "予算書・決算書 事項別内訳";

function open({ issued }: { readonly issued: string | undefined }): Reading {
  const held = new Set<string>();
  const years = new Set<number>();
  const layout: Layout<Column> = {
    name: "mof",
    headings,
    linesIn: (row) => linesIn(row, held),
    accept(drafts, row) {
      for (const { fiscalYear } of drafts) {
        held.add(keyOf(row, fiscalYear));
        years.add(fiscalYear);
      }
    },
    source: () => ({
      id: "mof-items",
      title: { ja: TITLE, en: "Budget books and settlements, by item" },
      publisher: "財務省",
      issued: issued as string,
      licence: "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0",
    }),
  };
  return {
    layouts: [layout],
    words() {
      const [from, to] = [Math.min(...years), Math.max(...years)];
      return {
        name: `mof-${from}-${to}`,
        title: {
          ja: `財務省 予算書・決算書 事項別内訳（${from}～${to}年度）`,
          en: `Budget books of the Ministry of Finance by item, fiscal years ${from} to ${to}`,
        },
        description: {
          ja: "財務省の予算書・決算書の事項別内訳。補正予算の行は増減額ではなく改予算額（改定後の総額）であり、当初にも前の補正にも足さない。その年度の予算は、号数が最大の補正の額。歳出予算現額（決算）は前年度からの繰越しを含む。",
          en: "Items of the budget books and settlements of the Ministry of Finance. A supplementary budget states the revised total and no increment: it is added neither to the initial budget nor to an earlier supplementary one, and the budget of the year is that of the highest number. The total available appropriation of a settlement includes what was carried over from the year before.",
        },
        keywords: [
          { ja: "予算書", en: "budget book" },
          { ja: "決算書", en: "settlement of accounts" },
          { ja: "予算", en: "public budget" },
        ],
      };
    },
  };
}

function linesIn(row: SheetRow<Column>, held: ReadonlySet<string>): Draft<Column>[] {
  const fiscalYear = yearOf(row, "year");
  const kind = row.text("kind").normalize("NFKC");
  const [account, , ...rest] = wordsOf(row, "key").split("|");
  const key = keyOf(row, fiscalYear);
  // The same item in every round: its key without the round.
  const item = `mof-${fiscalYear}-${sha256Of([account, ...rest].join("|")).slice(0, 10)}`;
  const rounds = roundsOf(row, kind);
  if (held.has(key)) throw new RowRefused("duplicate", key);
  const place = [
    `${fiscalYear}年度`,
    row.text("kind"),
    row.text("ministry"),
    row.text("organization"),
    row.text("section"),
    row.text("name"),
  ];
  return rounds.map(({ suffix, ...round }) => ({
    ...round,
    id: `${item}-${suffix}`,
    label: wordsOf(row, "name"),
    ministry: "ministry",
    // The book has no project numbers. Items of one name stand in several sections, and a revised total replaces only its own.
    project: [row.text("organization"), row.text("sectionCode")].filter(Boolean).join(" "),
    fiscalYear,
    citation: { title: TITLE, publisher: "財務省", locator: place.filter(Boolean).join(" ") },
    item,
  }));
}

function keyOf(row: SheetRow<Column>, fiscalYear: number): string {
  return `${fiscalYear}|${row.text("key")}`;
}

type Round = Pick<Draft<Column>, "phase" | "supplementaryNumber" | "semantics" | "amount" | "printed"> & {
  readonly suffix: string;
};

/** The rounds that a row states: one of a budget, the two of a settlement. What was carried on and what lapsed follow from these and from the year after. */
function roundsOf(row: SheetRow<Column>, kind: string): Round[] {
  const number = /^補正予算\(第(\d)号\)$/.exec(kind)?.[1];
  if (number) {
    const amount = amountOf(row, "amount");
    if (amount === null) return [];
    const supplementaryNumber = Number(number);
    const suffix = `supplementary-${number}`;
    return [{ suffix, phase: "supplementary", supplementaryNumber, semantics: "revised-total", amount, printed: "amount" }];
  }
  const stated: readonly Omit<Round, "amount">[] = (
    {
      当初予算: [{ suffix: "initial", phase: "initial", semantics: "increment", printed: "amount" }],
      決算: [
        { suffix: "current", phase: "current", semantics: "revised-total", printed: "current" },
        { suffix: "executed", phase: "executed", semantics: "increment", printed: "executed" },
      ],
    } as const satisfies Readonly<Record<string, readonly Omit<Round, "amount">[]>>
  )[kind as "当初予算" | "決算"];
  if (!stated) throw new RowRefused("unknown-kind", row.text("kind"));
  return stated.flatMap((round) => {
    const amount = amountOf(row, round.printed);
    return amount === null ? [] : [{ ...round, amount }];
  });
}
