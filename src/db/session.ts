import type { SQL } from "drizzle-orm";
import { SQLiteSyncDialect } from "drizzle-orm/sqlite-core";

const dialect = new SQLiteSyncDialect();

/** What a batch cost, from D1's own account. */
export type Cost = { readonly statements: number; readonly rowsRead: number; readonly milliseconds: number };

/** Result rows of each statement, in order, and what they cost together. */
export type Answer = { readonly results: readonly (readonly Record<string, unknown>[])[]; readonly cost: Cost };

/** Runs statements as one D1 batch: one hop, one snapshot of the database. */
export async function run(d1: D1Database, statements: readonly SQL[]): Promise<Answer> {
  const prepared = statements.map((statement) => {
    const { sql, params } = dialect.sqlToQuery(statement);
    return d1.prepare(sql).bind(...params);
  });
  const answers = await d1.batch<Record<string, unknown>>(prepared);
  return {
    results: answers.map((answer) => answer.results),
    cost: {
      statements: answers.length,
      rowsRead: answers.reduce((sum, { meta }) => sum + (meta.rows_read ?? 0), 0),
      milliseconds: answers.reduce((sum, { meta }) => sum + (meta.duration ?? 0), 0),
    },
  };
}
