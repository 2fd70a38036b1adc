import sqlite3InitModule, { type Database } from "@sqlite.org/sqlite-wasm";
import type { Answer, Question, Rows, Value } from "./sql/messages";

/**
 * SQL over the SQLite file of a release, away from the page, which can stop it by ending this worker. The file is held to the digest
 * of its release before anything is asked of it, and nothing can be written to it.
 */
self.addEventListener("message", async ({ data }: MessageEvent<Question>) => {
  try {
    opened ??= open(data);
    answer(ask(await opened, data));
  } catch (error) {
    const what = error instanceof Unusable ? error.what : "statement";
    // What comes before is for programs: “SQLITE_ERROR: sqlite3 result code 1: ”.
    answer({ kind: "failed", what, message: (error as Error).message.replace(/^SQLITE_\w+: sqlite3 result code \d+: /, "") });
  }
});

let opened: Promise<Database> | undefined;

class Unusable extends Error {
  constructor(
    readonly what: "file" | "digest",
    message: string,
  ) {
    super(message);
  }
}

function answer(message: Answer): void {
  self.postMessage(message);
}

async function open({ file, sha256 }: Question): Promise<Database> {
  const bytes = await fetched(file);
  const verified = await isAsPublished(bytes, sha256);
  // Nothing is kept between visits, so none of its file systems is wanted; what it would tell the console, the page tells its reader.
  const vfs = { kvvfs: true, opfs: true, "opfs-vfs": true, "opfs-sahpool": true, "opfs-wl": true };
  Object.assign(globalThis, { sqlite3ApiConfig: { disable: { vfs }, warn: () => {} } });
  const { capi, oo1, wasm } = await sqlite3InitModule();
  const database = new oo1.DB(":memory:");
  const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_READONLY;
  const { byteLength } = bytes;
  const at = wasm.allocFromTypedArray(bytes);
  database.checkRc(capi.sqlite3_deserialize(database.pointer as number, "main", at, byteLength, byteLength, flags));
  answer({ kind: "opened", verified });
  return database;
}

async function fetched(file: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const response = await fetch(file);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new Unusable("file", (error as Error).message);
  }
}

/** Whether the bytes were compared with the published digest; throws where they are others. */
async function isAsPublished(bytes: Uint8Array<ArrayBuffer>, sha256: string): Promise<boolean> {
  if (!self.isSecureContext) return false;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== sha256) throw new Unusable("digest", found);
  return true;
}

/** The rows of the first statement that has any, one more than asked for being read to know whether there are more. */
function ask(database: Database, { statement, most }: Question): Rows {
  const columns: string[] = [];
  const rows: Value[][] = [];
  const start = performance.now();
  database.exec({
    sql: statement,
    rowMode: "array",
    columnNames: columns,
    // `false` ends the statement.
    callback: (row) => {
      rows.push(row as Value[]);
      return rows.length > most ? false : undefined;
    },
  });
  return { kind: "rows", columns, rows: rows.slice(0, most), more: rows.length > most, milliseconds: performance.now() - start };
}
