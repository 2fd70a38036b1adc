import { type SQL, sql } from "drizzle-orm";
import { type ChangeKind, kindOf, type RecordChange } from "../model/difference";
import type { Entity } from "../model/entity";
import type { Row } from "../model/field";
import { gramsOf } from "../model/grams";
import { type Manifest, OPEN, type Release, type Tombstone, type Withdrawal } from "../model/release";
import { searchableOf } from "../model/searchable";
import { toColumns } from "./rows";
import { numbersOf } from "./search";
import { type Answer, apply, LOAD_MS } from "./session";
import { changes, pointers, releases, tableFor, tombstones, withdrawals } from "./tables";

// A bound parameter of D1 may hold 2 MB in UTF-8; three bytes a character stay below.
const CHUNK_CHARACTERS = 400_000;

// Chunks of a batch. A batch is one hop and one transaction, which writes each page that it touches once: rows that lie far apart in an
// index share them. With as many as this one holds some 10 MB, and takes D1 a second of the thirty that a batch may.
const CHUNKS_AT_ONCE = 16;

/**
 * Writes what a release changed in a collection: new states first, then the ends of the old ones. Each step may be run again
 * after an interruption and leaves the same rows. Readers of other releases see none of it.
 */
export async function loadCollection(
  d1: D1Database,
  entity: Entity,
  sequence: number,
  changes: readonly RecordChange[],
): Promise<void> {
  const table = tableFor(entity);
  const rows = begun(changes, (row) => toColumns(entity, row));
  await writeInChunks(d1, rows, (stored) => {
    const names = Object.keys(stored[0] ?? {});
    const columns = sql.join(
      [...names, "since"].map((name) => sql.identifier(name)),
      sql`, `,
    );
    const values = sql.join(
      names.map((name) => sql.raw(`json_extract(value, '$.${name}')`)),
      sql`, `,
    );
    return [
      sql`INSERT OR IGNORE INTO ${table} (${columns}) SELECT ${values}, ${sequence} FROM json_each(${JSON.stringify(stored)})`,
    ];
  });
  await writeInChunks(d1, ended(changes), (ids) => [
    sql`UPDATE ${table} SET ${sql.identifier("until")} = ${sequence} WHERE ${table.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
      AND ${table.since} < ${sequence} AND ${table.until} = ${OPEN}`,
  ]);
}

/** The same for the search index. */
export async function loadSearch(
  d1: D1Database,
  entity: Entity,
  sequence: number,
  changes: readonly RecordChange[],
): Promise<void> {
  const collection = entity.collection;
  const texts = begun(changes, (row) => {
    const searchable = searchableOf(entity, row);
    return { id: row.id, ...searchable, grams: gramsOf(searchable.text, searchable.title) };
  });
  await writeInChunks(d1, texts, (stored) => {
    // Both statements see the same `texts`, so both give a record the same rowid; the batch is one transaction, so a run after
    // an interruption finds either both rows of a record or none.
    const missing = sql`FROM json_each(${JSON.stringify(stored)}) AS begun WHERE NOT EXISTS (SELECT 1 FROM texts
      WHERE collection = ${collection} AND id = json_extract(begun.value, '$.id') AND since = ${sequence})`;
    const [first, last] = numbersOf(entity);
    const rowid = sql.raw(
      `(SELECT ifnull(max(rowid), ${first}) FROM texts WHERE rowid BETWEEN ${first} AND ${last}) + 1 + begun.key`,
    );
    const part = (name: string) => sql.raw(`json_extract(begun.value, '$.${name}')`);
    return [
      sql`INSERT INTO grams (rowid, pairs) SELECT ${rowid}, ${part("grams")} ${missing}`,
      sql`INSERT INTO texts (rowid, collection, id, since, titleJa, titleEn, title, text)
        SELECT ${rowid}, ${collection}, ${part("id")}, ${sequence}, ${part("titleJa")}, ${part("titleEn")}, ${part("title")}, ${part("text")} ${missing}`,
    ];
  });
  await writeInChunks(d1, ended(changes), (ids) => [
    sql`UPDATE texts SET until = ${sequence} WHERE collection = ${collection} AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
      AND since < ${sequence} AND until = ${OPEN}`,
  ]);
}

/** Says that the search index holds every text of a release: from here on it may be asked for it. */
export async function completeSearch(d1: D1Database, sequence: number): Promise<void> {
  await write(d1, [sql`INSERT OR IGNORE INTO loaded (sequence) VALUES (${sequence})`]);
}

/** New records and new states of old ones, each as it is stored, which is made when it is asked for. */
function* begun<T>(changes: readonly RecordChange[], stored: (row: Row) => T): Generator<T> {
  for (const { after } of changes) if (after) yield stored(after);
}

/** Ids whose former state ends: changed and removed records. */
function ended(changes: readonly RecordChange[]): string[] {
  return changes.flatMap(({ before, id }) => (before ? [id] : []));
}

/**
 * Enters a release in the ledger; readers do not see it before the pointer has moved. Throws where another release of that
 * number or place was begun: its rows would mix with these.
 */
