import type { Language, Text } from "../../model/text";

/** How numbers and days are written in each language. */
const locales = { ja: "ja-JP", en: "en-GB" } as const satisfies Record<Language, string>;

/** A number in digits, with the minus sign where it is below zero. */
export function number(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language]).format(value).replace("-", "−");
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

const OKU = 100_000_000;
const CHO = 1_000_000_000_000;
const BILLION = 1_000_000_000;
const MILLION = 1_000_000;

/** An amount in yen as people say it: 5,000億円, ¥500 billion. Null where that would round it, so that only the exact amount is shown. */
export function amountInWords(yen: number, language: Language): string | null {
  const units =
    language === "ja"
      ? ([
          [CHO, "兆円"],
          [OKU, "億円"],
          [10_000, "万円"],
        ] as const)
      : ([
          [CHO, " trillion"],
          [BILLION, " billion"],
          [MILLION, " million"],
        ] as const);
  const size = Math.abs(yen);
  for (const [unit, word] of units) {
    // A trillion of what is no round number of them is said in the smaller unit: 1兆1,934億 is 11,934億.
    if (size < unit || (unit === CHO && size % CHO !== 0) || (size * 100) % unit !== 0) continue;
    const value = number(yen / unit, language);
    return language === "ja" ? `${value}${word}` : `${yen < 0 ? "−" : ""}¥${number(size / unit, language)}${word}`;
  }
  return null;
}

/** An amount in full. */
export function yenInFull(yen: number): Text {
  return { ja: `${number(yen, "ja")}円`, en: `${number(yen, "en")} yen` };
}
