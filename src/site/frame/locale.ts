import type { Language, Text } from "../../model/text";

/** How numbers and days are written in each language. */
const locales = { ja: "ja-JP", en: "en-GB" } as const satisfies Record<Language, string>;

/** What stands between items in a row. */
export const comma = { ja: "、", en: ", " } as const satisfies Record<Language, string>;

/** What stands between a heading and what is said under it. */
export const colon = { ja: "：", en: ": " } as const satisfies Record<Language, string>;

/** Words in brackets, as they follow others. */
export function inBrackets(words: string, language: Language): string {
  return { ja: `（${words}）`, en: ` (${words})` }[language];
}

/** A number in digits, with the minus sign where it is below zero. */
export function number(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language]).format(value).replace("-", "−");
}

/** How many there are, with a plus where there are more than were counted. */
export function atLeast(
  { count, atLeast }: { readonly count: number; readonly atLeast?: true | undefined },
  language: Language,
): string {
  return `${number(count, language)}${atLeast ? "+" : ""}`;
}

/** A length in bytes as people say it: 639 kB. A kilobyte is 1,000 bytes. */
export function size(bytes: number, language: Language): string {
  const [value, unit] =
    bytes < 1_000 ? [bytes, "byte"] : bytes < 1_000_000 ? [bytes / 1_000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  const format = {
    style: "unit",
    unit,
    maximumSignificantDigits: 3,
    ...(unit === "byte" && { unitDisplay: "long" as const }),
  } as const;
  return new Intl.NumberFormat(locales[language], format).format(value);
}

/** A date at the precision that it has (EDTF level 0: YYYY, YYYY-MM or YYYY-MM-DD), in words. */
export function day(date: string, language: Language): string {
  const [year, month, dayOfMonth] = date.split("-");
  return new Intl.DateTimeFormat(locales[language], {
    year: "numeric",
    ...(month && { month: "long" }),
    ...(dayOfMonth && { day: "numeric" }),
    timeZone: "UTC",
  }).format(new Date(`${year}-${month ?? "01"}-${dayOfMonth ?? "01"}T00:00:00Z`));
}

/** The day that a moment in UTC is on in Japan, nine hours ahead all year: 2026-11-30T23:30:00Z is on 2026-12-01. */
export function dayInJapan(moment: string): string {
  return new Date(Date.parse(moment) + 9 * 3_600_000).toISOString().slice(0, 10);
}

const OKU = 100_000_000;
const CHO = 1_000_000_000_000;
const BILLION = 1_000_000_000;
const MILLION = 1_000_000;

/** The units that amounts are said in, with the smallest part of each that is still said: 0.0001億円 is 1万円. */
const units = {
  ja: [
    [CHO, "兆円", CHO],
    [OKU, "億円", 10_000],
    [10_000, "万円", 10_000],
  ],
  en: [
    [CHO, " trillion", CHO],
    [BILLION, " billion", MILLION],
    [MILLION, " million", 10_000],
  ],
} as const satisfies Record<Language, readonly (readonly [unit: number, word: string, part: number])[]>;

/**
 * An amount in yen as people say it: 5,000億円, ¥500 billion. The size of the amount alone chooses the unit, so that amounts below each other
 * compare. A trillion of what is no round number of them has the rest behind it in Japanese, 1兆1,934億円, and is said in the smaller unit in
 * English, ¥1,193.4 billion. Null where that would round it, so that only the exact amount is shown.
 */
export function amountInWords(yen: number, language: Language): string | null {
  const words = sizeInWords(Math.abs(yen), language);
  return words && `${yen < 0 ? "−" : ""}${language === "en" ? "¥" : ""}${words}`;
}

/**
 * A large amount that comes out round in no unit, so that it can be read: every yen of it by 兆, 億 and 万 in Japanese, about how much it is in
 * English. Null below the unit that such amounts are said in. `plus` is what stands before one above zero.
 */
export function largeInWords(yen: number, language: Language, plus = ""): string | null {
  const size = Math.abs(yen);
  const sign = yen < 0 ? "−" : plus;
  if (language === "en") {
    if (size < BILLION) return null;
    const billions = new Intl.NumberFormat(locales.en, { maximumFractionDigits: 1 }).format(size / BILLION);
    return `about ${sign}¥${billions} billion`;
  }
  if (size < OKU) return null;
  const parts = byTenThousands.map(([unit, word, above]) => [Math.floor((size % above) / unit), word] as const);
  return `${sign}${parts.flatMap(([count, word]) => (count > 0 ? [number(count, "ja") + word] : [])).join("")}円`;
}

const byTenThousands = [
  [CHO, "兆", Number.POSITIVE_INFINITY],
  [OKU, "億", CHO],
  [10_000, "万", OKU],
  [1, "", 10_000],
] as const;

function sizeInWords(size: number, language: Language): string | null {
  const rest = size % CHO;
  if (language === "ja" && size >= CHO && rest > 0) {
    const behind = sizeInWords(rest, language);
    return behind && `${number((size - rest) / CHO, language)}兆${behind}`;
  }
  const fitting = units[language].find(([unit]) => size >= unit && (unit !== CHO || rest === 0));
  if (!fitting) return null;
  const [unit, word, part] = fitting;
  if (size % part !== 0) return null;
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 4 }).format(size / unit) + word;
}

/** What stands before a difference that is above zero; one below zero has its minus. */
export function plusOf(difference: number): string {
  return difference > 0 ? "+" : "";
}

/** An amount in full. */
export function yenInFull(yen: number): Text {
  return { ja: `${number(yen, "ja")}円`, en: `${number(yen, "en")} yen` };
}
