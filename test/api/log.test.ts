import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Env } from "../../src/env";
import { paths } from "../../src/urls";
import worker from "../../src/worker";
import { context, get, portal } from "./portal";

/** D1 with what comes of a batch made otherwise. */
const database = (d1: D1Database, batch: (statements: D1PreparedStatement[]) => Promise<D1Result[]>) =>
  // It has only what the portal calls, so its type is asserted.
  ({ prepare: (sql: string) => d1.prepare(sql), batch }) as unknown as D1Database;
const failing = database(portal.DB, () => Promise.reject(new Error("D1_ERROR: Network connection lost.")));

async function ask(
  path: string,
  broken: Partial<Env> = {},
  headers: Record<string, string> = {},
  method = "GET",
): Promise<Response> {
  const request = new Request(`https://portal.test${path}`, { method, headers });
  return worker.fetch(request as never, { ...portal, ...broken }, context);
}

describe("the log", () => {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    for (const level of ["log", "info", "warn", "error"] as const)
      vi.spyOn(console, level).mockImplementation((line) => void lines.push(String(line)));
  });
  afterEach(() => vi.restoreAllMocks());

  const PERSONAL = {
    "CF-Connecting-IP": "203.0.113.77",
    "User-Agent": "Reader/1.0",
    Referer: "https://elsewhere.test/diary",
    Cookie: "who=me",
    Authorization: "Bearer abc",
  };

  it("has one line for a fault, with the number that the answer, its header and the page bear", async () => {
    const response = await ask("/v1/initiatives/k-program?fields=id", { DB: failing });
    const { instance } = await response.json<{ instance: string }>();
    const number = response.headers.get("X-Request-Id") as string;
    expect(instance).toBe(`${portal.PUBLIC_URL}/v1/problems/unavailable#${number}`);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] as string)).toEqual({
      level: "error",
      event: "fault",
      request: number,
      method: "GET",
      route: "/v1/:collection/:id",
      status: 503,
      milliseconds: expect.any(Number),
      cost: { statements: 0, rowsRead: 0, dbMilliseconds: 0, r2Operations: 0, r2Milliseconds: 0 },
      faults: [
        {
          event: "fault",
          detail: { error: expect.stringContaining("D1_ERROR: Network connection lost."), stack: expect.any(String) },
        },
      ],
    });
  });

  it("names the route of HEAD, which goes where GET does", async () => {
    await ask("/v1/initiatives/k-program", { DB: failing }, {}, "HEAD");
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ method: "HEAD", route: "/v1/:collection/:id", status: 503 }]);
  });

  it("says nothing of who asks, nor of what is searched for", async () => {
    for (const path of [
      "/v1/search?q=%E5%B1%B1%E7%94%B0",
      "/ja/search?q=%E5%B1%B1%E7%94%B0",
      "/v1/initiatives?q=secret",
      "/v1/initiatives/secret",
    ])
      expect((await ask(path, { DB: failing, SEARCH: failing }, PERSONAL)).status).toBe(503);
    expect(lines).toHaveLength(4);
    expect(lines.join()).not.toMatch(/203\.0\.113|Reader|diary|who=me|Bearer|山田|%E5%B1|secret|portal\.test/);
  });

  it("is silent about answers that are as they should be, refusals included", async () => {
    // However slow the machine is.
    const now = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(now);
    for (const path of ["/v1/initiatives?sort=name", "/ja/", "/v1/nothing", "/v1/initiatives?x=1", "/healthz", "/readyz"])
      await ask(path);
    expect(lines).toEqual([]);
  });

  it("knows a request by the number that the platform gave it, and by no other that a client sends", async () => {
    expect((await ask("/healthz", {}, { "CF-Ray": "8f2e1a0b3c4d5e6f-NRT" })).headers.get("X-Request-Id")).toBe(
      "8f2e1a0b3c4d5e6f-NRT",
    );
    for (const forged of [{ "CF-Ray": '"><b>' }, { "X-Request-Id": "mine" }] as Record<string, string>[])
      expect((await ask("/healthz", {}, forged)).headers.get("X-Request-Id")).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
  });

  it("names what is expensive, and what is refused for its haste", async () => {
    const dear = database(portal.DB, async (statements) => {
      const answers = await portal.DB.batch(statements);
      return answers.map((answer) => ({ ...answer, meta: { ...answer.meta, rows_read: 1_000_000 } }));
    });
    expect((await ask("/v1/budgets?sort=-amount", { DB: dear })).status).toBe(200);
    const READING = { limit: async () => ({ success: false }) };
    expect((await ask("/v1/budgets", { READING }, PERSONAL)).status).toBe(429);
    expect(lines.map((line) => JSON.parse(line)).map(({ level, event, route, status }) => [level, event, route, status])).toEqual([
      ["warn", "expensive", "/v1/:collection", 200],
      ["warn", "hasty", "/v1/:collection", 429],
    ]);
    expect(lines.join()).not.toContain("203.0.113");
  });

  it("names a dump that was mended in an answer that shows nothing of it", async () => {
    const key = "1.0.0/plans.ndjson";
    await portal.DUMPS.put(key, "damaged");
    expect((await ask("/dumps/1.0.0/plans.ndjson")).status).toBe(200);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      {
        level: "error",
        event: "file",
        status: 200,
        faults: [{ detail: { release: "1.0.0", file: "plans.ndjson", fault: "damaged", mended: true } }],
      },
    ]);
  });
});

