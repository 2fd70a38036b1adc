import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parse } from "csv-parse/sync";
import { strToU8, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { readData } from "../../src/cli/data";
import type { Options } from "../../src/cli/import/book";
import { books } from "../../src/cli/import/books";
import { importBook } from "../../src/cli/import/import-book";
import { Refusal } from "../../src/cli/import/refusal";
import { complete } from "../../src/model/entity";
import type { Row } from "../../src/model/field";
import { summableOf } from "../../src/model/sums";
import { sumOf } from "../../src/model/sums/sum";
import type { Summable } from "../../src/model/sums/summable";
import { account, cstpHeader, fileOf, item, itemsHeader, mofHeader, published, round, summaryHeader, total } from "./books";

let into: string;

beforeEach(() => {
  into = join(mkdtempSync(join(tmpdir(), "into-")), "book");
});
afterEach(() => rmSync(join(into, ".."), { recursive: true, force: true }));

const organizations = readData().dataset.get("organizations") ?? [];
const publisher = { ja: "ポータル", en: "Portal" };
const told: Options = { retrieved: "2026-11-20", issued: "2022", year: 2026 };

async function imported(book: string, ...files: string[]) {
  const one = books.find(({ name }) => name === book);
  if (!one) throw new Error(`no book ${book}`);
  const report = await importBook(one, files, into, told, { organizations, publisher });
  const rows = (file: string) =>
    read(file)
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Row);
  return { report: report.toJSON(), lines: rows("appropriations.ndjson"), rows };
}
const read = (file: string) => readFileSync(join(into, file), "utf8");
const amountOf = (lines: readonly Row[], id: string) => lines.find((line) => line.id === id)?.amount;
const reasonsIn = ({ skipped }: { skipped: readonly { reason: string; count: number }[] }) =>
  Object.fromEntries(skipped.map(({ reason, count }) => [reason, count]));

