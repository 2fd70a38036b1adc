import { is, SQL } from "drizzle-orm";
import { HOP_MS, Late, Unanswered } from "../hop";
import { bindingOf } from "../metered";
import { answered, mayBeRepeated } from "./answered";
import { type Query, queryOf } from "./prepared";

/** Result rows of each statement, in order. */
export type Answer = { readonly results: readonly (readonly Record<string, unknown>[])[] };

// D1 binds at most 100 parameters to a statement.
const MOST_PARAMETERS = 100;

/** Which copy of a database answers: the nearest that is no older than what this isolate has seen, or the one that is written. */
export type Copy = "nearest" | "primary";

/**
 * Runs statements as one D1 batch: one hop, one snapshot of the database. What this isolate has read of a database once, every later
 * batch sees too, whichever copy answers; what it has not, `nearest` may be too old to know. A request waits for a database that hangs
 * once: what it asks of it then is `Unanswered` at once.
 */
export async function run(
  d1: D1Database,
  statements: readonly (SQL | Query)[],
  copy: Copy = "nearest",
  within = HOP_MS,
): Promise<Answer> {
  if (statements.length === 0) return { results: [] };
  if (late.has(d1)) throw new Unanswered("D1", "it has not answered this request before");
  const session = sessionOf(d1, copy);
  const prepared = statements.map((statement) => {
    const { sql, params } = packed(is(statement, SQL) ? queryOf(statement) : statement);
    return session.prepare(sql).bind(...params);
  });
  const answers = await answered(session.batch<Record<string, unknown>>(prepared), prepared.length, within).catch((error) => {
    if (error instanceof Late && bindingOf(d1) !== d1) late.add(d1);
    throw error;
  });
  remember(d1, session);
  return { results: answers.map((answer) => answer.results) };
}

// Databases as one request has them (`metered`) that have let it wait in vain.
const late = new WeakSet<D1Database>();

/**
 * Runs statements that write, where they are written. They are to leave the same however often they run: where D1 has lost them, or
 * only its answer, they run again. Reads D1 repeats by itself (Cloudflare, “Debug D1: automatic retries”).
 */
export async function apply(d1: D1Database, statements: readonly SQL[], within = HOP_MS): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run(d1, statements, "primary", within);
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !mayBeRepeated(error)) throw error;
      // Longer each time, and not at the same moment as others.
      await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * 2 ** attempt * Math.random()));
    }
  }
}

/** How long a statement of a load may take: no reader waits for it, and D1 itself gives up after half a minute. */
export const LOAD_MS = 60_000;

const MOST_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 50;

// The newest state that this isolate has seen of each database. Bookmarks sort from old to new.
const bookmarks = new WeakMap<D1Database, string>();

type Session = Pick<D1DatabaseSession, "prepare" | "batch"> & Partial<D1DatabaseSession>;

function sessionOf(d1: D1Database, copy: Copy): Session {
  // What has no copies answers itself.
  if (!("withSession" in d1)) return d1;
  return d1.withSession(copy === "primary" ? "first-primary" : (bookmarks.get(bindingOf(d1)) ?? "first-unconstrained"));
}

function remember(d1: D1Database, session: Session): void {
  const bookmark = session.getBookmark?.();
  const database = bindingOf(d1);
  if (bookmark && bookmark > (bookmarks.get(database) ?? "")) bookmarks.set(database, bookmark);
}

/** The same statement with its parameters as one JSON array where there are more than D1 binds. */
function packed({ sql, params }: Query): Query {
  if (params.length <= MOST_PARAMETERS) return { sql, params };
  let i = 0;
  return { sql: sql.replaceAll("?", () => `(?1 ->> '$[${i++}]')`), params: [JSON.stringify(params)] };
}
