import { fillPlaceholders, type Placeholder, type SQL, sql } from "drizzle-orm";
import { CasingCache } from "drizzle-orm/casing";

/** SQL as D1 takes it. */
export type Query = { readonly sql: string; readonly params: readonly unknown[] };

/** What a statement is about: a value, or the name of one that is given when it is run. */
export type Value<T> = T | Placeholder;

// How SQLite writes it. drizzle's own dialect says the same, beside builders of queries that nobody here needs and everybody would load.
const sqlite = {
  casing: new CasingCache(),
  escapeName: (name: string) => `"${name.replaceAll('"', '""')}"`,
  escapeParam: () => "?",
  escapeString: (text: string) => `'${text.replaceAll("'", "''")}'`,
};

// Who asks for ever other fields makes ever other statements.
const MOST_KEPT = 500;

const kept = new Map<string, Query>();

/** A statement as D1 takes it. */
export function queryOf(statement: SQL): Query {
  const { sql, params } = statement.toQuery(sqlite);
  return { sql, params };
}

/**
 * The same of statements that differ in values alone: written once for each `key`, which costs more than running it, with the values by
 * their names each time.
 */
export function prepared(key: string, values: Readonly<Record<string, unknown>>, write: () => SQL): Query {
  const { sql, params } = kept.get(key) ?? keep(key, queryOf(write()));
  return { sql, params: fillPlaceholders([...params], values) };
}

function keep(key: string, query: Query): Query {
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, query);
  return query;
}

/** A value that is given by this name. */
export function given(name: string): Placeholder {
  return sql.placeholder(name);
}
