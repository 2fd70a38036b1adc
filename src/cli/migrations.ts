import { readdirSync, readFileSync } from "node:fs";
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from "drizzle-kit/api";
import { changes, facets, pointers, releases, tables, tallies, tombstones, withdrawals } from "../db/tables";

export const MIGRATIONS = "migrations/main";
export const SNAPSHOT = `${MIGRATIONS}/snapshot.json`;

/** The tables that the registry asks for, as drizzle-kit describes them, without its random ids. */
export async function currentSnapshot() {
  const snapshot = await generateSQLiteDrizzleJson({
    ...Object.fromEntries(tables),
    releases,
    changes,
    facets,
    tallies,
    tombstones,
    withdrawals,
    pointers,
  });
  return { ...snapshot, id: "", prevId: "" };
}

/** The SQL that the registry asks for beyond the last migration; empty when the two agree. */
export async function pendingStatements(): Promise<string[]> {
  return generateSQLiteMigration(lastSnapshot(), await currentSnapshot());
}

/** Names of the migrations of the main database, in order. */
export function migrationNames(): string[] {
  return readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith(".sql"))
    .sort();
}

function lastSnapshot() {
  if (migrationNames().length > 0) return JSON.parse(readFileSync(SNAPSHOT, "utf8"));
  const nothing = { version: "6", dialect: "sqlite" as const, tables: {}, views: {}, enums: {} };
  return { ...nothing, _meta: { tables: {}, columns: {} }, id: "", prevId: "" };
}
