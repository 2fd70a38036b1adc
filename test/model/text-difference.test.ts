import { describe, expect, it } from "vitest";
import { readFrozen } from "../../src/cli/frozen";
import { isMissing } from "../../src/model/field";
import { languages, type Text } from "../../src/model/text";
import { textDifference } from "../../src/model/text-difference";
import { ordered } from "../../src/release/dataset";

const datasets = readFrozen().map(({ dataset }) => ordered(dataset));

/** Every text of the data that one release words differently from the one before. */
const pairs = datasets.flatMap((dataset, i) => {
  const before = datasets[i - 1];
  return [...dataset].flatMap(([collection, rows]) =>
    rows.flatMap((row) => {
      const old = before?.get(collection)?.find(({ id }) => id === row.id);
      return Object.keys(row).flatMap((key) => {
        const [from, to] = [old?.[key] ?? null, row[key] ?? null] as (Text | null)[];
        if (isMissing(from) || isMissing(to) || typeof from !== "object" || !from || !("ja" in from)) return [];
        return languages.filter((one) => from[one] !== to?.[one]).map((one) => [from[one], to?.[one] ?? ""] as const);
      });
    }),
  );
});

describe("the difference of two texts", () => {
  it("holds both texts whole, whatever became of them", () => {
    expect(pairs.length).toBeGreaterThan(10);
    const made: [string, string][] = [
      ["", "新しい"],
      ["同じ", "同じ"],
      ["a b c", "c b a"],
      ["甲と乙", "乙と甲と丙"],
      ["x ".repeat(600), "y ".repeat(600)],
    ];
    for (const [before, after] of [...pairs, ...made]) {
      const stretches = textDifference(before, after);
      const without = (kind: string) =>
        stretches
          .filter((one) => one.kind !== kind)
          .map(({ text }) => text)
          .join("");
      expect(without("added")).toBe(before);
      expect(without("removed")).toBe(after);
    }
  });

  it("marks words and not letters, and leaves alone what stayed", () => {
    expect(textDifference("radical expansion of support", "fundamental expansion of support")).toEqual([
      { kind: "removed", text: "radical" },
      { kind: "added", text: "fundamental" },
      { kind: "same", text: " expansion of support" },
    ]);
    expect(textDifference("決定者は閣議である", "決定者は内閣である")).toEqual([
      { kind: "same", text: "決定者は" },
      { kind: "removed", text: "閣議" },
      { kind: "added", text: "内閣" },
      { kind: "same", text: "である" },
    ]);
  });
});