describe("review sheets", () => {
  const summary = published(
    summaryHeader,
    total("140", "内閣府", ["28000000000", "25500000000", "0", "0", "53500000000", "53163037000"], "推進(SIP)"),
    account("140", "内閣府", "53500000000"),
    total("9001", "経済産業省", ["50617000.0", "▲1000", "", "-50", "50615950", "0"]),
  );

  it("make one line of each total, none of an account and none of an empty cell", async () => {
    const { lines, report } = await imported("rs", fileOf(summary));
    expect(lines.map(({ id, amount }) => [id, amount])).toEqual([
      ["rs-2024-140-2023-initial", 28_000_000_000],
      ["rs-2024-140-2023-supplementary", 25_500_000_000],
      ["rs-2024-140-2023-carried-over", 0],
      ["rs-2024-140-2023-reserve", 0],
      ["rs-2024-140-2023-current", 53_500_000_000],
      ["rs-2024-140-2023-executed", 53_163_037_000],
      ["rs-2024-9001-2023-initial", 50_617_000],
      ["rs-2024-9001-2023-supplementary", -1000],
      ["rs-2024-9001-2023-reserve", -50],
      ["rs-2024-9001-2023-current", 50_615_950],
      ["rs-2024-9001-2023-executed", 0],
    ]);
    expect(reasonsIn(report)).toEqual({ "account-row": 1 });
  });

  it("say of a line where it is printed, in which book and of which ministry", async () => {
    const { lines, rows } = await imported("rs", fileOf(summary));
    const line = summary.split("\r\n")[1] as string;
    expect(lines[1]).toMatchObject({
      label: { ja: "推進(SIP)", en: "推進(SIP)" },
      enBasis: "none",
      ministry: "cabinet-office",
      project: "140",
      fiscalYear: 2023,
      phase: "supplementary",
      semantics: "increment",
      citation: { title: "2024年度行政事業レビューシート", publisher: "内閣府", locator: "予算事業ID 140" },
      evidence: [
        { source: "rs-2024-2-1", line: 2, printed: "25500000000", sha256: createHash("sha256").update(line).digest("hex") },
      ],
    });
    expect(rows("organizations.ndjson").find(({ id }) => id === "meti")?.name).toEqual({
      ja: "経済産業省",
      en: "Ministry of Economy, Trade and Industry",
    });
    expect(rows("sources.ndjson")[0]).toMatchObject({
      id: "rs-2024-2-1",
      retrieved: "2026-11-20",
      sha256: createHash("sha256").update(summary).digest("hex"),
      lineCount: 4,
    });
    expect(parseYaml(read("dataset.yaml"))).toMatchObject({
      name: "rs-2024",
      publisher,
      examples: { appropriations: lines[0]?.id },
    });
  });

  it("make parts of their project’s line of the items of sheet 2-2, whichever file is given first", async () => {
    const items = published(
      itemsHeader,
      item("140", "内閣府", "当初予算", ["推進費", "委託費", ""], "27000000000"),
      item("140", "内閣府", "当初予算", ["推進費", "委託費", ""], "1000000000"),
      item("140", "内閣府", "第2次補正予算", ["", "", "追加分"], "25500000000"),
      item("140", "内閣府", "", ["", "", ""], "0"),
      item("77", "内閣府", "当初予算", ["", "", "迷子"], "1"),
      item("140", "内閣府", "当年予算", ["", "", "誤り"], "1"),
    );
    const { lines, report } = await imported("rs", fileOf(items, "2-2.csv"), fileOf(summary, "2-1.csv"));
    const parts = lines.filter(({ partOf }) => partOf);
    expect(parts.map(({ partOf, amount, supplementaryNumber }) => [partOf, amount, supplementaryNumber])).toEqual([
      ["rs-2024-140-2023-initial", 27_000_000_000, undefined],
      ["rs-2024-140-2023-initial", 1_000_000_000, undefined],
      ["rs-2024-140-2023-supplementary", 25_500_000_000, 2],
    ]);
    expect(parts[1]?.id).toBe(`${parts[0]?.id}-2`);
    expect(parts[0]?.label).toEqual({ ja: "推進費　委託費", en: "推進費　委託費" });
    expect(reasonsIn(report)).toEqual({ "account-row": 1, "no-budget-kind": 1, "no-parent": 1, "unknown-kind": 1 });
    // A part is in no total.
    expect(report.totals.find(({ phase, isPart }) => phase === "initial" && !isPart)?.amount).toBe("28000000000");
  });

  it("make no part of a line that was refused", async () => {
    const sheet = published(
      summaryHeader,
      total("1", "法務省", ["5", "0", "0", "0", "5", "5"]),
      total("2", "法務省", ["5", "0", "0", "0", "5", "5"], "a\u0007"),
    );
    const items = published(
      itemsHeader,
      item("2", "法務省", "当初予算", ["費", "目", ""], "5"),
      item("1", "法務省", "当初予算", ["費", "目", ""], "5"),
    );
    const { lines, report } = await imported("rs", fileOf(sheet, "2-1.csv"), fileOf(items, "2-2.csv"));
    expect(reasonsIn(report)).toEqual({ form: 1, "no-parent": 1 });
    const ids = new Set(lines.map(({ id }) => id));
    for (const { partOf } of lines) if (partOf) expect(ids).toContain(partOf);
  });

  it("come to the totals that an addition of the file itself gives", async () => {
    const { lines, rows } = await imported("rs", fileOf(summary));
    const names = new Map(rows("organizations.ndjson").map(({ id, name }) => [id, (name as { ja: string }).ja]));
    const db = new DatabaseSync(":memory:");
    db.exec("CREATE TABLE line (ministry, phase, amount)");
    const insert = db.prepare("INSERT INTO line VALUES (?, ?, ?)");
    for (const { ministry, phase, amount } of lines)
      insert.run(names.get(ministry as string) ?? "", phase as string, amount as number);
    const sums = db.prepare("SELECT ministry, sum(amount) AS amount FROM line WHERE phase = 'current' GROUP BY 1 ORDER BY 1").all();
    expect(sums.map((row) => ({ ...row }))).toEqual([
      { ministry: "内閣府", amount: 53_500_000_000 },
      { ministry: "経済産業省", amount: 50_615_950 },
    ]);
  });

  it("are read with LF, without a byte order mark and with other brackets and spaces in the headings", async () => {
    const header = summaryHeader.replaceAll("（", "(").replaceAll("）", " )").replace("予算事業ID", "予算事業ＩＤ");
    const { lines } = await imported("rs", fileOf(`${header}\n${total("1", "法務省", ["5", "0", "0", "0", "5", "5"])}`));
    expect(amountOf(lines, "rs-2024-1-2023-initial")).toBe(5);
  });

  it("may hold line ends in a cell: evidence is the line that prints the amount, and the other is explained", async () => {
    const { lines, rows } = await imported(
      "rs",
      fileOf(published(summaryHeader, total("1", "法務省", ["5", "0", "0", "0", "5", "5"], '"二行の\r\n事業名"'))),
    );
    expect(lines[0]?.label).toEqual({ ja: "二行の\n事業名", en: "二行の\n事業名" });
    expect(lines[0]?.evidence).toMatchObject([{ line: 3 }]);
    // The other line names the ministry no more than the first does; it is accounted for as well.
    expect(rows("uncited.ndjson").map(({ from, to }) => [from, to])).toEqual([[2, 2]]);
  });

  const good = total("1", "法務省", ["5", "0", "0", "0", "5", "5"]);
  const rowCases: [string, string, string][] = [
    ["a fraction of a yen", total("2", "法務省", ["50617000.5", "0", "0", "0", "5", "5"]), "fraction"],
    ["words where an amount is", total("2", "法務省", ["約5億", "0", "0", "0", "5", "5"]), "unreadable"],
    ["an amount beyond integers", total("2", "法務省", ["9007199254740992", "0", "0", "0", "5", "5"]), "too-large"],
    ["a bad amount in another column", total("2", "法務省", ["5", "0", "0", "0", "5", "x"]), "unreadable"],
    ["too few cells", "レビューシート,2024,2", "field-count"],
    ["a quote inside a cell", total("2", "法務省", ["5", "0", "0", "0", "5", "5"], 'a"b"c'), "quotes"],
    ["the key of an earlier row", total("1", "法務省", ["9", "0", "0", "0", "9", "9"]), "duplicate"],
    ["another sheet year", good.replace("2024", "2023"), "other-year"],
    ["no project number", total("", "法務省", ["5", "0", "0", "0", "5", "5"]), "form"],
    ["no fiscal year", total("2", "法務省", ["5", "0", "0", "0", "5", "5"], "事業", "令和5"), "form"],
    ["a control character in the name", total("2", "法務省", ["5", "0", "0", "0", "5", "5"], "a\u0007"), "form"],
    ["neither total nor account", total("2", "法務省", ["", "", "", "", "", ""]), "no-total"],
  ];
  it.each(rowCases)("refuse a row with %s, name its line and keep the others", async (_, row, reason) => {
    const { lines, report } = await imported("rs", fileOf(published(summaryHeader, good, row)));
    expect(lines).toHaveLength(6);
    expect(reasonsIn(report)).toEqual({ [reason]: 1 });
    expect(report.skipped[0]?.examples[0]).toMatch(/book\.csv:3/);
  });
});

