import type { Row } from "../model/field";
import type { Result } from "../model/result";

/** Adds the text of a row to `parts`: they are joined once for many rows, which costs less than adding text to text. */
export type RowWriter = (row: Row, parts: string[]) => void;

// Each piece costs whoever takes it a step, and encoding a row on its own costs more than writing it. A text of more than some 60,000 characters
// costs more again: V8 asks the system for room for each.
const ROWS_A_PIECE = 16;

/** Rows as text, many rows at a time. Who stops taking pieces stops the reading of rows. */
export async function* inPieces(rows: Result["rows"], write: RowWriter): AsyncGenerator<string> {
  let parts: string[] = [];
  let held = 0;
  // Waiting for each row of a list that is there costs as much as writing it.
  if (Symbol.iterator in rows) {
    for (const row of rows) {
      write(row, parts);
      if (++held < ROWS_A_PIECE) continue;
      yield parts.join("");
      [parts, held] = [[], 0];
    }
  } else {
    for await (const row of rows) {
      write(row, parts);
      if (++held < ROWS_A_PIECE) continue;
      yield parts.join("");
      [parts, held] = [[], 0];
    }
  }
  if (held > 0) yield parts.join("");
}
