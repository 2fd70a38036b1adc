import { describe, expect, it } from "vitest";
import { entities } from "../../src/model";
import { summables } from "../../src/model/sums";
import { all, get, known, latest, list, type ProblemBody, type Row } from "./portal";

type Text = { ja: string; en: string };
type Amount = { id: string; label: Text; amount: number };
type Sum = {
  data: {
    collection: string;
    currency: string;
    total: number;
    groupBy: string | null;
    groups: { key: string; label: Text; total: number; records: string[] }[];
    unallocated: (Amount & { reason: string; groups: string[] })[];
    included: Amount[];
    excluded: (Amount & { reason: string; with: string[] })[];
  };
  release: { id: string };
  links: { self: string; records: string };
  meta: { appliedQuery: Record<string, unknown>; warnings: { code: string; message: string; messageJa: string }[] };
};

const sum = async (path: string): Promise<Sum> => {
  const response = await get(path);
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
};
const problem = async (path: string): Promise<ProblemBody> => (await get(path)).json();
const yen = (rows: readonly { amount: number }[]) => rows.reduce((total, { amount }) => total + amount, 0);
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();

describe("the sum of stated amounts", () => {
  it("is 1,193,400,000,000 yen, excludes the endowment by name and says so in both languages", async () => {
    const { data, meta } = await sum("/v1/releases/1.0.0/budgets/sum");
    expect(data).toMatchObject({ collection: "budgets", currency: "JPY", total: 1_193_400_000_000, groupBy: null, groups: [] });
    expect(data.excluded.map(({ id, reason }) => [id, reason])).toEqual([["university-fund-endowment", "endowment"]]);
    const [warning] = meta.warnings;
    expect(warning).toMatchObject({ code: "endowment", message: expect.stringContaining("university-fund-endowment") });
    expect(warning?.messageJa).toContain("university-fund-endowment");
    expect(meta.warnings[1]).toMatchObject({ code: "ambiguous", message: expect.stringContaining("moonshot-2018-2024") });
  });

  it("puts totals over several fiscal years under unallocated, and they stay in the total", async () => {
    const { data, meta } = await sum(`${known}/budgets/sum?groupBy=fiscalYear`);
    expect(data.total).toBe(1_193_400_000_000);
    expect(data.groups).toEqual([
      { key: "2022", label: { ja: "2022年度", en: "FY2022" }, total: 206_000_000_000, records: ["sbir-2022"] },
    ]);
    expect(ids(data.unallocated)).toEqual(["bridge-2023-2024", "k-program-2021-2022", "moonshot-2018-2024", "sip-3-2023-2024"]);
    expect(data.unallocated.find(({ id }) => id === "k-program-2021-2022")).toMatchObject({
      reason: "spans-groups",
      groups: ["2021", "2022"],
    });
    expect(meta.warnings.map(({ code }) => code)).toContain("spans-groups");
  });

  it("names the amounts that a filter on their phase leaves out, because it is not one phase alone", async () => {
    const { data, meta } = await sum(`${known}/budgets/sum?phase=supplementary`);
    expect(ids(data.included)).toEqual(["k-program-2021-2022", "sbir-2022"]);
    const [warning] = meta.warnings.filter(({ code }) => code === "left-out");
    for (const text of [warning?.message, warning?.messageJa]) {
      expect(text).toContain("moonshot-2018-2024");
      expect(text).toContain("phase__isnull=true");
    }
    const codes = async (query: string) => (await sum(`${known}/budgets/sum?${query}`)).meta.warnings.map(({ code }) => code);
    // Of these, Moonshot is no more: it spans 2024 and not 2026.
    expect(await codes("phase=supplementary&fiscalYear=2024")).toContain("left-out");
    expect(await codes("phase=supplementary&fiscalYear=2026")).not.toContain("left-out");
    // What asks for amounts without a phase, or keeps them, leaves none of them out.
    for (const query of ["phase__isnull=true", "phase__ne=initial", "measure=appropriation"])
      expect(await codes(query)).not.toContain("left-out");
  });

  it("says that no amount matches, and that this is no amount of zero", async () => {
    for (const path of [
      `${known}/budgets/sum?initiative=j-peaks`,
      `${known}/budgets/sum?fiscalYear=2015&groupBy=fiscalYear`,
      "/v1/releases/1.0.0/appropriations/sum",
    ]) {
      const { data, meta } = await sum(path);
      expect([data.total, data.included, data.excluded]).toEqual([0, [], []]);
      const [warning] = meta.warnings.filter(({ code }) => code === "nothing-stated");
      expect(warning?.message, path).toBe("No amount matches; this is not an amount of zero.");
      expect(warning?.messageJa).toContain("0円という意味ではありません");
      // A table of nothing has no row, and so no total either.
      expect(await (await get(path.replace("/sum", "/sum.ndjson"))).text()).toBe("");
    }
    // What matches and may not be added is told by its reasons.
    const endowment = await sum(`${known}/budgets/sum?measure=endowment`);
    expect(endowment.meta.warnings.map(({ code }) => code)).not.toContain("nothing-stated");
  });

  it("leaves out of one year what reaches into another", async () => {
    const { data } = await sum(`${known}/budgets/sum?fiscalYear=2022`);
    expect(data.total).toBe(206_000_000_000);
    expect(data.excluded.map(({ id, reason }) => [id, reason])).toEqual([
      ["k-program-2021-2022", "range-overlaps"],
      ["moonshot-2018-2024", "range-overlaps"],
    ]);
    const both = await sum(`${known}/budgets/sum?fiscalYear__in=2021,2022&initiative=k-program`);
    expect(both.data.total).toBe(500_000_000_000);
  });

  it("puts each amount into its theme and its round, and into none what spans several", async () => {
    const groupsOf = async (by: string) => {
      const { data } = await sum(`${known}/budgets/sum?groupBy=${by}`);
      return { groups: Object.fromEntries(data.groups.map(({ key, total }) => [key, total])), left: data.unallocated };
    };
    expect(await groupsOf("theme")).toEqual({
      groups: {
        "research-and-deployment": 487_400_000_000,
        "safety-and-security": 500_000_000_000,
        startups: 206_000_000_000,
      },
      left: [],
    });
    expect(await groupsOf("phase")).toMatchObject({
      groups: { initial: 76_000_000_000, supplementary: 706_000_000_000 },
      left: [{ id: "moonshot-2018-2024", reason: "spans-groups" }],
    });
  });

  it("names groups by theme and initiative in words", async () => {
    const { data } = await sum("/v1/budgets/sum?groupBy=theme");
    const [themes, initiatives] = [await all("/v1/themes"), await all("/v1/initiatives?limit=1000")];
    expect(data.groups.length).toBeGreaterThan(0);
    for (const { key, label } of data.groups) expect(themes.find(({ id }) => id === key)?.label).toEqual(label);
    const byInitiative = await sum("/v1/budgets/sum?groupBy=initiative");
    for (const { key, label } of byInitiative.data.groups) expect(initiatives.find(({ id }) => id === key)?.name).toEqual(label);
    expect(byInitiative.data.unallocated).toEqual([]);
  });
});

