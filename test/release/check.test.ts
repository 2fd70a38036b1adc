import { describe, expect, it } from "vitest";
import { readData } from "../../src/cli/data";
import { entities } from "../../src/model";
import { findingsAfter, record, type Writable } from "./written";

/** Compares the stated amount of SBIR with other lines. */
const comparedWith = (rows: (collection: string) => Writable[], ...lines: string[]) =>
  Object.assign(record(rows("reconciliations"), "sbir-2022-reconciliation"), { lines });
const evidence = (row: Writable) => (row.evidence as Writable[])[0] as Writable;
/** The revised total of a line's item, which says nothing of what contains it. */
const revised = (line: Writable): Writable => {
  const { partOf: _, sameAmountAs: __, ...rest } = line;
  return { ...rest, id: `${line.id}-revised`, phase: "supplementary", semantics: "revised-total", supplementaryNumber: 1 };
};

describe("the data", () => {
  it("is sound", () => expect(findingsAfter(() => {})).toEqual([]));

  it("says of an amount that is none only that, and not what it would come to", () => {
    const found = findingsAfter((rows) => {
      Object.assign(record(rows("appropriations"), "sip-2023-initial"), { amount: "56 billion", label: undefined });
    });
    expect([...new Set(found.map(({ en }) => en.split(":")[0]))].sort()).toEqual(["amount", "label"]);
  });

  it.each([[null], [2025]])("says of the id %s that it is none, at the record, in every collection", (id) => {
    for (const { collection } of entities) {
      const found = findingsAfter((rows) => Object.assign(rows(collection)[0] as Writable, { id }));
      expect(
        found.filter((one) => one.collection === collection && one.path.join() === "0,id").map(({ en }) => en),
        collection,
      ).toEqual([expect.stringMatching(/^id: /)]);
    }
  });

  it("has a value in every field of every record, or a reason why there is none", () => {
    const found = findingsAfter((rows) => {
      const { note: _, ...budget } = record(rows("budgets"), "k-program-2021-2022");
      rows("budgets").push({
        ...budget,
        id: "new",
        initiative: "bridge",
        measure: "endowment",
        rounds: undefined,
        phase: undefined,
      });
    });
    const { length } = readData().dataset.get("budgets") ?? [];
    expect(found.map(({ collection, path }) => [collection, ...path])).toEqual(
      ["rounds", "fiscalYear", "phase", "note"].map((field) => ["budgets", length, field]),
    );
    const said = (field: string) => found.find(({ path }) => path[1] === field);
    expect(said("note")).toMatchObject({
      en: "“new” has no note. Write it, or say why there is none in a record of absences.yaml: collection: budgets, field: note, records: [new], and the reason.",
      ja: "「new」に note がありません。値を書くか、ない理由を absences.yaml のレコードに書いてください（collection: budgets、field: note、records: [new] と reason）。",
    });
    // What is worked out from other fields is not written.
    expect(said("fiscalYear")?.en).toMatch(/^“new” has no fiscalYear\. Say why/);
    const explained = findingsAfter((rows) => {
      const { note: _, ...initiative } = record(rows("initiatives"), "j-peaks");
      const { records: __, ...absence } = record(rows("absences"), "initiatives-without-description");
      rows("initiatives").push({ ...initiative, id: "new", description: undefined });
      rows("absences").push({ ...absence, id: "new-without-description", records: ["new"] });
    });
    expect(explained).toEqual([]);
  });

  it("asks no reasons of a folder that keeps none, nor while an absence is not sound", () => {
    for (const change of [(absences: Writable[]) => absences.splice(0), ([first]: Writable[]) => delete first?.reason]) {
      const found = findingsAfter((rows) => {
        change(rows("absences"));
        delete record(rows("budgets"), "k-program-2021-2022").note;
      });
      expect(found.filter(({ collection }) => collection === "budgets")).toEqual([]);
    }
  });

  it.each([
    ["date", "2032-07", (rows) => Object.assign(record(rows("milestones"), "g-quat-established"), { date: "2032-07" })],
    ["value", 26, (rows) => Object.assign(record(rows("quantities"), "j-peaks-selections"), { value: 26 })],
    ["decidedOn", "2021-03-06", (rows) => Object.assign(record(rows("plans"), "basic-plan-6"), { decidedOn: "2021-03-06" })],
    [
      "decidedOn",
      "2022-06-30",
      (rows) => Object.assign(record(rows("strategies"), "integrated-innovation-strategy-2022"), { decidedOn: "2022-06-30" }),
    ],
    [
      "amountPrinted",
      "11兆円規模",
      (rows) => {
        Object.assign(record(rows("budgets"), "university-fund-endowment"), {
          amount: 11_000_000_000_000,
          amountPrinted: "11兆円規模",
        });
      },
    ],
    [
      "rounds.0.fiscalYear",
      2019,
      (rows) => Object.assign(record(rows("budgets"), "sbir-2022"), { rounds: [{ fiscalYear: 2019, phase: "supplementary" }] }),
    ],
    [
      "range.from.fiscalYear",
      2010,
      (rows) => {
        const moonshot = record(rows("budgets"), "moonshot-2018-2024");
        Object.assign((moonshot.range as Record<string, Writable>).from as Writable, { fiscalYear: 2010 });
      },
    ],
  ] satisfies [string, string | number, (rows: (collection: string) => Writable[]) => void][])(
    "holds %s to the words that print it, and not %s, in both languages",
    (field, value, change) => {
      const found = findingsAfter(change).filter(({ path }) => path.slice(1).join(".") === field);
      expect(found.map(({ en, ja }) => [en, ja])).toEqual([
        [expect.stringContaining(`prints ${value}: “`), expect.stringContaining(`${value}の記載がありません（「`)],
      ]);
    },
  );

  it("takes a range from the initial budget of a year to the supplementary one, and refuses each that is reversed", () => {
    const [initial, supplementary] = ["initial", "supplementary"].map((phase) => ({ fiscalYear: 2022, phase }));
    const found = (from: unknown, to: unknown) =>
      findingsAfter((rows) => {
        const { rounds: _, phase: __, ...rest } = record(rows("budgets"), "sbir-2022");
        Object.assign(rows("budgets"), [{ ...rest, range: { from, to } }]);
      })
        .filter(({ path }) => path.join() === "0,range")
        .map(({ en }) => en);
    expect(found(initial, supplementary)).toEqual([]);
    expect(found(initial, initial)).toEqual([]);
    for (const [from, to] of [
      [supplementary, initial],
      [{ ...initial, fiscalYear: 2023 }, supplementary],
    ])
      expect(found(from, to)).toEqual([expect.stringMatching(/ends before it begins.*Exchange `from` and `to`/)]);
  });

  const cases: [string, string, RegExp, (rows: (collection: string) => Writable[]) => void][] = [
    [
      "a missing reference",
      "initiatives",
      /no “k-programme” in initiatives.*k-program/,
      (rows) => Object.assign(record(rows("initiatives"), "j-peaks"), { partOf: "k-programme" }),
    ],
    [
      "a reference inside a list",
      "directions",
      /no “none” in initiatives/,
      (rows) => Object.assign(record(rows("directions"), "sbir-support"), { initiatives: ["sbir", "none"] }),
    ],
    [
      "evidence of an unknown source",
      "budgets",
      /no “other” in sources/,
      (rows) => Object.assign(evidence(record(rows("budgets"), "sbir-2022")), { source: "other" }),
    ],
    [
      "a second source of another amount",
      "appropriations",
      /states 206000000000 and not 1/,
      (rows) => Object.assign(record(rows("appropriations"), "sbir-2022-supplementary-budget-book"), { amount: 1 }),
    ],
    [
      "a second source that says by itself what contains it",
      "appropriations",
      /is said at “sbir-2022-supplementary”/,
      (rows) =>
        Object.assign(record(rows("appropriations"), "sbir-2022-supplementary-budget-book"), {
          partOf: "sti-promotion-2023-initial",
        }),
    ],
    [
      "a line that is a part of itself",
      "appropriations",
      /partOf leads back to this line/,
      (rows) => Object.assign(record(rows("appropriations"), "sti-promotion-2023-initial"), { partOf: "sip-2023-initial" }),
    ],
    [
      "a revised total that holds a part of another line, and says of itself that it is none",
      "appropriations",
      /The revised total “sip-2023-initial-revised” holds this line: both are part/,
      (rows) => rows("appropriations").push(revised(record(rows("appropriations"), "sip-2023-initial"))),
    ],
    [
      "a line beside its revised total that repeats one of another item",
      "appropriations",
      /Beside the revised total “sti-promotion-2023-initial-revised” a line repeats only/,
      (rows) => {
        const [whole, sip] = ["sti-promotion-2023-initial", "sip-2023-initial"].map((id) => record(rows("appropriations"), id));
        Object.assign(whole as Writable, { amount: sip?.amount, sameAmountAs: "sip-2023-initial" });
        rows("appropriations").push(revised(whole as Writable));
      },
    ],
    [
      "more yen than a sum holds exactly",
      "appropriations",
      /more than 9007199254740991 yen/,
      (rows) => {
        for (const id of ["sip-2023-initial", "sip-2023-supplementary"])
          Object.assign(record(rows("appropriations"), id), { amount: 5_000_000_000_000_000 });
      },
    ],
    [
      "a duplicate id",
      "budgets",
      /used twice/,
      (rows) => Object.assign(record(rows("budgets"), "sbir-2022"), { id: "sip-3-2023-2024" }),
    ],
    ["a wrong type", "budgets", /amount/, (rows) => Object.assign(record(rows("budgets"), "sbir-2022"), { amount: "2,060億円" })],
    ["an unknown key", "budgets", /amout/, (rows) => Object.assign(record(rows("budgets"), "sbir-2022"), { amout: 1 })],
    [
      "a missing translation",
      "initiatives",
      /name\.en/,
      (rows) => Object.assign(record(rows("initiatives"), "sbir"), { name: { ja: "SBIR制度" } }),
    ],
    [
      "an unknown code",
      "milestones",
      /type/,
      (rows) => Object.assign(record(rows("milestones"), "g-quat-established"), { type: "founded" }),
    ],
    [
      "a day that was not printed right",
      "milestones",
      /date/,
      (rows) => Object.assign(record(rows("milestones"), "g-quat-established"), { date: "2023-7" }),
    ],
    [
      "a digest that does not match",
      "budgets",
      /has the SHA-256 [0-9a-f]{64}, not 0{64}/,
      (rows) => Object.assign(evidence(record(rows("budgets"), "sbir-2022")), { sha256: "0".repeat(64) }),
    ],
    [
      "a line beyond the end",
      "budgets",
      /has no line 999/,
      (rows) => Object.assign(evidence(record(rows("budgets"), "sbir-2022")), { line: 999 }),
    ],
    ["half an evidence", "budgets", /either source, line/, (rows) => delete evidence(record(rows("budgets"), "sbir-2022")).sha256],
    ["no evidence", "budgets", /evidence/, (rows) => Object.assign(record(rows("budgets"), "sbir-2022"), { evidence: [] })],
    [
      "an amount that is not what is printed",
      "budgets",
      /reads as 206000000000 yen/,
      (rows) => Object.assign(record(rows("budgets"), "sbir-2022"), { amount: 206_000_000_001 }),
    ],
    [
      "an endowment with rounds",
      "budgets",
      /endowment has neither/,
      (rows) =>
        Object.assign(record(rows("budgets"), "university-fund-endowment"), {
          rounds: [{ fiscalYear: 2020, phase: "supplementary" }],
        }),
    ],
    [
      "a range that is reversed within a year",
      "budgets",
      /ends before it begins/,
      (rows) =>
        Object.assign(record(rows("budgets"), "sbir-2022"), {
          rounds: undefined,
          range: { from: { fiscalYear: 2022, phase: "supplementary" }, to: { fiscalYear: 2022, phase: "initial" } },
        }),
    ],
    [
      "an empty list of rounds",
      "budgets",
      /names no round/,
      (rows) => Object.assign(record(rows("budgets"), "sbir-2022"), { rounds: [] }),
    ],
    [
      "a phase that not all rounds have",
      "budgets",
      /only where all rounds/,
      (rows) => Object.assign(record(rows("budgets"), "sbir-2022"), { phase: "initial" }),
    ],
    [
      "a position taken twice",
      "priorities",
      /Position 1 of this edition/,
      (rows) => Object.assign(record(rows("priorities"), "2022-innovation-ecosystem"), { position: 1 }),
    ],
    [
      "a match without a theme",
      "priorities",
      /match: none/,
      (rows) => delete record(rows("priorities"), "2022-knowledge-base").theme,
    ],
    [
      "initiatives that are parts of each other",
      "initiatives",
      /Following partOf from this record leads round/,
      (rows) => {
        const [a, b] = rows("initiatives") as [Writable, Writable];
        Object.assign(a, { partOf: b.id });
        Object.assign(b, { partOf: a.id });
      },
    ],
    [
      "an organization that is a part of itself",
      "organizations",
      /Following partOf from this record leads round/,
      (rows) => {
        const [a] = rows("organizations") as [Writable];
        Object.assign(a, { partOf: a.id });
      },
    ],
    [
      "a theme above itself",
      "themes",
      /Following broader from this record leads round/,
      (rows) => Object.assign(record(rows("themes"), "knowledge-base"), { broader: "talent-development" }),
    ],
    [
      "a list value that CSV would break",
      "initiatives",
      /cannot hold “\|”/,
      (rows) => Object.assign(record(rows("initiatives"), "sbir"), { aliases: ["a|b"] }),
    ],
    [
      "a control character",
      "initiatives",
      /control character/,
      (rows) => Object.assign(record(rows("initiatives"), "sbir"), { aliases: ["a\u0007b"] }),
    ],
    [
      "a reserved id",
      "initiatives",
      /reserved word/,
      (rows) => Object.assign(record(rows("initiatives"), "bridge"), { id: "search" }),
    ],
    [
      "an absence in an unknown field",
      "absences",
      /no “decidedAt”.*decidedOn/,
      (rows) => Object.assign(record(rows("absences"), "basic-plan-7-decision-date"), { field: "decidedAt" }),
    ],
    [
      "an absence of records that there are not",
      "absences",
      /no “basic-plan-8”/,
      (rows) => Object.assign(record(rows("absences"), "basic-plan-7-decision-date"), { records: ["basic-plan-8"] }),
    ],
    [
      "an absence of a value that is there",
      "absences",
      /“basic-plan-6” has a value in decidedOn/,
      (rows) => Object.assign(record(rows("absences"), "basic-plan-7-decision-date"), { records: ["basic-plan-6"] }),
    ],
    [
      "an absence that nothing lacks",
      "absences",
      /Every record of plans has a value in ordinal/,
      (rows) => Object.assign(record(rows("absences"), "basic-plan-7-decision-date"), { field: "ordinal", records: undefined }),
    ],
    [
      "an absence in an unknown collection",
      "absences",
      /no “budget”.*budgets/,
      (rows) => Object.assign(record(rows("absences"), "k-program-by-fiscal-year"), { collection: "budget" }),
    ],
    [
      "records that are named without a field",
      "absences",
      /only with a field/,
      (rows) => Object.assign(record(rows("absences"), "k-program-by-fiscal-year"), { records: ["k-program-2021-2022"] }),
    ],
    [
      "an absence that another one makes needless",
      "absences",
      /Other absences say already why these records have no decidedOn/,
      (rows) => rows("absences").push({ ...record(rows("absences"), "basic-plan-7-decision-date"), id: "again" }),
    ],
    [
      "a date for what is not expected",
      "absences",
      /Only what is notYet/,
      (rows) => Object.assign(record(rows("absences"), "k-program-by-fiscal-year"), { expected: "2026" }),
    ],
    [
      "an amount that is added to its second source",
      "reconciliations",
      /“sbir-2022-supplementary-budget-book” must not be added to “sbir-2022-supplementary”: both state the same amount/,
      (rows) => comparedWith(rows, "sbir-2022-supplementary", "sbir-2022-supplementary-budget-book"),
    ],
    [
      "an amount that is added to itself",
      "reconciliations",
      /“sbir-2022-supplementary” must not be added to “sbir-2022-supplementary”/,
      (rows) => comparedWith(rows, "sbir-2022-supplementary", "sbir-2022-supplementary"),
    ],
    [
      "a line that is added to what holds it",
      "reconciliations",
      /“sti-promotion-2023-initial” must not be added to “sip-2023-initial”: one contains the other/,
      (rows) => comparedWith(rows, "sti-promotion-2023-initial", "sip-2023-initial"),
    ],
    [
      "the second source of a line that is added to what holds the first",
      "reconciliations",
      /“sti-promotion-2023-initial” must not be added to “sip-2023-again”: one contains the other/,
      (rows) => {
        const { partOf, ...sip } = record(rows("appropriations"), "sip-2023-initial");
        rows("appropriations").push({ ...sip, id: "sip-2023-again", sameAmountAs: "sip-2023-initial" });
        comparedWith(rows, "sti-promotion-2023-initial", "sip-2023-again");
      },
    ],
    [
      "the same among lines of another phase",
      "reconciliations",
      /“sti-promotion-2023-initial” must not be added to “sip-2023-initial”/,
      (rows) => {
        for (const id of ["sti-promotion-2023-initial", "sip-2023-initial"])
          Object.assign(record(rows("appropriations"), id), { phase: "executed" });
        comparedWith(rows, "sti-promotion-2023-initial", "sip-2023-initial", "sip-2024-initial");
      },
    ],
    [
      "a wrong number of lines",
      "sources",
      /lineCount/,
      (rows) => Object.assign(record(rows("sources"), "sti-policy-direction-2025-03"), { lineCount: 155 }),
    ],
  ];
  it.each(cases)("%s is found in %s, with a cure in both languages", (_, collection, message, change) => {
    const found = findingsAfter(change).filter(({ en }) => message.test(en));
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatchObject({ collection, ja: expect.stringMatching(/[ぁ-ん]/) });
  });
});