describe("a stray quote in a cell that is not quoted", () => {
  const row = (i: number, name?: string) => total(String(i), "法務省", ["5", "0", "0", "0", "5", "5"], name);
  const sheet = (...strays: readonly (readonly [number, string])[]) => {
    const names = new Map(strays);
    return published(summaryHeader, ...Array.from({ length: 1000 }, (_, i) => row(i + 1, names.get(i + 1))));
  };
  const projects = (lines: readonly Row[]) => new Set(lines.map(({ project }) => project));

  it.each([
    ["alone in its row", '事業"200', '事業"800'],
    ["at the end of its cell", '事業200"', '事業800"'],
    ["beside a quoted cell", '"事業,200",事業"', '"事業 ""800""",事業"'],
    ["after the end of a quoted cell", '"事業"200"', '"事業"800"'],
  ])("costs its own row and none between it and the next: %s", async (_, first, second) => {
    const { lines, report } = await imported("rs", fileOf(sheet([200, first], [800, second])));
    expect(reasonsIn(report)).toEqual({ quotes: 2 });
    expect(report.skipped[0]?.examples).toEqual([
      expect.stringMatching(/book\.csv:201\b/),
      expect.stringMatching(/book\.csv:801\b/),
    ]);
    expect(projects(lines).size).toBe(998);
  });

  it("costs its own row where it begins a cell and a quote further down closes it", async () => {
    const { lines, report } = await imported("rs", fileOf(sheet([200, '"事業200'], [500, '"事業, 500"'])));
    expect(reasonsIn(report)).toEqual({ quotes: 1 });
    expect(report.skipped[0]?.examples).toEqual([expect.stringMatching(/book\.csv:201\b/)]);
    expect(projects(lines).size).toBe(999);
  });

  it("is told apart from quotes that hold separators, quotes and line ends, after a byte order mark too", async () => {
    const header = summaryHeader.replace("シート種別", '"シート\r\n種別"');
    const names = ['"a,b"', '"a""b"', '"""a"""', '"a\r\n"""', '"a"",""\r\nb"', '""', '"a\r\n\r\n,""b"'];
    const { lines, report } = await imported("rs", fileOf(published(header, ...names.map((name, i) => row(i + 1, name)))));
    const labels = new Map(lines.map(({ project, label }) => [project, (label as { ja: string }).ja]));
    // A name that is empty is a value that a record cannot hold.
    expect(reasonsIn(report)).toEqual({ form: 1 });
    expect([...labels.values()]).toEqual(["a,b", 'a"b', '"a"', 'a\n"', 'a","\nb', 'a\n\n,"b']);
  });
});

