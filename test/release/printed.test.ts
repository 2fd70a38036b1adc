import { describe, expect, it } from "vitest";
import { printsCount, printsDate, printsFiscalYear, printsWords } from "../../src/release/printed";

describe("words", () => {
  it.each([
    ["2025-02", "中間とりまとめ（2025年2月）"],
    ["2025-02", "令和７年２月公表"],
    ["2019-05-01", "令和元年5月1日"],
    ["2024-06-04", "2024年6月4日閣議決定"],
    ["2024-06-04", "decided on 2024/06/04"],
    ["2021", "2021年閣議決定"],
    ["2021", "第6期（2021-2025）"],
    ["2025-03", "2025.3公表"],
  ])("print %s: %s", (date, words) => expect(printsDate(words, date)).toBe(true));

  it.each([
    ["2032-07", "G-QuAT（2023年7月設立）"],
    ["2024-01", "2024年11月"],
    ["2024-02-01", "2024年2月策定"],
    ["2024-06-04", "2024/06/041"],
    ["2007-07", "12007年7月"],
    ["2025", "2025年3月公表"],
    ["2025", "2025/3"],
    ["2025-03", "2025年3月28日"],
    ["2025-03", "2025-03-28"],
  ])("do not print %s: %s", (date, words) => expect(printsDate(words, date)).toBe(false));

  it.each([
    [25, "J-PEAKSの採択（計２５件）"],
    [12_000, "12,000人"],
    [12_000, "1.2万人"],
    [300_000_000, "3億件"],
  ])("print %i: %s", (count, words) => expect(printsCount(words, count)).toBe(true));

  it.each([
    [26, "計25件"],
    [25, "125件"],
    [25, "25万件"],
    [12_000, "112,000人"],
    [2, "1.2万人"],
    [8, "8.5倍"],
  ])("do not print %i: %s", (count, words) => expect(printsCount(words, count)).toBe(false));

  it.each([
    [2022, "2022年度補正予算 2,060億円"],
    [2023, "2023・2024年度当初予算"],
    [2021, "第6期（２０２１～２０２５年度）"],
    [2024, "令和６年度補正"],
  ])("print the fiscal year %i: %s", (year, words) => expect(printsFiscalYear(words, year)).toBe(true));

  it.each([
    [2019, "2022年度補正予算 2,060億円"],
    [2060, "計2060億円"],
    [2022, "12022年度"],
  ])("do not print the fiscal year %i: %s", (year, words) => expect(printsFiscalYear(words, year)).toBe(false));

  it("print others in characters of any width, and no others", () => {
    expect(printsWords("予算（計５，０００億円）", "計5,000億円")).toBe(true);
    expect(printsWords("計5,000億円", "計5,100億円")).toBe(false);
  });
});
