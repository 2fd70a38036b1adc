import { type SQL, sql } from "drizzle-orm";
import type { ChangeKind } from "../model/difference";
import type { Entity } from "../model/entity";
import type { Row } from "../model/field";
import type { Tombstone } from "../model/release";
import { fromColumns } from "./rows";
import { run } from "./session";
import { changes, pointers, releases, tableFor, tombstones, withdrawals } from "./tables";

/** A state of a record, true from release `since` until before release `until`; sequences, `until` null where it still holds. */
export type State = { readonly since: number; readonly until: number | null; readonly row: Row };

/** Every state of a record in the published releases, oldest first, and its tombstone as of a release. */
export async function readHistory(
  d1: D1Database,
  entity: Entity,
  id: string,
  sequence: number,
): Promise<{ states: State[]; tombstone: Buried | null }> {
  const table = tableFor(entity);
  const { results } = await run(d1, [
    sql`SELECT * FROM ${table} WHERE ${table.id} = ${id} AND ${table.since} <= ${published} ORDER BY ${table.since}`,
    tombstoneStatement(entity.collection, id, sequence),
  ]);
  const fields = Object.keys(entity.fields);
  const rows = results[0] ?? [];
  const states = rows.map((row, i) => {
    // A state may end with a release that is still being loaded.
    const until = row.until as number;
    const ends = i + 1 < rows.length || results[1]?.[0] !== undefined;
    return { since: row.since as number, until: ends ? until : null, row: fromColumns(entity, row, fields) };
  });
  return { states, tombstone: buriedFrom(results[1]?.[0]) };
}

/** A tombstone with the release that set it. */
export type Buried = Tombstone & { readonly release: { readonly id: string; readonly sequence: number; readonly issued: string } };

/** The tombstone of a record as of a release; null where it was not removed by then. */
export async function readTombstone(d1: D1Database, collection: string, id: string, sequence: number): Promise<Buried | null> {
  const { results } = await run(d1, [tombstoneStatement(collection, id, sequence)]);
  return buriedFrom(results[0]?.[0]);
}

function tombstoneStatement(collection: string, id: string, sequence: number): SQL {
  return sql`SELECT ${tombstones}.*, ${releases.id} AS releaseId, ${releases.issued} AS issued
    FROM ${tombstones} JOIN ${releases} ON ${releases.sequence} = ${tombstones.release}
    WHERE ${tombstones.collection} = ${collection} AND ${tombstones.id} = ${id} AND ${tombstones.release} <= ${sequence}`;
}

function buriedFrom(row: Record<string, unknown> | undefined): Buried | null {
  if (!row) return null;
  return {
    collection: row.collection as string,
    id: row.id as string,
    reason: { ja: row.reasonJa as string, en: row.reasonEn as string },
    successor: row.successor as string | null,
    merged: row.merged === 1,
    release: { id: row.releaseId as string, sequence: row.release as number, issued: row.issued as string },
  };
}

/** An entry of the change log. */
type Logged = {
  readonly sequence: number;
  readonly release: { readonly id: string; readonly issued: string };
  /** Its place in the order of releases, and whether it was withdrawn, so that nothing of it can be read. */
  readonly place: number;
  readonly withdrawn: boolean;
  readonly collection: string;
  readonly id: string;
  readonly change: ChangeKind;
  readonly tombstone: Tombstone | null;
};

/** A page of the change log after a place in it, and one entry more to tell whether there is more. */
export async function readLog(d1: D1Database, after: number, limit: number): Promise<Logged[]> {
  const { results } = await run(d1, [
    sql`SELECT ${changes.sequence}, ${changes.collection}, ${changes.id}, ${changes.change}, ${releases.id} AS releaseId, ${releases.issued},
        ${changes.release} AS place, ${withdrawals.release} IS NOT NULL AS withdrawn, ${tombstones.reasonJa}, ${tombstones.reasonEn}, ${tombstones.successor}, ${tombstones.merged}
      FROM ${changes} JOIN ${releases} ON ${releases.sequence} = ${changes.release}
      LEFT JOIN ${withdrawals} ON ${withdrawals.release} = ${changes.release}
      LEFT JOIN ${tombstones} ON ${changes.change} = 'removed' AND ${tombstones.collection} = ${changes.collection} AND ${tombstones.id} = ${changes.id}
      WHERE ${changes.sequence} > ${after} AND ${changes.release} <= ${published} ORDER BY ${changes.sequence} LIMIT ${limit + 1}`,
  ]);
  return (results[0] ?? []).map(loggedFrom);
}

/** Whether the log has an entry of a sequence, by the copy that is written: one behind may not have it yet. */
export async function isLogged(d1: D1Database, sequence: number): Promise<boolean> {
  const { results } = await run(d1, [sql`SELECT 1 FROM ${changes} WHERE ${changes.sequence} = ${sequence}`], "primary");
  return results[0]?.length === 1;
}

function loggedFrom(row: Record<string, unknown>): Logged {
  const [collection, id] = [row.collection as string, row.id as string];
  return {
    sequence: row.sequence as number,
    release: { id: row.releaseId as string, issued: row.issued as string },
    place: row.place as number,
    withdrawn: row.withdrawn === 1,
    collection,
    id,
    change: row.change as ChangeKind,
    tombstone: row.reasonJa
      ? {
          collection,
          id,
          reason: { ja: row.reasonJa as string, en: row.reasonEn as string },
          successor: row.successor as string | null,
          merged: row.merged === 1,
        }
      : null,
  };
}

/** How many records were added, changed and removed. */
export type ChangeCounts = Readonly<Record<ChangeKind, number>>;

/** How many records some releases added, changed and removed, by their sequence; one that changed nothing is not among them. */
export async function readChangeCounts(d1: D1Database, sequences: readonly number[]): Promise<ReadonlyMap<number, ChangeCounts>> {
  const { results } = await run(d1, [
    sql`SELECT ${changes.release}, ${changes.change}, count(*) AS count FROM ${changes}
      WHERE ${changes.release} IN (SELECT value FROM json_each(${JSON.stringify(sequences)})) GROUP BY 1, 2`,
  ]);
  const counts = new Map<number, ChangeCounts>();
  for (const { release, change, count } of results[0] ?? []) {
    const of = counts.get(release as number) ?? { added: 0, changed: 0, removed: 0 };
    counts.set(release as number, { ...of, [change as ChangeKind]: count as number });
  }
  return counts;
}

const published = sql`(SELECT ${pointers.sequence} FROM ${pointers} WHERE ${pointers.name} = 'published')`;