describe("Server-Timing", () => {
  const HTML = { Accept: "text/html" };
  const read = /^db;dur=[\d.]+, (r2;dur=[\d.]+, )?rows;desc="\d+", statements;desc="\d+", cache;desc="miss"$/;

  it.each([
    ["a list", "/v1/budgets?sort=-amount", {}],
    ["a record", "/v1/budgets/sbir-2022", {}],
    ["a search", "/v1/search?q=AI", {}],
    ["a sum", "/v1/budgets/sum", {}],
    ["a comparison", "/v1/compare/1.0.0...1.1.0?view=rows", {}],
    ["a page", "/ja/budgets", HTML],
    ["a citation", "/cite/1.0.0.bib", {}],
    ["a redirect", "/v1/releases/latest", {}],
    ["a problem", "/v1/budgets?limit=0", {}],
    ["a page of a problem", "/ja/nothing", HTML],
    ["what is not there", "/v1/budgets/nothing", {}],
    ["a chart", "/charts/money.en.svg", {}],
    ["the catalogue", "/catalog.ttl", {}],
    ["a file of the build", paths.style(), {}],
  ])("is on %s", async (_, path, headers) => {
    const answer = await get(path, { headers: headers as Record<string, string> });
    await answer.arrayBuffer();
    expect(answer.headers.get("Server-Timing"), path).toMatch(read);
    expect(answer.headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("says of a preflight and of a refused method that nothing was read", async () => {
    for (const method of ["OPTIONS", "DELETE"])
      expect((await get("/v1/budgets", { method })).headers.get("Server-Timing")).toContain('rows;desc="0"');
  });

  it("says of a dump how long the file took, and of a 304 that nothing was read", async () => {
    const dump = await get("/dumps/1.0.0/plans.csv");
    await dump.arrayBuffer();
    expect(dump.headers.get("Server-Timing")).toMatch(/r2;dur=/);
    const headers = { "If-None-Match": dump.headers.get("ETag") as string };
    const unchanged = await get("/dumps/1.0.0/plans.csv", { headers });
    expect([unchanged.status, unchanged.headers.get("Server-Timing")]).toEqual([
      304,
      'db;dur=0.00, rows;desc="0", statements;desc="0", cache;desc="miss"',
    ]);
  });

  it("counts for one request what was read for it, and nothing that was read for others at the same time", async () => {
    const rowsOf = (answer: Response) => /rows;desc="(\d+)"/.exec(answer.headers.get("Server-Timing") ?? "")?.[1];
    const asked = ["/v1/budgets?sort=-id&limit=2", "/v1/initiatives?sort=-id&limit=40", "/v1/milestones?sort=-id&limit=7"];
    const alone: unknown[] = [];
    for (const path of asked) alone.push(rowsOf(await get(path)));
    expect(new Set(alone).size).toBe(3);
    expect((await Promise.all(asked.map((path) => get(path)))).map(rowsOf)).toEqual(alone);
  });
});
