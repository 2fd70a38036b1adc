import type { Row } from "../model/field";
import type { Result } from "../model/result";

// Each piece costs whoever takes it a step, and encoding a row on its own costs more than writing it.
const CHARACTERS = 64 * 1024;

/** Rows as text, many rows at a time. Who stops taking pieces stops the reading of rows. */
export async function* inPieces(rows: Result["rows"], textOf: (row: Row) => string): AsyncGenerator<string> {
  let piece = "";
  // Waiting for each row of a list that is there costs as much as writing it.
  if (Symbol.iterator in rows) {
    for (const row of rows) {
      piece += textOf(row);
      if (piece.length < CHARACTERS) continue;
      yield piece;
      piece = "";
    }
  } else {
    for await (const row of rows) {
      piece += textOf(row);
      if (piece.length < CHARACTERS) continue;
      yield piece;
      piece = "";
    }
  }
  if (piece) yield piece;
}
