import { afterEach, describe, expect, it, vi } from "vitest";
import { forgetAll, memoryOf, recalled, remembered } from "../../src/memory";
import worker from "../../src/worker";
import { context, portal } from "./portal";

/** An isolate of its own, which remembers nothing yet, with a database that can be broken. */
function isolate() {
  const state = { broken: false, hops: 0 };
  const DB = {
    prepare: (sql: string) => portal.DB.prepare(sql),
    batch: (all: D1PreparedStatement[]) => {
      state.hops++;
      return state.broken ? Promise.reject(new Error("D1_ERROR: Network connection lost.")) : portal.DB.batch(all);
    },
  };
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    worker.fetch(new Request(`https://portal.test${path}`, init) as never, { ...portal, DB } as never, context);
  return { ask, state };
}

const list = "/v1/releases/1.0.0/initiatives";

describe("the memory of an isolate", () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it("answers 304 and HEAD as the first answer would have been", async () => {
    const { ask, state } = isolate();
    const first = await ask(list);
    const etag = first.headers.get("ETag") as string;
    const before = state.hops;
    for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const unchanged = await ask(list, { headers: { "If-None-Match": tags } });
      expect([unchanged.status, await unchanged.text()]).toEqual([304, ""]);
      expect(unchanged.headers.get("ETag")).toBe(etag);
      expect(unchanged.headers.get("Content-Length")).toBeNull();
    }
    expect((await ask(list, { headers: { "If-None-Match": '"other"' } })).status).toBe(200);
    const head = await ask(list, { method: "HEAD" });
    expect(head.headers.get("Content-Length")).toBe(first.headers.get("Content-Length"));
    expect(state.hops).toBe(before);
  });

  it.each([list, `${list}?name__contains=.csv`])("knows %s in every format that Accept asks for", async (address) => {
    const { ask } = isolate();
    for (const accept of ["application/json", "text/csv", "text/turtle", "application/json"]) {
      const answer = await ask(address, { headers: { Accept: accept } });
      expect(answer.headers.get("Content-Type")).toContain(accept);
      await answer.arrayBuffer();
    }
  });

  it("leaves other conditions to those who can tell", async () => {
    const { ask } = isolate();
    await ask(list);
    expect((await ask(list, { headers: { "If-Match": '"other"' } })).status).toBe(412);
    expect((await ask(list, { headers: { "If-Modified-Since": "Sat, 01 Jan 2050 00:00:00 GMT" } })).status).toBe(304);
    expect((await ask(list, { method: "POST" })).status).toBe(405);
  });

  it("does not keep what moves, what is refused, and files", async () => {
    const { ask, state } = isolate();
    for (const path of ["/v1/initiatives", `${list}?limit=0`, "/dumps/1.0.0/plans.csv"]) {
      await ask(path);
      const answer = await ask(path);
      expect(answer.headers.get("Server-Timing") ?? "", path).not.toContain("memory");
    }
    expect(state.hops).toBeGreaterThan(0);
  });

  it("answers who holds the bytes without trusting them any longer", async () => {
    const { ask, state } = isolate();
    const etag = (await ask(list)).headers.get("ETag") as string;
    const hops = state.hops;
    const now = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(now + 31_000);
    expect((await ask(list, { headers: { "If-None-Match": etag } })).status).toBe(304);
    expect(state.hops).toBe(hops);
    await ask(list);
    expect(state.hops).toBeGreaterThan(hops);
  });

  it("keeps nothing that was begun before it forgot", async () => {
    const of = {};
    const headers = { "Cache-Control": "public, immutable", ETag: '"1"', "Content-Length": "1" };
    const request = new Request("https://portal.test/v1/a");
    const begun = memoryOf(of);
    forgetAll(of);
    await remembered(request, of, new Response("a", { headers }), begun);
    expect(recalled(request, of)).toBeNull();
    await remembered(request, of, new Response("a", { headers }), memoryOf(of));
    expect(recalled(request, of)?.status).toBe(200);
  });

  it("asks anew after half a minute, and where that fails gives the answer that was right", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const { ask, state } = isolate();
    const first = await (await ask(list)).text();
    state.broken = true;
    vi.spyOn(Date, "now").mockReturnValue(Date.now() + 31_000);
    const hops = state.hops;
    const stale = await ask(list);
    expect(state.hops).toBeGreaterThan(hops);
    expect([stale.status, await stale.text()]).toEqual([200, first]);
    expect((await ask(`${list}?sort=name`)).status).toBe(503);
  });

  it("keeps no more for a client that writes much into Accept", async () => {
    const of = {};
    const headers = { "Cache-Control": "public, immutable", ETag: '"1"', "Content-Length": "1" };
    const requests = Array.from(
      { length: 400 },
      (_, i) => new Request("https://portal.test/v1/a", { headers: { Accept: `a/${i}${"a".repeat(100_000)}` } }),
    );
    for (const request of requests) await remembered(request, of, new Response("a", { headers }), memoryOf(of));
    const held = requests.filter((request) => recalled(request, of)).length;
    expect(held).toBeGreaterThan(100);
    expect(held * 100_000).toBeLessThanOrEqual(32 * 2 ** 20);
  });

  it("forgets what it was asked for longest ago, before it has too much", async () => {
    const of = {};
    const large = new Uint8Array(500_000);
    const headers = { "Cache-Control": "public, immutable", ETag: '"1"', "Content-Length": String(large.byteLength) };
    const requests = Array.from({ length: 80 }, (_, i) => new Request(`https://portal.test/v1/${i}`));
    for (const request of requests) {
      await remembered(request, of, new Response(large, { headers }), memoryOf(of));
      // Asked for again and again, the first stays.
      expect(recalled(requests[0] as Request, of)?.status).toBe(200);
    }
    const held = requests.filter((request) => recalled(request, of)).length;
    expect(held * large.byteLength).toBeLessThanOrEqual(32 * 2 ** 20);
    expect(held * large.byteLength).toBeGreaterThan(31 * 2 ** 20);
    expect(recalled(requests[1] as Request, of)).toBeNull();
    expect(recalled(requests[79] as Request, of)?.status).toBe(200);
  });
});
