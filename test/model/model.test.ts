import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entities } from "../../src/model";
import { fiscalYearsOf } from "../../src/model/budgets";
import { complete, recordSchema } from "../../src/model/entity";
import { fold } from "../../src/model/fold";
import { gramsOf, matchExpression, searchForm, termsOf } from "../../src/model/grams";
import { columnsOf, isDate, kinds } from "../../src/model/kinds";
import { suggest } from "../../src/model/suggest";

const RESERVED = [
  "sum",
  "search",
  "history",
  "latest",
  "releases",
  "compare",
  "changes",
  "queries",
  "meta",
  "problems",
  "concordance",
  "coverage",
];

describe("the registry", () => {
  it("uses no reserved word as a collection and no name twice for two columns", () => {
    for (const { collection, fields } of entities) {
      expect(RESERVED).not.toContain(collection);
      const columns = [...Object.entries(fields).flatMap(([key, field]) => columnsOf(key, field)), "since", "until"];
      expect(new Set(columns).size, collection).toBe(columns.length);
    }
  });

  it("points every reference at a collection there is, and labels every code in both languages", () => {
    const collections = entities.map(({ collection }) => collection);
    for (const { fields } of entities) {
      for (const field of Object.values(fields)) {
        if (field.kind === "reference") expect(collections).toContain(field.to);
        for (const { ja, en } of Object.values(field.values ?? {})) expect([ja, en].every(Boolean)).toBe(true);
      }
    }
  });

  it("gives a completed record every field, in order, and nothing virtual", () => {
    for (const entity of entities) {
      const row = complete(entity, { id: "x" });
      expect(Object.keys(row)).toEqual(Object.keys(entity.fields).filter((key) => !entity.fields[key]?.virtual));
    }
  });

  it.each(RESERVED)("refuses %s as an id", (id) => {
    expect(recordSchema(entities[0] as never, "data").shape.id?.safeParse(id).success).toBe(false);
  });
});

describe("dates keep the precision printed", () => {
  it.each(["2025", "2025-02", "2024-02-29", "0001-01-01"])("%s is a date", (date) => expect(isDate(date)).toBe(true));
  it.each([
    "25",
    "2025-2",
    "2025-13",
    "2025-00",
    "2025-02-29",
    "2025-02-30",
    "2025-02-1",
    "2025/02",
    "2025-02-01T00:00",
    " 2025",
    "",
  ])("%j is none", (date) => expect(isDate(date)).toBe(false));
});

describe("the fiscal years of an amount", () => {
  const initial = (fiscalYear: number) => ({ fiscalYear, phase: "initial" });
  it("are those of its rounds, once each, or all of its range", () => {
    expect(fiscalYearsOf({ rounds: [initial(2024), initial(2023), initial(2023)] })).toEqual([2023, 2024]);
    expect(fiscalYearsOf({ range: { from: initial(2018), to: initial(2021) } })).toEqual([2018, 2019, 2020, 2021]);
    expect(fiscalYearsOf({ rounds: null, range: null })).toEqual([]);
  });
});

describe("folding", () => {
  it("makes full width and half width, upper and lower case the same", () => {
    expect(fold("ＳＢＩＲ")).toBe(fold("sbir"));
    expect(fold("ｽﾀｰﾄｱｯﾌﾟ")).toBe("スタートアップ");
    expect(fold("K　Program")).toBe("k program");
    expect(fold("2021〜2025")).toBe(fold("2021～2025"));
    expect(fold("G‐QuAT")).toBe("g-quat");
  });

  it("changes nothing that is folded already", () => {
    const marks = ["\u3099", "\u309a", "\u0301", "\u030a", "\u030c", "\u0331", "\u200b", "\ufe0f", "\u00ad"];
    const letters = [..."かカｶハﾊｈHTWYAJj가ſΣσ①㍻〜‐"];
    for (const letter of letters)
      for (const one of ["", ...marks])
        for (const two of ["", ...marks]) {
          const folded = fold(letter + one + two);
          expect(fold(folded), JSON.stringify(letter + one + two)).toBe(folded);
        }
    expect(fold("か\u200b\u3099")).toBe("が");
  });
});

