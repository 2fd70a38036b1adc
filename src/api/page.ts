import type { Language } from "../model/text";
import { negotiateLanguage, prefersPage } from "./negotiate";
import { type Ctx, PRIVATE } from "./respond";

/**
 * 303 to a page for people in the reader's language, where Accept prefers one to data; null where it does not. For an address without
 * an extension: with one it names a format.
 */
export function pageFor(c: Ctx, path: (language: Language) => string): Response | null {
  return prefersPage(c.req.header("Accept")) ? toPage(c, path) : null;
}

/**
 * Whether a request for what a release holds is to be led to the page of it: a cited address that somebody opens in a browser. An alias
 * is for programs and is not cited.
 */
export function isCitedOpened(c: Ctx, segment: string): boolean {
  // An extension names a format.
  return c.req.param("release") !== undefined && !segment.includes(".") && prefersPage(c.req.header("Accept"));
}

/** 303 to a page in the reader's language. It is the reader's own: what is shared at the address is data. */
export function toPage(c: Ctx, path: (language: Language) => string): Response {
  const location = path(negotiateLanguage(c.req.header("Accept-Language")));
  return c.body(null, 303, { Location: location, Vary: "Accept, Accept-Language", "Cache-Control": PRIVATE });
}
