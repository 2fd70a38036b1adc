import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readData } from "../../src/cli/data";
import type { Row } from "../../src/model/field";
import { fiscalYearAt, fiscalYearsOfDate, lanesOf, monthsOf, startOf } from "../../src/model/timeline";
import { timelineRows } from "../../src/model/timeline-lines";

describe("the time that a date stands for", () => {
  const length = (date: string) => monthsOf(date).to - monthsOf(date).from;

  it("is as long as the date is printed", () => {
    expect(length("2025")).toBe(12);
    expect(length("2025-02")).toBe(1);
    expect(length("2025-02-03")).toBeCloseTo(1 / 28);
    expect(length("2024-02-29")).toBeCloseTo(1 / 29);
  });

  it("holds what is more precise", () => {
    const anyDay = fc.record({
      year: fc.integer({ min: 1868, max: 2199 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    });
    fc.assert(
      fc.property(anyDay, ({ year, month, day }) => {
        const two = (number: number) => String(number).padStart(2, "0");
        const dates = [`${year}`, `${year}-${two(month)}`, `${year}-${two(month)}-${two(day)}`].map(monthsOf);
        for (const [i, { from, to }] of dates.slice(1).entries()) {
          expect(from).toBeGreaterThanOrEqual(dates[i]?.from as number);
          expect(to).toBeLessThanOrEqual(dates[i]?.to as number);
        }
      }),
    );
  });

  it.each([
    ["2024-03", 2023, 2023],
    ["2024-04", 2024, 2024],
    ["2024-03-31", 2023, 2023],
    ["2024-04-01", 2024, 2024],
    // No month is printed: January to March are of the fiscal year before.
    ["2025", 2024, 2025],
  ])("%s lies in the fiscal years %i to %i", (date, first, last) => {
    expect(fiscalYearsOfDate(monthsOf(date))).toEqual([first, last]);
    expect(fiscalYearAt(startOf(first))).toBe(first);
  });
});

describe("the timeline of the data", () => {
  const { dataset } = readData();
  const rowsOf = (collection: string) => dataset.get(collection) as readonly Row[];
  const [milestones, initiatives, themes, strategies, plans] = ["milestones", "initiatives", "themes", "strategies", "plans"].map(
    rowsOf,
  ) as [Row[], Row[], Row[], Row[], Row[]];
  const told = { milestones, initiatives, themes, strategies, plans };

  it("has every milestone and every decision once, in order of time", () => {
    const rows = timelineRows(lanesOf(told));
    const decided = [...plans, ...strategies].filter(({ decidedOn }) => decidedOn !== undefined);
    expect(rows.map(({ id }) => id).toSorted()).toEqual([...milestones, ...decided].map(({ id }) => id).toSorted());
    const starts = rows.map(({ date }) => monthsOf(date as string).from);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });

  it("keeps what belongs to no theme", () => {
    const [strayed] = lanesOf({ ...told, initiatives: [] }).filter(({ kind }) => kind === "none");
    expect(strayed?.moments).toHaveLength(milestones.length);
  });
});
