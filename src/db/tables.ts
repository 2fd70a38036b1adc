import { type SQL, sql } from "drizzle-orm";
import { index, integer, primaryKey, type SQLiteColumn, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { entities } from "../model";
import { changeKinds } from "../model/difference";
import type { Entity } from "../model/entity";
import { columnsOf, kinds } from "../model/kinds";
import { sortNames } from "../model/query";
import { OPEN } from "../model/release";

/**
 * One table per collection, derived from the registry. A row is a state of a record, true from release `since` until before
 * release `until`. What a record must have is checked when a release is made; here a column may be empty, so that a field that
 * comes later finds room beside older states.
 */
export const tables = new Map(entities.map((entity) => [entity.collection, tableOf(entity)]));

export const releases = sqliteTable("releases", {
  sequence: integer().primaryKey(),
  id: text().notNull().unique(),
  issued: text().notNull(),
  summaryJa: text().notNull(),
  summaryEn: text().notNull(),
  /** The manifest: every frozen file and dump with its digest, size and rows. */
  manifest: text().notNull(),
});

/** What each release did to each record, in order: the change log, and the way into the difference of two releases. */
export const changes = sqliteTable(
  "changes",
  {
    release: integer()
      .notNull()
      .references(() => releases.sequence),
    collection: text().notNull(),
    id: text().notNull(),
    /** Place in the log, from 1, the same wherever the releases are loaded. */
    sequence: integer().notNull().unique(),
    change: text({ enum: changeKinds }).notNull(),
    /** `since` of the state that ended; null where the record was added. */
    previous: integer(),
  },
  (table) => [primaryKey({ columns: [table.release, table.collection, table.id] })],
);

/** What stays of removed records. */
export const tombstones = sqliteTable(
  "tombstones",
  {
    collection: text().notNull(),
    id: text().notNull(),
    /** The release that removed it. */
    release: integer()
      .notNull()
      .references(() => releases.sequence),
    reasonJa: text().notNull(),
    reasonEn: text().notNull(),
    successor: text(),
    merged: integer({ mode: "boolean" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.collection, table.id] })],
);

/**
 * How many records of a collection have each value of a field as of a release, counted when the release is loaded: `counts` is a JSON
 * list of value, count and, of a reference, what its record is called in each language, the most frequent first.
 */
export const facets = sqliteTable(
  "facets",
  {
    release: integer()
      .notNull()
      .references(() => releases.sequence),
    collection: text().notNull(),
    field: text().notNull(),
    counts: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.release, table.collection, table.field] })],
);

/**
 * What all records of a collection rest on (`evidence`) or lack (`gaps`) as of a release, counted when the release is loaded: `found` is a
 * JSON list of rows.
 */
export const tallies = sqliteTable(
  "tallies",
  {
    release: integer()
      .notNull()
      .references(() => releases.sequence),
    kind: text({ enum: ["evidence", "gaps"] }).notNull(),
    collection: text().notNull(),
    found: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.release, table.kind, table.collection] })],
);

/** Releases that may no longer be read, and why. */
export const withdrawals = sqliteTable("withdrawals", {
  release: integer()
    .primaryKey()
    .references(() => releases.sequence),
  on: text().notNull(),
  reasonJa: text().notNull(),
  reasonEn: text().notNull(),
});

/** Names that move: readers see the releases up to `published`. */
export const pointers = sqliteTable("pointers", {
  name: text().primaryKey(),
  sequence: integer()
    .notNull()
    .references(() => releases.sequence),
  /** When it was last moved, or a release withdrawn, in seconds since 1970. */
  moved: integer(),
});

export type EntityTable = ReturnType<typeof tableOf>;

/** The table of a collection. */
export function tableFor(entity: Entity): EntityTable {
  return tables.get(entity.collection) as EntityTable;
}

/** The table that a collection has. */
export function tableOf(entity: Entity) {
  const columns: Record<string, ReturnType<typeof column>> = {};
  for (const [key, field] of Object.entries(entity.fields)) {
    for (const name of columnsOf(key, field)) {
      columns[name] = column(name, field.many ? "text" : kinds[field.kind].storage);
    }
  }
  const since = integer("since").notNull();
  const until = integer("until").notNull().default(OPEN);
  return sqliteTable(entity.collection, { ...columns, id: text("id").notNull(), since, until }, (table) => [
    primaryKey({ columns: [table.id, table.since] }),
    ...sortedColumns(entity).map((name) =>
      index(`${entity.collection}_${name}`).on(ownColumn(table, name), table.id, table.since, table.until),
    ),
  ]);
}

function ownColumn(table: object, name: string): SQLiteColumn {
  return (table as Record<string, SQLiteColumn>)[name] as SQLiteColumn;
}

/**
 * The columns by which a list is put in order, beside the id. Each has an index that also carries when a state held, so that a page as
 * of any release, and the records of one value, are found by their keys.
 */
function sortedColumns(entity: Entity): string[] {
  return [...new Set(sortNames(entity).values())].filter((name) => name !== "id");
}

/** Columns of a collection as SQL, each with the name of its table. */
export function columns(entity: Entity, names: readonly string[]): SQL {
  return sql.join(
    names.map((name) => sql`${sql.identifier(entity.collection)}.${sql.identifier(name)}`),
    sql`, `,
  );
}

function column(name: string, storage: "text" | "integer") {
  return storage === "text" ? text(name) : integer(name);
}