describe("places among hits", () => {
  it("are one for each collection, as texts are numbered by them", () => {
    const places = entities.map(({ place }) => place);
    expect(places.filter((place) => Number.isInteger(place) && (place as number) > 0)).toHaveLength(entities.length);
    expect(new Set(places).size).toBe(entities.length);
  });
});

describe("grams", () => {
  it("hold every pair of neighbours and the last character of each word, and Latin words and numbers whole", () => {
    expect(gramsOf("予算、AI").split(" ").sort()).toEqual(["ai", "予算", "算"].sort());
    expect(gramsOf("第3期 brain").split(" ").sort()).toEqual(["3", "3期", "brain", "期", "第3"].sort());
  });

  it("every substring of a text that a search may find is found by its own expression", () => {
    const mixed = fc.stringMatching(/^[予算政策研究開発大学ai59é・、。 ]{1,30}$/);
    fc.assert(
      fc.property(mixed, fc.nat(), fc.integer({ min: 1, max: 6 }), (text, at, length) => {
        const characters = [...text];
        const word = characters.slice(at % characters.length, (at % characters.length) + length).join("");
        // A Latin word is found from its start, which is what the marks stand for.
        if (!termsOf(word).every((term) => searchForm(text).includes(searchForm(term)))) return true;
        const match = matchExpression(termsOf(word));
        if (match === null) return !/[\p{L}\p{N}]/u.test(word);
        const grams = gramsOf(text).split(" ");
        return match.split(" AND ").every((wanted) => {
          const gram = wanted.replaceAll('"', "").replace(/\*$/, "");
          return wanted.endsWith("*") ? grams.some((one) => one.startsWith(gram)) : grams.includes(gram);
        });
      }),
      { seed: 20261123, numRuns: 2000 },
    );
  });

  it("marks the start of Latin words and numbers, wherever they stand", () => {
    expect(searchForm("第3期AI").split("\u001f")).toEqual(["第", "3期", "ai"]);
    expect(searchForm("brain").split("\u001f")).toEqual(["", "brain"]);
  });

  it("says that there is nothing to look for in marks alone", () => {
    expect(matchExpression(termsOf("・ 。 (*)"))).toBeNull();
  });

  it("of many words asks the index for the beginnings of eight, the longest, and leaves no text out unread for a part of them", () => {
    const terms = termsOf("a b c d e f g h i j k l longest words m n o p q r");
    for (const where of ["text", "title", "elsewhere"] as const) {
      const match = matchExpression(terms, where) ?? "";
      expect(match.match(/\*/g), where).toHaveLength(8);
      expect(match).toMatch(/longest"\*.*words"\*/);
      expect(match).not.toContain("NOT");
    }
    expect(matchExpression(termsOf("a1 b2 c3 d4 e5 f6 g7 h8"), "elsewhere")).toContain("NOT");
  });
});

describe("suggestions", () => {
  it("are near, or none", () => {
    expect(suggest("initatives", ["initiatives", "budgets"])).toBe("initiatives");
    expect(suggest("zzz", ["initiatives"])).toBeNull();
    expect(suggest("x".repeat(500), ["initiatives"])).toBeNull();
    expect(suggest("x", [])).toBeNull();
  });
});

describe("what would break a graph or a file", () => {
  const uri = kinds.uri.schema({} as never);
  const prose = kinds.text.schema({} as never);
  it.each(["https://example.com/a b<c>", 'https://example.com/{x}|y"', "https://example.com/\\u0007", "http://example.com/"])(
    "%s is no URI of a record",
    (value) => expect(uri.safeParse(value).success).toBe(false),
  );
  it("a URI that is one passes", () => expect(uri.safeParse("https://example.com/%E9%87%8F?a=b#c").success).toBe(true));
  it.each(["\ufffe", "\uffff", "\ud800", "a\u0000"])("%j is no text of a record", (value) =>
    expect(prose.safeParse(value).success).toBe(false),
  );
});
