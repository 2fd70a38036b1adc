import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { loadCounts } from "../src/db/counts";
import { completeSearch, loadChanges, loadCollection, loadSearch, publish, recordRelease } from "../src/db/load";
import type { RecordChange } from "../src/model/difference";
import type { Entity } from "../src/model/entity";
import type { Row } from "../src/model/field";
import type { Manifest } from "../src/model/release";
import { collectionsOf, generatedRow, generatedRows, isChangedIn, sizeOf } from "./generated";
import { generatedRelease, generatedShape } from "./generated-release";
import { d1Over } from "./sqlite-d1";

/** A generated book in two files of SQLite, as D1 would hold it. */
export type Book = { readonly records: number; readonly releases: number; readonly main: string; readonly search: string };

// Enough for a transaction of any release of a bench.
const AT_ONCE = 20_000;

/** Loads a generated book into files of a folder, by the statements that load a release; one that is there already is taken as it is. */
export async function loadBook(folder: string, records: number, releases: number): Promise<Book> {
  mkdirSync(folder, { recursive: true });
  const book = { records, releases, main: `${folder}/main.sqlite`, search: `${folder}/search.sqlite` };
  const done = `${folder}/.done`;
  if (existsSync(done)) return book;
  for (const file of [book.main, book.search]) rmSync(file, { force: true });
  const [main, search] = [opened(book.main, "main"), opened(book.search, "search")];
  for (let sequence = 1; sequence <= releases; sequence++)
    await loadRelease({ DB: d1Over(main), SEARCH: d1Over(search) }, records, sequence);
  for (const database of [main, search]) {
    database.exec("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
    database.close();
  }
  mkdirSync(done);
  return book;
}

/** An empty database with the tables of its migrations. */
export function opened(file: string, migrations: string): DatabaseSync {
  const database = new DatabaseSync(file);
  // Nobody else reads while it is filled, and one that is cut short is begun again.
  database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000");
  for (const name of readdirSync(`migrations/${migrations}`).sort())
    if (name.endsWith(".sql")) database.exec(readFileSync(`migrations/${migrations}/${name}`, "utf8"));
  return database;
}

async function loadRelease(env: { readonly DB: D1Database; readonly SEARCH: D1Database }, records: number, sequence: number) {
  const [release, manifest] = [generatedRelease(sequence), manifestOf(records)];
  await recordRelease(env.DB, release, manifest);
  const log: RecordChange[] = [];
  for (const [entity] of collectionsOf(records)) {
    for (const changes of groupsOf(changesOf(entity, records, sequence))) {
      await loadCollection(env.DB, entity, sequence, changes);
      await loadSearch(env.SEARCH, entity, sequence, changes);
      log.push(...changes.map(logged));
    }
  }
  log.sort((a, b) => (a.entity.collection < b.entity.collection ? -1 : a.entity.collection > b.entity.collection ? 1 : 0));
  await loadChanges(env.DB, release, log);
  await loadCounts(env.DB, release, manifest);
  await completeSearch(env.SEARCH, sequence);
  await publish(env.DB, release);
}

/** What a release of a generated book changes in a collection; the first adds everything. */
export function* changesOf(entity: Entity, records: number, sequence: number): Generator<RecordChange> {
  if (sequence === 1) {
    for (const after of generatedRows(entity, records)) yield { entity, id: after.id, before: null, after };
    return;
  }
  const count = sizeOf(entity.collection, records);
  for (let i = 0; i < count; i++) {
    if (!isChangedIn(entity, i, sequence)) continue;
    const [before, after] = [sequence - 1, sequence].map((one) => generatedRow(entity, records, i, one)) as [Row, Row];
    yield { entity, id: after.id, before, after };
  }
}

/** The same without the words of the records: the log keeps what happened to which. */
function logged({ entity, id, before, after }: RecordChange): RecordChange {
  return { entity, id, before: before && { id }, after: after && { id } };
}

/** What a book is called in a table: records × releases. */
export function nameOf({ records, releases }: Book): string {
  return `${records.toLocaleString("en")} × ${releases}`;
}

function manifestOf(records: number): Manifest {
  const counts = Object.fromEntries(collectionsOf(records).map(([{ collection }, count]) => [collection, count]));
  return { ...generatedShape(records), counts, files: [], tombstones: [] };
}

function* groupsOf<T>(items: Iterable<T>): Generator<T[]> {
  let group: T[] = [];
  for (const item of items) {
    group.push(item);
    if (group.length < AT_ONCE) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
