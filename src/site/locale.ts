import type { Language } from "../model/text";

/** How numbers and days are written in each language. */
const locales = { ja: "ja-JP", en: "en-GB" } as const satisfies Record<Language, string>;

export function number(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language]).format(value);
}

/** A day, YYYY-MM-DD, in words. */
export function day(date: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}
