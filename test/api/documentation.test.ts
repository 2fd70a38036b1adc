import { beforeAll, describe, expect, it } from "vitest";
import type * as z from "zod";
import { operations } from "../../src/api/operations";
import { routes } from "../../src/api/routes";
import {
  addressOf,
  cases,
  hasExample,
  headerFaults,
  keeping,
  keepQuery,
  membersOfProblem,
  namesOf,
  type Operation,
  parametersOf,
  problemFault,
  responseOf,
} from "./documented";
import { get } from "./portal";

async function check(operation: Operation, address: string, expected?: number): Promise<void> {
  const response = await get(address);
  const shown = `${address.slice(0, 120)} answered ${response.status}`;
  if (expected) expect(response.status, shown).toBe(expected);
  const described = responseOf(operation, response.status);
  expect(described, `${shown}, which OpenAPI does not document`).toBeDefined();
  const type = response.headers.get("Content-Type")?.split(";")[0];
  if (type) expect(Object.keys(described?.content ?? {}), shown).toContain(type);
  expect(headerFaults(response.headers, described ?? {}), shown).toEqual([]);
  if (type === "application/problem+json") expect(problemFault(await response.json()), shown).toBeNull();
  else await response.body?.cancel();
}

/** The schema that a documented answer is to have, as the registry made it. */
const schemas = new Map(
  Object.values(operations)
    .flatMap((make) => make())
    .map(({ schema }) => [
      schema.operationId,
      schema.responses?.["200"]?.content?.["application/json"]?.schema as z.ZodType | undefined,
    ]),
);

