import * as fc from "fast-check";
import { entities } from "../../../src/model";
import { filterNames, sortNames } from "../../../src/model/query";
import { releases, valuesOf, words } from "./known";
import { anyText } from "./texts";

const value: fc.Arbitrary<unknown> = fc.oneof(
  anyText,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(anyText, { maxLength: 3 }),
);

/** A query that would be kept. */
const good: fc.Arbitrary<Record<string, unknown>> = fc.constantFrom(...entities).chain((entity) => {
  const names = [...filterNames(entity).keys()];
  const one = fc.constantFrom(...names).chain((name): fc.Arbitrary<readonly [string, unknown]> => {
    const [, column = "", operator] = /^(.*?)(?:__(\w+))?$/.exec(name) ?? [];
    const values = [...valuesOf(entity.collection, column), "x"];
    if (operator === "isnull") return fc.tuple(fc.constant(name), fc.boolean());
    if (operator === "in") return fc.tuple(fc.constant(name), fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }));
    return fc.tuple(fc.constant(name), fc.constantFrom(...values));
  });
  const sorts = [...sortNames(entity).keys()].flatMap((name) => [name, `-${name}`]);
  return fc.record(
    {
      collection: fc.constant(entity.collection),
      release: fc.constantFrom(...releases),
      filter: fc.array(one, { maxLength: 3 }).map((all) => Object.fromEntries(all)),
      q: fc.constantFrom(...words),
      sort: fc.uniqueArray(fc.constantFrom(...sorts), { minLength: 1, maxLength: 2 }),
      fields: fc.uniqueArray(fc.constantFrom(...Object.keys(entity.fields)), { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ["collection"] },
  );
});

/** Almost such a query: one member is not what it should be, or is one too many. */
const almost = fc
  .tuple(
    good,
    fc.oneof(fc.constantFrom("collection", "release", "filter", "q", "within", "sort", "fields", "limit", "__proto__"), anyText),
    fc.oneof(value, fc.dictionary(anyText, value, { maxKeys: 3 })),
  )
  .map(([query, member, given]) => ({ ...query, [member]: given }));

/** The body of a query: one that is right, one that almost is, JSON of any kind, and what is no JSON. */
export const body: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: good.map((query) => JSON.stringify(query)) },
  { weight: 4, arbitrary: almost.map((query) => JSON.stringify(query)) },
  { weight: 2, arbitrary: fc.tuple(good, fc.nat(400)).map(([query, at]) => JSON.stringify(query).slice(0, at)) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 6 }) },
  // A member that stands twice, numbers that no integer holds, depth, escapes of half a character, and too much.
  { weight: 1, arbitrary: good.map((query) => JSON.stringify(query).replace(/^\{/, '{"collection":"plans",')) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("1e999", "-0", "9007199254740993", "1.0000000000000001", "0.1e-400")
      .map((number) => `{"collection":"budgets","filter":{"amount__gte":${number}}}`),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(100, 1_000, 8_000)
      .map((depth) => `{"collection":"budgets","filter":${'{"a":'.repeat(depth / 5)}1${"}".repeat(depth / 5)}}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "[".repeat(16_000),
      `{"collection":"budgets","q":"\\ud800"}`,
      `{"collection":"budgets","q":"${"a".repeat(20_000)}"}`,
      '{"collection":"budgets","q":"\\u0000"}',
      "\ufeff{}",
      "",
      "null",
      "[]",
      '"x"',
      "{}",
    ),
  },
  { weight: 1, arbitrary: anyText },
);
