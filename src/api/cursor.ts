import { entityOf } from "../model";
import { sha256 } from "../model/digest";
import { isName } from "../model/kinds";
import { Parameters } from "./parameters";

/** Where a page ended: the id of its last record, or, for search, rank, collection and id. */
export type Position = readonly (string | number)[];

/** What a cursor is bound to: a release, a path and a query without its page size. */
export async function cursorBinding(release: string, path: string, subject: string): Promise<string> {
  return (await sha256(`${release} ${path}?${subject}`)).slice(0, 16);
}

/** A position as an opaque word for URLs: base64url of its JSON (RFC 4648, section 5). */
export function writeCursor(binding: string, position: Position): string {
  const bytes = new TextEncoder().encode(JSON.stringify([binding, ...position]));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** What a part of a position can be. */
const parts = {
  id: (part: unknown) => typeof part === "string" && isName(part),
  collection: (part: unknown) => typeof part === "string" && entityOf(part) !== null,
  rank: (part: unknown) => part === 0 || part === 1,
};

/** The position in a cursor of this binding, whose parts are these; null when it is not one. */
export function readCursor(cursor: string, binding: string, form: readonly (keyof typeof parts)[]): Position | null {
  try {
    const binary = atob(cursorIn(cursor).replaceAll("-", "+").replaceAll("_", "/"));
    const json = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(binary, (c) => c.charCodeAt(0)));
    const [bound, ...position] = JSON.parse(json) as [unknown, ...unknown[]];
    const fits = position.length === form.length && position.every((part, i) => parts[form[i] as keyof typeof parts](part));
    return bound === binding && fits ? (position as Position) : null;
  } catch {
    return null;
  }
}

/** Ends a request whose cursor belongs to another release or query. */
export function refuseCursor(cursor: string, release: string): never {
  const parameters = new Parameters("", []);
  parameters.refuse("cursor", cursor, "cursor", {
    en: `the cursor of page.next of this very query in release ${release}; start again without cursor`,
    ja: `リリース${release}の同じクエリの page.next にあるカーソル（先頭からは cursor なしで）`,
  });
  parameters.check();
  throw new Error("a refused parameter ends the request");
}

// People paste the whole `next` link; its cursor is meant.
function cursorIn(text: string): string {
  return text.includes("cursor=") ? (new URLSearchParams(text.split("?")[1]).get("cursor") ?? "") : text;
}
