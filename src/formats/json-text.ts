import type { Json } from "../model/field";

// What JSON escapes in a string (RFC 8259, section 7), and lone surrogates, which JSON.stringify escapes as well.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among them
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** What stands between the quotes of a text in JSON, as JSON.stringify writes it. */
export function inQuotes(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text).slice(1, -1) : text;
}

/** A value as JSON.stringify writes it. Most values are plain texts and integers, which need none of what it does. */
export function jsonText(value: Json): string {
  if (typeof value === "string") return `"${inQuotes(value)}"`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return JSON.stringify(value);
  let text = "";
  for (const key in value) {
    const of = (value as { readonly [key: string]: Json })[key];
    if (of !== undefined) text += `${text ? "," : ""}"${inQuotes(key)}":${jsonText(of)}`;
  }
  return `{${text}}`;
}
