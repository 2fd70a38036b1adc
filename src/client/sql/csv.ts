import type { Value } from "./messages";

/**
 * A result as CSV for spreadsheet programs (RFC 4180): a byte order mark, by which Excel knows UTF-8, and an apostrophe before a text
 * that would run as a formula, as in the portal's own files for Excel (src/formats/excel.ts, which a script of a page cannot import).
 */
export function csvOf(columns: readonly string[], rows: readonly (readonly Value[])[]): string {
  // A line with nothing on it is none to many readers.
  const lines = [columns, ...rows].map((values) => values.map(cell).join(",") || '""');
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/** A value as text: null is empty, bytes are hexadecimal digits. */
export function textOf(value: Value): string {
  if (value === null) return "";
  return value instanceof Uint8Array ? Array.from(value, (byte) => byte.toString(16).padStart(2, "0")).join("") : String(value);
}

function cell(value: Value): string {
  const text = textOf(value);
  const harmless = typeof value === "string" && /^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
