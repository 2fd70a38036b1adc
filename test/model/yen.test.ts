import { describe, expect, it } from "vitest";
import { yenPrinted } from "../../src/model/yen";

describe("printed yen", () => {
  const cases: [string, number | null][] = [
    ["計5,000億円", 500_000_000_000],
    ["計4,114億円", 411_400_000_000],
    ["2,060億円", 206_000_000_000],
    ["10兆円規模", 10_000_000_000_000],
    ["1兆2,345億6,789万円", 1_234_567_890_000],
    ["１００円", 100],
    ["5,000億", null],
    ["約5億円", null],
    ["円", null],
  ];
  it.each(cases)("%s", (printed, yen) => expect(yenPrinted(printed)).toBe(yen));
});
