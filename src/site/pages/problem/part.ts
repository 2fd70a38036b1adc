import type { Problem } from "../../../api/problem";
import { type Language, languages } from "../../../model/text";

/** What a part of the page of a problem is given. */
export type Part = { readonly problem: Problem; readonly url: URL; readonly language: Language };

/** The language that a path is in, null of a path in none. */
export function languageOf(path: string): Language | null {
  return languages.find((language) => path === `/${language}` || path.startsWith(`/${language}/`)) ?? null;
}
