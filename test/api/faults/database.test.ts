import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import type { Env } from "../../../src/env";
import worker from "../../../src/worker";
import { context, portal } from "../portal";
import { type DatabaseFault, failing, hanging, honest, honesty, isolate, listening, rightAnswer, told, whenLate } from "./isolate";

const logged = listening();

// Every failure that D1 names (Cloudflare, “Debug D1: error list”), but those of statements, and what the platform itself fails with.
const failures = [
  "D1_ERROR: Your account has exceeded D1's maximum account storage limit, please contact Cloudflare to raise your limit.",
  "D1_ERROR: Exceeded maximum DB size.",
  "D1_ERROR: D1 DB reset because its code was updated.",
  "D1_ERROR: Internal error while starting up D1 DB storage caused object to be reset.",
  "D1_ERROR: Network connection lost.",
  "Network connection lost.",
  "D1_ERROR: Internal error in D1 DB storage caused object to be reset.",
  "D1_ERROR: Cannot resolve D1 DB due to transient issue on remote node.",
  "D1_ERROR: Can't read from request stream because client disconnected.",
  "D1_ERROR: D1 DB storage operation exceeded timeout which caused object to be reset.",
  "D1_ERROR: D1 DB is overloaded. Requests queued for too long.",
  "D1_ERROR: D1 DB is overloaded. Too many requests queued.",
  "D1_ERROR: D1 DB's isolate exceeded its memory limit and was reset.",
  "D1_ERROR: D1 DB exceeded its CPU time limit and was reset.",
  "D1_ERROR: database disk image is malformed: SQLITE_CORRUPT",
  "D1_ERROR: disk I/O error: SQLITE_IOERR",
  "internal error; reference = 0123456789",
];

const addresses = ["/v1/initiatives", "/v1/releases/1.0.0/initiatives", "/v1/releases/1.0.0/initiatives/k-program.ttl"];

describe("D1", () => {
  it.each(failures)("fails: %s", async (message) => {
    const { faults, ask } = isolate();
    faults.DB = failing(message);
    for (const path of addresses) expect(await honesty(await ask(path)), path).toEqual(honest);
    expect(logged.join()).toContain(message.replace("D1_ERROR: ", ""));
  });

  it("fails on a page for people", async () => {
    const { faults, ask } = isolate();
    faults.DB = failing("D1_ERROR: Network connection lost.");
    const page = await ask("/ja/initiatives", { headers: { Accept: "text/html" } });
    expect([page.status, page.headers.get("Cache-Control"), Number(page.headers.get("Retry-After")) > 0]).toEqual([
      503,
      "no-store",
      true,
    ]);
    expect(await page.text()).toContain('<html lang="ja"');
  });

  it("hangs", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { faults, ask } = isolate();
    faults.DB = hanging;
    for (const path of addresses) expect(await honesty(await whenLate(ask(path))), path).toEqual(honest);
  });

  it("hangs after it has answered a first batch", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { faults, asked, ask } = isolate();
    faults.DB = (answer) => (asked.batches > 1 ? hanging() : answer());
    expect(await honesty(await whenLate(ask("/v1/initiatives")))).toEqual(honest);
  });

  it.each<[string, (answers: D1Result[]) => D1Result[]]>([
    ["with no result", () => []],
    ["with fewer results than statements", (answers) => answers.slice(0, -1)],
    ["twice", (answers) => [...answers, ...answers]],
    ["that a statement failed", ([first, ...rest]) => [{ ...first, success: false } as never, ...rest]],
    ["without rows", ([first, ...rest]) => [{ ...first, results: undefined } as never, ...rest]],
  ])("answers %s", async (_, harm) => {
    const { faults, asked, ask } = isolate();
    await ask("/v1/releases/1.0.0/plans");
    const before = asked.batches;
    faults.DB = async (answer) => harm(await answer());
    for (const path of [
      "/v1/releases/1.0.0/initiatives?include=total,facets&facet=type",
      "/v1/releases/1.0.0/initiatives/k-program",
      "/v1/releases/1.0.0/initiatives/there-is-none",
      "/v1/releases/1.0.0/budgets/sbir-2022/reconciliation",
      "/v1/initiatives/k-program/history",
    ])
      expect(await honesty(await ask(path)), path).toEqual(honest);
    expect(asked.batches).toBeGreaterThan(before);
  });

  it.each([
    ["has lost its tables", "D1_ERROR: no such table: initiatives: SQLITE_ERROR"],
    ["is not migrated yet", "D1_ERROR: no such column: initiatives.nameEn at offset 7: SQLITE_ERROR"],
  ])("%s", async (_, message) => {
    const { faults, ask } = isolate();
    faults.DB = failing(message);
    expect(await honesty(await ask("/v1/initiatives"))).toEqual(honest);
  });

  it("refuses SQL, which is a mistake of ours: 500 without a word of its inside", async () => {
    const { faults, ask } = isolate();
    faults.DB = failing('D1_ERROR: near "secret": syntax error at offset 3: SQLITE_ERROR');
    const answer = await ask("/v1/initiatives");
    expect([answer.status, answer.headers.get("Cache-Control")]).toEqual([500, "no-store"]);
    expect(await answer.text()).not.toMatch(/secret|syntax|SQLITE|\.ts/);
    expect(logged.join()).toContain("secret");
  });

  it("fails while nothing else does: what needs no database goes on", async () => {
    const { faults, ask } = isolate();
    for (const name of ["DB", "SEARCH", "QUERIES"] as const) faults[name] = failing("D1_ERROR: Network connection lost.");
    for (const path of ["/healthz", "/v1", "/v1/problems", "/ns.ttl", "/codes/budgets-measure"])
      expect((await ask(path)).status, path).toBe(200);
  });

  it("fails at every address of OpenAPI: 503, or an answer that rests on no data, and never another", async () => {
    const right = isolate();
    const { faults, ask } = isolate();
    for (const name of ["DB", "SEARCH", "QUERIES"] as const) faults[name] = failing("D1_ERROR: Network connection lost.");
    const kept = "0".repeat(32);
    let unavailable = 0;
    for (const address of documented(kept)) {
      const answer = await ask(address);
      if (answer.status === 503 && address !== "/readyz") {
        unavailable++;
        expect(await honesty(answer), address).toEqual(honest);
      } else if (address !== "/readyz") expect(await told(answer), address).toBe(await told(await right.ask(address)));
    }
    expect(unavailable).toBeGreaterThan(30);
  });
});

