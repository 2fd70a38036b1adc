import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { entities } from "../../src/model";
import { cases, parametersOf } from "./documented";
import { all, get, known, latest, list, portal, type Row } from "./portal";

const names = (rows: readonly Row[]) => rows.map(({ label, name }) => ((label ?? name) as { ja: string }).ja);
const ids = (rows: readonly Row[]) => rows.map(({ id }) => id);

describe("a list", () => {
  it("holds every initiative of the document", async () => {
    const { data, page, release } = await list("/v1/releases/1.0.0/initiatives");
    expect(data).toHaveLength(28);
    expect(page).toEqual({ limit: 50, next: null, hasMore: false });
    expect(release).toEqual({ id: "1.0.0", issued: "2026-11-23" });
    expect(ids(data)).toEqual(
      expect.arrayContaining([
        "university-fund",
        "universities-for-international-research-excellence",
        "j-peaks",
        "regional-university-package",
        "k-program",
      ]),
    );
  });

  it("is of the latest release where its address names none, with every record that was frozen in it", async () => {
    const { data, release } = await list("/v1/initiatives?limit=1000");
    expect(release).toEqual({ id: latest.id, issued: latest.issued });
    const frozen = env.FROZEN.at(-1)?.dataset.find(([collection]) => collection === "initiatives")?.[1] ?? [];
    expect(frozen.length).toBeGreaterThan(20);
    expect(ids(data)).toEqual(ids(frozen));
  });

  it("has exactly the six stated amounts of the document, in yen, with their rounds or range", async () => {
    const { data } = await list("/v1/releases/1.0.0/budgets?sort=-amount");
    const supplementary = (fiscalYear: number) => ({ fiscalYear, phase: "supplementary" });
    const initial = (fiscalYear: number) => ({ fiscalYear, phase: "initial" });
    expect(
      data.map(({ initiative, amount, rounds, range, measure, precision }) => [
        initiative,
        amount,
        rounds,
        range,
        measure,
        precision,
      ]),
    ).toEqual([
      ["university-fund", 10_000_000_000_000, [], null, "endowment", "approximate"],
      ["k-program", 500_000_000_000, [supplementary(2021), supplementary(2022)], null, "appropriation", "exact"],
      ["moonshot", 411_400_000_000, [], { from: supplementary(2018), to: supplementary(2024) }, "appropriation", "exact"],
      ["sbir", 206_000_000_000, [supplementary(2022)], null, "appropriation", "exact"],
      ["sip-3", 56_000_000_000, [initial(2023), initial(2024)], null, "appropriation", "exact"],
      ["bridge", 20_000_000_000, [initial(2023), initial(2024)], null, "appropriation", "exact"],
    ]);
    expect(data.map(({ id, ambiguous }) => (ambiguous ? id : null)).filter(Boolean)).toEqual(["moonshot-2018-2024"]);
  });

  it("keeps the month as printed and sorts by it", async () => {
    const { data } = await list(`${known}/milestones?sort=date`);
    const dates = data.map(({ date }) => date);
    expect(dates).toHaveLength(11);
    expect(dates).toEqual([...dates].sort());
    for (const date of dates) expect(date).toMatch(/^\d{4}-\d{2}$/);
  });

  it("keeps each edition's own order of pillars", async () => {
    const edition = async (year: number) =>
      names((await list(`${known}/priorities?strategy=integrated-innovation-strategy-${year}&sort=position`)).data);
    const [knowledge, ecosystem, technology] = [
      "知の基盤（研究力）と人材育成の強化",
      "イノベーション・エコシステムの形成",
      "先端科学技術の戦略的な推進",
    ];
    expect((await edition(2022)).slice(0, 3)).toEqual([knowledge, ecosystem, technology]);
    expect((await edition(2023)).slice(0, 3)).toEqual([technology, knowledge, ecosystem]);
    const later = await list(`${known}/priorities?strategy=integrated-innovation-strategy-2024&sort=position`);
    expect(later.data.map(({ role }) => role)).toEqual([...Array(3).fill("strengthening-measure"), ...Array(3).fill("axis")]);
    expect(await edition(2021)).toHaveLength(6);
  });

  it("keeps the AI bill a bill", async () => {
    const { data } = await list(`${known}/initiatives?type=legislation`);
    expect(names(data)).toEqual(["人工知能関連技術の研究開発及び活用の推進に関する法律案"]);
  });

  it("marks a total that reaches beyond the fiscal year asked for, and never divides it", async () => {
    const { data, meta } = await list(`${known}/budgets?fiscalYear=2022`);
    expect(Object.fromEntries(data.map(({ id, overlap, amount }) => [id, [overlap, amount]]))).toEqual({
      "k-program-2021-2022": ["partial", 500_000_000_000],
      "moonshot-2018-2024": ["partial", 411_400_000_000],
      "sbir-2022": ["full", 206_000_000_000],
    });
    expect(meta.warnings.map(({ code }) => code)).toEqual(["partial-overlap"]);
    const narrow = await list(`${known}/budgets?fiscalYear=2021&fields=amount`);
    expect(narrow.meta.warnings.map(({ code }) => code)).toEqual(["partial-overlap"]);
    // In a format without warnings the mark is all there is.
    expect(Object.keys(narrow.data[0] as object)).toEqual(["id", "amount", "overlap"]);
    expect(await (await get(`${known}/budgets.csv?fiscalYear=2021&fields=amount`)).text()).toContain(
      "k-program-2021-2022,500000000000,partial",
    );
    expect((await list(`${known}/budgets?fiscalYear__gt=2018&fiscalYear__lt=2019`)).data).toEqual([]);
    const both = await list("/v1/budgets?fiscalYear__in=2021,2022&fields=overlap");
    expect(both.data).toContainEqual({ id: "k-program-2021-2022", overlap: "full" });
    expect((await list("/v1/budgets")).data[0]).not.toHaveProperty("overlap");
  });
});

