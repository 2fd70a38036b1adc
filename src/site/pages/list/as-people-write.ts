import type { Field } from "../../../model/field";

/*
 * Numbers, years and days as people write them. What has one reading alone is read; null is the answer to everything else. All but `saidIn` take
 * texts in NFKC, without white space at their ends.
 */

/** What was typed into a field. */
type Said = {
  /** As the API writes it; null where it cannot be read. */
  readonly value: string | null;
  /** The end of a range that the words around the value say, itself included; `open` where they exclude it or do not say where it is. */
  readonly end: "gte" | "lte" | "open" | null;
};

/** What `500億`, `500億円以上`, `2022年度まで`, `at least 50 billion` or `約500億`, typed into a field of a kind, says. */
export function saidIn(kind: Field["kind"], typed: string): Said {
  const read = forms[kind as keyof typeof forms] ?? (() => null);
  const text = typed.normalize("NFKC").trim();
  const [end, words] = ends.find(([, words]) => words.test(text)) ?? [null, /^/];
  return { value: read(text.replace(words, "").trim()), end };
}

const forms = { yen: wholeNumberOf, integer: wholeNumberOf, fiscalYear: fiscalYearOf, date: dateOf } as const;

const ends: readonly (readonly [end: "gte" | "lte" | "open", words: RegExp])[] = [
  ["gte", /^(?:at least|from|since) |(?:以上|以降|以後|から| or (?:more|later))$/i],
  ["lte", /^(?:at most|up to) |(?:以下|以前|まで| or (?:less|earlier))$/i],
  ["open", /^(?:約|(?:about|around|over|more than|under|less than|after|before) )|(?:超|未満)$/i],
];

// Each with its first and last day: its years are counted from that of the first. 明治 began in another calendar and is left out.
const eras: readonly (readonly [names: RegExp, first: string, last: string])[] = [
  [/^(?:大正|T)/i, "1912-07-30", "1926-12-25"],
  [/^(?:昭和|S)/i, "1926-12-25", "1989-01-07"],
  [/^(?:平成|H)/i, "1989-01-08", "2019-04-30"],
  [/^(?:令和|R)/i, "2019-05-01", "9999-12-31"],
];

/** The four digits of a fiscal year such as `2022年度`, `FY2022` or `令和4年度`. A year that its era did not reach is none. */
export function fiscalYearOf(text: string): string | null {
  const bare = tens(inDigits(text.replaceAll(/\s/g, ""))).replace(/^FY/i, "");
  const [, year] = new RegExp(`^(${YEAR})(?:年度?)?$`).exec(bare) ?? [];
  return year ? westernOf(year, []) : null;
}

/** A day, a month or a year such as `2024/3/29`, `2024年3月` or `R6.3`, with hyphens. What its era did not reach is none. */
export function dateOf(text: string): string | null {
  const bare = tens(inDigits(text.replaceAll(/\s/g, "")));
  const [, year, ...rest] = DATE.exec(bare) ?? [];
  const written = rest.filter((part) => part !== undefined).map((part) => part.padStart(2, "0"));
  return year ? westernOf(year, written) : null;
}

const YEAR = "\\d{4}|[^\\d年]+(?:\\d{1,2}|元)";
const DATE = new RegExp(`^(${YEAR})(?:年?|[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?|年(\\d{1,2})月(?:(\\d{1,2})日?)?)$`);

/** A year, `2022` or `令和4`, and what follows it as a date. */
function westernOf(ofEra: string, rest: readonly string[]): string | null {
  if (/^\d/.test(ofEra)) return [ofEra, ...rest].join("-");
  const [names, first, last] = eras.find(([names]) => names.test(ofEra)) ?? [];
  const written = names && ofEra.replace(names, "");
  const count = written === "元" ? 1 : /^\d+$/.test(written ?? "") ? Number(written) : 0;
  if (!first || !last || count < 1) return null;
  const date = [String(Number(first.slice(0, 4)) + count - 1), ...rest].join("-");
  const isWithin = first.slice(0, date.length) <= date && date <= last.slice(0, date.length);
  return isWithin ? date : null;
}

