import type { Language } from "../model/text";
import { negotiateLanguage, prefersPage } from "./negotiate";
import { type Ctx, PRIVATE } from "./respond";

/**
 * 303 to a page for people in the reader's language, where Accept prefers one to data; null where it does not. For an address without
 * an extension: with one it names a format.
 */
export function pageFor(c: Ctx, path: (language: Language) => string): Response | null {
  if (!prefersPage(c.req.header("Accept"))) return null;
  const location = path(negotiateLanguage(c.req.header("Accept-Language")));
  return c.body(null, 303, { Location: location, Vary: "Accept, Accept-Language", "Cache-Control": PRIVATE });
}
