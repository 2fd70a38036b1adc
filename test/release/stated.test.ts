import { describe, expect, it } from "vitest";
import { readData } from "../../src/cli/data";
import { entities } from "../../src/model";
import { languages } from "../../src/model/text";

// What the document of March 2025 says stays so, whatever later documents add.
const { dataset } = readData();
const record = (collection: string, id: string) => {
  const found = dataset.get(collection)?.find((row) => row.id === id);
  if (!found) throw new Error(`${collection}/${id} is not in data/`);
  return found;
};

describe("what the document states", () => {
  it("is a bill where it prints a bill", () => {
    expect(record("initiatives", "ai-bill")).toMatchObject({
      name: { ja: "人工知能関連技術の研究開発及び活用の推進に関する法律案" },
      aliases: ["AI法案"],
    });
  });

  it.each([
    ["k-program-2021-2022", 500_000_000_000, "appropriation", "exact", false],
    ["sip-3-2023-2024", 56_000_000_000, "appropriation", "exact", false],
    ["bridge-2023-2024", 20_000_000_000, "appropriation", "exact", false],
    ["moonshot-2018-2024", 411_400_000_000, "appropriation", "exact", true],
    ["university-fund-endowment", 10_000_000_000_000, "endowment", "approximate", false],
    ["sbir-2022", 206_000_000_000, "appropriation", "exact", false],
  ])(
    "keeps the amount %s as it is printed: no more exact, and of one reading where it has one",
    (id, amount, measure, precision, ambiguous) => {
      expect(record("budgets", id)).toMatchObject({ amount, measure, precision, ambiguous });
    },
  );

  it("leaves a direction open where it ends in 等, and only there", () => {
    const directions = (dataset.get("directions") ?? []).filter(
      ({ strategy }) => strategy === "integrated-innovation-strategy-2025",
    );
    expect(directions.filter(({ openEnded }) => openEnded).map(({ id }) => id)).toEqual([
      "disaster-response-research",
      "doctoral-talent-platform-promotion",
      "global-startup-campus-promotion",
      "critical-technologies-and-research-security",
      "research-base-and-brain-circulation",
      "regional-innovation-ip-and-investment",
    ]);
  });

  it.each([
    [2022, ["知の基盤（研究力）と人材育成の強化", "イノベーション・エコシステムの形成", "先端科学技術の戦略的な推進"]],
    [2023, ["先端科学技術の戦略的な推進", "知の基盤（研究力）と人材育成の強化", "イノベーション・エコシステムの形成"]],
  ])("keeps the pillars of %i in their own order", (year, labels) => {
    const pillars = (dataset.get("priorities") ?? [])
      .filter(({ strategy, position }) => strategy === `integrated-innovation-strategy-${year}` && Number(position) <= 3)
      .sort((one, other) => Number(one.position) - Number(other.position));
    expect(pillars.map(({ label }) => (label as { ja: string }).ja)).toEqual(labels);
  });

  it("names the field first, in its own words, in the label of every absence of a field", () => {
    const ofFields = (dataset.get("absences") ?? []).filter(({ field }) => field);
    expect(ofFields.length).toBeGreaterThan(0);
    for (const { id, collection, field, label } of ofFields) {
      const named = entities.find((entity) => entity.collection === collection)?.fields[field as string]?.label;
      for (const language of languages) {
        // A unit is no part of the name.
        const name = named?.[language].replace(/（.*）$| \(.*\)$/, "");
        expect((label as Record<string, string>)[language], id).toMatch(new RegExp(`^${name}${language === "ja" ? "：" : ": "}`));
      }
    }
  });
});
