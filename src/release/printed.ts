/** Whether some words print a date of the precision that it is written in, and no more: in Western or Japanese years, or with digits alone. */
export function printsDate(words: string, date: string): boolean {
  const [year = 0, month, day] = date.split("-").map(Number);
  const years = writtenYear(year);
  const [m, d] = [month === undefined ? "" : `0?${month}`, day === undefined ? "" : `0?${day}`];
  const japanese = `${years}年${m && `${m}月`}${d && `${d}日`}${d ? "" : `(?!\\d{1,2}${m ? "日" : "月"})`}`;
  const digits = `${[String(year), m, d].filter(Boolean).join("[-/.]")}(?!\\d|年${d ? "" : "|[-/.]\\d{1,2}(?!\\d)"})`;
  return new RegExp(`(?<!\\d)(?:${japanese}|${digits})`).test(words.normalize("NFKC"));
}

/** Whether some words print a fiscal year, by itself or in a list or range whose last year alone says 年度. */
export function printsFiscalYear(words: string, year: number): boolean {
  return new RegExp(`(?<!\\d)${writtenYear(year)}(?![\\d万億兆円])`).test(words.normalize("NFKC"));
}

/** Whether some words print others, in characters of any width. */
export function printsWords(words: string, others: string): boolean {
  return words.normalize("NFKC").includes(others.normalize("NFKC"));
}

function writtenYear(year: number): string {
  return `(?:${year}|令和${year === 2019 ? "元" : year - 2018}|平成${year === 1989 ? "元" : year - 1988})`;
}

/** Whether some words print a count: in digits, or in units of 万 and 億. */
export function printsCount(words: string, count: number): boolean {
  const plain = words.normalize("NFKC").replace(/(?<=\d),(?=\d{3})/g, "");
  const forms = [`${count}(?![\\d.]*[万億])`, RegExp.escape(`${count / 1e4}万`), RegExp.escape(`${count / 1e8}億`)];
  return new RegExp(`(?<![\\d.])(?:${forms.join("|")})(?!\\.?\\d)`).test(plain);
}