const units: readonly (readonly [words: RegExp, size: bigint])[] = [
  [/^(?:兆|trillion|tn)/i, 10n ** 12n],
  [/^(?:billion|bn)/i, 10n ** 9n],
  [/^億/, 10n ** 8n],
  [/^million/i, 10n ** 6n],
  [/^万/, 10n ** 4n],
];

/**
 * An integer from `500億`, `1兆1,934億円`, `5百億`, `三千万円`, `¥1.5 billion` or `50bn`. Counted in integers, as no yen may be rounded away.
 * Of `5百` and `1億5000` a unit may have been forgotten, so a hundred or a thousand alone, and what follows a unit above 万, takes 円 behind it, as in
 * `12,345千円`. A fraction is of the last unit, as 1.5億5000万 is a slip.
 */
export function wholeNumberOf(text: string): string | null {
  const [, sign = "", digits = "", yen = ""] = /^[¥\\]?([-−▲△]?)[¥\\]?([^¥\\]*?)(円|yen)?$/i.exec(withoutGaps(text)) ?? [];
  let rest = inDigits(digits);
  let sum = 0n;
  let above: bigint | null = null;
  while (rest !== "") {
    const [part = ""] = /^[\d.千百十]+/.exec(rest) ?? [];
    const behind = rest.slice(part.length);
    const [words, size] = units.find(([words]) => words.test(behind)) ?? [/^/, 1n];
    const counted = countOf(part);
    rest = behind.replace(words, "");
    if (counted === null || (above !== null && size >= above)) return null;
    const isClear = yen !== "" || (/^[\d.]+$/.test(part) && (above ?? 1n) <= 10n ** 4n);
    // Without a unit comes the end, and so does a fraction; units come from the largest down.
    if ((size === 1n && (rest !== "" || !isClear)) || (counted.parts !== 1n && rest !== "")) return null;
    const scaled = counted.of * size;
    if (scaled % counted.parts !== 0n) return null;
    sum += scaled / counted.parts;
    above = size;
  }
  return digits === "" ? null : `${sign && sum !== 0n ? "-" : ""}${sum}`;
}

/** `1.5`, `500百` or `2千5百` as so many of so many parts. */
function countOf(text: string): { readonly of: bigint; readonly parts: bigint } | null {
  const [, whole, fraction = "", size = ""] = /^(\d{1,16})(?:\.(\d{1,12}))?([千百十]?)$/.exec(text) ?? [];
  if (whole) return { of: BigInt(whole + fraction) * (SIZES[size] ?? 1n), parts: 10n ** BigInt(fraction.length) };
  if (!/^(?:[1-9]?千)?(?:[1-9]?百)?(?:[1-9]?十)?[1-9]?$/.test(text) || text === "") return null;
  const terms = [...text.matchAll(/(\d?)([千百十]?)/g)].filter(([all]) => all);
  return { of: terms.reduce((sum, [, digit, size = ""]) => sum + BigInt(digit || 1) * (SIZES[size] ?? 1n), 0n), parts: 1n };
}

const SIZES: Readonly<Record<string, bigint>> = { 千: 1000n, 百: 100n, 十: 10n };

const NUMERALS = "一二三四五六七八九";
const ALONE = new RegExp(`(?<![\\d〇${NUMERALS}])[${NUMERALS}](?![\\d〇${NUMERALS}])`, "g");

/** Numerals as digits. Side by side they may mean “three or four”, as in 三四億, and stay as they are. */
function inDigits(text: string): string {
  return text.replaceAll(ALONE, (numeral) => String(NUMERALS.indexOf(numeral) + 1));
}

/** 3十 as 30, in a year or a day. */
function tens(text: string): string {
  return text.replaceAll(/(?<!\d)(\d?)十(\d?)(?!\d)/g, (_, ten, one) => String(10 * Number(ten || 1) + Number(one)));
}

/** Without the commas and spaces between groups of three digits, and the spaces around words. */
function withoutGaps(text: string): string {
  return text.replaceAll(/(?<!\.\d*)(?<=\d)[,\s](?=\d{3}(?!\d))/g, "").replaceAll(/(?<!\d)\s+|\s+(?!\d)/g, "");
}
