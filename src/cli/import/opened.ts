import { createHash } from "node:crypto";
import { closeSync, createReadStream, openSync, readSync, statSync } from "node:fs";
import { basename } from "node:path";
import { Refusal } from "./refusal";
import { openZip } from "./zipped";

/** A CSV file that can be read, lying on its own or in a ZIP. */
export type Opened = {
  /** What messages call it: its path, and its name in the ZIP. */
  readonly file: string;
  /** Size of the CSV. */
  readonly bytes: number;
  /** SHA-256 of the ZIP that it lies in; null where it lies on its own. */
  readonly packageSha256: string | null;
  stream(): Promise<AsyncIterable<Uint8Array>>;
};

/** Opens a CSV file, or the one in a ZIP. Throws a Refusal where there is no such file or it is empty, or the ZIP is not to be read. */
export async function openCsv(path: string): Promise<Opened> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new Refusal(`There is no file ${path}.`, `ファイル ${path} がありません。`);
  // Sheet 1-1 names the officials who are responsible; nothing of it is read.
  if (/^1-1[_-]/.test(basename(path).normalize("NFKC"))) {
    throw new Refusal(
      `${path}: Sheet 1-1 names officials and is not imported. Give sheets 2-1 and 2-2.`,
      `${path}: 1-1は職員の氏名を含むため取り込みません。2-1と2-2を指定してください。`,
    );
  }
  if (stat.size === 0) throw new Refusal(`${path}: The file is empty.`, `${path}: ファイルが空です。`);
  if (isZip(path)) return openZip(path, await digestOf(path));
  return { file: path, bytes: stat.size, packageSha256: null, stream: async () => createReadStream(path) };
}

/** A ZIP begins with a local file header or, where it holds nothing, with the end of its directory (APPNOTE 4.3). */
function isZip(path: string): boolean {
  const head = Buffer.alloc(4);
  const file = openSync(path, "r");
  readSync(file, head, 0, 4, 0);
  closeSync(file);
  return head.equals(Buffer.from("PK\u0003\u0004")) || head.equals(Buffer.from("PK\u0005\u0006"));
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
