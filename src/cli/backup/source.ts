import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fail } from "../fail";
import { digestOf } from "./folder";

// A portal that is busy says when to come again; one that is silent is asked a little later each time.
const TRIES = 6;
const LONGEST_WAIT_S = 120;
const PASSING = [408, 429, 500, 502, 503, 504];

/** A text at an address of a portal, with the address that `rel="next"` leads to; null where it leads nowhere. */
export async function textAt(origin: string, path: string): Promise<{ text: string; next: string | null }> {
  return persistently(
    origin + path,
    () => ({}),
    async (response) => ({
      text: await response.text(),
      next: /<(\/[^>]+)>; rel="next"/.exec(response.headers.get("Link") ?? "")?.[1] ?? null,
    }),
  );
}

/** Downloads a file of known digest, going on where an earlier attempt ended. Ends the command where it comes with another digest. */
export async function fileAt(origin: string, path: string, file: string, sha256: string): Promise<void> {
  const part = `${file}.part`;
  mkdirSync(dirname(file), { recursive: true });
  const tag = `"sha256-${sha256}"`;
  // A part that is not of this file shows in the digest: then it is taken once more, from the start.
  for (const isAgain of [false, true]) {
    if (isAgain) rmSync(part, { force: true });
    const headers = (): Record<string, string> => {
      const held = existsSync(part) ? statSync(part).size : 0;
      return held > 0 ? { Range: `bytes=${held}-`, "If-Range": tag } : {};
    };
    await persistently(origin + path, headers, async (response) => {
      if (response.status === 416) return;
      await pipeline(
        Readable.fromWeb(response.body as never),
        createWriteStream(part, { flags: response.status === 206 ? "a" : "w" }),
      );
    });
    if (existsSync(part) && (await digestOf(part)) === sha256) return renameSync(part, file);
  }
  fail(
    `${origin}${path} has another digest than SHA256SUMS says (${sha256}). Nothing of it was kept; tell whoever runs the portal.`,
    `${origin}${path} のダイジェストが SHA256SUMS（${sha256}）と一致しません。このファイルは保存していません。ポータルの運営者に知らせてください。`,
  );
}

/** Asks and reads, again and again while the portal or the way to it fails. */
async function persistently<T>(
  url: string,
  headers: () => Record<string, string>,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  let last = "";
  for (let tries = 1; tries <= TRIES; tries++) {
    let wait = 2 ** tries / 4;
    try {
      // As it is: a part of what was compressed on the way is no part of the file.
      const response = await fetch(url, { headers: { "Accept-Encoding": "identity", ...headers() } });
      if (response.ok || response.status === 416) return await read(response);
      last = `${response.status} ${(await response.text()).slice(0, 300)}`;
      if (!PASSING.includes(response.status)) break;
      wait = Math.min(Number(response.headers.get("Retry-After")) || wait, LONGEST_WAIT_S);
    } catch (error) {
      last = String((error as Error).cause ?? error);
    }
    if (tries < TRIES) await new Promise((resolve) => setTimeout(resolve, wait * 1000));
  }
  fail(
    `${url} cannot be read: ${last}\nWhat was read is kept; run the same command again.`,
    `${url} を読めません（${last}）。読めた分は保存してあるので、同じコマンドを再実行してください。`,
  );
}
