import { afterEach, describe, expect, it, vi } from "vitest";
import worker from "../../src/worker";
import { context, portal } from "./portal";

/** The portal on a database that answers when it is let, with `ask` to ask it. */
function onSlowDatabase() {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const DB = {
    prepare: (sql: string) => portal.DB.prepare(sql),
    batch: async (all: D1PreparedStatement[]) => {
      await released;
      return portal.DB.batch(all);
    },
  };
  const ask = async (path: string): Promise<Response> =>
    worker.fetch(new Request(`https://portal.test${path}`) as never, { ...portal, DB } as never, context);
  return { ask, release };
}

describe("an isolate that has as much at work as it holds", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it("refuses the rest at once with 503, and answers again when the work is done", async () => {
    const right = await (await worker.fetch(new Request("https://portal.test/v1/plans") as never, portal, context)).text();
    const { ask, release } = onSlowDatabase();
    const waiting = Array.from({ length: 64 }, () => ask("/v1/plans"));
    for (const path of ["/v1/plans", "/v1/releases/1.0.0/plans?limit=7"]) {
      const refused = await ask(path);
      expect([refused.status, refused.headers.get("Retry-After"), refused.headers.get("Cache-Control")]).toEqual([
        503,
        "5",
        "no-store",
      ]);
      expect(((await refused.json()) as { detailJa: string }).detailJa).toMatch(/[ぁ-ん]/);
    }
    release();
    for (const answer of await Promise.all(waiting)) expect([answer.status, await answer.text()]).toEqual([200, right]);
    expect((await ask("/v1/plans")).status).toBe(200);
  });

  it("gives the right answer of before where it has one, and forgets work of which nothing is heard any more", async () => {
    const path = "/v1/releases/1.0.0/plans";
    const quick = onSlowDatabase();
    quick.release();
    const right = await (await quick.ask(path)).text();
    const clock = vi.spyOn(Date, "now");
    const now = Date.now();
    clock.mockImplementation(() => now + 61_000);
    const { ask, release } = onSlowDatabase();
    const waiting = Array.from({ length: 64 }, () => ask("/v1/plans"));
    expect((await ask("/healthz")).status).toBe(503);
    const before = await quick.ask(path);
    expect([before.status, before.headers.get("Age"), await before.text()]).toEqual([200, "61", right]);
    clock.mockImplementation(() => now + 92_000);
    expect((await ask("/healthz")).status).toBe(200);
    release();
    await Promise.all(waiting);
  });
});
