import { portal } from "../portal";

/** What a request has D1 read, by D1's own account. */
export async function counting<T>(request: () => Promise<T>): Promise<{ readonly answer: T; readonly rows: number }> {
  const watched = [portal.DB, portal.SEARCH, portal.QUERIES];
  const originals = watched.map((d1) => d1.withSession);
  let rows = 0;
  for (const [i, d1] of watched.entries()) {
    d1.withSession = (from) => {
      const session = (originals[i] as D1Database["withSession"]).call(d1, from);
      const batch = session.batch;
      session.batch = async function counted<R>(asked: D1PreparedStatement[]) {
        const answers = await (batch as typeof session.batch<R>).call(session, asked);
        for (const { meta } of answers) rows += meta.rows_read;
        return answers as D1Result<R>[];
      };
      return session;
    };
  }
  try {
    return { answer: await request(), rows };
  } finally {
    for (const [i, d1] of watched.entries()) d1.withSession = originals[i] as D1Database["withSession"];
  }
}
