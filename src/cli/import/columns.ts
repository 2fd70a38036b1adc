import { suggest } from "../../model/suggest";
import { Refusal } from "./refusal";

/** The headings that a layout needs, by the key that a reader of it uses. */
export type Headings<K extends string> = Readonly<Record<K, string>>;

/** Where each column stands. */
export type Columns<K extends string> = Readonly<Record<K, number>>;

/** A heading as headings are compared: NFKC, one kind of brackets, no spaces. Years and sheets differ in nothing else. */
function foldedHeading(heading: string): string {
  return heading
    .normalize("NFKC")
    .replace(/[\s\ufeff]/g, "")
    .replace(/[[{〔【「『〈《]/g, "(")
    .replace(/[\]}〕】」』〉》]/g, ")")
    .toLowerCase();
}

/** The headings of a layout that a header does not have. */
export function missingIn(header: readonly string[], headings: Headings<string>): string[] {
  const present = new Set(header.map(foldedHeading));
  return Object.values(headings).filter((heading) => !present.has(foldedHeading(heading)));
}

/** Where the columns of a layout stand in a header. Throws a Refusal where one is missing, with the nearest that is there, or stands twice. */
export function columnsIn<K extends string>(header: readonly string[], headings: Headings<K>, file: string): Columns<K> {
  const folded = header.map(foldedHeading);
  const missing = missingIn(header, headings);
  if (missing.length > 0) throw missingColumns(missing, header, headings, file);
  for (const heading of Object.values<string>(headings)) {
    const one = foldedHeading(heading);
    if (folded.indexOf(one) === folded.lastIndexOf(one)) continue;
    throw new Refusal(
      `${file}:1: The column “${heading}” stands twice; which of the two is meant cannot be told.`,
      `${file}:1: 列「${heading}」が二つあり、どちらを指すか決められません。`,
    );
  }
  const entries = Object.entries<string>(headings).map(([key, heading]) => [key, folded.indexOf(foldedHeading(heading))]);
  return Object.fromEntries(entries) as Columns<K>;
}

function missingColumns(missing: readonly string[], header: readonly string[], headings: Headings<string>, file: string): Refusal {
  const known = new Set(Object.values(headings).map(foldedHeading));
  const others = header.map((heading) => heading.replace(/^\ufeff/, "")).filter((heading) => !known.has(foldedHeading(heading)));
  const near = missing.map((heading) => [heading, suggest(foldedHeading(heading), others.map(foldedHeading))] as const);
  const original = (found: string) => others.find((heading) => foldedHeading(heading) === found) ?? found;
  const en = near.map(([heading, found]) => `“${heading}”${found ? ` (did you mean “${original(found)}”?)` : ""}`);
  const ja = near.map(([heading, found]) => `「${heading}」${found ? `（「${original(found)}」ではありませんか）` : ""}`);
  return new Refusal(
    `${file}:1: The header lacks the column${missing.length > 1 ? "s" : ""} ${en.join(", ")}.`,
    `${file}:1: 見出しに列${ja.join("、")}がありません。`,
  );
}

const PERSONS = ["作成責任者", "担当者名", "責任者氏名"];

/** Throws a Refusal where a file names persons: officials are never imported. */
export function refusePersons(header: readonly string[], file: string): void {
  const found = header.find((heading) => PERSONS.some((words) => foldedHeading(heading).includes(words)));
  if (found === undefined) return;
  throw new Refusal(
    `${file}:1: The column “${found.replace(/^\ufeff/, "")}” names persons. Sheet 1-1 and files like it are not imported, because names of officials do not belong into open data.`,
    `${file}:1: 列「${found.replace(/^\ufeff/, "")}」は個人名の列です。職員の氏名を取り込まないため、1-1などのファイルは受け付けません。`,
  );
}