describe("the sum of lines of budget books", () => {
  it("adds no parent to its parts, no second source, no other phase", async () => {
    const { data } = await sum(`${known}/appropriations/sum`);
    const reason = new Map(data.excluded.map((one) => [one.id, one]));
    expect(reason.get("sti-promotion-2024-initial")).toMatchObject({
      reason: "contained-in",
      with: ["bridge-2024-initial", "sip-2024-initial"],
    });
    expect(reason.get("sbir-2022-supplementary-budget-book")).toMatchObject({
      reason: "same-amount",
      with: ["sbir-2022-supplementary"],
    });
    expect(reason.get("sbir-2022-executed")).toMatchObject({ reason: "other-phase" });
  });

  it("takes a supplementary budget of the Ministry of Finance’s budget book as a revised total", async () => {
    const lines = await all("/v1/appropriations?phase=supplementary&limit=1000");
    const books = lines.filter(({ citation }) => (citation as { title: string }).title.includes("補正予算"));
    expect(books.length).toBeGreaterThan(2);
    expect(books.filter(({ semantics }) => semantics !== "revised-total").map(({ id }) => id)).toEqual([]);
  });

  it("sums by ministry, with what no source ascribes to one under unallocated", async () => {
    const { data } = await sum(`${known}/appropriations/sum?groupBy=ministry&initiative=k-program`);
    expect(data.groups.map(({ key, total }) => [key, total])).toEqual([
      ["meti", 250_000_000_000],
      ["mext", 250_000_000_000],
    ]);
    const moonshot = await sum(`${known}/appropriations/sum?groupBy=ministry&initiative=moonshot`);
    expect(moonshot.data.total).toBe(436_552_000_000);
    expect(yen(moonshot.data.groups.map(({ total }) => ({ amount: total })))).toBe(218_104_000_000);
    expect(moonshot.data.unallocated.every(({ reason, groups }) => reason === "not-stated" && groups.length === 0)).toBe(true);
  });

  it("finds a part below a line that was not asked for", async () => {
    // The whole alone is added; with a part beside it, the part.
    const whole = await sum(
      `${known}/appropriations/sum?fiscalYear=2024&phase=initial&ministry=cabinet-office&partOf__isnull=true`,
    );
    expect(whole.data.included.map(({ id }) => id)).toEqual(["sti-promotion-2024-initial"]);
    const parts = await sum(`${known}/appropriations/sum?fiscalYear=2024&phase=initial&ministry=cabinet-office`);
    expect(parts.data.total).toBe(38_000_000_000);
  });
});

