import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalQuery, readListRequest } from "../../src/api/list-query";
import { queryString, splitList } from "../../src/api/query-string";
import { json } from "../../src/formats/json";
import { budgets } from "../../src/model/budgets";
import { termsOf, writeTerms } from "../../src/model/grams";
import { initiatives } from "../../src/model/initiatives";

const text = fc.stringMatching(/^[予算a,"% &=+;@#?/]{1,8}$/).filter((one) => one.trim() === one);

describe("the canonical form of a query", () => {
  it("a list of values survives being written and read", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[予a,"%]{0,6}$/), { minLength: 1, maxLength: 5 }), (items) => {
        const [, written] = queryString([["x", items]]).split("x=");
        expect(splitList(decodeURIComponent(written as string))).toEqual(items);
      }),
      { seed: 20261123, numRuns: 3000 },
    );
  });

  it("the words of a search survive it, phrases included", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[大学AI "　]{1,12}$/), (search) => {
        const terms = termsOf(search);
        expect(termsOf(writeTerms(terms))).toEqual(terms);
      }),
      { seed: 20261123, numRuns: 3000 },
    );
  });

  it("is read as the same query, and is its own canonical form", () => {
    const query = fc.record(
      {
        aliases__in: fc.array(text, { minLength: 1, maxLength: 3 }),
        name__contains: text,
        type__in: fc.subarray(["fund", "scheme", "policy"], { minLength: 1 }),
        q: fc.constantFrom("大学", '"国際 大学" AI', "ＳＢＩＲ 制度"),
        sort: fc.constantFrom("name", "-type,id", "partOf,-name"),
        limit: fc.integer({ min: 1, max: 1000 }).map(String),
        fields: fc.constantFrom("name", "name,type"),
        include: fc.constantFrom("total", "links,total"),
        facet: fc.constantFrom("type", "type,theme"),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(query, (parameters) => {
        const search = `?${queryString(Object.entries(parameters))}`;
        const once = readListRequest(initiatives, search, json);
        const canonical = canonicalQuery(once, null);
        const again = readListRequest(initiatives, `?${canonical}`, json);
        expect(canonicalQuery(again, null)).toBe(canonical);
        expect({ ...again, cursor: null }).toEqual({ ...once, cursor: null });
      }),
      { seed: 20261123, numRuns: 2000 },
    );
  });

  it("shows a virtual field only beside the filter that it speaks of", () => {
    expect(readListRequest(budgets, "?fiscalYear=2022", json).fields).toContain("overlap");
    expect(readListRequest(budgets, "?phase=initial", json).fields).not.toContain("overlap");
  });
});
