import { describe, expect, it } from "vitest";
import { englishDate, japaneseDate } from "../../src/catalog/attribution";
import { attribution, datasetDescription, worksCited } from "../../src/catalog/dataset";
import { readData } from "../../src/cli/data";
import type { Text } from "../../src/model/text";

const { dataset } = readData();

describe.each((dataset.get("sources") ?? []).map((row) => [row.id, row] as const))("the source %s", (_, row) => {
  const title = row.title as Text;
  const issued = row.issued as string;

  it("is named in the sentences on the whole dataset, as its record has it", () => {
    for (const { ja, en } of [attribution, datasetDescription]) {
      expect(ja).toContain(`「${title.ja}」（${japaneseDate(issued)}）`);
      expect(en).toContain(`“${title.en}” (${englishDate(issued)})`);
    }
    expect(worksCited.some((one) => one.includes(title.ja) && one.includes(title.en))).toBe(true);
  });
});
