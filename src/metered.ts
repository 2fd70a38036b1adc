import type { Env } from "./env";

/** What has been read for one answer so far. Milliseconds of the database are by its own account, those of files until they begin to come. */
export type Spent = { statements: number; rowsRead: number; dbMilliseconds: number; r2Operations: number; r2Milliseconds: number };

export const nothingSpent = (): Spent => ({ statements: 0, rowsRead: 0, dbMilliseconds: 0, r2Operations: 0, r2Milliseconds: 0 });

/** The bindings for one request: whatever is read through them is added to `spent`, and no other request adds to it. */
export function metered(env: Env, spent: Spent): Env {
  // They have only what the portal calls, so their types are asserted.
  const database = (d1: D1Database) => new MeteredDatabase(d1, spent) as unknown as D1Database;
  return {
    ...env,
    DB: database(env.DB),
    SEARCH: database(env.SEARCH),
    QUERIES: database(env.QUERIES),
    DUMPS: new MeteredBucket(env.DUMPS, spent) as unknown as R2Bucket,
  };
}

/** The binding behind a metered one: what an isolate remembers of it is for every request. */
export function bindingOf<T extends object>(binding: T): T {
  // What stands in for a binding of a type has one of that type behind it.
  return binding instanceof MeteredDatabase || binding instanceof MeteredBucket ? (binding.binding as unknown as T) : binding;
}

/** As much of D1 as `run` in src/db/session.ts asks for. */
class MeteredDatabase {
  constructor(
    readonly binding: D1Database,
    readonly spent: Spent,
  ) {}

  withSession(copy?: string): MeteredSession {
    // What has no copies answers itself.
    return new MeteredSession("withSession" in this.binding ? this.binding.withSession(copy) : this.binding, this.spent);
  }
}

class MeteredSession {
  constructor(
    readonly session: Pick<D1DatabaseSession, "prepare" | "batch"> & Partial<D1DatabaseSession>,
    readonly spent: Spent,
  ) {}

  prepare(sql: string): D1PreparedStatement {
    return this.session.prepare(sql);
  }

  getBookmark(): string | null {
    return this.session.getBookmark?.() ?? null;
  }

  async batch<T>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]> {
    const answers = await this.session.batch<T>(statements);
    this.spent.statements += answers.length;
    for (const { meta } of answers) {
      this.spent.rowsRead += meta.rows_read ?? 0;
      this.spent.dbMilliseconds += meta.duration ?? 0;
    }
    return answers;
  }
}

/** As much of R2 as answers need. */
class MeteredBucket {
  constructor(
    readonly binding: R2Bucket,
    readonly spent: Spent,
  ) {}

  head(...asked: Parameters<R2Bucket["head"]>) {
    return this.timed(() => this.binding.head(...asked));
  }

  get(key: string, options?: R2GetOptions) {
    return this.timed(() => this.binding.get(key, options));
  }

  put(...given: Parameters<R2Bucket["put"]>) {
    return this.timed(() => this.binding.put(...given));
  }

  private async timed<T>(operation: () => Promise<T>): Promise<T> {
    const since = performance.now();
    try {
      return await operation();
    } finally {
      this.spent.r2Operations += 1;
      this.spent.r2Milliseconds += performance.now() - since;
    }
  }
}
