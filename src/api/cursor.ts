import { sha256 } from "../model/digest";
import { Parameters } from "./parameters";

/** Where a page ended: the id of its last record, or, for search, rank, collection and id. */
export type Position = readonly (string | number)[];

/** What a cursor is bound to: a release, a path and a query without its page size. */
export async function cursorBinding(release: string, path: string, subject: string): Promise<string> {
  return (await sha256(`${release} ${path}?${subject}`)).slice(0, 16);
}

/** A position as an opaque word for URLs. */
export function writeCursor(binding: string, position: Position): string {
  return btoa(JSON.stringify([binding, ...position]))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** The position in a cursor of this binding, with values of these types; null when it is not one. */
export function readCursor(cursor: string, binding: string, types: readonly ("string" | "number")[]): Position | null {
  try {
    const [bound, ...position] = JSON.parse(atob(cursorIn(cursor).replaceAll("-", "+").replaceAll("_", "/"))) as [
      unknown,
      ...unknown[],
    ];
    const fits = position.length === types.length && position.every((value, i) => typeof value === types[i]);
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
    ja: `リリース${release}の同じ問い合わせの page.next にあるカーソル（先頭からは cursor なしで）`,
  });
  parameters.check();
  throw new Error("a refused parameter ends the request");
}

// People paste the whole `next` link; its cursor is meant.
function cursorIn(text: string): string {
  return text.includes("cursor=") ? (new URLSearchParams(text.split("?")[1]).get("cursor") ?? "") : text;
}
