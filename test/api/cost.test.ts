import { beforeAll, describe, expect, it } from "vitest";
import { get, portal } from "./portal";

describe("what a request costs, by D1's own account", () => {
  /** Statements and rows that D1 itself reports for a request. */
  async function cost(path: string, headers: Record<string, string> = {}): Promise<{ rows: number; hops: number; status: number }> {
    let rows = 0;
    let hops = 0;
    const watched: D1Database[] = [portal.DB, portal.SEARCH, portal.QUERIES];
    const originals = watched.map((d1) => d1.withSession);
    watched.forEach((d1, i) => {
      d1.withSession = (from) => {
        const session = (originals[i] as D1Database["withSession"]).call(d1, from);
        const batch = session.batch;
        session.batch = (async (statements: D1PreparedStatement[]) => {
          hops++;
          const answers = await batch.call(session, statements);
          for (const { meta } of answers) rows += meta.rows_read;
          return answers;
        }) as D1DatabaseSession["batch"];
        return session;
      };
    });
    try {
      const { status } = await get(path, { headers });
      return { rows, hops, status };
    } finally {
      watched.forEach((d1, i) => {
        d1.withSession = originals[i] as D1Database["withSession"];
      });
    }
  }

  // An isolate reads each release once in its life.
  beforeAll(() => get("/v1/releases/1.0.0/plans"));

  it("what has been answered on a frozen address is answered from memory", async () => {
    for (const path of [
      "/v1/releases/1.0.0/milestones",
      "/v1/releases/1.0.0/milestones.csv?limit=3",
      "/v1/releases/1.0.0/search?q=AI",
    ]) {
      const first = await get(path);
      expect((await cost(path)).hops, path).toBe(0);
      const again = await get(path);
      expect(await again.text(), path).toBe(await first.text());
      const but = (headers: Headers) => [...headers].filter(([name]) => !["server-timing", "date", "x-request-id"].includes(name));
      expect(but(again.headers), path).toEqual(but(first.headers));
      expect(again.headers.get("Server-Timing")).toContain("memory");
    }
  });

  it("a frozen list of up to 50 reads at most 60 rows in one hop", async () => {
    const { rows, hops, status } = await cost("/v1/releases/1.0.0/initiatives");
    expect([status, hops]).toEqual([200, 1]);
    expect(rows).toBeGreaterThanOrEqual(28);
    expect(rows).toBeLessThanOrEqual(60);
  });

  it("of any collection of the latest release at most 110, with the states that its records had before", async () => {
    const { latestRelease } = await (await get("/v1/meta")).json<{ latestRelease: string }>();
    await get(`/v1/releases/${latestRelease}/plans`);
    const { data } = await (await get(`/v1/releases/${latestRelease}`)).json<{
      data: { collections: { collection: string; records: number }[] };
    }>();
    for (const { collection, records } of data.collections) {
      const { rows, hops, status } = await cost(`/v1/releases/${latestRelease}/${collection}?limit=49`);
      expect([collection, status, hops]).toEqual([collection, 200, 1]);
      expect(rows, collection).toBeGreaterThanOrEqual(Math.min(records, 49));
      expect(rows, collection).toBeLessThanOrEqual(110);
    }
  });

  it("a frozen record reads at most 4 rows in one hop", async () => {
    const { rows, hops } = await cost("/v1/releases/1.0.0/initiatives/k-program");
    expect(hops).toBe(1);
    expect(rows).toBeGreaterThanOrEqual(1);
    expect(rows).toBeLessThanOrEqual(4);
  });

  it("a 304 reads none, frozen or latest", async () => {
    for (const path of ["/v1/releases/1.0.0/initiatives", "/v1/releases/1.0.0/initiatives/k-program", "/v1/initiatives"]) {
      const etag = (await get(path)).headers.get("ETag") as string;
      expect(await cost(path, { "If-None-Match": etag })).toEqual({ rows: 0, hops: 0, status: 304 });
    }
  });

  it("a description of the data reads the list of releases, and their manifests once in the life of an isolate", async () => {
    const releases = (await (await get("/v1/releases")).json<{ data: unknown[] }>()).data.length;
    await get("/catalog.ttl");
    for (const path of ["/catalog.ttl", "/catalog", "/schema-org.jsonld", "/.well-known/void", "/v1/releases/1.0.0.ttl"]) {
      const { rows, hops, status } = await cost(path);
      expect([path, status]).toEqual([path, 200]);
      expect(hops, path).toBeLessThanOrEqual(2);
      expect(rows, path).toBeLessThanOrEqual(5 * releases + 6);
    }
  });

  it("the page of a kept query asks for it and for its result once", async () => {
    const kept = await get("/v1/queries", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ collection: "plans", release: "1.0.0" }),
    });
    const pid = kept.headers.get("Location")?.split("/").at(-1);
    const cited = await cost(`/cite/queries/${pid}.txt`);
    const page = await cost(`/en/queries/${pid}`);
    expect([page.status, cited.status]).toEqual([200, 200]);
    // What the records that are shown refer to is called something.
    expect(page.hops - cited.hops).toBeLessThanOrEqual(1);
  });

  it("Server-Timing says the same", async () => {
    // In an order that nothing above asked for, and an alias, which is never answered from memory.
    const path = "/v1/initiatives?sort=-id";
    const { rows } = await cost(path);
    expect(rows).toBeGreaterThan(0);
    expect((await get(path)).headers.get("Server-Timing")).toContain(`rows;desc="${rows}"`);
  });
});
