import { describe, expect, it } from "vitest";
import { limits } from "../../src/api/limits";
import type { Language } from "../../src/model/text";
import { DataLinks, wholly } from "../../src/site/frame/formats";

const most = limits.pageSize.maximum;
const said = (language: Language, count: number, atLeast?: true) =>
  String(DataLinks({ language, at: (name) => `/list.${name}`, total: { count, atLeast } }))
    .replace(/^.*<\/a>/s, "")
    .replace(/<[^>]+>/g, "")
    .trim();

describe("what a page offers as a file", () => {
  it("says how many records it holds, and of how many", () => {
    expect(said("en", most)).toBe("(all 1,000 records)");
    expect(said("en", most + 1)).toBe("(the first 1,000 of 1,001 records)");
    expect(said("en", 1)).toBe("(one record)");
    expect(said("en", 0)).toBe("");
    expect(said("ja", 107)).toBe("（全107件）");
    expect(said("ja", 12_345)).toBe("（全12,345件のうち先頭の1,000件）");
    // Hits are not counted beyond a number, so that all may not be said of them.
    expect(said("en", most, true)).toBe("(the first 1,000 of 1,000+ records)");
  });

  it("asks for as many as one answer holds where the page itself would hold less", () => {
    expect(wholly([["sort", "date"]], { count: limits.pageSize.default })).toBe("sort=date");
    expect(wholly([["sort", "date"]], { count: limits.pageSize.default + 1 })).toBe(`limit=${most}&sort=date`);
    expect(wholly([["limit", 5]], { count: 6 }, 5)).toBe(`limit=${most}`);
    expect(wholly([["limit", 5]], { count: 5 }, 5)).toBe("limit=5");
    expect(wholly([], { count: 5, atLeast: true })).toBe(`limit=${most}`);
  });
});
