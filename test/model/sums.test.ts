import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFrozen } from "../../src/cli/frozen";
import { complete } from "../../src/model/entity";
import type { Row } from "../../src/model/field";
import { summableOf } from "../../src/model/sums";
import { type Grouping, groupsOf, type Related, type Sum, sumOf } from "../../src/model/sums/sum";
import type { Summable } from "../../src/model/sums/summable";
import {
  amount,
  bookedWorld,
  budget,
  isAbove,
  projectYearOf,
  roundsOf,
  soundBook,
  statedWorld,
  topOf,
  type World,
  yensOf,
} from "./sum-worlds";

const stated = summableOf("budgets") as Summable;
const booked = summableOf("appropriations") as Summable;

/** Looks up the records of a world, as the handler looks up those of a release. */
function relatedIn({ initiatives, lines = [] }: World): Related {
  const held = new Map([
    ["initiatives", new Map(initiatives.map((row) => [row.id, row]))],
    ["appropriations", new Map(lines.map((row) => [row.id, row]))],
  ]);
  return (collection, id) => held.get(collection)?.get(id) ?? null;
}

const summed = ({ entity, rules }: Summable, world: World): Sum =>
  sumOf(
    world.rows.map((row) => entity.derive(complete(entity, row))),
    rules,
    relatedIn(world),
  );
const grouped = (summable: Summable, world: World, sum: Sum, by: string): Grouping =>
  groupsOf(sum, summable.groupings[by] as never, relatedIn(world));
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).sort();
const yen = (rows: readonly Row[]) => rows.reduce((sum, { amount }) => sum + BigInt(amount as number), 0n);

