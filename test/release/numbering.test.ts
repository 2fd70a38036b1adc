import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entityOf } from "../../src/model";
import { complete, type Entity } from "../../src/model/entity";
import type { Row } from "../../src/model/field";
import { groundsOf, leastLevel, levelBetween, levels, numberAfter } from "../../src/release/numbering";

const organizations = entityOf("organizations") as Entity;
const directions = entityOf("directions") as Entity;
const body = (id: string, more: object = {}) =>
  complete(organizations, { id, name: { ja: id, en: id }, enBasis: "ours", type: "agency", ...more });
const held = (collection: string, rows: readonly Row[], fields = ["id", "name"]) => ({
  dataset: new Map([[collection, rows]]),
  shape: { publicUrl: "https://x.test", fields: { [collection]: fields } },
});
const level = (before: ReturnType<typeof held>, after: ReturnType<typeof held>) => leastLevel(groundsOf(before, after));

describe("the least level of a change", () => {
  const one = held("organizations", [body("a")]);
  it.each([
    ["a removed record", held("organizations", []), "major"],
    ["a removed field", held("organizations", [body("a")], ["id"]), "major"],
    ["a removed collection", { ...one, shape: { ...one.shape, fields: {} } }, "major"],
    ["a new record", held("organizations", [body("a"), body("b")]), "minor"],
    ["a new field", held("organizations", [body("a")], ["id", "name", "type"]), "minor"],
    ["a value where there was none", held("organizations", [body("a", { corporateNumber: "1234567890123" })]), "minor"],
    ["another value", held("organizations", [body("a", { type: "council" })]), "patch"],
    ["nothing", one, "patch"],
  ])("of %s", (_, after, expected) => {
    expect(level(one, after)).toBe(expected);
  });

  it("of a list that keeps what it had and has more is MINOR, of another list PATCH", () => {
    const direction = (initiatives: string[]) => held("directions", [complete(directions, { id: "d", initiatives })]);
    expect(level(direction(["a", "b"]), direction(["b", "a", "c"]))).toBe("minor");
    expect(level(direction(["a", "b"]), direction(["a", "c", "d"]))).toBe("patch");
    expect(level(direction(["a", "b"]), direction(["a"]))).toBe("patch");
  });

  it("of a structure that is only written in another order is none", () => {
    const cited = (citation: object) => held("organizations", [body("a", { evidence: [{ citation }] })]);
    expect(groundsOf(cited({ title: "T", publisher: "P" }), cited({ publisher: "P", title: "T" }))).toEqual([]);
  });

  it("never falls when more is changed", () => {
    const rows = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { maxLength: 4 });
    fc.assert(
      fc.property(rows, rows, fc.constantFrom("agency", "council"), (before, after, type) => {
        const from = held(
          "organizations",
          before.map((id) => body(id)),
        );
        const to = held(
          "organizations",
          after.map((id) => body(id)),
        );
        const further = held(
          "organizations",
          after.map((id) => body(id, { type })),
        );
        expect(levels.indexOf(level(from, further))).toBeGreaterThanOrEqual(levels.indexOf(level(from, to)));
      }),
    );
  });
});

describe("release numbers", () => {
  it.each([
    ["1.2.3", "major", "2.0.0"],
    ["1.2.3", "minor", "1.3.0"],
    ["1.2.3", "patch", "1.2.4"],
  ] as const)("after %s, %s is %s, and says so", (from, wanted, next) => {
    expect(numberAfter(from, wanted)).toBe(next);
    expect(levelBetween(from, next)).toBe(wanted);
  });
});
