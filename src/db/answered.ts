import { hop, Unanswered } from "../hop";

/**
 * What a batch answers: one result for each of its statements. Throws `Unanswered` where D1 fails, takes too long, or answers with more or
 * fewer results: what is missing would be taken for empty. SQL that D1 refuses is a mistake of ours and thrown as it is.
 */
export async function answered<T>(batch: Promise<D1Result<T>[]>, statements: number, within: number): Promise<D1Result<T>[]> {
  const answers = await hop("D1", batch, { isOurs, within });
  if (answers.length !== statements || !answers.every(({ success, results }) => success && Array.isArray(results)))
    throw new Unanswered("D1", `${answers.length} results for ${statements} statements, or one of them failed`);
  return answers;
}

/**
 * Whether D1 failed in a way of which it says itself that the same may be tried again (Cloudflare, “Debug D1: error list”), or the command
 * line lost its connection to a local one, which closes it while a command works on something else for seconds.
 */
export function mayBeRepeated(error: unknown): boolean {
  return error instanceof Unanswered && REPEATABLE.test(error.message);
}

const REPEATABLE =
  /Network connection lost|reset because its code was updated|(?:starting up|error in) D1 DB storage caused object to be reset|transient issue on remote node|client disconnected|fetch failed/;

/** JSON text as it was stored. Throws `Unanswered` where it does not parse: what is damaged is no answer. */
export function parsed(text: unknown, what: string): unknown {
  try {
    return JSON.parse(text as string);
  } catch {
    throw new Unanswered("D1", `${what} is no JSON`);
  }
}

// By the names that SQLite and D1 give to their refusals (D1, “Debug D1: error list”).
const REFUSED = /SQLITE_(?:ERROR|CONSTRAINT|TOOBIG|RANGE|MISMATCH|MISUSE)|D1_TYPE_ERROR|D1_COLUMN_NOTFOUND|No SQL statements/;

// A database that has lost its tables, is not migrated yet, holds damaged text or not the release (`limitIn`) refuses too, yet the
// statement was right.
const DAMAGED = /no such (?:table|column)|malformed JSON|bad JSON path/;

function isOurs(error: unknown): boolean {
  const message = String(error);
  return REFUSED.test(message) && !DAMAGED.test(message);
}
