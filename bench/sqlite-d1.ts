import type { DatabaseSync, SQLInputValue } from "node:sqlite";

type Bound = { readonly sql: string; readonly values: readonly SQLInputValue[] };

/** The part of D1 that loading uses, over a file of SQLite: the portal's own statements fill it, without a hop for each. */
export function d1Over(database: DatabaseSync): D1Database {
  const prepared = new Map<string, ReturnType<DatabaseSync["prepare"]>>();
  const statement = (sql: string) => {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  const d1 = {
    prepare: (sql: string) => ({ bind: (...values: SQLInputValue[]): Bound => ({ sql, values }) }),
    async batch(all: readonly Bound[]) {
      database.exec("BEGIN");
      const answers = all.map(({ sql, values }) => ({ success: true, results: statement(sql).all(...values), meta: {} }));
      database.exec("COMMIT");
      return answers;
    },
  };
  return d1 as unknown as D1Database;
}
