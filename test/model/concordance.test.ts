import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editionNames, type PlacedPriority, type PolicyEdition, relations, viewAs } from "../../src/model/concordance";
import { viewRows } from "../../src/model/concordance-lines";
import { editions, placed, rowsOf } from "./followed";

const broader = new Map(rowsOf("themes").map(({ id, broader }) => [id, (broader ?? null) as string | null]));
const seenAs = (name: string) =>
  viewAs(editionNames(editions).get(name) as PolicyEdition, editions, placed, (theme) => broader.get(theme) ?? null);

describe("the concordance of the data", () => {
  it.each(editions.map(({ id }) => id))("shows %s its own priorities as themselves, in printed order", (id) => {
    const own = placed.filter(({ edition }) => edition === id);
    expect(own.map(({ position }) => position)).toEqual(own.map((_, i) => i + 1));
    const { priorities: seen } = seenAs(id);
    expect(seen.map(({ priority }) => priority.id)).toEqual(own.map(({ id }) => id));
    for (const { priority, counterparts } of seen) {
      expect(counterparts.filter(({ priority: other }) => other.edition === id)).toEqual([
        { priority, relation: "self", basis: "printed", theme: null },
      ]);
    }
  });

  it("says by the year of a strategy what it says by its id", () => {
    expect(seenAs("2023")).toEqual(seenAs("integrated-innovation-strategy-2023"));
  });

  it("takes the order of 2023 for the pillars of 2022, which print another", () => {
    const exact = seenAs("2023").priorities.flatMap(({ counterparts }) =>
      counterparts.filter(({ relation, priority }) => relation === "exact" && priority.edition.endsWith("2022")),
    );
    expect(exact.map(({ priority }) => priority.position)).toEqual([3, 1, 2]);
    expect(exact.every(({ basis }) => basis === "printed")).toBe(true);
  });

  it("goes through the theme that is nearest to both, a further match where that is it", () => {
    const counterparts = seenAs("2021").priorities.flatMap(({ priority, counterparts }) =>
      priority.id === "2021-sectoral-strategies" ? counterparts : [],
    );
    expect(counterparts.find(({ priority }) => priority.id === "2022-sectoral-strategy-coordination")).toMatchObject({
      relation: "related",
      theme: "sectoral-strategies",
    });
  });

  it("says of an edition without priorities that it prints none, not that themes are not shared", () => {
    const { priorities, unmapped } = seenAs("2025");
    expect(priorities).toEqual([]);
    const reasons = new Set(unmapped.flatMap(({ priorities }) => priorities.map(({ reason }) => reason)));
    expect([...reasons].sort()).toEqual(["noTheme", "viewedPrintsNone"]);
  });

  it("says of two matches no more than the weaker", () => {
    const [technology, knowledge] = seenAs("2023").priorities;
    const relationOf = (id: string) =>
      [technology, knowledge].flatMap((one) => one?.counterparts ?? []).find(({ priority }) => priority.id === id);
    expect(relationOf("2024-critical-technology-strategy")).toMatchObject({ relation: "close", basis: "interpretation" });
    expect(relationOf("2021-sectoral-strategies")).toMatchObject({ relation: "narrow", theme: "advanced-technology" });
    // Matched to a heading below the theme.
    expect(relationOf("2024-global-cooperation")).toMatchObject({ relation: "narrow", theme: "knowledge-base" });
    const global = seenAs("2024").priorities.find(({ priority }) => priority.id === "2024-global-cooperation");
    expect(global?.counterparts.find(({ priority }) => priority.id === "2023-knowledge-base")?.relation).toBe("broad");
    expect(global?.counterparts.find(({ priority }) => priority.id === "2021-frontiers-of-knowledge")?.relation).toBe("related");
  });

  it("keeps what is matched to no theme, with the reason, and says which editions print nothing", () => {
    const { unmapped } = seenAs("2023");
    const reasons = unmapped.flatMap(({ priorities: left }) => left.map(({ priority, reason }) => [priority.id, reason]));
    expect(reasons).toEqual([
      ["2021-security-and-resilience", "noTheme"],
      ["2021-control-tower-function", "noTheme"],
    ]);
    expect(unmapped.filter(({ reason }) => reason === "noPriorities").map(({ edition }) => edition.id)).toEqual([
      "integrated-innovation-strategy-2025",
      "basic-plan-7",
    ]);
    expect(seenAs("2023").priorities.at(-1)?.counterparts).toHaveLength(1);
    const from2025 = seenAs("2025");
    expect(from2025.priorities).toEqual([]);
    expect(from2025.unmapped.flatMap(({ priorities: left }) => left)).toHaveLength(placed.length);
  });
});