export async function recordRelease(d1: D1Database, release: Release, manifest: Manifest): Promise<void> {
  const entered = JSON.stringify(manifest);
  const { results } = await write(d1, [
    sql`INSERT OR IGNORE INTO ${releases} (sequence, id, issued, summaryJa, summaryEn, manifest)
      VALUES (${release.sequence}, ${release.id}, ${release.issued}, ${release.summary.ja}, ${release.summary.en}, ${entered})`,
    sql`SELECT ${releases.id}, ${releases.manifest} FROM ${releases} WHERE ${releases.sequence} = ${release.sequence}`,
  ]);
  const [begun] = results[1] ?? [];
  if (begun?.id !== release.id || begun?.manifest !== entered) {
    throw new Error(
      `D1 holds an unfinished load of another release ${begun?.id}. Bring its data/releases/ folder back and load it to its end, or, on this machine, remove .wrangler. / 別の内容のリリース${begun?.id}の読み込みが途中です。そのフォルダーを戻して読み込みを終えるか、手元なら .wrangler を削除してください。`,
    );
  }
}

/**
 * Writes what a release did to records into the change log, after all that earlier releases did. The changes come by collection
 * and id, so that each has the same place in the log wherever it is loaded.
 */
export async function loadChanges(d1: D1Database, release: Release, all: readonly RecordChange[]): Promise<void> {
  const { results } = await write(d1, [
    sql`SELECT ifnull(max(${changes.sequence}), 0) AS before FROM ${changes} WHERE ${changes.release} < ${release.sequence}`,
  ]);
  const before = results[0]?.[0]?.before as number;
  const rows = all.map((change, i) => ({ entity: change.entity, logged: [change.id, before + i + 1, kindOf(change)] as const }));
  for (const [entity, own] of Map.groupBy(rows, (row) => row.entity))
    await loadLog(
      d1,
      release,
      entity,
      own.map(({ logged }) => logged),
    );
}

async function loadLog(
  d1: D1Database,
  release: Release,
  entity: Entity,
  rows: readonly (readonly [id: string, sequence: number, change: ChangeKind])[],
): Promise<void> {
  const table = tableFor(entity);
  const previous = sql`(SELECT max(${table.since}) FROM ${table} WHERE ${table.id} = one.value ->> 0 AND ${table.since} < ${release.sequence})`;
  await writeInChunks(d1, rows, (stored) => [
    sql`INSERT OR IGNORE INTO ${changes} (release, collection, id, sequence, change, previous)
      SELECT ${release.sequence}, ${entity.collection}, one.value ->> 0, one.value ->> 1, one.value ->> 2,
        CASE WHEN one.value ->> 2 <> 'added' THEN ${previous} END
      FROM json_each(${JSON.stringify(stored)}) AS one`,
  ]);
}

/** Writes what stays of the records that a release removed. */
export async function loadTombstones(d1: D1Database, release: Release, stones: readonly Tombstone[]): Promise<void> {
  const rows = stones.map(({ collection, id, reason, successor, merged }) => [
    collection,
    id,
    reason.ja,
    reason.en,
    successor,
    Number(merged),
  ]);
  await writeInChunks(d1, rows, (stored) => [
    sql`INSERT OR IGNORE INTO ${tombstones} (collection, id, release, reasonJa, reasonEn, successor, merged)
      SELECT value ->> 0, value ->> 1, ${release.sequence}, value ->> 2, value ->> 3, value ->> 4, value ->> 5
      FROM json_each(${JSON.stringify(stored)})`,
  ]);
}

/** Withdraws releases from reading. What was withdrawn stays so. */
export async function withdraw(d1: D1Database, all: readonly Withdrawal[]): Promise<void> {
  for (const { release, on, reason } of all) {
    await write(d1, [
      sql`INSERT OR IGNORE INTO ${withdrawals} ("release", "on", "reasonJa", "reasonEn")
        SELECT ${releases.sequence}, ${on}, ${reason.ja}, ${reason.en} FROM ${releases} WHERE ${releases.id} = ${release}`,
      sql`UPDATE ${pointers} SET moved = unixepoch() WHERE ${pointers.name} = 'published' AND changes() > 0`,
    ]);
  }
}

/** Moves the pointer to a release: the last step, and the one that readers notice. It never moves back. */
export async function publish(d1: D1Database, release: Release): Promise<void> {
  await write(d1, [
    sql`INSERT INTO ${pointers} (name, sequence, moved) VALUES ('published', ${release.sequence}, unixepoch())
      ON CONFLICT (name) DO UPDATE SET sequence = excluded.sequence, moved = excluded.moved WHERE excluded.sequence > ${pointers}.sequence`,
  ]);
}

function write(d1: D1Database, statements: readonly SQL[]): Promise<Answer> {
  return apply(d1, statements, LOAD_MS);
}

/** Writes items some chunks at a time, by the statements of each chunk. */
async function writeInChunks<T>(d1: D1Database, items: Iterable<T>, statementsOf: (chunk: T[]) => SQL[]): Promise<void> {
  let batch: SQL[][] = [];
  for (const chunk of chunks(items)) {
    batch.push(statementsOf(chunk));
    if (batch.length < CHUNKS_AT_ONCE) continue;
    await write(d1, batch.flat());
    batch = [];
  }
  if (batch.length > 0) await write(d1, batch.flat());
}

/** The items in groups whose JSON stays within a bound parameter. No more is made than the group at hand. */
function* chunks<T>(items: Iterable<T>): Generator<T[]> {
  let group: T[] = [];
  let room = CHUNK_CHARACTERS;
  for (const item of items) {
    const size = JSON.stringify(item).length;
    if (size > room && group.length > 0) {
      yield group;
      [group, room] = [[], CHUNK_CHARACTERS];
    }
    group.push(item);
    room -= size;
  }
  if (group.length > 0) yield group;
}