describe.each(summables.map(({ entity, groupings }) => ({ collection: entity.collection, groupings: Object.keys(groupings) })))(
  "any sum of $collection",
  ({ collection, groupings }) => {
    const queries = ["", "fiscalYear__gte=2022", "phase=supplementary", "within=theme:knowledge-base", "q=%E7%A0%94%E7%A9%B6"];

    it.each(queries)("accounts for every record of the list with the same parameters, grouped or not: %s", async (query) => {
      const rows = await all(`/v1/${collection}?${query}&limit=1000`);
      const plain = await sum(`/v1/${collection}/sum?${query}`);
      for (const groupBy of [null, ...groupings]) {
        const { data, links } = groupBy ? await sum(`/v1/${collection}/sum?${query}&groupBy=${groupBy}`) : plain;
        expect(ids([...data.included, ...data.excluded])).toEqual(ids(rows));
        expect(data.total).toBe(yen(data.included));
        expect(data.total).toBe(plain.data.total);
        if (groupBy === null) continue;
        expect(yen(data.groups.map(({ total }) => ({ amount: total }))) + yen(data.unallocated)).toBe(data.total);
        expect([...data.groups.flatMap(({ records }) => records), ...ids(data.unallocated)].sort()).toEqual(ids(data.included));
        expect(ids(await all(links.records))).toEqual(ids(rows));
      }
    });

    it("is a table with a row for each record, and a graph of the records", async () => {
      const { data } = await sum(`/v1/${collection}/sum?groupBy=${groupings[0]}`);
      const ndjson = await (await get(`/v1/${collection}/sum.ndjson?groupBy=${groupings[0]}`)).text();
      const rows = ndjson
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as Row);
      const treated = (treatment: string) => ids(rows.filter((row) => row.treatment === treatment));
      expect(treated("excluded")).toEqual(ids(data.excluded));
      expect(treated("unallocated")).toEqual(ids(data.unallocated));
      expect([...treated("included"), ...treated("unallocated")].sort()).toEqual(ids(data.included));
      const csv = await (await get(`/v1/${collection}/sum.csv?groupBy=${groupings[0]}`)).text();
      expect(csv.trimEnd().split("\r\n")).toHaveLength(rows.length + 1);
      const graph = await (await get(`/v1/${collection}/sum.nq`)).text();
      // Whoever adds the amounts of the graph comes to the same total.
      const amounts = [...graph.matchAll(/<https:\/\/schema\.org\/value> "(\d+)"/g)].map(([, amount]) => Number(amount));
      expect(amounts.reduce((total, amount) => total + amount, 0)).toBe(data.total);
    });

    it("has one canonical address, is immutable in a release and costs nothing to ask again", async () => {
      const frozen = await get(`/v1/releases/${latest.id}/${collection}/sum?phase__in=supplementary&groupBy=initiative`);
      expect(frozen.headers.get("Cache-Control")).toContain("immutable");
      expect(frozen.headers.get("Content-Location")).toBe(
        `/v1/releases/${latest.id}/${collection}/sum?groupBy=initiative&phase=supplementary`,
      );
      const etag = frozen.headers.get("ETag") as string;
      const again = await get(`/v1/releases/${latest.id}/${collection}/sum?phase=supplementary&groupBy=initiative`, {
        headers: { "If-None-Match": etag },
      });
      expect(again.status).toBe(304);
    });

    it("refuses what has no part in a sum, and suggests a grouping", async () => {
      for (const parameter of ["sort=id", "limit=10", "fields=id", "include=total", "cursor=x"]) {
        const { status, errors } = await problem(`/v1/${collection}/sum?${parameter}`);
        expect([status, errors?.[0]?.code]).toEqual([400, "unknown"]);
      }
      const { errors } = await problem(`/v1/${collection}/sum?groupBy=fiscalyear`);
      expect(errors?.[0]).toMatchObject({ parameter: "groupBy", didYouMean: "fiscalYear", allowed: groupings });
    });
  },
);

