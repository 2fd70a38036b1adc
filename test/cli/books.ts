import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Small files in the layouts of the books, with made-up projects. */

export const summaryHeader =
  "シート種別,事業年度,予算事業ID,事業名,府省庁の建制順,政策所管府省庁,府省庁,局・庁,部,課,室,班,係,予算年度,当初予算（合計）,補正予算（合計）,前年度からの繰越し（合計）,予備費等（合計）,計（歳出予算現額合計）,執行額（合計）,執行率,翌年度への繰越し(合計）,翌年度要求額（合計）,主な増減理由,その他特記事項,会計区分,会計,勘定,当初予算,第1次補正予算,第2次補正予算,第3次補正予算,第4次補正予算,第5次補正予算,前年度から繰越し,予備費等1,予備費等2,予備費等3,予備費等4,歳出予算現額,執行額,翌年度要求額,要望額,備考";

/** A row of sheet 2-1: the total of a project. Cells as printed. */
export function total(
  project: string,
  ministry: string,
  amounts: readonly string[],
  name = `事業${project}`,
  year = "2023",
): string {
  return `レビューシート,2024,${project},${name},,${ministry},${ministry},,,,,,,${year},${amounts.join(",")},,,,${",".repeat(20)}`;
}

/** A row of sheet 2-1 for one account of a project. */
export function account(project: string, ministry: string, current: string): string {
  return `レビューシート,2024,${project},事業${project},,${ministry},${ministry},,,,,,,2023,,,,,,,,,,,,一般会計,,,,,,,,,,,,,,${current},${current},,,`;
}

export const itemsHeader =
  "シート種別,事業年度,予算事業ID,事業名,府省庁の建制順,政策所管府省庁,府省庁,局・庁,部,課,室,班,係,予算年度,会計区分,会計,勘定,予算種別,所管,組織・勘定,項,目,歳出予算項目の補足情報,予算額（歳出予算項目ごと）,翌年度要求額（歳出予算項目ごと）,備考（歳出予算項目ごと）";

/** A row of sheet 2-2. */
export function item(
  project: string,
  ministry: string,
  kind: string,
  words: readonly [string, string, string],
  amount: string,
): string {
  return `レビューシート,2024,${project},事業${project},,${ministry},${ministry},,,,,,,2023,一般会計,一般会計,,${kind},,,${words.join(",")},${amount},,`;
}

export const mofHeader =
  "fiscalYear,accountType,budgetType,ministry,organization,sectionCode,sectionName,majorExpenseCode,majorExpenseName,name,amount,previousAmount,currentAmount,spent,carriedOver,unused,sourceUrl,key";

/** A row of the budget book; `settled` is 現額 and 支出済 of a settlement. */
export function round(kind: string, ministry: string, name: string, amount: string, settled = ",", section = "196"): string {
  return `2020,general,${kind},${ministry},本省,${section},推進費,13,科学技術振興費,${name},${amount},,${settled},0,0,https://www.bb.mof.go.jp/,general|${kind}|${ministry}|本省||||${section}|${name}`;
}

export const cstpHeader = "row_id,ministry,name,st_budget_million_yen,categories";

/** Writes a file into a folder of its own and gives its path. */
export function fileOf(content: string | Uint8Array, name = "book.csv"): string {
  const path = join(mkdtempSync(join(tmpdir(), "book-")), name);
  writeFileSync(path, content);
  return path;
}

/** A file as the publisher writes it: byte order mark, CRLF. */
export function published(...lines: readonly string[]): string {
  return `\ufeff${lines.map((line) => `${line}\r\n`).join("")}`;
}
