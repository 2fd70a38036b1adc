import { type SQL, sql } from "drizzle-orm";
import type { Entity } from "../model/entity";
import type { Manifest, Release, Withdrawal } from "../model/release";
import { parsed } from "./answered";
import { type Copy, run } from "./session";
import { pointers, releases, tableFor, withdrawals } from "./tables";

/** A release as readers may see it in a list. */
export type Listed = Release & {
  readonly withdrawal: Omit<Withdrawal, "release"> | null;
  /** The last release before it that may be read: where what came before leads, as `predecessor` may be withdrawn. */
  readonly before: string | null;
};

/** A release with the list of its files. */
export type LedgerEntry = Listed & { readonly manifest: Manifest };

/**
 * One release with its manifest, or null where there is none of that number: a copy of the database that does not know it may be behind,
 * so that the primary is asked before.
 */
export async function readRelease(d1: D1Database, id: string): Promise<LedgerEntry | null> {
  return (await readEntry(d1, id, "nearest")) ?? readEntry(d1, id, "primary");
}

/** A release that was withdrawn, with when and why; null where it stands. No copy is asked, as one that is behind would not know yet. */
export async function readWithdrawn(d1: D1Database, id: string): Promise<LedgerEntry | null> {
  const release = await readEntry(d1, id, "primary");
  return release?.withdrawal ? release : null;
}

async function readEntry(d1: D1Database, id: string, copy: Copy): Promise<LedgerEntry | null> {
  const statement = sql`SELECT ${facts}, ${releases.manifest} FROM ${ledger} WHERE ${releases.id} = ${id} AND ${visible}`;
  return entryFrom((await run(d1, [statement], copy)).results[0]?.[0]);
}

/** The releases that readers may see, newest first, without their manifests. */
export async function readLedger(d1: D1Database): Promise<Listed[]> {
  const { results } = await run(d1, [sql`SELECT ${facts} FROM ${ledger} WHERE ${visible} ORDER BY ${releases.sequence} DESC`]);
  return (results[0] ?? []).map((row) => listedFrom(row));
}

/** Every release that may be read, with its manifest, newest first. */
export async function readEntries(d1: D1Database): Promise<LedgerEntry[]> {
  const { results } = await run(d1, [
    sql`SELECT ${facts}, ${releases.manifest} FROM ${ledger} WHERE ${visible} AND ${standing} ORDER BY ${releases.sequence} DESC`,
  ]);
  return (results[0] ?? []).flatMap((row) => entryFrom(row) ?? []);
}

/** The latest release that is not withdrawn, with its manifest; null before the first is loaded. */
export async function readLatest(d1: D1Database): Promise<LedgerEntry | null> {
  const { results } = await run(d1, [
    sql`SELECT ${facts}, ${releases.manifest} FROM ${ledger} WHERE ${visible} AND ${standing} ORDER BY ${releases.sequence} DESC LIMIT 1`,
  ]);
  return entryFrom(results[0]?.[0]);
}

/** The last release issued on a day or before it that is not withdrawn; null where there was none yet. */
export async function readReleaseAsOf(d1: D1Database, day: string): Promise<Listed | null> {
  const { results } = await run(d1, [
    sql`SELECT ${facts} FROM ${ledger} WHERE ${visible} AND ${standing} AND ${releases.issued} <= ${day} ORDER BY ${releases.sequence} DESC LIMIT 1`,
  ]);
  const [row] = results[0] ?? [];
  return row ? listedFrom(row) : null;
}

/** The fields that a collection had in each release that readers may see, by sequence. */
export async function readShapes(d1: D1Database, { collection }: Entity): Promise<ReadonlyMap<number, readonly string[]>> {
  const { results } = await run(d1, [
    sql`SELECT ${releases.sequence}, json_extract(${releases.manifest}, ${`$.fields.${collection}`}) AS fields FROM ${ledger} WHERE ${visible}`,
  ]);
  return new Map(
    (results[0] ?? []).map((row) => [row.sequence as number, parsed(row.fields ?? "[]", "the fields of a manifest") as string[]]),
  );
}

/** What a release may hold: a collection, stored fields of it, a record of it. */
export type Held = { readonly entity: Entity; readonly id?: string; readonly fields?: readonly string[] };

/** The same, or a file. */
export type Holding = Held | { readonly file: string };

/** The releases that may be read and hold all of some things, oldest first. */
export async function readHolding(d1: D1Database, holdings: readonly Holding[]): Promise<Release[]> {
  const { results } = await run(d1, [
    sql`SELECT ${facts} FROM ${ledger} WHERE ${visible} AND ${standing} ${sql.join(holdings.map(holds))} ORDER BY ${releases.sequence}`,
  ]);
  return (results[0] ?? []).map(listedFrom);
}