describe("a filter on what may have several values", () => {
  it("names what it leaves out on that account, on a page of a list too", async () => {
    const { data, meta } = await list(`${known}/appropriations?ministry=mext&fiscalYear=2023`);
    expect(data.map(({ id }) => id)).not.toContain("moonshot-2023-initial");
    const [warning] = meta.warnings.filter(({ code }) => code === "left-out");
    expect(warning?.message).toContain("moonshot-2023-initial");
  });
});

describe("filters, compared with a filter over the whole list", () => {
  // biome-ignore lint/suspicious/noExplicitAny: rows of JSON, compared as they come
  const value = (row: Row, field: string) => row[field] as any;
  const cases: [string, string, (row: Row) => boolean][] = [
    ["budgets", "amount__gte=206000000000", (row) => value(row, "amount") >= 206_000_000_000],
    ["budgets", "amount__gt=206000000000", (row) => value(row, "amount") > 206_000_000_000],
    ["budgets", "amount__lt=206000000000", (row) => value(row, "amount") < 206_000_000_000],
    ["budgets", "amount__lte=206000000000", (row) => value(row, "amount") <= 206_000_000_000],
    ["budgets", "measure__ne=endowment", (row) => value(row, "measure") !== "endowment"],
    ["budgets", "phase__isnull=true", (row) => value(row, "phase") === null],
    ["budgets", "phase__ne=initial", (row) => value(row, "phase") !== "initial"],
    ["budgets", "ambiguous=true", (row) => value(row, "ambiguous") === true],
    ["budgets", "fiscalYear__gte=2024", (row) => (value(row, "fiscalYear") as number[]).some((year) => year >= 2024)],
    ["budgets", "fiscalYear__ne=2022", (row) => !(value(row, "fiscalYear") as number[]).includes(2022)],
    ["budgets", "fiscalYear__isnull=true", (row) => (value(row, "fiscalYear") as number[]).length === 0],
    ["initiatives", "type__in=fund,council", (row) => ["fund", "council"].includes(value(row, "type"))],
    [
      "initiatives",
      "organizations=tohoku-university",
      (row) => (value(row, "organizations") as string[]).includes("tohoku-university"),
    ],
    [
      "initiatives",
      "name__contains=program",
      (row) => Object.values<string>(value(row, "name")).some((text) => text.toLowerCase().includes("program")),
    ],
    ["initiatives", "nameJa__contains=研究", (row) => (value(row, "name") as { ja: string }).ja.includes("研究")],
    ["initiatives", "name=BRIDGE", (row) => Object.values(value(row, "name") as object).includes("BRIDGE")],
    ["initiatives", "aliases=SBIR", (row) => (value(row, "aliases") as string[]).includes("SBIR")],
    ["initiatives", "description__isnull=true", (row) => value(row, "description") === null],
    ["milestones", `date__in=${Array.from({ length: 100 }, (_, i) => 1926 + i)}`, (row) => value(row, "date") < "2026"],
    ["initiatives", "name__contains=ＳＢＩＲ", (row) => value(row, "id") === "sbir"],
    [
      "budgets",
      `label__in=${encodeURIComponent('"Fundamental expansion of the SBIR scheme (FY2022 supplementary budget, 206 billion yen)",x')}`,
      (row) => value(row, "id") === "sbir-2022",
    ],
    ["milestones", "date=2025", (row) => (value(row, "date") as string).startsWith("2025")],
    ["milestones", "date=2025-02", (row) => value(row, "date") === "2025-02"],
    [
      "milestones",
      "date__gte=2024-08&date__lt=2025-03",
      (row) => "2024-08" <= value(row, "date") && value(row, "date") < "2025-03",
    ],
    ["milestones", "date__gt=2024", (row) => value(row, "date") > "2024-99"],
    ["milestones", "date__lte=2024-08-31", (row) => value(row, "date") <= "2024-08"],
    ["themes", "broader=advanced-technology", (row) => value(row, "broader") === "advanced-technology"],
    ["plans", "decidedOn__gte=2021-03", (row) => value(row, "decidedOn") !== null],
  ];
  it.each(cases)("%s?%s", async (collection, filter, matches) => {
    const whole = await all(`/v1/${collection}`);
    const expected = ids(whole.filter(matches));
    expect(expected.length).toBeGreaterThan(0);
    expect(ids(await all(`/v1/${collection}?${filter}`))).toEqual(expected);
  });

  it("takes as many conditions as a request may have, on every page", async () => {
    const columns = ["label", "labelJa", "labelEn", "amountPrinted", "note", "noteJa", "noteEn"];
    const filters = columns.flatMap((column) => [`${column}__ne=abc`, `${column}__isnull=false`]);
    const query = `limit=1&sort=labelJa,-labelEn,phase,-amount,measure,precision,ambiguous,enBasis&${filters.join("&")}`;
    expect(
      (
        await all(
          `${known}/budgets?${query}&id__ne=x&initiative__ne=x&amount__ne=5&fiscalYear__ne=1990&phase__ne=current&enBasis__ne=official`,
        )
      ).length,
    ).toBe(5);
  });

  it("remarks on a reference to nothing", async () => {
    const { data, meta } = await list("/v1/budgets?initiative=k-programme");
    expect(data).toEqual([]);
    expect(meta.warnings).toMatchObject([
      { code: "unknown-reference", message: expect.stringContaining("Did you mean “k-program”?") },
    ]);
  });

  it("goes down the theme tree with within", async () => {
    const tree = ["knowledge-base", "research-base-and-university-reform", "talent-development", "partner-countries"];
    const whole = await all(`${known}/initiatives`);
    const below = ids(whole.filter(({ theme }) => tree.includes(theme as string)));
    expect(ids(await all(`${known}/initiatives?within=theme:knowledge-base`))).toEqual(below);
    expect(ids(await all(`${known}/themes?within=theme:knowledge-base`)).sort()).toEqual([...tree].sort());
    expect(ids(await all(`${known}/quantities?within=theme:knowledge-base`))).toEqual(["j-peaks-selections"]);
  });

  it("finds within a theme what is matched to it beside another", async () => {
    type Match = { readonly theme: string | null };
    const themes = await all("/v1/themes?limit=1000");
    const priorities = await all("/v1/priorities?limit=1000");
    const below = (id: string): string[] => [id, ...themes.filter(({ broader }) => broader === id).flatMap((one) => below(one.id))];
    const matched = (row: Row) => [row as unknown as Match, ...(row.furtherMatches as Match[])].map(({ theme }) => theme ?? "");
    let beside = 0;
    for (const { id } of themes) {
      const tree = below(id);
      const expected = priorities.filter((row) => matched(row).some((theme) => tree.includes(theme)));
      beside += expected.filter(({ theme }) => !tree.includes(theme as string)).length;
      const found = await list(`/v1/priorities?within=theme:${id}&limit=1000&include=total&facet=role`);
      expect(ids(found.data), id).toEqual(ids(expected));
      expect(found.page.total).toBe(expected.length);
      expect(found.meta.facets?.role?.reduce((sum, { count }) => sum + count, 0) ?? 0).toBe(expected.length);
    }
    expect(beside).toBeGreaterThan(5);
    expect((await list(`${known}/priorities?within=theme:research-capability-and-talent`)).data).toHaveLength(6);
  });

  it("searches within a collection", async () => {
    expect(ids(await all(`${known}/initiatives?q=量子`))).toEqual(["g-quat"]);
    expect(ids(await all(`${known}/initiatives?q=ＳＢＩＲ 制度`))).toEqual(["sbir"]);
  });
});