describe.each([
  { name: "stated amounts", summable: stated, worlds: statedWorld },
  { name: "lines of budget books", summable: booked, worlds: bookedWorld },
])("a sum of $name", ({ summable, worlds }) => {
  it("accounts for every record once", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { included, excluded } = summed(summable, world);
        expect([...included.map(({ id }) => id), ...excluded.map(({ row }) => row.id)].sort()).toEqual(idsOf(world.rows));
      }),
    );
  });

  it("is the exact integer sum of what it includes", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { total, included } = summed(summable, world);
        expect(BigInt(total)).toBe(yen(included));
      }),
    );
  });

  it("looks at the fields that it says, and at each of them", () => {
    const seen = new Set<string>();
    const get = (row: Row, key: string) => {
      seen.add(key);
      return row[key];
    };
    const watched = (row: Row) => new Proxy(row, { get: get as NonNullable<ProxyHandler<Row>["get"]> });
    for (const world of fc.sample(worlds, { numRuns: 200, seed: 1 }))
      sumOf(
        world.rows.map((row) => watched(summable.entity.derive(complete(summable.entity, row)))),
        summable.rules,
        relatedIn(world),
      );
    expect([...seen].sort()).toEqual([...new Set(["id", "amount", ...summable.reads])].sort());
  });

  it("says of which records each one is left out, and these were asked for", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const ids = new Set(idsOf(world.rows));
        for (const { row, reason, with: because } of summed(summable, world).excluded) {
          expect(because).not.toContain(row.id);
          expect(because.every((id) => ids.has(id))).toBe(true);
          if (reason === "contained-in" || reason === "same-amount") expect(because.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it("does not depend on the order of the records", () => {
    const shuffled = worlds.chain((world) =>
      fc.tuple(fc.constant(world), fc.shuffledSubarray([...world.rows], { minLength: world.rows.length })),
    );
    fc.assert(
      fc.property(shuffled, ([world, rows]) => {
        expect(summed(summable, { ...world, rows })).toEqual(summed(summable, world));
      }),
    );
  });

  it.each(Object.keys(summable.groupings))(
    "is the same by %s: groups and what none holds make the total, each record whole",
    (by) => {
      fc.assert(
        fc.property(worlds, (world) => {
          const sum = summed(summable, world);
          const { groups, unallocated } = grouped(summable, world, sum, by);
          const parts = groups.reduce((total, group) => total + BigInt(group.total), 0n) + yen(unallocated.map(({ row }) => row));
          expect(parts).toBe(BigInt(sum.total));
          const held = [...groups.flatMap(({ rows }) => rows), ...unallocated.map(({ row }) => row)];
          expect(idsOf(held)).toEqual(idsOf(sum.included));
          for (const { key, rows, total } of groups) {
            expect(BigInt(total)).toBe(yen(rows));
            for (const row of rows) expect([...new Set(summable.groupings[by]?.(row, relatedIn(world)))]).toEqual([key]);
          }
          for (const { reason, groups } of unallocated) expect(groups.length === 0).toBe(reason === "not-stated");
        }),
      );
    },
  );
});

describe("a sum of stated amounts", () => {
  it("counts no round of an initiative twice, neither by itself nor in a part of it", () => {
    fc.assert(
      fc.property(statedWorld, (world) => {
        const { included } = summed(stated, world);
        for (const [i, one] of included.entries())
          for (const other of included.slice(i + 1)) {
            const related = one.initiative === other.initiative || isAbove(world, one, other) || isAbove(world, other, one);
            if (related)
              expect(
                roundsOf(one).some((round) => roundsOf(other).includes(round)),
                `${one.id} ${other.id}`,
              ).toBe(false);
          }
      }),
      { numRuns: 500 },
    );
  });

  it("does not change when an endowment comes", () => {
    fc.assert(
      fc.property(statedWorld, budget, (world, one) => {
        const endowment = { id: "an-endowment", label: { ja: "基金", en: "Fund" }, ...one, measure: "endowment" } as unknown as Row;
        const after = summed(stated, { ...world, rows: [...world.rows, endowment] });
        expect(after.included).toEqual(summed(stated, world).included);
        expect(after.excluded.find(({ row }) => row.id === endowment.id)?.reason).toBe("endowment");
      }),
    );
  });

  it("does not change when the amount of a whole comes to amounts of its parts that are counted", () => {
    fc.assert(
      fc.property(statedWorld, amount, (world, amount) => {
        const before = summed(stated, world);
        const [counted] = before.included;
        fc.pre(counted !== undefined);
        const whole = { ...(counted as Row), id: "a-whole", initiative: "whole", amount };
        const initiatives = [
          { id: "whole", partOf: null, theme: null },
          ...world.initiatives.map((one) => (one.partOf === null ? { ...one, partOf: "whole" } : one)),
        ];
        const after = summed(stated, { initiatives, rows: [...world.rows, whole] });
        expect(after.included).toEqual(before.included);
        expect(after.excluded.find(({ row }) => row.id === "a-whole")?.reason).toBe("contained-in");
      }),
    );
  });

  it("does not change when another document states a counted amount again", () => {
    fc.assert(
      fc.property(statedWorld, (world) => {
        const before = summed(stated, world);
        const [counted] = before.included;
        fc.pre(counted !== undefined);
        const again = { ...(counted as Row), id: "zz-again" };
        const after = summed(stated, { ...world, rows: [...world.rows, again] });
        expect(after.total).toBe(before.total);
        expect(after.excluded.find(({ row }) => row.id === "zz-again")).toMatchObject({
          reason: "range-overlaps",
          with: [(counted as Row).id],
        });
      }),
    );
  });

  it("counts no amount beside one whose range holds no round, in itself or in a part", () => {
    const [initial, supplementary] = ["initial", "supplementary"].map((phase) => ({ fiscalYear: 2022, phase }));
    const label = { ja: "額", en: "Amount" };
    const one = { label, initiative: "whole", amount: 100, measure: "appropriation", precision: "exact", ambiguous: false };
    const reversed = { ...one, id: "reversed", range: { from: supplementary, to: initial } } as unknown as Row;
    const initiatives = [
      { id: "whole", partOf: null },
      { id: "part", partOf: "whole" },
    ];
    for (const initiative of ["whole", "part"]) {
      const other = { ...one, id: "other", initiative, rounds: [supplementary] } as unknown as Row;
      const { total, included, excluded } = summed(stated, { initiatives, rows: [reversed, other] });
      expect([total, included.length, excluded.length], initiative).toEqual([100, 1, 1]);
    }
  });

  it("leaves out what reaches beyond the years asked for", () => {
    fc.assert(
      fc.property(statedWorld, (world) => {
        expect(summed(stated, world).included.filter(({ overlap }) => overlap === "partial")).toEqual([]);
      }),
    );
  });
});

describe("a sum of lines of budget books", () => {
  it("never adds two lines that may hold the same yen", () => {
    let checked = 0;
    fc.assert(
      fc.property(soundBook, (world) => {
        const { included } = summed(booked, world);
        if (included.length > 1) checked++;
        const yens = yensOf(world);
        const counted = new Map<string, string>();
        for (const { id } of included)
          for (const one of yens.get(id) as Set<string>) {
            expect(counted.get(one), `${one} in ${id}`).toBeUndefined();
            counted.set(one, id);
          }
      }),
      { numRuns: 2000 },
    );
    expect(checked).toBeGreaterThan(100);
  });

  it("never adds phases of different kinds, nor current appropriations of different years, nor stocks", () => {
    fc.assert(
      fc.property(bookedWorld, (world) => {
        const { included } = summed(booked, world);
        const kinds = new Set(included.map(({ phase }) => (phase === "supplementary" ? "initial" : phase)));
        expect(kinds.size).toBeLessThanOrEqual(1);
        if (kinds.has("current") || kinds.has("carried-over"))
          expect(new Set(included.map(({ fiscalYear }) => fiscalYear)).size).toBe(1);
        expect(included.filter(({ semantics }) => semantics === "stock")).toEqual([]);
      }),
    );
  });

  it("adds to a revised total only what came after it", () => {
    fc.assert(
      fc.property(bookedWorld, (world) => {
        const { included } = summed(booked, world);
        for (const total of included.filter(({ phase, semantics }) => phase === "supplementary" && semantics === "revised-total"))
          for (const other of included) {
            if (other.id === total.id || projectYearOf(other) !== projectYearOf(total)) continue;
            expect(other.semantics).toBe("increment");
            expect(other.phase).toBe("supplementary");
            expect(other.supplementaryNumber as number).toBeGreaterThan((total.supplementaryNumber ?? 9) as number);
          }
      }),
    );
  });

  it("does not change when a stock, the whole of a counted line or a second source of one comes", () => {
    fc.assert(
      fc.property(soundBook, amount, fc.constantFrom("stock", "whole", "second"), (world, amount, what) => {
        const before = summed(booked, world);
        const [counted] = before.included;
        fc.pre(counted !== undefined);
        const found = counted as Row;
        const lines = world.lines as Row[];
        const top = lines.find(({ id }) => id === topOf(world, found.id)) as Row;
        const one: Row =
          what === "stock"
            ? { ...found, id: "zz", semantics: "stock", partOf: null, sameAmountAs: null }
            : what === "whole"
              ? { ...found, id: "zz", amount, project: "whole", semantics: "increment", partOf: null, sameAmountAs: null }
              : { ...found, id: "zz", partOf: null, sameAmountAs: found.id };
        // A whole is put above all that is highest of an item.
        const isHighest = (line: Row) =>
          line.partOf === null && line.sameAmountAs === null && projectYearOf(line) === projectYearOf(top);
        const below = what === "whole" ? lines.map((line) => (isHighest(line) ? { ...line, partOf: "zz" } : line)) : lines;
        const all = [...below, one];
        const ids = new Set(world.rows.map(({ id }) => id));
        const after = summed(booked, { ...world, lines: all, rows: all.filter(({ id }) => ids.has(id) || id === "zz") });
        expect(after.total).toBe(before.total);
        expect(after.excluded.map(({ row }) => row.id)).toContain("zz");
      }),
      { numRuns: 1000 },
    );
  });

  const item = { label: { ja: "費", en: "Item" }, ministry: "x", fiscalYear: 2020, partOf: null, sameAmountAs: null };
  const initial = { ...item, id: "initial", phase: "initial", semantics: "increment", amount: 100 };
  const total = { ...item, id: "total", phase: "supplementary", semantics: "revised-total", amount: 120 };
  const other = { ja: "別の費", en: "Other" };
  it.each<[string, number, readonly object[]]>([
    [
      "a part of what a revised total holds",
      60,
      [initial, total, { ...initial, id: "part", label: other, amount: 60, partOf: "initial" }],
    ],
    [
      "a revised total without a number",
      120,
      [initial, { ...total, semantics: "increment", supplementaryNumber: 1, amount: 20 }, { ...total, id: "t" }],
    ],
    [
      "a revised total that another book states",
      120,
      [initial, { ...total, sameAmountAs: "again" }, { ...total, id: "again", label: other }],
    ],
    [
      "a line that another book states",
      120,
      [{ ...initial, sameAmountAs: "first" }, { ...initial, id: "first", label: other }, total],
    ],
    [
      "the revised total of a part beside the whole",
      70,
      [
        initial,
        { ...initial, id: "part", label: other, amount: 60, partOf: "initial" },
        { ...total, id: "part-total", label: other, amount: 70, partOf: "initial" },
      ],
    ],
  ])("counts once %s", (_, expected, lines) => {
    const rows = lines as Row[];
    expect(summed(booked, { rows, lines: rows, initiatives: [] }).total).toBe(expected);
  });

  it("takes the last revised total of 科学技術イノベーション創造推進費 and not the sum of the three", () => {
    const book = (supplementaryNumber: number | null, amount: number): Row => ({
      id: `fy2020-${supplementaryNumber ?? "initial"}`,
      label: { ja: "科学技術イノベーション創造推進費", en: "科学技術イノベーション創造推進費" },
      ministry: "cabinet-office",
      fiscalYear: 2020,
      phase: supplementaryNumber ? "supplementary" : "initial",
      supplementaryNumber,
      semantics: supplementaryNumber ? "revised-total" : "increment",
      amount,
    });
    const rows = [book(null, 55_500_000_000), book(1, 56_197_000_000), book(3, 58_797_000_000)];
    const { total, excluded } = summed(booked, { rows, initiatives: [], lines: rows });
    expect(total).toBe(58_797_000_000);
    expect(excluded.map(({ row, with: because }) => [row.id, because])).toEqual([
      ["fy2020-1", ["fy2020-3"]],
      ["fy2020-initial", ["fy2020-3"]],
    ]);
  });
});

// Known figures are those of a release, which no later one changes.
describe("sums of release 1.6.1", () => {
  const frozen = readFrozen().find(({ release }) => release.id === "1.6.1");
  const rowsOf = (collection: string) => frozen?.dataset.get(collection) as readonly Row[];
  const world = (collection: string): World => ({
    rows: rowsOf(collection),
    initiatives: rowsOf("initiatives"),
    lines: rowsOf("appropriations"),
  });

  it("adds what the document states as appropriations, and excludes the endowment by name", () => {
    const sum = summed(stated, world("budgets"));
    expect(sum.total).toBe(1_193_400_000_000);
    expect(sum.excluded.map(({ row, reason }) => [row.id, reason])).toEqual([["university-fund-endowment", "endowment"]]);
    const { groups, unallocated } = grouped(stated, world("budgets"), sum, "fiscalYear");
    expect(groups.map(({ key, total }) => [key, total])).toEqual([["2022", 206_000_000_000]]);
    expect(unallocated.map(({ row, reason }) => [row.id, reason])).toEqual(
      ["bridge-2023-2024", "k-program-2021-2022", "moonshot-2018-2024", "sip-3-2023-2024"].map((id) => [id, "spans-groups"]),
    );
  });

  it("counts the lines behind the amounts once, whatever books repeat and contain them", () => {
    const sum = summed(booked, world("appropriations"));
    const reasons = new Map(sum.excluded.map(({ row, reason }) => [row.id, reason]));
    expect(reasons.get("sti-promotion-2023-initial")).toBe("contained-in");
    expect(reasons.get("sbir-2022-supplementary-budget-book")).toBe("same-amount");
    expect(reasons.get("sbir-2022-executed")).toBe("other-phase");
    expect(reasons.get("moonshot-2023-supplementary")).toBe("contained-in");
    // K program, SBIR, SIP and BRIDGE, Moonshot, and the contributions to the fund, as the books and sheets have them.
    expect(sum.total).toBe(500e9 + 206e9 + (28e9 + 25.5e9 + 28e9 + 2.671e9) + (10e9 - 1 + 10.781e9 + 10e9) + 436.552e9 + 1113.6e9);
  });
});