describe("budget books of the Ministry of Finance", () => {
  const book = [
    mofHeader,
    round("当初予算", "内閣府", "創造推進に必要な経費", "55500000000"),
    round("補正予算（第1号）", "内閣府", "創造推進に必要な経費", "56196724000"),
    round("補正予算（第3号）", "内閣府", "創造推進に必要な経費", "58796724000"),
    round("補正予算（第1号）", "財務省", "減額された経費", "7"),
    round("決算", "内閣府", "創造推進に必要な経費", "1605390000", "1605390000,527507414"),
    round("当初予算", "国会、内閣及び防衛省", "共管の経費", "3"),
    round("概算要求", "内閣府", "創造推進に必要な経費", "1"),
    round("当初予算", "内閣府", "創造推進に必要な経費", "1"),
  ].join("\n");

  it("state revised totals, of which the last counts and none is added", async () => {
    const { lines, report } = await imported("mof", fileOf(book));
    const supplementary = lines.filter(({ phase, ministry }) => phase === "supplementary" && ministry === "cabinet-office");
    expect(supplementary.map(({ amount, semantics, supplementaryNumber }) => [amount, semantics, supplementaryNumber])).toEqual([
      [56_196_724_000, "revised-total", 1],
      [58_796_724_000, "revised-total", 3],
    ]);
    expect(report.totals.find(({ ministry, phase }) => ministry === "内閣府" && phase === "supplementary")?.amount).toBe(
      "58796724000",
    );
    expect(new Set(supplementary.map(({ id }) => id.replace(/-supplementary-\d$/, ""))).size).toBe(1);
  });

  it("are summed item by item: a revised total replaces its own rounds, and none of an item of that name in another section", async () => {
    const { lines } = await imported(
      "mof",
      fileOf(
        [
          mofHeader,
          round("当初予算", "内閣府", "推進に必要な経費", "55500000000"),
          round("補正予算（第1号）", "内閣府", "推進に必要な経費", "56196724000"),
          round("補正予算（第3号）", "内閣府", "推進に必要な経費", "58796724000"),
          round("当初予算", "内閣府", "推進に必要な経費", "7", ",", "015"),
          round("決算", "内閣府", "推進に必要な経費", "", "1605390000,527507414"),
        ].join("\n"),
      ),
    );
    const { entity, rules } = summableOf("appropriations") as Summable;
    const { total } = sumOf(
      lines.map((line) => complete(entity, line)),
      rules,
      () => null,
    );
    expect(total).toBe(58_796_724_000 + 7);
  });

  it("hold nothing against a row but one that was taken: what is refused claims neither its key nor its year", async () => {
    // A name that no record can hold, under the key of the next row.
    const spoilt = round("当初予算", "内閣府", "経費", "5").replace(",経費,", ",経\u0007費,");
    const { lines, report } = await imported(
      "mof",
      fileOf(
        [
          mofHeader,
          spoilt,
          round("当初予算", "内閣府", "経費", "7"),
          round("当初予算", "内閣府", "経費", "9"),
          spoilt.replace("2020", "1999"),
        ].join("\n"),
      ),
    );
    expect(lines.map(({ amount }) => amount)).toEqual([7]);
    expect(reasonsIn(report)).toEqual({ form: 2, duplicate: 1 });
    expect(parseYaml(read("dataset.yaml"))).toMatchObject({ name: "mof-2020-2020" });
  });

  it("make two lines of a settlement, no ministry of several, and refuse what they do not know", async () => {
    const { lines, report } = await imported("mof", fileOf(book));
    const settled = lines.filter(({ phase }) => phase === "current" || phase === "executed");
    expect(settled.map(({ phase, amount }) => [phase, amount])).toEqual([
      ["current", 1_605_390_000],
      ["executed", 527_507_414],
    ]);
    expect(lines.find(({ amount }) => amount === 3)?.ministry).toBeUndefined();
    expect(reasonsIn(report)).toEqual({ "unknown-kind": 1, duplicate: 1 });
  });
});