describe("sort and paging", () => {
  const sorts: [string, string][] = [
    ["initiatives", "id"],
    ["initiatives", "-id"],
    ["initiatives", "partOf,-type"],
    ["initiatives", "-partOf"],
    ["budgets", "-amount"],
    ["budgets", "phase,-amount"],
    ["priorities", "strategy,position"],
    ["milestones", "-date,initiative"],
    ["themes", "-broader,position"],
    ["directions", "openEnded,-position"],
  ];
  it.each(sorts)("%s by %s, one by one, gives every record once, in order, absent values last", async (collection, sort) => {
    const whole = (await list(`/v1/${collection}?limit=1000`)).data;
    const keys = [...sort.split(","), "id"].map((key) => ({ field: key.replace(/^-/, ""), descending: key.startsWith("-") }));
    const expected = [...whole].sort((a, b) => {
      for (const { field, descending } of keys) {
        const [x, y] = [a[field], b[field]] as [never, never];
        if (x === y) continue;
        if (x === null) return 1;
        if (y === null) return -1;
        return (x < y ? -1 : 1) * (descending ? -1 : 1);
      }
      return 0;
    });
    expect(ids(await all(`/v1/${collection}?sort=${sort}&limit=1`))).toEqual(ids(expected));
  });

  it("pins the next page to the release that the first came from", async () => {
    const { page } = await list("/v1/initiatives?limit=5");
    expect(page.next).toContain(`/v1/releases/${latest.id}/initiatives?cursor=`);
    const second = await list(page.next as string);
    expect(second.data).toHaveLength(5);
    const pasted = await get(`/v1/releases/${latest.id}/initiatives?limit=5&cursor=${encodeURIComponent(page.next as string)}`);
    expect(pasted.headers.get("Content-Location")).toBe(page.next);
    expect(((await pasted.json()) as { data: Row[] }).data).toEqual(second.data);
  });

  it("counts the total and the facets of what matches", async () => {
    const whole = await all("/v1/initiatives");
    const { page, meta } = await list("/v1/initiatives?include=total&facet=type,theme,organizations&limit=1");
    expect(page.total).toBe(whole.length);
    const types = Object.entries(Object.groupBy(whole, ({ type }) => type as string)).map(([value, rows]) => [value, rows?.length]);
    expect(Object.fromEntries(meta.facets?.type?.map(({ value, count }) => [value, count]) ?? [])).toEqual(
      Object.fromEntries(types),
    );
    expect(meta.facets?.organizations?.find(({ value }) => value === "tohoku-university")).toEqual({
      value: "tohoku-university",
      label: { ja: "東北大学", en: "Tohoku University" },
      count: whole.filter(({ organizations }) => (organizations as string[]).includes("tohoku-university")).length,
    });
    expect(meta.facets?.type?.[0]?.label).toEqual({ ja: expect.any(String), en: expect.any(String) });
  });

  it("counts in a facet what is absent as null, and a record whose list is empty nowhere", async () => {
    const absent = (await all("/v1/priorities")).filter(({ theme }) => theme === null).length;
    const empty = (await all("/v1/initiatives")).filter(({ organizations }) => (organizations as string[]).length === 0).length;
    expect([absent > 0, empty > 0]).toEqual([true, true]);
    const facetOf = async (path: string, name: string) => (await list(`${path}?facet=${name}&limit=1`)).meta.facets?.[name];
    expect((await facetOf("/v1/priorities", "theme"))?.find(({ value }) => value === null)?.count).toBe(absent);
    expect((await facetOf("/v1/initiatives", "organizations"))?.some(({ value }) => value === null)).toBe(false);
    const facet = cases.flatMap(([path, operation]) => (path === "/v1/initiatives" ? parametersOf(operation) : []));
    const { description } = facet.find(({ name }) => name === "facet") ?? {};
    expect(description).toContain("A record without a value counts as null; one whose list is empty counts nowhere.");
    expect(description).toContain("値のないレコードは null として数え、リストが空のレコードはどの値にも数えない。");
  });

  it("says of the theme of a priority no more than holds: it is of any type", async () => {
    const typeOf = new Map((await all("/v1/themes")).map(({ id, type }) => [id, type]));
    const matched = (await all("/v1/priorities")).flatMap(({ theme, furtherMatches }) => [
      ...(theme === null ? [] : [theme as string]),
      ...(furtherMatches as { theme: string }[]).map((further) => further.theme),
    ]);
    expect(new Set(matched.map((id) => typeOf.get(id))).size).toBeGreaterThan(1);
    const { theme, furtherMatches } = entities.find(({ collection }) => collection === "priorities")?.fields ?? {};
    for (const field of [theme, furtherMatches, furtherMatches?.parts?.theme])
      expect(`${field?.description.en} ${field?.description.ja}`).not.toMatch(/persisting|継続/i);
  });

  it("shows only the fields asked for, and links where asked for", async () => {
    const { data } = await list("/v1/initiatives?fields=name,type&include=links&limit=1");
    expect(Object.keys(data[0] as object)).toEqual(["id", "name", "type", "links"]);
    const links = data[0]?.links as Record<string, string>;
    expect(links.id).toBe(`${portal.PUBLIC_URL}/id/initiatives/${data[0]?.id}`);
    for (const path of [links.self, links.latest, links.collection, links.release])
      expect((await get(path as string)).status).toBe(200);
  });

  it.each(entities.map(({ collection }) => collection))("answers /v1/%s whole, each record with evidence", async (collection) => {
    for (const { evidence } of await all(`/v1/${collection}`)) expect((evidence as unknown[]).length).toBeGreaterThan(0);
  });
});
