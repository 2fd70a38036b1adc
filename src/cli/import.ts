import type { Row } from "../model/field";
import { isDate } from "../model/kinds";
import { suggest } from "../model/suggest";
import type { Text } from "../model/text";
import { readData } from "./data";
import { facts } from "./facts";
import { fail } from "./fail";
import { given } from "./given";
import type { Book, Options } from "./import/book";
import { books } from "./import/books";
import { importBook } from "./import/import-book";
import { Refusal } from "./import/refusal";

/**
 * `npm run import -- BOOK FILE… --into DIR --retrieved YYYY-MM-DD [--issued DATE] [--year YYYY]` makes a data folder of the files of a budget
 * book; docs/importing.md says which. Where something is wrong with the files as a whole, nothing is written.
 */
const usage = "npm run import -- rs|mof|cstp FILE… --into DIR --retrieved YYYY-MM-DD [--issued DATE] [--year YYYY]";

/** What an option is for, where a book needs it. */
const why: Readonly<Record<keyof Options, Text>> = {
  retrieved: {
    en: "on which day the files were fetched (YYYY-MM-DD): books are overwritten in place",
    ja: "ファイルを取得した日（YYYY-MM-DD。公表元で上書きされるため）",
  },
  issued: { en: "when the book was published (YYYY, YYYY-MM or YYYY-MM-DD)", ja: "公表された年月日（YYYY・YYYY-MM・YYYY-MM-DD）" },
  year: { en: "for which fiscal year the amounts are (YYYY)", ja: "金額の年度（西暦4桁）" },
};

const { book, files, into, options } = asked();
try {
  const report = await importBook(book, files, into, options, { organizations: knownOrganizations(), publisher: facts.publisher });
  report.print(console.log);
  console.log(`${into}: imported / 取り込みました。 DATA=${into} npm run release`);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  fail(error.said.en, error.said.ja);
}

/** The organizations of the data folder, whose names and numbers the book is given. Ends the command where their file cannot be read. */
function knownOrganizations(): readonly Row[] {
  const { dataset, findings, locate } = readData();
  const unread = findings.find(({ collection }) => collection === "organizations");
  if (unread) fail(`${locate(unread)}: ${unread.en}`, `${locate(unread)}: ${unread.ja}`);
  return dataset.get("organizations") ?? [];
}

function asked(): { book: Book; files: readonly string[]; into: string; options: Options } {
  const text = { type: "string" } as const;
  const options = { into: text, retrieved: text, issued: text, year: text } as const;
  const { positionals, values } = given({ allowPositionals: true, options }, usage);
  const [name = "", ...files] = positionals;
  const { into, retrieved, issued, year } = values;
  const book = books.find((one) => one.name === name);
  if (!book) {
    const names = books.map((one) => one.name);
    const near = name && suggest(name, names);
    fail(
      `There is no book “${name}”.${near ? ` Did you mean ${near}?` : ` There are ${names.join(", ")}.`}\n${usage}`,
      `「${name}」という予算書等はありません。${near ? `${near} ではありませんか。` : `${names.join("、")} のいずれかです。`}\n${usage}`,
    );
  }
  if (files.length === 0) fail(`No file is given.\n${usage}`, `ファイルを指定してください。\n${usage}`);
  if (!into) fail(`Say with --into which folder to make.\n${usage}`, `作成するフォルダーを --into で指定してください。\n${usage}`);
  for (const [option, value] of Object.entries({ retrieved, issued, year })) {
    const isNeeded = book.needs.includes(option as keyof Options);
    if (value !== undefined && !isNeeded)
      fail(
        `${book.name} takes no --${option}: its files say it.`,
        `${book.name} に --${option} は指定できません。ファイルに記載されています。`,
      );
    if (value !== undefined || !isNeeded) continue;
    fail(
      `Say with --${option} ${why[option as keyof Options].en}.`,
      `${why[option as keyof Options].ja}を --${option} で指定してください。`,
    );
  }
  refuseDate("retrieved", retrieved as string, 10);
  if (issued !== undefined) refuseDate("issued", issued, 4);
  if (year !== undefined && !/^(?:19|20)\d\d$/.test(year))
    fail(`--year ${year} is no fiscal year.`, `--year ${year} は年度（西暦4桁）ではありません。`);
  return {
    book,
    files,
    into,
    options: { retrieved: retrieved as string, issued, year: year === undefined ? undefined : Number(year) },
  };
}

function refuseDate(option: string, value: string, leastLength: number): void {
  if (isDate(value) && value.length >= leastLength) return;
  const form = leastLength === 10 ? "YYYY-MM-DD" : "YYYY, YYYY-MM or YYYY-MM-DD";
  fail(`--${option} ${value} is no date of the form ${form}.`, `--${option} ${value} は日付（${form}）ではありません。`);
}