describe("the science and technology budget", () => {
  it("is in million yen, taken to the yen by its digits", async () => {
    const rows = [
      "1586,文部科学省,運営,800909.636,7_a_1",
      ",経済産業省,無番号,387299.04,1_a_1",
      "46,内閣官房,衛星,0.000001,1",
      "46,内閣官房,衛星,1.0000001,1",
    ];
    const { lines, report } = await imported("cstp", fileOf([cstpHeader, ...rows].join("\n")));
    expect(lines.map(({ amount, project }) => [amount, project])).toEqual([
      [800_909_636_000, "1586"],
      [387_299_040_000, undefined],
      [1, "46"],
    ]);
    expect(reasonsIn(report)).toEqual({ fraction: 1 });
  });
});

describe("an import is refused as a whole, and nothing is written, for", () => {
  const sheet = published(summaryHeader, total("1", "法務省", ["5", "0", "0", "0", "5", "5"]));
  const zip = (files: Record<string, Uint8Array>) => fileOf(zipSync(files), "book.zip");
  const encrypted = () => {
    const bytes = zipSync({ "2-1.csv": strToU8(sheet) });
    // The first flag of an entry in the directory (APPNOTE 4.4.4).
    const at = Buffer.from(bytes).indexOf("PK\u0001\u0002");
    bytes[at + 8] = (bytes[at + 8] as number) | 1;
    return fileOf(bytes, "book.zip");
  };
  const cases: [string, RegExp, () => string][] = [
    ["no file", /There is no file .*book/, () => "/nowhere/book.csv"],
    ["an empty file", /is empty/, () => fileOf("")],
    ["a header alone", /No row of it makes a line/, () => fileOf(published(summaryHeader))],
    ["rows of which none makes a line", /No row of it makes a line \(1 refused\)/, () => fileOf(published(summaryHeader, "a,b"))],
    [
      "a misspelt heading",
      /lacks the column “予算事業ID” \(did you mean “予算事業I”\?\)/,
      () => fileOf(sheet.replace("予算事業ID", "予算事業I")),
    ],
    ["several missing columns", /lacks the columns “事業年度”.*“府省庁”/, () => fileOf("a,b\n1,2\n")],
    ["a column that stands twice", /“予算年度” stands twice/, () => fileOf(sheet.replace("局・庁", "予算年度"))],
    ["the names of officials", /names persons/, () => fileOf(published("予算事業ID,作成責任者", "1,だれか"))],
    ["sheet 1-1 by its name", /Sheet 1-1 names officials/, () => fileOf("a", "1-1_RS_2024_基本情報.csv")],
    ["Shift_JIS", /is no UTF-8.*Shift_JIS/s, () => fileOf(Uint8Array.from([0x8e, 0x96, 0x8b, 0xc6, 0x0a]))],
    ["UTF-16", /is no UTF-8/, () => fileOf(Uint8Array.from([0xff, 0xfe, 0x8b, 0x4e]))],
    ["a quote that is never closed", /:2: A quote is opened/, () => fileOf(`${summaryHeader}\n"レビュー,2024\n1,2\n`)],
    ["a line without end", /longer than/, () => fileOf("a".repeat(1_100_000))],
    ["sheet 2-2 alone", /The file of 2-1 is missing/, () => fileOf(published(itemsHeader))],
    ["a ZIP without a CSV", /holds 0 CSV files/, () => zip({ "readme.txt": strToU8("x") })],
    ["a ZIP with two CSVs", /holds 2 CSV files \(a\.csv, b\.csv\)/, () => zip({ "a.csv": strToU8("x"), "b.csv": strToU8("y") })],
    ["an encrypted ZIP", /is encrypted/, encrypted],
    ["a ZIP bomb", /would unpack from/, () => zip({ "2-1.csv": new Uint8Array(20_000_000).fill(97) })],
    [
      "a ZIP of which one digit was changed",
      /cannot be read: .*damaged, as its CRC-32 says/,
      () => {
        const bytes = zipSync({ "2-1.csv": strToU8(sheet) }, { level: 0 });
        const at = Buffer.from(bytes).lastIndexOf("0", Buffer.from(bytes).indexOf("PK\u0001\u0002"));
        bytes[at] = (bytes[at] as number) ^ 1;
        return fileOf(bytes, "book.zip");
      },
    ],
    ["a damaged ZIP", /cannot be read/, () => fileOf(zipSync({ "2-1.csv": strToU8(sheet) }).slice(0, 60), "book.zip")],
  ];
  it.each(cases)("%s", async (_, said, make) => {
    const refusal = await imported("rs", make()).catch((error) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal.said.en).toMatch(said);
    expect(refusal.said.ja).toMatch(/[ぁ-ん]/);
    expect(existsSync(into)).toBe(false);
    expect(readdirSync(join(into, ".."))).toEqual([]);
  });

  it("two files of the same sheet", async () => {
    await expect(imported("rs", fileOf(sheet), fileOf(sheet))).rejects.toThrow(/both are 2-1/);
  });

  it("a folder that holds something", async () => {
    await imported("rs", fileOf(sheet));
    await expect(imported("rs", fileOf(sheet))).rejects.toThrow(/holds something/);
  });
});

describe("a published ZIP", () => {
  it("is read as its CSV and leaves its own digest", async () => {
    const csv = published(summaryHeader, total("1", "法務省", ["5", "0", "0", "0", "5", "5"]));
    const zip = zipSync({ "2-1_RS_2024.csv": strToU8(csv) });
    const { rows, lines } = await imported("rs", fileOf(zip, "2-1_RS_2024.zip"));
    expect(lines).toHaveLength(6);
    expect(rows("sources.ndjson")[0]).toMatchObject({
      sha256: createHash("sha256").update(csv).digest("hex"),
      packageSha256: createHash("sha256").update(zip).digest("hex"),
    });
  });
});

it("the fixtures have as many cells as their headers", () => {
  for (const [header, row] of [
    [summaryHeader, total("1", "a", ["1", "2", "3", "4", "5", "6"])],
    [summaryHeader, account("1", "a", "1")],
    [itemsHeader, item("1", "a", "b", ["c", "d", "e"], "1")],
    [mofHeader, round("a", "b", "c", "1")],
  ] as const) {
    const [columns, cells] = parse(`${header}\n${row}`, { relax_column_count: true }) as string[][];
    expect(cells?.length).toBe(columns?.length);
  }
});
