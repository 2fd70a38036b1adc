import { describe, expect, it } from "vitest";
import { findingsAfter, record } from "./written";

describe("a record whose shape is wrong", () => {
  it("says what a field takes where a value of another type stands, in both languages", () => {
    const ambiguous = findingsAfter((rows) => Object.assign(record(rows("budgets"), "sbir-2022"), { ambiguous: "no" }));
    expect(ambiguous.map(({ en, ja }) => [en, ja])).toEqual([
      ["ambiguous: Write true or false.", "ambiguous: true または falseを書いてください。"],
    ]);
    const found = findingsAfter((rows) => Object.assign(record(rows("budgets"), "sbir-2022"), { amount: "2,060億円" }));
    expect(found.map(({ path, en, ja }) => [path[1], en, ja])).toEqual([
      [
        "amount",
        "amount: Write an integer number of yen, such as 500000000000.",
        "amount: 円単位の整数（例：500000000000）を書いてください。",
      ],
    ]);
  });

  it.each([
    ["a number", { amount: undefined }, ["amount"], "an integer number of yen, such as 500000000000", "円単位の整数"],
    ["a code", { measure: undefined }, ["measure"], "one of appropriation, endowment", "appropriation、endowment のいずれか"],
    ["a name", { label: undefined }, ["label"], "{ ja, en }", "{ ja, en }"],
    [
      "one of its languages",
      { label: { ja: "金額" } },
      ["label", "en"],
      "text of 1 to 2000 characters",
      "前後に空白のない1～2000字の文字列",
    ],
    ["a list", { evidence: undefined }, ["evidence"], "a list, each item of it { source, ", "リスト（各項目は、{ source, "],
    ["a part of an item", { rounds: [{ fiscalYear: 2022 }] }, ["rounds", 0, "phase"], "one of initial, ", "initial、"],
  ])("says of %s that is missing what the field takes", (_, change, path, en, ja) => {
    const [found, ...more] = findingsAfter((rows) => Object.assign(record(rows("budgets"), "sbir-2022"), change)).filter(
      ({ collection }) => collection === "budgets",
    );
    expect(more).toEqual([]);
    expect(found?.path.slice(1)).toEqual(path);
    expect(found?.en).toContain(`${path.join(".")}: The field is missing. Write ${en}`);
    expect(found?.ja).toContain(`${path.join(".")}: この項目がありません。${ja}`);
  });

  it("says of a field that is worked out that nobody writes it", () => {
    const found = findingsAfter((rows) => {
      const at = rows("budgets").findIndex(({ id }) => id === "sbir-2022");
      rows("budgets")[at] = { ...record(rows("budgets"), "sbir-2022"), fiscalYear: 2022 };
    }).filter(({ collection }) => collection === "budgets");
    expect(found.map(({ en }) => en)).toEqual(["fiscalYear: The field is worked out from others; leave it out."]);
  });

  it("says what a code may be where it is none", () => {
    const found = findingsAfter((rows) => {
      const at = rows("budgets").findIndex(({ id }) => id === "sbir-2022");
      rows("budgets")[at] = { ...record(rows("budgets"), "sbir-2022"), measure: "loan" };
    }).filter(({ collection }) => collection === "budgets");
    expect(found.map(({ en }) => en)).toEqual([expect.stringMatching(/^measure: Write one of appropriation, endowment/)]);
  });

  it("says of a key that is none, at the key, which is near", () => {
    const found = findingsAfter((rows) => {
      const { amount, ...rest } = record(rows("budgets"), "sbir-2022");
      const at = rows("budgets").findIndex(({ id }) => id === "sbir-2022");
      rows("budgets")[at] = { ...rest, amuont: amount, rounds: [{ fiscalYear: 2022, phase: "supplementary", zzzzzzzzzz: 1 }] };
    }).filter(({ collection }) => collection === "budgets");
    expect(found.map(({ path, en }) => [path.slice(1).join("."), en])).toEqual([
      ["amount", expect.stringContaining("The field is missing")],
      ["rounds.0.zzzzzzzzzz", expect.stringMatching(/There is no such field\. There are fiscalYear, phase/)],
      ["amuont", "amuont: There is no such field. Did you mean “amount”?"],
    ]);
  });
});
