import { type Amount, yenIn } from "./amounts";
import { RowRefused, type SheetRow } from "./book";

/** The amount of a cell in yen; null where it is empty. Throws RowRefused where it is no whole number of yen. */
export function amountOf<K extends string>(row: SheetRow<K>, column: K, read: (cell: string) => Amount = yenIn): number | null {
  const amount = read(row.text(column));
  if (amount === "empty") return null;
  if (typeof amount === "string") throw new RowRefused(amount, `${column}: ${row.text(column)}`);
  return amount.yen;
}

/** A fiscal year of four digits. Throws RowRefused where there is none. */
export function yearOf<K extends string>(row: SheetRow<K>, column: K): number {
  const text = row.text(column).normalize("NFKC");
  if (!/^(?:19|20)\d\d(?:\.0)?$/.test(text)) throw new RowRefused("form", `${column}: ${text || "–"}`);
  return Number(text);
}

/** A cell that must not be empty. */
export function wordsOf<K extends string>(row: SheetRow<K>, column: K): string {
  const text = row.text(column);
  if (text === "") throw new RowRefused("form", `${column}: –`);
  return text;
}
