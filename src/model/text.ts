/** The two languages of the portal. A new language is a list of compile errors, starting here. */
export const languages = ["ja", "en"] as const;
export type Language = (typeof languages)[number];

/** Words for people: Japanese and English, both always there. */
export type Text = Readonly<Record<Language, string>>;

/** What each language is called. */
export const languageNames: Readonly<Record<Language, Text>> = {
  ja: { ja: "日本語", en: "Japanese" },
  en: { ja: "英語", en: "English" },
};

/** A text with values in its {places}; a place without one stays as it is. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/** A run of Japanese in a text. */
export const JAPANESE = /([\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]+)/u;
