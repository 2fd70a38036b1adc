import sqlite3InitModule, { type Database } from "@sqlite.org/sqlite-wasm";
import type { Language } from "../model/text";
import { reasonOf } from "./reason";
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
    readonly what: "refused" | "file" | "digest" | "engine",
    message: string,
  ) {
    super(message);
  }
}

function answer(message: Answer): void {
  self.postMessage(message);
}

async function open({ file, sha256, language }: Question): Promise<Database> {
  let bytes = await fetched(file, language);
  let found = await digestOf(bytes);
  if (found !== null && found !== sha256) {
    // Wrong bytes in the cache of the browser would stay there for a year.
    bytes = await fetched(file, language, "reload");
    found = await digestOf(bytes);
    if (found !== sha256) throw new Unusable("digest", String(found));
  }
  const database = await started(bytes).catch((error: Error) => {
    throw new Unusable("engine", error.message);
  });
  answer({ kind: "opened", verified: found !== null });
  return database;
}

/** SQLite with these bytes as its database. Fails where WebAssembly or its file cannot be had, or memory is short. */
async function started(bytes: Uint8Array<ArrayBuffer>): Promise<Database> {
  // Nothing is kept between visits, so none of its file systems is wanted; what it would tell the console, the page tells its reader.
  const vfs = { kvvfs: true, opfs: true, "opfs-vfs": true, "opfs-sahpool": true, "opfs-wl": true };
  Object.assign(globalThis, { sqlite3ApiConfig: { disable: { vfs }, warn: () => {} } });
  const { capi, oo1, wasm } = await sqlite3InitModule();
  const database = new oo1.DB(":memory:");
  const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_READONLY;
  const { byteLength } = bytes;
  const at = wasm.allocFromTypedArray(bytes);
  database.checkRc(capi.sqlite3_deserialize(database.pointer as number, "main", at, byteLength, byteLength, flags));
  return database;
}

async function fetched(file: string, language: Language, cache: RequestCache = "default"): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const response = await fetch(file, { cache });
    if (!response.ok) throw new Unusable("refused", (await reasonOf(response, language)) || `HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw error instanceof Unusable ? error : new Unusable("file", (error as Error).message);
  }
}

/** SHA-256 in hexadecimal digits; null where the browser computes none, as without HTTPS. */
async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  if (!self.isSecureContext) return null;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The rows of the first statement that has any, one more than asked for being read to know whether there are more. */
function ask(database: Database, { statement, most }: Question): Rows {
  const columns: string[] = [];
  const rows: Value[][] = [];
  const statements: string[] = [];
  const start = performance.now();
  database.exec({
    sql: statement,
    rowMode: "array",
    columnNames: columns,
    saveSql: statements,
    // `false` ends the statement.
    callback: (row) => {
      rows.push(row as Value[]);
      return rows.length > most ? false : undefined;
    },
  });
  const milliseconds = performance.now() - start;
  return {
    kind: "rows",
    columns,
    rows: rows.slice(0, most),
    more: rows.length > most,
    statements: statements.length,
    milliseconds,
  };
}
