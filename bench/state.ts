import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { Book } from "./book";

const D1 = "d1/miniflare-D1DatabaseObject";

/**
 * A folder as wrangler keeps local databases, with those of a book in place of the real ones of `real`: a local D1 is a file of SQLite,
 * and one that is copied there is loaded at once.
 */
export function placeBook(book: Book, real: string, folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(`${real}/d1`, `${folder}/d1`, { recursive: true });
  for (const name of readdirSync(`${folder}/${D1}`).filter((one) => /^[0-9a-f]{64}\.sqlite$/.test(one))) {
    const file = `${folder}/${D1}/${name}`;
    const source = has(file, "releases") ? book.main : has(file, "grams") ? book.search : null;
    if (!source) continue;
    for (const part of ["", "-shm", "-wal"]) rmSync(file + part, { force: true });
    copyFileSync(source, file);
  }
  return folder;
}

function has(file: string, table: string): boolean {
  const database = new DatabaseSync(file);
  try {
    return database.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?").get(table) !== undefined;
  } finally {
    database.close();
  }
}
