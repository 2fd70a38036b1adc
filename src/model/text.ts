/** The two languages of the portal. A new language is a list of compile errors, starting here. */
export const languages = ["ja", "en"] as const;
export type Language = (typeof languages)[number];

/** Words for people: Japanese and English, both always there. */
export type Text = Readonly<Record<Language, string>>;
