import { parquetMetadata } from "hyparquet";
import { describe, expect, it } from "vitest";
import { parquet } from "../../src/formats/parquet";
import { budgets } from "../../src/model/budgets";
import type { Row } from "../../src/model/field";
import { urlsAt } from "../../src/urls";

const release = { id: "1.0.0", sequence: 1, issued: "2026-01-01", summary: { ja: "あ", en: "a" }, predecessor: null };
const numbered = (i: number) => String(i).padStart(6, "0");
const rows = Array.from({ length: 1_500 }, (_, i): Row => ({ id: numbered(i), evidence: [{ printed: numbered(i) }] }));

const urls = urlsAt("https://sti-policy.example");
const sources = async () => ({ ja: "出典：資料を加工して作成", en: "Source: a document, edited" });

describe("Parquet", () => {
  it("says at its foot what it is of and what may be done with it", async () => {
    const pieces = await Array.fromAsync(
      parquet.collection?.({ entity: budgets, release, fields: ["id"], rows }, urls, sources) ?? [],
    );
    const { key_value_metadata: said = [] } = parquetMetadata(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer());
    expect(Object.fromEntries(said.map(({ key, value }) => [key, value]))).toEqual({
      release: "1.0.0",
      issued: "2026-01-01",
      url: "https://sti-policy.example/v1/releases/1.0.0/budgets",
      licence: "https://creativecommons.org/licenses/by/4.0/",
      attributionJa: "出典：資料を加工して作成",
      attributionEn: "Source: a document, edited",
    });
  });

  it("says of each group of rows between which values it lies, as readers leave out groups by that", async () => {
    const pieces = await Array.fromAsync(
      parquet.collection?.({ entity: budgets, release, fields: ["id", "evidence"], rows }, urls, sources) ?? [],
    );
    const { row_groups: groups } = parquetMetadata(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer());
    const bounds = groups.map(({ columns, num_rows: count }) => [
      Number(count),
      ...columns.map(({ meta_data: meta }) => {
        const { min_value: min, max_value: max } = meta?.statistics ?? {};
        return [min, max].map((one) => /\d{6}/.exec(one instanceof Uint8Array ? new TextDecoder().decode(one) : String(one))?.[0]);
      }),
    ]);
    const between = (from: number, to: number) => [numbered(from), numbered(to)];
    expect(bounds).toEqual([
      [1_000, between(0, 999), between(0, 999)],
      [500, between(1_000, 1_499), between(1_000, 1_499)],
    ]);
  });
});
