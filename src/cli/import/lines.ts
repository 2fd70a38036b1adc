import type { Hash } from "node:crypto";
import { sha256Of } from "./digest";
import { Refusal } from "./refusal";

/** A line of a file: counted from 1, without its end, with the SHA-256 of its UTF-8 bytes. */
export type Line = { readonly number: number; readonly text: string; readonly sha256: string };

// What holds more than this without a line end is no table, and would have to be kept in memory.
const LONGEST_LINE = 1024 * 1024;

/**
 * The lines of a file, one after another, so that only the one at hand is in memory. Lines end with LF or CRLF; a byte order mark stays
 * a part of the first. `whole`, when given, is fed every byte. Throws a Refusal where the bytes are no UTF-8, hold a NUL, or a line is too long.
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>, file: string, whole?: Hash): AsyncGenerator<Line> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let rest = "";
  let number = 0;
  const lineFrom = (written: string): Line => {
    const text = written.endsWith("\r") ? written.slice(0, -1) : written;
    if (text.includes("\0")) throw notText(file, number + 1);
    return { number: ++number, text, sha256: sha256Of(text) };
  };
  const decoded = (chunk?: Uint8Array) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw notText(file, number + 1);
    }
  };
  for await (const chunk of bytes) {
    whole?.update(chunk);
    const pieces = (rest + decoded(chunk)).split("\n");
    rest = pieces.pop() as string;
    for (const piece of pieces) yield lineFrom(piece);
    if (rest.length > LONGEST_LINE) {
      throw new Refusal(
        `${file}:${number + 1}: The line is longer than ${LONGEST_LINE} characters; this is no table of lines.`,
        `${file}:${number + 1}: 行が${LONGEST_LINE}文字を超えています。行から成る表ではありません。`,
      );
    }
  }
  rest += decoded();
  if (rest !== "") yield lineFrom(rest);
}

function notText(file: string, near: number): Refusal {
  return new Refusal(
    `${file}: The file is no UTF-8, from about line ${near} on. Japanese files that are not are mostly Shift_JIS: take the UTF-8 file that the publisher offers, or convert a copy: iconv -f CP932 -t UTF-8 (the copy has another SHA-256 than the published file).`,
    `${file}: ${near}行目付近からUTF-8として読めません。Shift_JISのファイルと思われます。公表元のUTF-8版を使うか、iconv -f CP932 -t UTF-8 で変換した写しを使ってください（写しのSHA-256は公表されたファイルと異なります）。`,
  );
}
