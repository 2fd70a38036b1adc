import { describe, expect, it } from "vitest";
import type { PlacedPriority, PolicyEdition } from "../../src/model/concordance";
import { complete } from "../../src/model/entity";
import { lineageOf } from "../../src/model/lineage";
import { lineageRows } from "../../src/model/lineage-lines";
import { themes } from "../../src/model/themes";
import { editions, placed, rowsOf } from "./followed";

const tree = rowsOf("themes").map((row) => complete(themes, row));

describe("the lineage of the data", () => {
  const lineage = lineageOf(editions, placed, tree);
  const of = (year: number) => lineage.editions.find(({ edition }) => edition.year === year);
  const changesOf = (year: number, role: string) =>
    of(year)
      ?.groups.find((group) => group.role === role)
      ?.priorities.map(({ priority, rank, change, ancestors }) => [priority.id, rank, change, ancestors[0]?.basis]);

  it("has every priority once, and a row for each, in the order printed", () => {
    const drawn = lineage.editions.flatMap(({ groups }) => groups.flatMap((group) => group.priorities));
    expect(drawn.map(({ priority }) => priority.id)).toEqual(placed.map(({ id }) => id));
    expect(lineageRows(lineage).map(({ id }) => id)).toEqual(placed.map(({ id }) => id));
  });

  it("sees the pillars of 2022 change places in 2023, as printed", () => {
    expect(changesOf(2023, "axis")).toEqual([
      ["2023-advanced-technology", 1, "moved", "printed"],
      ["2023-knowledge-base", 2, "moved", "printed"],
      ["2023-innovation-ecosystem", 3, "moved", "printed"],
    ]);
  });

  it("keeps the strengthening measures of 2024 beside the axes, which keep their places by our interpretation", () => {
    expect(of(2024)?.groups.map(({ role }) => role)).toEqual(["strengthening-measure", "axis"]);
    expect(changesOf(2024, "axis")?.map(([, rank, change, basis]) => [rank, change, basis])).toEqual([
      [1, "supplied", "interpretation"],
      [2, "supplied", "interpretation"],
      [3, "supplied", "interpretation"],
    ]);
    // The axis goes on beside it, so that what is close to it does not take its place.
    expect(changesOf(2024, "strengthening-measure")?.[0]).toEqual([
      "2024-critical-technology-strategy",
      1,
      "close",
      "interpretation",
    ]);
    expect(of(2024)?.divided.map(({ priority, into }) => [priority.id, into.length])).toContainEqual([
      "2023-advanced-technology",
      3,
    ]);
  });

  it("loses nothing between two strategies: what leads nowhere is named", () => {
    for (const { follows, groups, gone } of lineage.editions.filter(({ follows, groups }) => follows && groups.length > 0)) {
      const ancestors = groups.flatMap((group) =>
        group.priorities.flatMap((one) => one.ancestors.map(({ priority }) => priority.id)),
      );
      const before = placed.filter(({ edition }) => edition === follows?.id).map(({ id }) => id);
      expect(new Set([...ancestors, ...gone.map(({ id }) => id)])).toEqual(new Set(before));
    }
  });

  it("has a Basic Plan follow no year, and an edition that prints none change nothing", () => {
    for (const { edition, follows } of lineage.editions) if (edition.year === null) expect(follows).toBeNull();
    expect(of(2025)).toMatchObject({ groups: [], gone: [], divided: [] });
  });
});

describe("a lineage", () => {
  const edition = (year: number): PolicyEdition => ({
    collection: "strategies",
    id: `s${year}`,
    year,
    name: { ja: `${year}`, en: `${year}` },
  });
  const priority = (year: number, position: number, label: string, theme: string | null, match: string): PlacedPriority => ({
    id: `s${year}-${position}`,
    edition: `s${year}`,
    position,
    label: { ja: label, en: label },
    role: "pillar",
    matches: [{ theme, match, basis: "printed", note: null }],
  });
  const known = ["a", "b"].map((id, i) => ({ id, label: { ja: id, en: id }, type: "persisting", broader: null, position: i + 1 }));
  const changeOf = (before: PlacedPriority[], after: PlacedPriority) =>
    lineageOf([edition(2031), edition(2032)], [...before, after], known).editions[1]?.groups[0]?.priorities[0]?.change;

  it.each([
    ["kept", [priority(2031, 1, "x", "a", "exact")], priority(2032, 1, "x", "a", "exact")],
    ["moved", [priority(2031, 1, "y", "b", "exact"), priority(2031, 2, "x", "a", "exact")], priority(2032, 1, "x", "a", "exact")],
    ["reworded", [priority(2031, 1, "x", "a", "close")], priority(2032, 1, "z", "a", "exact")],
    ["narrowed", [priority(2031, 1, "x", "a", "exact")], priority(2032, 1, "z", "a", "broad")],
    ["widened", [priority(2031, 1, "x", "a", "broad")], priority(2032, 1, "z", "a", "exact")],
    ["related", [priority(2031, 1, "x", "a", "close")], priority(2032, 1, "z", "a", "close")],
    ["new", [priority(2031, 1, "x", "a", "exact")], priority(2032, 1, "z", "b", "exact")],
    ["unmatched", [priority(2031, 1, "x", "a", "exact")], priority(2032, 1, "z", null, "none")],
  ] as const)("says %s", (change, before, after) => {
    expect(changeOf([...before], after)).toBe(change);
  });
});
