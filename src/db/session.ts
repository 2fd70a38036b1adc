import type { SQL } from "drizzle-orm";
import { SQLiteSyncDialect } from "drizzle-orm/sqlite-core";

const dialect = new SQLiteSyncDialect();

/** What a batch cost, from D1's own account. */
export type Cost = { readonly statements: number; readonly rowsRead: number; readonly milliseconds: number };

export const NO_COST: Cost = { statements: 0, rowsRead: 0, milliseconds: 0 };

/** What two batches cost together. */
export function addCosts(a: Cost, b: Cost): Cost {
  return {
    statements: a.statements + b.statements,
    rowsRead: a.rowsRead + b.rowsRead,
    milliseconds: a.milliseconds + b.milliseconds,
  };
}

/** Result rows of each statement, in order, and what they cost together. */
export type Answer = { readonly results: readonly (readonly Record<string, unknown>[])[]; readonly cost: Cost };

// D1 binds at most 100 parameters to a statement.
const MOST_PARAMETERS = 100;

/** Runs statements as one D1 batch: one hop, one snapshot of the database. */
export async function run(d1: D1Database, statements: readonly SQL[]): Promise<Answer> {
  if (statements.length === 0) return { results: [], cost: NO_COST };
  const prepared = statements.map((statement) => {
    const { sql, params } = packed(dialect.sqlToQuery(statement));
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

type Query = { readonly sql: string; readonly params: readonly unknown[] };

/** The same statement with its parameters as one JSON array where there are more than D1 binds. */
function packed({ sql, params }: Query): Query {
  if (params.length <= MOST_PARAMETERS) return { sql, params };
  let i = 0;
  return { sql: sql.replaceAll("?", () => `(?1 ->> '$[${i++}]')`), params: [JSON.stringify(params)] };
}