describe("any concordance", () => {
  const themes = ["a", "b", "c", "a-below", "a-below-below"];
  const above = (theme: string) => (theme.endsWith("-below") ? theme.replace(/-below$/, "") : null);
  const names = ["x", "y", "z"];
  const some: readonly PolicyEdition[] = names.map((id, i) => ({
    collection: "strategies",
    id,
    name: { ja: id, en: id },
    year: 2021 + i,
  }));
  const match = fc.oneof(
    fc.constant({ theme: null, match: "none", basis: "interpretation", note: null }),
    fc.record({
      theme: fc.constantFrom(...themes),
      match: fc.constantFrom("exact", "close", "broad"),
      basis: fc.constantFrom("printed", "interpretation"),
      note: fc.constant(null),
    }),
  );
  const printed = fc
    .array(fc.tuple(fc.constantFrom(...names), fc.array(match, { minLength: 1, maxLength: 3 })), { maxLength: 12 })
    .map((all) =>
      some.flatMap(({ id }) =>
        all
          .filter(([edition]) => edition === id)
          .map(([edition, matches], i): PlacedPriority => {
            const label = { ja: `${edition}${i}`, en: `${edition}${i}` };
            return { id: `${edition}-${i + 1}`, edition, position: i + 1, label, role: "pillar", matches };
          }),
      ),
    );
  const viewed = fc.constantFrom(...some);

  it("loses no priority of any edition, in JSON or in rows", () => {
    fc.assert(
      fc.property(printed, viewed, (all, edition) => {
        const view = viewAs(edition, some, all, above);
        const shown = [
          ...view.priorities.flatMap(({ counterparts }) => counterparts.map(({ priority }) => priority.id)),
          ...view.unmapped.flatMap(({ priorities: left }) => left.map(({ priority }) => priority.id)),
        ];
        expect(new Set(shown)).toEqual(new Set(all.map(({ id }) => id)));
        const rows = viewRows(view).filter(({ position }) => position !== null);
        expect(rows.map(({ id }) => id)).toEqual(shown);
      }),
    );
  });

  it("shows the viewed edition as itself, in the order of its positions", () => {
    fc.assert(
      fc.property(printed, viewed, (all, edition) => {
        const { priorities: seen } = viewAs(edition, some, all, above);
        expect(seen.map(({ priority }) => priority)).toEqual(all.filter((one) => one.edition === edition.id));
        expect(seen.map(({ priority }) => priority.position)).toEqual(seen.map((_, i) => i + 1));
        for (const { priority, counterparts } of seen)
          expect(counterparts.filter((one) => one.priority.edition === edition.id).map((one) => one.priority)).toEqual([priority]);
      }),
    );
  });

  it("is never stronger than what it rests on, and reads the same from either side", () => {
    const inverse = { broad: "narrow", narrow: "broad" } as Record<string, string>;
    fc.assert(
      fc.property(printed, (all) => {
        const found = (from: string, to: string) =>
          viewAs(some.find(({ id }) => id === from) as PolicyEdition, some, all, above).priorities.flatMap(
            ({ priority, counterparts }) =>
              counterparts.filter((one) => one.priority.edition === to).map((one) => ({ ...one, from: priority })),
          );
        const back = found("y", "x");
        for (const { from, priority, relation, basis } of found("x", "y")) {
          const strongest = (one: PlacedPriority) =>
            Math.min(
              ...one.matches.filter(({ theme }) => theme).map(({ match }) => Object.keys(relations).indexOf(match as never)),
            );
          expect(Object.keys(relations).indexOf(relation)).toBeGreaterThanOrEqual(Math.max(strongest(from), strongest(priority)));
          const same = back.find((one) => one.from.id === priority.id && one.priority.id === from.id);
          expect(
            same?.relation === (inverse[relation] ?? relation) ||
              [relation, same?.relation].every((one) => one === "broad" || one === "narrow"),
          ).toBe(true);
          if (basis === "printed")
            expect([from, priority].every(({ matches }) => matches.some((one) => one.basis === "printed"))).toBe(true);
        }
      }),
    );
  });
});
