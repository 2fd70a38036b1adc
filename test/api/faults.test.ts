import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Env } from "../../src/env";
import worker from "../../src/worker";
import { context, portal } from "./portal";

/** A request to the portal with some of its bindings broken. */
async function ask(path: string, broken: Partial<Env>): Promise<Response> {
  return worker.fetch(new Request(`https://portal.test${path}`) as never, { ...portal, ...broken }, context);
}

// Stand-ins for broken bindings have only what the portal calls, so their types are asserted.
const failing = (message: string) =>
  ({ prepare: () => ({ bind: () => ({}) }), batch: () => Promise.reject(new Error(message)) }) as unknown as D1Database;
const bucket = (found: object | null) =>
  ({
    head: () => Promise.resolve(found),
    get: () => Promise.resolve(null),
    put: () => Promise.resolve(null),
  }) as unknown as R2Bucket;

describe("when something is broken", () => {
  const logged: string[] = [];
  beforeEach(() => {
    logged.length = 0;
    vi.spyOn(console, "error").mockImplementation((line) => void logged.push(String(line)));
  });
  afterEach(() => vi.restoreAllMocks());

  it("a database that fails is 503 with Retry-After, in both languages, and logged", async () => {
    const response = await ask("/v1/initiatives", { DB: failing("D1_ERROR: Network connection lost.") });
    expect([response.status, response.headers.get("Retry-After"), response.headers.get("Cache-Control")]).toEqual([
      503,
      "10",
      "no-store",
    ]);
    const body = (await response.json()) as { instance: string; detailJa: string };
    expect(body.detailJa).toMatch(/[ぁ-ん]/);
    expect(logged.join()).toContain(body.instance);
  });

  it("a search database that fails is 503, and lists go on", async () => {
    const broken = { SEARCH: failing("D1_ERROR: gone") };
    expect((await ask("/v1/search?q=AI", broken)).status).toBe(503);
    expect((await ask("/v1/initiatives", broken)).status).toBe(200);
  });

  it("a fault of ours is 500 without a word of its inside", async () => {
    const response = await ask("/v1/initiatives", { DB: failing("cannot read properties of undefined (secret)") });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(/secret|undefined|\.ts/);
    expect(logged.join()).toContain("secret");
  });

  it("a dump that vanished is made again, and 503 where the database fails too, never half", async () => {
    expect((await ask("/dumps/1.0.0/plans.csv", { DUMPS: bucket(null) })).status).toBe(200);
    const calls = { DB: failing("D1_ERROR: gone"), DUMPS: bucket(null) };
    expect((await ask("/dumps/1.0.0/plans.csv", calls)).status).toBe(503);
    expect(logged.join()).toContain('"fault":"missing"');
  });

  it("before the first release everything says so", async () => {
    const empty = {
      prepare: () => ({ bind: () => ({}) }),
      batch: (all: unknown[]) => Promise.resolve(all.map(() => ({ results: [], meta: {} }))),
    } as unknown as D1Database;
    const response = await ask("/v1/initiatives", { DB: empty });
    expect([response.status, response.headers.get("Retry-After")]).toEqual([503, "60"]);
    expect((await ask("/v1/releases/1.0.0/initiatives", { DB: empty })).status).toBe(404);
  });

  it.each([
    ["releases", { DB: failing("D1_ERROR") }],
    ["search", { SEARCH: failing("D1_ERROR") }],
    ["dumps", { DUMPS: bucket(null) }],
  ] as const)("readyz says that %s is missing", async (check, broken) => {
    const response = await ask("/readyz", broken);
    expect(response.status).toBe(503);
    expect(((await response.json()) as { checks: Record<string, boolean> }).checks[check]).toBe(false);
    expect((await ask("/readyz", {})).status).toBe(200);
  });

  it("healthz does not care", async () => {
    expect((await ask("/healthz", { DB: failing("D1_ERROR"), SEARCH: failing("D1_ERROR") })).status).toBe(200);
  });
});
