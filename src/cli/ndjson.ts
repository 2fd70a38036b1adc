import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { fail } from "./fail";

const PIECE = 1024 * 1024;

/** The values of a file of NDJSON that a program wrote. Ends the command at the first line that is none. */
export function readNdjson<T>(path: string): T[] {
  const values: T[] = [];
  let number = 0;
  for (const line of linesOf(path)) {
    number++;
    if (line === "") continue;
    try {
      values.push(JSON.parse(line));
    } catch (error) {
      const { message } = error as Error;
      fail(
        `${path}:${number}: This is no JSON: ${message}. Bring the file back with git, or from another copy.`,
        `${path}:${number}: JSONとして読めません: ${message}。ファイルをgitか別の写しから戻してください。`,
      );
    }
  }
  return values;
}

/** The bytes of a file, a piece at a time: each holds until the next is asked for. */
export function* piecesOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, "r");
  const piece = Buffer.allocUnsafe(PIECE);
  try {
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) yield piece.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

function* linesOf(path: string): Generator<string> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for (const piece of piecesOf(path)) {
    const lines = (rest + decoder.write(piece)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  yield rest + decoder.end();
}
