import { sql } from "drizzle-orm";
import type { Manifest, Release } from "../model/release";
import { run } from "./session";
import { pointers, releases } from "./tables";

/** A release with the list of its files. */
export type LedgerEntry = Release & { readonly manifest: Manifest };

/** One release with its manifest, or null where there is none of that number. */
export async function readRelease(d1: D1Database, id: string): Promise<LedgerEntry | null> {
  const { results } = await run(d1, [
    sql`SELECT ${facts}, ${releases.manifest} FROM ${releases} WHERE ${releases.id} = ${id} AND ${visible}`,
  ]);
  return entryFrom(results[0]?.[0]);
}

/** The releases that readers may see, newest first, without their manifests. */
export async function readLedger(d1: D1Database): Promise<Release[]> {
  const { results } = await run(d1, [sql`SELECT ${facts} FROM ${releases} WHERE ${visible} ORDER BY ${releases.sequence} DESC`]);
  return (results[0] ?? []).map((row) => releaseFrom(row) as Release);
}

function entryFrom(row: Record<string, unknown> | undefined): LedgerEntry | null {
  const release = releaseFrom(row);
  return release && { ...release, manifest: JSON.parse(row?.manifest as string) as Manifest };
}

/** The latest release with its manifest; null before the first is loaded. */
export async function readLatest(d1: D1Database): Promise<LedgerEntry | null> {
  const { results } = await run(d1, [
    sql`SELECT ${facts}, ${releases.manifest} FROM ${pointers} JOIN ${releases} ON ${releases.sequence} = ${pointers.sequence} WHERE ${pointers.name} = 'latest'`,
  ]);
  return entryFrom(results[0]?.[0]);
}

function releaseFrom(row: Record<string, unknown> | undefined): Release | null {
  if (!row) return null;
  return {
    id: row.id as string,
    sequence: row.sequence as number,
    issued: row.issued as string,
    summary: { ja: row.summaryJa as string, en: row.summaryEn as string },
    predecessor: (row.predecessor as string | null) ?? null,
  };
}

const facts = sql`${releases.sequence}, ${releases.id}, ${releases.issued}, ${releases.summaryJa}, ${releases.summaryEn},
  (SELECT earlier.id FROM ${releases} AS earlier WHERE earlier.sequence = ${releases}.sequence - 1) AS predecessor`;

// A release beyond the pointer is still being loaded.
const visible = sql`${releases.sequence} <= (SELECT ${pointers.sequence} FROM ${pointers} WHERE ${pointers.name} = 'latest')`;
