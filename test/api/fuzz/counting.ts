import { portal } from "../portal";

/** What a request has D1 read, by D1's own account. */
export async function counting<T>(request: () => Promise<T>): Promise<{ readonly answer: T; readonly rows: number }> {
  const watched = [portal.DB, portal.SEARCH, portal.QUERIES];
  const originals = watched.map((d1) => d1.batch);
  let rows = 0;
  for (const [i, d1] of watched.entries()) {
    d1.batch = async function batch<R>(asked: D1PreparedStatement[]) {
      const answers = await (originals[i] as typeof d1.batch).call<D1Database, [D1PreparedStatement[]], Promise<D1Result<R>[]>>(
        d1,
        asked,
      );
      for (const { meta } of answers) rows += meta.rows_read;
      return answers;
    };
  }
  try {
    return { answer: await request(), rows };
  } finally {
    for (const [i, d1] of watched.entries()) d1.batch = originals[i] as typeof d1.batch;
  }
}
