import { parse } from "csv-parse/sync";
import { afterEach, describe, expect, it, vi } from "vitest";
import { entities } from "../../src/model";
import type { Row } from "../../src/model/field";
import { type Language, languages, type Text } from "../../src/model/text";
import { fileName } from "../../src/site/list-table/file-name";
import { paths } from "../../src/urls";
import { all, get, latest, portal, problem } from "./portal";

const at = (language: Language, collection: string, query = "", release = latest.id) =>
  paths.listTable(language, collection, { release, query });

/** A table as a reader of CSV that is not ours finds it: its headings, and its records by heading. */
async function table(path: string): Promise<{ headings: string[]; records: Record<string, string>[] }> {
  const response = await get(path);
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  const text = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true }).decode(await response.arrayBuffer());
  expect(text.startsWith("\ufeff")).toBe(true);
  expect(text.endsWith("\r\n")).toBe(true);
  const [headings = [], ...lines] = parse(text, { bom: true, record_delimiter: "\r\n" }) as string[][];
  return { headings, records: lines.map((line) => Object.fromEntries(headings.map((heading, i) => [heading, line[i] ?? ""]))) };
}

describe("a list as a table for a spreadsheet", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each(entities.map((entity) => [entity.collection, entity] as const))(
    "%s has every record, its figures and its address",
    async (collection, entity) => {
      const rows = await all(`/v1/releases/${latest.id}/${collection}`);
      for (const language of languages) {
        const { headings, records } = await table(at(language, collection));
        expect(new Set(headings).size, headings.join()).toBe(headings.length);
        expect(records.map((record) => record[headings.at(-1) ?? ""])).toEqual(
          rows.map(({ id }) => portal.PUBLIC_URL + paths.record(collection, id, { release: latest.id })),
        );
        expect(records.map((record) => record[headings[0] ?? ""])).toEqual(rows.map(({ id }) => id));
        for (const [key, field] of Object.entries(entity.fields)) {
          const cells = records.map((record) => record[field.label[language]]);
          // Nothing of what a field has is left out, and nothing is put where it has nothing.
          if (headings.includes(field.label[language]))
            expect(
              cells.map((cell) => cell === ""),
              key,
            ).toEqual(rows.map((row) => row[key] === null || (row[key] as unknown[]).length === 0));
          if (field.kind === "yen") expect(cells).toEqual(rows.map((row) => String(row[key])));
          if (field.kind === "code" && headings.includes(field.label[language]) && key !== "reason")
            expect(cells).toEqual(rows.map((row) => field.values?.[row[key] as string]?.[language] ?? ""));
          if (key === entity.title) expect(cells).toEqual(rows.map((row) => (row[key] as Text)[language]));
        }
      }
    },
  );

  it.each([
    ["budgets", "amount__gte=50000000000&sort=-amount"],
    ["initiatives", "q=%E9%87%8F%E5%AD%90"],
    ["priorities", "within=theme:knowledge-base&sort=-position"],
    ["appropriations", "ministry__isnull=true"],
    ["appropriations", "ministry=mext&phase__ne=initial"],
  ])("of %s with %s has the records of the list, in its order", async (collection, query) => {
    const rows = await all(`/v1/releases/${latest.id}/${collection}?${query}`);
    const { records } = await table(at("ja", collection, query));
    expect(records.map((record) => record.識別子)).toEqual(rows.map(({ id }) => id));
  });

  it("never loses that an amount spans other years, or that it can be read in more than one way", async () => {
    const { headings, records } = await table(at("ja", "budgets", "fields=amount&fiscalYear=2022"));
    expect(headings.slice(0, 6)).toEqual([
      "識別子",
      "ラベル",
      "金額（円）",
      "複数の読み方",
      "年度の重なり",
      "足し合わせられない理由（この表の中で）",
    ]);
    const told = Object.fromEntries(records.map((record) => [record.識別子, [record.年度の重なり, record.複数の読み方]]));
    expect(told).toEqual({
      "k-program-2021-2022": ["一部が範囲内", "いいえ"],
      "moonshot-2018-2024": ["一部が範囲内", "はい"],
      "sbir-2022": ["全体が範囲内", "いいえ"],
    });
  });

  it.each([
    ["budgets", ""],
    ["budgets", "fiscalYear=2022"],
    ["appropriations", ""],
    ["appropriations", "phase=supplementary"],
    ["appropriations", "amount__gte=10000000000"],
  ])("of %s with %s adds up to the sum where no reason against it is given, whatever else is shown", async (collection, query) => {
    const sum = await get(`/v1/releases/${latest.id}/${collection}/sum?${query}`);
    const { total, excluded } = (await sum.json<{ data: { total: number; excluded: { id: string }[] } }>()).data;
    expect(excluded.length).toBeGreaterThan(0);
    for (const shown of ["", "&fields=amount"]) {
      const { headings, records } = await table(at("en", collection, query + shown));
      const amount = headings.find((heading) => heading.startsWith("Amount (")) ?? "";
      const [named, rest] = [true, false].map((is) =>
        records.filter((record) => Boolean(record["Why not to be added (within this table)"]) === is),
      ) as [typeof records, typeof records];
      expect(named.map((record) => record.Identifier).sort()).toEqual(excluded.map(({ id }) => id).sort());
      expect(rest.reduce((yen, record) => yen + Number(record[amount]), 0)).toBe(total);
    }
  });

  it("says rounds, references and reasons in words, and nothing where there is nothing", async () => {
    const { records } = await table(at("en", "budgets"));
    const of = (id: string) => records.find((record) => record.Identifier === id) ?? expect.unreachable();
    expect(of("k-program-2021-2022").Rounds).toBe("FY2021 Supplementary budget|FY2022 Supplementary budget");
    const moonshot = of("moonshot-2018-2024");
    expect(moonshot.Initiative).toBe("Moonshot Research and Development Program");
    expect(moonshot.Range).toBe("From: FY2018 Supplementary budget; To: FY2024 Supplementary budget");
    expect([moonshot.Phase, moonshot.Overlap]).toEqual(["", undefined]);
    expect(moonshot["Why values are missing"]).toContain("Phase: Not stated in the document");
    expect(moonshot.Evidence).toContain("Line: 87; Printed words: ムーンショット型研究開発制度の推進");
    const lines = (await table(at("en", "reconciliations"))).records.map(({ Lines }) => Lines);
    // Two lines of one name are told apart.
    expect(lines.join("|")).toContain("(k-program-mext-2021-supplementary)|");
  });

  it("is as its release has it, without what came later", async () => {
    const { headings, records } = await table(at("ja", "budgets", "", "1.0.0"));
    expect(headings).not.toContain("値がない理由");
    expect(records).toHaveLength((await all("/v1/releases/1.0.0/budgets")).length);
    expect((await problem(at("ja", "absences", "", "1.0.0"))).detail).toBe((await problem("/v1/releases/1.0.0/absences")).detail);
    expect((await problem(at("ja", "budgets", "", "9.9.9"))).type).toMatch(/unknown-release$/);
    expect((await problem(at("ja", "budgetz"))).didYouMean).toBe("budgets");
    const moved = await get(at("ja", "budgets", "measure=appropriation", "latest"));
    expect([moved.status, moved.headers.get("Location")]).toEqual([307, at("ja", "budgets", "measure=appropriation")]);
  });

  it("refuses what the list refuses, and pages, which it has none of", async () => {
    for (const query of ["amont=1", "amount__gte=1.5", "measure=x", "sort=label,label", "fields=nothing", "q="])
      expect((await problem(at("ja", "budgets", query))).detail, query).toBe((await problem(`/v1/budgets?${query}`)).detail);
    for (const query of ["limit=10", "cursor=x", "facet=phase", "include=total"]) {
      const { status, errors = [] } = await problem(at("ja", "budgets", query));
      expect([status, errors[0]?.code], query).toEqual([400, "unknown"]);
    }
  });

  it("is frozen: kept for a year, and known by its tag before anything is read", async () => {
    const path = at("en", "budgets", "sort=-amount&measure=appropriation");
    const response = await get(path);
    const { headers } = response;
    const length = (await response.arrayBuffer()).byteLength;
    expect(headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    expect(headers.get("Content-Type")).toBe("text/csv; charset=utf-8; header=present");
    expect(headers.get("Content-Location")).toBe(at("en", "budgets", "measure=appropriation&sort=-amount,id"));
    expect(headers.get("Link")).toContain(`<${portal.PUBLIC_URL}/v1/releases/${latest.id}/budgets?`);
    const head = await get(path, { method: "HEAD" });
    expect([head.headers.get("Content-Length"), head.headers.get("ETag"), await head.text()]).toEqual([
      String(length),
      headers.get("ETag"),
      "",
    ]);
    const etag = headers.get("ETag") as string;
    expect((await get(at("ja", "budgets", "measure=appropriation&sort=-amount"))).headers.get("ETag")).not.toBe(etag);
    const session = vi.spyOn(portal.DB, "withSession");
    // Written in another order it is the same, and not what this isolate has answered before.
    const other = at("en", "budgets", "measure=appropriation&sort=-amount");
    expect((await get(other, { headers: { "If-None-Match": etag } })).status).toBe(304);
    expect(session).not.toHaveBeenCalled();
    expect((await get(path, { headers: { "If-Match": '"other"' } })).status).toBe(412);
  });

  it("bears a name that tells what is in it", async () => {
    const { headers } = await get(at("ja", "budgets", "measure=appropriation"));
    expect(headers.get("Content-Disposition")).toBe(`attachment; filename="budgets-${latest.id}-measure-appropriation.csv"`);
    expect(await fileName("budgets", "1.4.0", "")).toBe("budgets-1.4.0.csv");
    expect(await fileName("budgets", "1.4.0", "fiscalYear=2022&measure=endowment")).toBe(
      "budgets-1.4.0-fiscalYear-2022-measure-endowment.csv",
    );
    const others = ["sort=-amount", "sort=amount", "q=%E4%BA%88%E7%AE%97", 'q="; filename="evil.exe', `q=${"a".repeat(2000)}`];
    const names = await Promise.all(others.map((query) => fileName("budgets", "1.4.0", query)));
    expect(new Set(names).size).toBe(others.length);
    for (const name of names) expect(name).toMatch(/^budgets-1\.4\.0-[\w-]{1,60}\.csv$/);
  });

  it("is offered on the page of the list, at the release that the page shows", async () => {
    const rows: readonly Row[] = (await all("/v1/budgets?measure=appropriation")) as Row[];
    for (const language of languages) {
      const html = await (await get(`/${language}/budgets?limit=2&measure=appropriation`)).text();
      const [, href, words] = /<h3 id="download">.*?<\/h3><p><a href="([^"]+)"[^>]*>([^<]+)</s.exec(html) ?? [];
      expect(href).toBe(at(language, "budgets", "measure=appropriation"));
      expect(words).toContain(String(rows.length));
      expect(html).toContain('<a class="to-take" href="#download">');
    }
  });
});
