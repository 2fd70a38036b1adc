import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountInWords } from "../../src/site/frame/locale";

describe("an amount in words", () => {
  it.each([
    [500_000_000_000, "5,000億円", "¥500 billion"],
    [411_400_000_000, "4,114億円", "¥411.4 billion"],
    [10_000_000_000_000, "10兆円", "¥10 trillion"],
    [1_193_400_000_000, "11,934億円", "¥1,193.4 billion"],
    [3_075_437_820_000, "30,754.3782億円", null],
    [-8_000_000_000, "−80億円", "−¥8 billion"],
    [50_000, "5万円", null],
    [9_999_999_999, null, null],
    [0, null, null],
  ])("of %i yen is %s, %s", (yen, ja, en) => {
    expect(amountInWords(yen, "ja")).toBe(ja);
    expect(amountInWords(yen, "en")).toBe(en);
  });

  it("never rounds", () => {
    const size = { 万円: 1e4, 億円: 1e8, 兆円: 1e12 } as const;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2e9 }), fc.constantFrom(1, 1e3, 1e4), (count, step) => {
        const [, value = "", unit] = /^([\d,.]+)(.+)$/.exec(amountInWords(count * step, "ja") ?? "") ?? [];
        if (unit) expect(Math.round(Number(value.replaceAll(",", "")) * size[unit as keyof typeof size])).toBe(count * step);
      }),
    );
  });
});
