import { dateOf } from "./respond";

/** First and last byte, both included. */
export type ByteRange = { readonly first: number; readonly last: number };

/**
 * The part of a file that a GET asks for (RFC 9110, section 14): one range of bytes, `unsatisfiable` where it lies outside, null
 * where the whole is to be sent: no range, several ranges, another unit, a broken header, or an If-Range that names another state.
 */
export function rangeOf(
  range: string | undefined,
  ifRange: string | undefined,
  length: number,
  etag: string,
  lastModified: string,
): ByteRange | "unsatisfiable" | null {
  const [, from, to] = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(range ?? "") ?? [];
  if (from === undefined || to === undefined || (from === "" && to === "")) return null;
  if (from !== "" && to !== "" && Number(from) > Number(to)) return null;
  // Compared strongly: a weak tag never fits (section 13.1.5).
  if (ifRange !== undefined && ifRange.trim() !== etag && dateOf(ifRange) !== Date.parse(lastModified)) return null;
  const first = from === "" ? Math.max(0, length - Number(to)) : Number(from);
  const last = from === "" || to === "" ? length - 1 : Math.min(Number(to), length - 1);
  return first > last ? "unsatisfiable" : { first, last };
}
