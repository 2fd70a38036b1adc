import fc from "fast-check";
import { applyPatch } from "fast-json-patch";
import { describe, expect, it } from "vitest";
import { json } from "../../src/formats/json";
import { entities } from "../../src/model";
import { complete } from "../../src/model/entity";
import type { Row } from "../../src/model/field";
import { patchOf } from "../../src/model/patch";
import { recordChanges } from "../../src/release/delta";
import { resultsOf, type Side } from "../../src/release/dumps";
import { urlsAt } from "../../src/urls";

const organizations = entities.find(({ collection }) => collection === "organizations");
const themes = entities.find(({ collection }) => collection === "themes");
if (!organizations || !themes) throw new Error("a collection of the test is gone");

/** The whole-release JSON document of an edition. */
async function documentOf(side: Side): Promise<object> {
  const text = (
    await Array.fromAsync(json.writeWhole?.({ release: side.release, results: resultsOf(side) }, urlsAt("https://x.test")) ?? [])
  ).join("");
  return JSON.parse(text);
}

const rows = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom("a", "b", "c", "d", "e", "f-1"),
    name: fc.record({ ja: fc.constantFrom("甲", "乙"), en: fc.constantFrom("A", "B") }),
    partOf: fc.option(fc.constantFrom("a", "b")),
    corporateNumber: fc.option(fc.string({ minLength: 1, maxLength: 5 })),
    evidence: fc.array(fc.record({ line: fc.integer({ min: 1, max: 9 }) }), { maxLength: 2 }),
  }),
  { selector: ({ id }) => id, maxLength: 6 },
);
const fields = ["id", "name", "partOf", "corporateNumber", "evidence"];
/** An edition of any records, with or without a second collection. */
const sides = fc
  .tuple(rows, rows, fc.boolean(), fc.constantFrom("1.0.0", "1.1.0", "2.0.0"))
  .map(([some, others, second, id]): Side => {
    const filled = (list: readonly object[], entity: typeof organizations) =>
      list.map((row) => complete(entity as never, row as Row)) as Row[];
    return {
      release: { id, sequence: 1, issued: "2030-01-01", summary: { ja: "版", en: "edition" }, predecessor: null },
      dataset: new Map([
        ["organizations", filled(some, organizations)],
        ["themes", second ? filled(others, themes) : []],
      ]),
      shape: { publicUrl: "https://x.test", fields: { organizations: fields, ...(second && { themes: ["id", "evidence"] }) } },
    };
  });

describe("the JSON Patch of two editions", () => {
  it("applied to the one gives the other, for any two", async () => {
    const patchBetween = (a: Side, b: Side) => {
      const side = ({ release, shape }: Side) => ({ release, collections: Object.keys(shape.fields) });
      return patchOf(side(a), side(b), recordChanges(a.dataset, b.dataset));
    };
    await fc.assert(
      fc.asyncProperty(sides, sides, async (a, b) => {
        const [from, to] = [await documentOf(a), await documentOf(b)];
        expect(applyPatch(from, patchBetween(a, b) as never, true).newDocument).toEqual(to);
        expect(applyPatch(to, patchBetween(b, a) as never, true).newDocument).toEqual(await documentOf(a));
      }),
      { numRuns: 300 },
    );
  });

  it("is refused by the document of another release", async () => {
    const [a] = fc.sample(sides, { numRuns: 1, seed: 1 }) as [Side];
    const patch = patchOf(
      { release: { id: "9.0.0", issued: "2030-01-01" }, collections: [] },
      { release: a.release, collections: [] },
      [],
    );
    const document = await documentOf(a);
    expect(() => applyPatch(document, patch as never, true)).toThrow(/test/i);
  });
});