describe("every route of OpenAPI", () => {
  beforeAll(keepQuery);

  it("is one that the Worker has, and the other way round", () => {
    expect(Object.keys(operations).sort()).toEqual([...Object.keys(routes), "vocabularies"].sort());
    expect(cases.length).toBeGreaterThan(70);
    const ids = cases.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(cases)("%s answers its own example", async (path, operation) => {
    const address = addressOf(path, operation);
    if (address === null) return check(operation, path.replace("{id}", "none").replace("{release}", "1.0.0"), 404);
    await check(operation, address);
    const response = await get(address);
    expect([200, 302, 303, 307]).toContain(response.status);
    const schema = schemas.get(operation.operationId);
    const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
    if (response.status === 200 && isJson && schema) expect(schema.safeParse(await response.json()).error, address).toBeUndefined();
  });

  it.each([
    "/v1/budgets?fiscalYear__ne=1999&include=total,facets,links",
    "/v1/budgets?fields=overlap",
    "/v1/initiatives?within=theme:knowledge-base&facet=type",
  ])("%s answers in the documented shape", async (address) => {
    const schema = schemas.get(`list${address.includes("budgets") ? "Budgets" : "Initiatives"}`);
    expect(schema?.safeParse(await (await get(address)).json()).error).toBeUndefined();
  });

  it("has an example of every path, so that none is left out of what follows", () => {
    expect(cases.filter(([, operation]) => !hasExample(operation)).map(([path]) => path)).toEqual([]);
  });

  it.each(cases.filter(([, operation]) => hasExample(operation)))("%s takes each of its parameters", async (path, operation) => {
    const address = addressOf(path, operation) as string;
    for (const { name, in: where, required, schema, example } of parametersOf(operation)) {
      if (where !== "query" || required || name === "cursor") continue; // A cursor exists only in an answer.
      const type = [schema.type].flat()[0];
      const value = example ?? schema.example ?? schema.enum?.[0] ?? { boolean: true }[type ?? ""];
      expect(value, `${path} documents ${name} without an example`).toBeDefined();
      // What a comparison takes beside its view goes with its rows.
      const rows = path.startsWith("/v1/compare") && name !== "view" ? "view=rows&" : "";
      const asked = `${address}${address.includes("?") ? "&" : "?"}${rows}${name}=${encodeURIComponent(String(value))}`;
      await check(operation, asked, name === "as_of" ? 307 : 200);
    }
  });

  const file = "/dumps/{release}/{file}";
  const [csv, list] = ["/dumps/1.0.0/plans.csv", "/v1/releases/{release}/plans"];
  const kept = JSON.stringify({ collection: "plans", release: "1.0.0", fields: ["id"] });
  const asked = (method: string, type = "application/json") => ({ method, headers: { "Content-Type": type }, body: kept });
  it.each<[string, string, RequestInit, number, readonly string[]]>([
    [
      "/v1/queries",
      "/v1/queries",
      asked("POST"),
      201,
      ["Location", "Content-Location", "ETag", "Memento-Datetime", "Accept-Query"],
    ],
    [
      "/v1/queries",
      "/v1/queries",
      asked("POST"),
      200,
      ["Location", "Content-Location", "ETag", "Memento-Datetime", "Accept-Query"],
    ],
    ["/v1/queries", "/v1/queries", asked("QUERY"), 200, ["Location", "Link", "Last-Modified"]],
    ["/v1/queries", "/v1/queries", asked("POST", "text/csv"), 415, ["Accept-Query", "Accept-Encoding"]],
    ["/v1/queries", "/v1/queries", { method: "DELETE" }, 405, ["Allow"]],
    [file, csv, {}, 200, ["Accept-Ranges", "Repr-Digest", "Content-Disposition", "Memento-Datetime", "Link"]],
    [file, csv, { headers: { Range: "bytes=0-9" } }, 206, ["Content-Range", "Accept-Ranges", "Repr-Digest", "Content-Disposition"]],
    [file, csv, { headers: { Range: "bytes=9999999-" } }, 416, ["Content-Range", "Accept-Ranges"]],
    [file, csv, { headers: { "If-None-Match": "*" } }, 304, ["ETag", "Memento-Datetime", "Last-Modified"]],
    [file, "/dumps/1.6.0/plans.csv-metadata.json", {}, 308, ["Location", "Link"]],
    [list, "/v1/releases/1.0.0/plans", {}, 200, ["Vary", "Memento-Datetime"]],
    [list, "/v1/releases/1.0.0/plans", { headers: { Accept: "text/html" } }, 303, ["Location", "Vary"]],
    [list, "/v1/releases/1.0.0/plans", { method: "PUT" }, 405, ["Allow", "Vary"]],
    ["/timegate/{path}", "/timegate/v1/plans", {}, 302, ["Location", "Vary", "Link"]],
    ["/v1/releases/latest", "/v1/releases/latest", {}, 307, ["Location"]],
  ])("%s documents the headers of its answers: %s, %o is %i with %o", async (path, address, init, status, names) => {
    const answer = await get(address, init);
    expect(answer.status).toBe(status);
    const operation = path === "/v1/queries" ? keeping : cases.find(([one]) => one === path)?.[1];
    const described = responseOf(operation as Operation, status) ?? {};
    expect(headerFaults(answer.headers, described)).toEqual([]);
    expect(namesOf(described)).toEqual(expect.arrayContaining([...names]));
    for (const name of names) expect(answer.headers.has(name), name).toBe(true);
  });

  it("documents what every answer may say of itself, and the rule that counts what is kept", async () => {
    const statuses = [...cases.map(([, operation]) => operation), keeping].flatMap((operation) =>
      Object.keys(operation.responses).map((status) => responseOf(operation, Number(status))),
    );
    for (const described of statuses)
      for (const name of ["Cache-Control", "Server-Timing", "X-Request-Id"]) expect(described?.headers).toHaveProperty([name]);
    const body = JSON.stringify({ collection: "plans", release: "1.0.0", fields: ["id", "name"] });
    const headers = { "Content-Type": "application/json" };
    const answer = await get("/v1/queries", { method: "POST", headers, body });
    const described = responseOf(keeping, 201) ?? {};
    expect([answer.status, headerFaults(answer.headers, described)]).toEqual([201, []]);
    const fewer = new Headers(answer.headers);
    fewer.delete("RateLimit-Policy");
    expect(headerFaults(fewer, described)).toEqual(["ratelimit-policy is missing"]);
  });

  it("every member of a problem is documented, and each that helps to mend a request is in some answer", async () => {
    const seen = new Set<string>();
    for (const [address, init] of [
      ["/v1/budgetz"],
      ["/v1/releases/9.9.9/budgets"],
      ["/v1/budgets.cvs"],
      ["/v1/budgets", { headers: { Accept: "application/pdf" } }],
      ["/v1/budgets/nobody"],
      ["/v1/budgets?limt=1"],
      ["/v1/problems/invalid-parametr"],
      ["/v1/queries/nobody"],
      ["/v1/queries", asked("POST", "text/csv")],
      ["/v1/queries", { ...asked("POST"), body: '{"collection":"plan"}' }],
      ["/cite/1.0.0.bibb"],
      ["/codes/budgets-phas"],
      ["/dumps/1.0.0/plan.csv"],
      [csv, { headers: { Range: "bytes=9999999-" } }],
      ["/timegate/v1/plans", { headers: { "Accept-Datetime": "yesterday" } }],
      ["/v1/budgets?as_of=1999-01-01"],
      ["/v1/charts/nothing"],
      ["/ja/charts/mony"],
    ] as readonly (readonly [string, RequestInit?])[]) {
      const body = await (await get(address, init)).json<object>();
      expect(problemFault(body), address).toBeNull();
      for (const name of Object.keys(body)) seen.add(name);
    }
    expect(membersOfProblem(false).filter((name) => !seen.has(name))).toEqual([]);
  });

  it.each(cases)("%s refuses what it does not know, with a documented problem", async (path, operation) => {
    const address = addressOf(path, operation) ?? path.replace("{id}", "none").replace("{release}", "1.0.0");
    const separator = address.includes("?") ? "&" : "?";
    for (const bad of [
      "nobodyKnowsThis=1",
      "limit=-1",
      "fields=%F0%9F%92%A9",
      "sort=;",
      "q=%zz",
      "%FF=1",
      "limit=1&limit=1",
      "cursor=%20",
    ]) {
      await check(operation, `${address}${separator}${bad}`);
    }
    for (const value of ["%FF", "nobody-has-this", "..%2f..%2f", "%E2%80%AE", "a".repeat(300)]) {
      await check(operation, path.replaceAll(/\{\w+\}/g, value));
    }
  });
});
