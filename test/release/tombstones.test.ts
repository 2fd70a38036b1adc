import { describe, expect, it } from "vitest";
import type { Row } from "../../src/model/field";
import type { Tombstone } from "../../src/model/release";
import { namesIn, tombstoneFindings, tombstonesOf } from "../../src/release/tombstones";

const names = (...ids: string[]) => namesIn(new Map([["organizations", ids.map((id): Row => ({ id }))]]));
const stone = (id: string, successor: string | null, merged = true): Tombstone => ({
  collection: "organizations",
  id,
  reason: { ja: "理由。", en: "Reason." },
  successor,
  merged,
});
const past = names("a", "b", "c", "d");
const findings = (present: string[], all: readonly Tombstone[], before = past) =>
  tombstoneFindings(past, before, names(...present), all).map(({ en }) => en);

describe("the tombstones of a release", () => {
  it("are those of the records that it removes", () => {
    const all = [stone("a", null), stone("b", "c"), stone("c", null)];
    expect(tombstonesOf(names("a", "b", "d"), names("a", "d"), all).map(({ id }) => id)).toEqual(["b"]);
  });
});

it("of one record there is one", () => {
  const all = [stone("b", "a"), stone("c", "a"), stone("b", "d")];
  const found = tombstoneFindings(past, past, names("a", "d"), all);
  expect(found).toEqual([
    { stone: 2, en: expect.stringMatching(/organizations\/b has two tombstones/), ja: expect.stringContaining("削除記録が2つ") },
  ]);
});

describe("merged records", () => {
  it("lead to one that is there, in a step or in several", () => {
    expect(findings(["a", "d"], [stone("b", "a"), stone("c", "b")])).toEqual([]);
  });

  it("of an earlier release may lead to one that was removed since, whose own tombstone says why", () => {
    const before = names("a", "c", "d");
    expect(findings(["a", "d"], [stone("b", "c"), stone("c", null, false)], before)).toEqual([]);
    expect(findings(["a", "d"], [stone("b", "c"), stone("c", "d", false)], before)).toEqual([]);
    expect(findings(["a", "c", "d"], [stone("b", "b")], before).join()).toMatch(/leads to no record/);
  });

  it.each([
    ["itself", [stone("b", "b"), stone("c", "a")]],
    ["each other", [stone("b", "c"), stone("c", "b")]],
    ["one that was removed", [stone("b", "c"), stone("c", null, false)]],
    ["nothing", [stone("b", null), stone("c", "a")]],
  ])("that lead to %s are refused", (_, all) => {
    expect(findings(["a", "d"], all).join()).toMatch(/leads to no record|no successor/);
  });
});
