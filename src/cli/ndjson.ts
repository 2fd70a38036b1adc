import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

const PIECE = 1024 * 1024;

/** The values of a file of NDJSON. */
export function readNdjson<T>(path: string): T[] {
  return Array.from(textLines(path), (line) => JSON.parse(line) as T);
}

/** The lines of a text file that are not empty, read a piece at a time: a file may be longer than a string can be (2^29 − 24 characters). */
export function* textLines(path: string): Generator<string> {
  const file = openSync(path, "r");
  const piece = Buffer.allocUnsafe(PIECE);
  const decoder = new StringDecoder("utf8");
  let rest = "";
  try {
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
      const lines = (rest + decoder.write(piece.subarray(0, read))).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line !== "") yield line;
    }
    rest += decoder.end();
    if (rest !== "") yield rest;
  } finally {
    closeSync(file);
  }
}
