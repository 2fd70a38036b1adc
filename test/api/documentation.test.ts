import { beforeAll, describe, expect, it } from "vitest";
import type * as z from "zod";
import { operations } from "../../src/api/operations";
import { routes } from "../../src/api/routes";
import { addressOf, cases, hasExample, keepQuery, type Operation, parametersOf, responseOf } from "./documented";
import { get } from "./portal";

async function check(operation: Operation, address: string, expected?: number): Promise<void> {
  const response = await get(address);
  const shown = `${address.slice(0, 120)} answered ${response.status}`;
  if (expected) expect(response.status, shown).toBe(expected);
  const described = responseOf(operation, response.status);
  expect(described, `${shown}, which OpenAPI does not document`).toBeDefined();
  const type = response.headers.get("Content-Type")?.split(";")[0];
  if (type) expect(Object.keys(described?.content ?? {}), shown).toContain(type);
  await response.body?.cancel();
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
