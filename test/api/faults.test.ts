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

  it("before the first release everything says so", async () => {
    const empty = {
      prepare: () => ({ bind: () => ({}) }),
      batch: (all: unknown[]) => Promise.resolve(all.map(() => ({ success: true, results: [], meta: {} }))),
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
});