describe("the search index", () => {
  it("fails alone: searches are 503, all else goes on", async () => {
    const { faults, ask } = isolate();
    faults.SEARCH = failing("D1_ERROR: Network connection lost.");
    for (const path of ["/v1/search?q=AI", "/v1/releases/1.0.0/search?q=AI", "/v1/initiatives?q=AI"])
      expect(await honesty(await ask(path)), path).toEqual(honest);
    for (const path of addresses) expect(await told(await ask(path)), path).toBe(await rightAnswer(path));
    // The form is not given back to mend, as what else was asked for could not be read.
    const form = await ask("/ja/budgets?q=AI&amount__gte=x", { headers: { Accept: "text/html" } });
    expect(form.status).toBe(503);
  });

  it("hangs alone: searches are 503 in time", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { faults, ask } = isolate();
    faults.SEARCH = hanging;
    expect(await honesty(await whenLate(ask("/v1/search?q=AI")))).toEqual(honest);
    expect((await ask("/v1/initiatives")).status).toBe(200);
  });
});

describe("the database of queries", () => {
  const body = JSON.stringify({ collection: "plans", release: "1.0.0" });
  const minting = { method: "POST", body, headers: { "Content-Type": "application/json" } };

  it("fails alone: nothing is kept and nothing said to be, all else goes on", async () => {
    const { faults, ask } = isolate();
    faults.QUERIES = failing("D1_ERROR: Network connection lost.");
    expect(await honesty(await ask("/v1/queries", minting))).toEqual(honest);
    for (const path of [`/v1/queries/${"0".repeat(32)}`, `/cite/queries/${"0".repeat(32)}.bib`])
      expect(await honesty(await ask(path)), path).toEqual(honest);
    for (const path of [...addresses, "/v1/search?q=AI"]) expect(await told(await ask(path)), path).toBe(await rightAnswer(path));
  });

  it("fails on the write alone", async () => {
    const { faults, asked, ask } = isolate();
    const writes: DatabaseFault = (answer, { length }) =>
      length > 1 ? Promise.reject(new Error("D1_ERROR: Exceeded maximum DB size.")) : answer();
    faults.QUERIES = writes;
    const one = JSON.stringify({ collection: "plans", release: "1.0.0", sort: ["-id"] });
    expect(await honesty(await ask("/v1/queries", { ...minting, body: one }))).toEqual(honest);
    expect(asked.batches).toBeGreaterThan(0);
    faults.QUERIES = undefined;
    expect((await ask("/v1/queries", { ...minting, body: one })).status).toBe(201);
  });
});

describe("what the platform gives", () => {
  it("a binding that is not there is 500, not an answer", async () => {
    const without = { ...portal, DB: undefined } as unknown as Env;
    const answer = await worker.fetch(new Request("https://portal.test/v1/initiatives") as never, without, context);
    expect([answer.status, answer.headers.get("Cache-Control")]).toEqual([500, "no-store"]);
  });
});

type Documented = {
  readonly paths: Record<string, { readonly get?: { readonly parameters?: readonly Parameter[] } }>;
  readonly components: { readonly parameters: Record<string, Parameter> };
};
type Parameter = {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly example?: unknown;
  readonly schema: { readonly example?: unknown };
};

/** Every address of OpenAPI that is read, with its examples; `pid` where it is of a kept query. */
function documented(pid: string): string[] {
  const { paths, components } = JSON.parse(env.OPENAPI) as Documented;
  return Object.entries(paths).flatMap(([path, { get }]) => {
    if (!get) return [];
    const parameters = (get.parameters ?? []).map((one) =>
      one.$ref ? (components.parameters[one.$ref.split("/").at(-1) as string] as Parameter) : one,
    );
    const exampleOf = ({ name, example, schema }: Parameter) =>
      String(example ?? schema.example ?? pid).replace(/^undefined$/, name);
    const filled = parameters.reduce((address, one) => address.replace(`{${one.name}}`, exampleOf(one)), path);
    const required = parameters.filter((one) => one.in === "query" && one.required);
    return [
      filled +
        (required.length > 0 ? `?${required.map((one) => `${one.name}=${encodeURIComponent(exampleOf(one))}`).join("&")}` : ""),
    ];
  });
}
