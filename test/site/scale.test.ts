import { describe, expect, it } from "vitest";
import { scaleLinear } from "../../src/site/charts/scale";

describe("a linear scale", () => {
  it("brings the ends of its domain onto the ends of its range exactly, and all between in proportion", () => {
    const time = scaleLinear([2018, 2025], [256, 800]);
    expect([2018, 2021.5, 2025].map(time)).toEqual([256, 528, 800]);
    expect(time.domain).toEqual([2018, 2025]);
    const size = scaleLinear([0, 500_000_000_000], [0, 340]);
    expect([0, 125_000_000_000, 500_000_000_000].map(size)).toEqual([0, 85, 340]);
  });

  it("goes on beyond its ends", () => {
    expect(scaleLinear([0, 10], [0, 100])(11)).toBeCloseTo(110);
  });

  it("has the only value of a domain in the middle of its range", () => {
    expect(scaleLinear([7, 7], [0, 100])(7)).toBe(50);
  });
});
