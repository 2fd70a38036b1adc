import { sha256 } from "../model/digest";
import type { Scalar } from "../model/query";

/** The sort values of a page's last row. */
export type Position = readonly (Scalar | null)[];

/** What a cursor is bound to: a release and a query without its page size. */
export async function cursorBinding(release: string, subject: string): Promise<string> {
  return (await sha256(`${release}\n${subject}`)).slice(0, 16);
}

/** A position as an opaque word for URLs. */
export function writeCursor(binding: string, position: Position): string {
  const bytes = new TextEncoder().encode(JSON.stringify([binding, ...position]));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** The position in a cursor of this release and query with so many sort keys; null when it is not one. */
export function readCursor(cursor: string, binding: string, length: number): Position | null {
  try {
    const bytes = Uint8Array.from(atob(cursorIn(cursor).replaceAll("-", "+").replaceAll("_", "/")), (character) =>
      character.charCodeAt(0),
    );
    const [bound, ...position] = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes)) as [
      unknown,
      ...unknown[],
    ];
    const isPosition =
      position.length === length && position.every((value) => value === null || ["string", "number"].includes(typeof value));
    return bound === binding && isPosition ? (position as Position) : null;
  } catch {
    return null;
  }
}

// People paste the whole `next` link; its cursor is meant.
function cursorIn(text: string): string {
  return text.includes("cursor=") ? (new URLSearchParams(text.split("?")[1]).get("cursor") ?? "") : text;
}