describe("a list of amounts", () => {
  it("warns of those that must not be added to the others, and leads to the sum", async () => {
    const warned = async (path: string) => (await list(path)).meta.warnings.find(({ code }) => code === "not-to-be-added");
    for (const { entity } of summables) {
      const warning = (await warned(`/v1/${entity.collection}?limit=1000`)) as unknown as { message: string; messageJa: string };
      const { excluded } = (await sum(`/v1/${entity.collection}/sum`)).data;
      for (const { id } of excluded) expect(warning.message).toContain(id);
      expect(await warned(`/v1/${entity.collection}?limit=1000&fields=id,amount`)).toEqual(warning);
      expect(await warned(`/v1/${entity.collection}?limit=1000&fields=id,label`)).toBeUndefined();
      for (const words of [warning.message, warning.messageJa])
        expect(words).toContain(`/v1/releases/${latest.id}/${entity.collection}/sum`);
    }
    expect(await warned("/v1/appropriations?initiative=k-program")).toBeUndefined();
    expect(await warned("/v1/budgets?measure=appropriation")).toBeUndefined();
  });
});

describe("sums elsewhere", () => {
  it("are none of collections without amounts, which say where there are some", async () => {
    for (const { collection } of entities.filter(
      ({ collection }) => !summables.some(({ entity }) => entity.collection === collection),
    )) {
      const { status, detail, detailJa } = await problem(`/v1/${collection}/sum`);
      expect(status).toBe(404);
      for (const { entity } of summables) {
        expect(detail).toContain(`/v1/${entity.collection}/sum`);
        expect(detailJa).toContain(`/v1/${entity.collection}/sum`);
      }
    }
  });

  it("tell of an initiative that is none", async () => {
    const { data, meta } = await sum("/v1/budgets/sum?initiative=k-programme");
    expect(data.total).toBe(0);
    expect(meta.warnings[0]).toMatchObject({ code: "unknown-reference", message: expect.stringContaining("k-program") });
  });

  it("were the same in every release that has the fields", async () => {
    const first = await sum("/v1/releases/1.0.0/budgets/sum");
    expect(first.data.total).toBe(1_193_400_000_000);
    expect(first.release.id).toBe("1.0.0");
    const timemap = await (await get("/timemap/v1/budgets/sum?groupBy=fiscalYear")).text();
    expect(timemap).toContain(`/v1/releases/1.0.0/budgets/sum?groupBy=fiscalYear>; rel="first memento"`);
  });
});
