import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dataSchemas } from "../../src/cli/data-schemas";
import { facts } from "../../src/cli/facts";
import { pendingStatements } from "../../src/cli/migrations";
import { openapi } from "../../src/cli/openapi";
import { inLanguage } from "../../src/site/docs/in-language";

describe("what is made from the registry", () => {
  it("the migrations make its tables: nothing is pending (else: npm run migrate -- NAME)", async () => {
    expect(await pendingStatements()).toEqual([]);
  });

  it("data/schema/ holds its JSON Schemas (else: npm run schemas)", () => {
    for (const [file, content] of dataSchemas()) expect(readFileSync(file, "utf8"), file).toBe(content);
  });

  it("OpenAPI is as reviewed (else: vitest -u, and read the difference)", async () => {
    // Its examples name the latest release; a release of data is no change of the contract.
    const anyRelease = (key: string, value: unknown) => (key === "example" && value === facts.exampleRelease ? "{release}" : value);
    await expect(`${JSON.stringify(openapi(), anyRelease, 1)}\n`).toMatchFileSnapshot("openapi.snapshot.json");
  });

  it("every description of OpenAPI can be told in one language", () => {
    const words: string[] = [];
    JSON.stringify(openapi(), (key, value) => {
      if ((key === "description" || key === "summary") && typeof value === "string") words.push(value);
      return value;
    });
    const both = [...new Set(words)].filter((text) => text.includes(" / "));
    expect(both.length).toBeGreaterThan(100);
    for (const language of ["en", "ja"] as const)
      expect(both.filter((text) => inLanguage(text, language).includes(" / "))).toEqual([]);
  });
});
