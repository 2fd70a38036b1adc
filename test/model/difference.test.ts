import { describe, expect, it } from "vitest";
import { entityOf } from "../../src/model";
import { fieldChanges } from "../../src/model/difference";
import type { Entity } from "../../src/model/entity";
import type { Row } from "../../src/model/field";

const [budgets, organizations, priorities] = ["budgets", "organizations", "priorities"].map(entityOf) as [Entity, Entity, Entity];
const corrected = { names: () => null, corrects: true };

/** Whether what differs in a field is this portal's own. */
function ours(entity: Entity, before: Record<string, unknown>, after: Record<string, unknown>, field = Object.keys(after)[0]) {
  const changes = fieldChanges(entity, { id: "a", ...before } as Row, { id: "a", ...after } as Row, corrected);
  return changes.find((change) => change.field === field)?.ours;
}

describe("a difference", () => {
  it("is one of facts where a source, its evidence or a public register has another value", () => {
    expect(ours(budgets, { amount: 1 }, { amount: 2 })).toBe(false);
    expect(ours(budgets, { label: { ja: "甲", en: "A" } }, { label: { ja: "乙", en: "B" } })).toBe(false);
    expect(ours(budgets, { fiscalYear: [2022] }, { fiscalYear: [2023] })).toBe(false);
    expect(ours(organizations, { evidence: [{ line: 1 }] }, { evidence: [{ line: 2 }] })).toBe(false);
    expect(ours(organizations, {}, { corporateNumber: "1" })).toBe(false);
  });

  it("is this portal's own where its translation, note, classification or reading has", () => {
    expect(ours(budgets, { label: { ja: "甲", en: "A" } }, { label: { ja: "甲", en: "B" } })).toBe(true);
    expect(ours(budgets, { note: { ja: "甲", en: "A" } }, { note: { ja: "乙", en: "B" } })).toBe(true);
    expect(ours(budgets, { measure: "appropriation" }, { measure: "endowment" })).toBe(true);
    expect(ours(organizations, { enBasis: "official" }, { enBasis: "ours" })).toBe(true);
    expect(ours(priorities, {}, { furtherMatches: [{ theme: "b", basis: "interpretation" }] })).toBe(true);
  });

  it("is one of facts where an official English name or one printed match among others has another value", () => {
    const name = (en: string, enBasis: string) => ({ name: { ja: "甲", en }, enBasis });
    expect(ours(organizations, name("A", "official"), name("B", "official"))).toBe(false);
    expect(ours(organizations, name("A", "ours"), name("B", "ours"))).toBe(true);
    const printed = [{ basis: "printed" }, { basis: "interpretation" }];
    expect(ours(priorities, {}, { furtherMatches: printed })).toBe(false);
  });

  it("is called a correction only where it is one of facts", () => {
    const sentence = (entity: Entity, before: object, after: object) =>
      fieldChanges(entity, { id: "a", ...before }, { id: "a", ...after }, corrected)[0]?.sentence.ja;
    expect(sentence(budgets, { amount: 1 }, { amount: 2 })).toBe("金額を「1円」から「2円」に訂正");
    expect(sentence(budgets, { label: { ja: "甲", en: "A" } }, { label: { ja: "甲", en: "B" } })).toBe(
      "ラベル（英語）を「A」から「B」に変更（当ポータルの訳・分類・注記）",
    );
  });
});
