import type { Json } from "../model/field";

// What JSON escapes in a string (RFC 8259, section 7), and lone surrogates, which JSON.stringify escapes as well.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among them
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** What stands between the quotes of a text in JSON, as JSON.stringify writes it. */
export function inQuotes(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text).slice(1, -1) : text;
}

/** Adds a value to `parts` as JSON.stringify writes it. Most values are plain texts and integers, which need none of what it does. */
export function addJson(value: Json, parts: string[]): void {
  if (typeof value === "string") {
    parts.push('"', inQuotes(value), '"');
  } else if (typeof value !== "object" || value === null || Array.isArray(value)) {
    parts.push(JSON.stringify(value));
  } else {
    let separator = '{"';
    for (const key in value) {
      const one = (value as { readonly [key: string]: Json })[key];
      if (one === undefined) continue;
      parts.push(separator, inQuotes(key), '":');
      addJson(one, parts);
      separator = ',"';
    }
    parts.push(separator === '{"' ? "{}" : "}");
  }
}
