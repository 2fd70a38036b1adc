import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountInWords, largeInWords } from "../../src/site/frame/locale";

describe("an amount in words", () => {
  it.each([
    [500_000_000_000, "5,000億円", "¥500 billion"],
    [411_400_000_000, "4,114億円", "¥411.4 billion"],
    [10_000_000_000_000, "10兆円", "¥10 trillion"],
    [1_193_400_000_000, "1兆1,934億円", "¥1,193.4 billion"],
    [-1_113_600_000_000, "−1兆1,136億円", "−¥1,113.6 billion"],
    [1_234_005_000_000_000, "1,234兆50億円", "¥1,234,005 billion"],
    [3_075_437_820_000, "3兆754.3782億円", null],
    [2_000_050_000_000, "2兆5,000万円", "¥2,000.05 billion"],
    [1_193_400_000_001, null, null],
    [-8_000_000_000, "−80億円", "−¥8 billion"],
    [50_000, "5万円", null],
    [9_999_999_999, null, null],
    [0, null, null],
  ])("of %i yen is %s, %s", (yen, ja, en) => {
    expect(amountInWords(yen, "ja")).toBe(ja);
    expect(amountInWords(yen, "en")).toBe(en);
  });

  it("never rounds", () => {
    const size = { 万円: 1e4, 億円: 1e8, 兆円: 1e12, 兆: 1e12 } as const;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2e9 }), fc.constantFrom(1, 1e3, 1e4), (count, step) => {
        const words = amountInWords(count * step, "ja");
        const parts = [...(words ?? "").matchAll(/([\d,.]+)(\D+)/g)];
        const yen = parts.reduce(
          (sum, [, value = "", unit]) => sum + Number(value.replaceAll(",", "")) * size[unit as keyof typeof size],
          0,
        );
        if (words) expect(Math.round(yen)).toBe(count * step);
      }),
    );
  });
});

describe("a large amount that comes out round in no unit", () => {
  it.each([
    [2_371_103_999_999, "2兆3,711億399万9,999円", "about ¥2,371.1 billion"],
    [-75_999_999_999, "−759億9,999万9,999円", "about −¥76 billion"],
    [1_000_000_000_001, "1兆1円", "about ¥1,000 billion"],
    [100_000_001, "1億1円", null],
    [99_999_999, null, null],
  ])("of %i yen is %s, %s", (yen, ja, en) => {
    expect(largeInWords(yen, "ja")).toBe(ja);
    expect(largeInWords(yen, "en")).toBe(en);
  });

  it("says which way it differs", () => {
    expect(largeInWords(1_193_400_000_001, "ja", "+")).toBe("+1兆1,934億1円");
    expect(largeInWords(1_193_400_000_001, "en", "+")).toBe("about +¥1,193.4 billion");
  });
});