function holds(holding: Holding): SQL {
  if ("file" in holding)
    return sql`AND EXISTS (SELECT 1 FROM json_each(${releases.manifest}, '$.files') WHERE value ->> 'name' = ${holding.file})`;
  const { entity, id, fields } = holding;
  const table = tableFor(entity);
  return sql`AND json_type(${releases.manifest}, ${`$.counts.${entity.collection}`}) IS NOT NULL
    ${id !== undefined ? sql`AND EXISTS (SELECT 1 FROM ${table} WHERE ${table.id} = ${id} AND ${table.since} <= ${releases.sequence} AND ${table.until} > ${releases.sequence})` : sql``}
    ${fields ? sql`AND NOT EXISTS (SELECT 1 FROM json_each(${JSON.stringify(fields)}) AS asked WHERE asked.value NOT IN (SELECT value FROM json_each(${releases.manifest}, ${`$.fields.${entity.collection}`})))` : sql``}`;
}

/** Sequence of the last release that readers may see, withdrawn or not; 0 before the first. */
export async function readPublished(d1: D1Database): Promise<number> {
  const statement = sql`SELECT ${pointers.sequence} FROM ${pointers} WHERE ${pointers.name} = 'published'`;
  const { results } = await run(d1, [statement], "primary");
  return (results[0]?.[0]?.sequence as number | undefined) ?? 0;
}

/** The manifest that was entered under a number, as it is stored, whether readers may see the release yet or not; null where none was. */
export async function readManifest(d1: D1Database, id: string): Promise<string | null> {
  const statement = sql`SELECT ${releases.manifest} FROM ${releases} WHERE ${releases.id} = ${id}`;
  const { results } = await run(d1, [statement], "primary");
  return (results[0]?.[0]?.manifest as string | undefined) ?? null;
}

/** How many seconds ago the pointer was moved or a release withdrawn, and which are; null where nobody knows when. */
export async function readMoved(
  d1: D1Database,
): Promise<{ readonly seconds: number; readonly withdrawn: readonly string[] } | null> {
  const statements = [
    sql`SELECT unixepoch() - ${pointers.moved} AS seconds FROM ${pointers} WHERE ${pointers.name} = 'published' AND ${pointers.moved} IS NOT NULL`,
    sql`SELECT ${releases.id} FROM ${withdrawals} JOIN ${releases} ON ${releases.sequence} = ${withdrawals.release}`,
  ];
  const { results } = await run(d1, statements, "primary");
  const seconds = results[0]?.[0]?.seconds as number | undefined;
  return seconds === undefined ? null : { seconds, withdrawn: (results[1] ?? []).map(({ id }) => id as string) };
}

function entryFrom(row: Record<string, unknown> | undefined): LedgerEntry | null {
  return row ? { ...listedFrom(row), manifest: parsed(row.manifest, `the manifest of ${row.id}`) as Manifest } : null;
}

function listedFrom(row: Record<string, unknown>): Listed {
  return {
    id: row.id as string,
    sequence: row.sequence as number,
    issued: row.issued as string,
    summary: { ja: row.summaryJa as string, en: row.summaryEn as string },
    predecessor: (row.predecessor as string | null) ?? null,
    before: (row.before as string | null) ?? null,
    withdrawal: row.withdrawnOn
      ? { on: row.withdrawnOn as string, reason: { ja: row.reasonJa as string, en: row.reasonEn as string } }
      : null,
  };
}

const ledger = sql`${releases} LEFT JOIN ${withdrawals} ON ${withdrawals.release} = ${releases.sequence}`;

const facts = sql`${releases.sequence}, ${releases.id}, ${releases.issued}, ${releases.summaryJa}, ${releases.summaryEn},
  (SELECT earlier.id FROM ${releases} AS earlier WHERE earlier.sequence = ${releases}.sequence - 1) AS predecessor,
  (SELECT earlier.id FROM ${releases} AS earlier WHERE earlier.sequence < ${releases}.sequence
    AND earlier.sequence NOT IN (SELECT release FROM ${withdrawals}) ORDER BY earlier.sequence DESC LIMIT 1) AS "before",
  ${withdrawals.on} AS withdrawnOn, ${withdrawals.reasonJa} AS reasonJa, ${withdrawals.reasonEn} AS reasonEn`;

// A release beyond the pointer is still being loaded.
const visible = sql`${releases.sequence} <= (SELECT ${pointers.sequence} FROM ${pointers} WHERE ${pointers.name} = 'published')`;

const standing = sql`${withdrawals.release} IS NULL`;
