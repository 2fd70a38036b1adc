import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { widthOfText, wrapped } from "../../src/site/charts/text";

const FOOT = {
  ja: "出典：内閣府「政策の方向性について」（2025年3月）。リリース 1.4.0。https://sti-policy.example/v1/releases/1.4.0/budgets 計1兆5,000億円の予算額ではありません。",
  en: "Source: Cabinet Office, “Future Directions” (March 2025). Release 1.4.0. https://sti-policy.example/v1/releases/1.4.0/budgets on 26 March 2021, 500 billion yen.",
};
const WHOLE = {
  ja: ["2025年3月", "1.4.0", "https://sti-policy.example/v1/releases/1.4.0/budgets", "1兆5,000億円", "予算額では"],
  en: [
    "(March 2025).",
    "Release 1.4.0.",
    "https://sti-policy.example/v1/releases/1.4.0/budgets",
    "26 March 2021",
    "500 billion yen.",
  ],
};

describe.each(["ja", "en"] as const)("lines of a drawing in %s", (language) => {
  it("hold every number, date, version and address whole, however narrow they are", () => {
    fc.assert(
      fc.property(fc.integer({ min: 150, max: 1200 }), (width) => {
        const lines = wrapped(FOOT[language], width, 12);
        for (const whole of WHOLE[language]) expect(lines.some((line) => line.includes(whole))).toBe(true);
      }),
    );
  });

  it("lose no character but spaces", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 1200 }), (width) => {
        expect(wrapped(FOOT[language], width, 12).join("").replaceAll(" ", "")).toBe(FOOT[language].replaceAll(" ", ""));
      }),
    );
  });
});

describe("a line of Japanese", () => {
  it("ends between words, before no particle", () => {
    expect(wrapped("経済安全保障重要技術育成プログラム", 180, 14, true)).toEqual(["経済安全保障重要", "技術育成プログラム"]);
    expect(wrapped("データは変わることのない一覧", 110, 12)).toEqual(["データは", "変わることのない", "一覧"]);
  });

  it("is no wider than asked for, where a word is", () => {
    for (const line of wrapped("スタートアップエコシステム", 60, 12)) expect(widthOfText(line, 12)).toBeLessThanOrEqual(60);
  });
});
