import { parse } from "csv-parse/sync";
import Parser from "n3/lib/N3Parser";
import { describe, expect, it } from "vitest";
import { hrefsOf, wordsOf } from "./elements";
import { get, latest, portal, releases } from "./portal";

type Compared = {
  reading: { ja: string; en: string } | null;
  total: number;
  difference: number | null;
  formula: string;
  status: string;
  lines: { id: string; amount: number }[];
};
type Body = {
  data: { budget: { amount: number }; reconciliation: { status: string }; unit: number; comparisons: Compared[] };
  links: Record<string, string>;
};

const inRelease = (id: string, extension = "", release = latest.id) =>
  `/v1/releases/${release}/budgets/${id}/reconciliation${extension}`;
const reconciled = async (path: string): Promise<Body> => {
  const response = await get(path);
  expect(response.status, path).toBe(200);
  return response.json();
};

describe("a stated amount beside the lines of budget books", () => {
  it.each([
    ["k-program-2021-2022", "exact", 500_000_000_000, 0],
    ["sbir-2022", "exact", 206_000_000_000, 0],
    ["sip-3-2023-2024", "exact", 56_000_000_000, 0],
    ["bridge-2023-2024", "within-precision", 19_999_999_999, -1],
    ["university-fund-endowment", "not-possible", 1_113_600_000_000, null],
  ])("%s is %s", async (id, status, total, difference) => {
    const { data } = await reconciled(inRelease(id));
    expect(data.reconciliation.status).toBe(status);
    expect(data.comparisons).toMatchObject([{ reading: null, status, total, difference }]);
    const [{ lines, formula }] = data.comparisons as [Compared];
    expect(lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
    expect(formula).toBe(`${lines.map(({ amount }) => amount).join(" + ")} = ${total}`);
  });

  it("Moonshot stays open, with what each reading comes to", async () => {
    const { data } = await reconciled(inRelease("moonshot-2018-2024"));
    expect(data.reconciliation.status).toBe("not-possible");
    expect(data.unit).toBe(100_000_000);
    expect(data.comparisons.map(({ total, difference, status }) => [total, difference, status])).toEqual([
      [436_552_000_000, 25_152_000_000, "contradicted"],
      [419_400_000_000, 8_000_000_000, "contradicted"],
      [411_400_000_000, 0, "exact"],
    ]);
    for (const { reading } of data.comparisons) expect(reading).toMatchObject({ ja: expect.any(String), en: expect.any(String) });
  });

  it("says on its page which amounts this portal added up", async () => {
    const ours = (id: string) => wordsOf(`/en/budgets/${id}/reconciliation`, "tbody td .ours");
    const { data } = await reconciled(inRelease("moonshot-2018-2024"));
    expect(await ours("moonshot-2018-2024")).toHaveLength(data.comparisons.flatMap(({ lines }) => lines).length);
    expect(await ours("bridge-2023-2024")).toEqual([]);
  });

  it("is a row for each line in CSV and NDJSON, and one graph in the formats for linked data", async () => {
    const { data } = await reconciled(inRelease("moonshot-2018-2024"));
    const ids = data.comparisons.flatMap(({ lines }) => lines.map(({ id }) => id));
    const rows: { id: string; total: string; formula: string }[] = parse(
      await (await get(inRelease("moonshot-2018-2024", ".csv"))).text(),
      { columns: true },
    );
    expect(rows.map(({ id }) => id)).toEqual(ids);
    expect(new Set(rows.map(({ total }) => total)).size).toBe(3);
    const ndjson = (await (await get(inRelease("moonshot-2018-2024", ".ndjson"))).text()).trimEnd().split("\n");
    expect(ndjson.map((line) => JSON.parse(line).id)).toEqual(ids);
    const graph = await (await get(inRelease("moonshot-2018-2024", ".nq"))).text();
    const quads = new Parser({ format: "N-Quads" }).parse(graph);
    const lines = quads.filter(({ object }) => object.value === `${portal.PUBLIC_URL}/ns#Appropriation`);
    expect(lines.map(({ subject }) => subject.value.split("/").at(-1)).sort()).toEqual([...new Set(ids)].sort());
    const formulas = quads.filter(({ predicate }) => predicate.value === `${portal.PUBLIC_URL}/ns#formula`);
    expect(formulas.map(({ object }) => object.value).sort()).toEqual(data.comparisons.map(({ formula }) => formula).sort());
  });

  it("shows of an older release what that release has, and its links lead on", async () => {
    const { data, links } = await reconciled(inRelease("moonshot-2018-2024", "", "1.1.0"));
    expect(data.comparisons).toEqual([]);
    expect(data.reconciliation).not.toHaveProperty("candidates");
    for (const path of Object.values(links)) expect((await get(path)).status, path).toBe(200);
  });

  it("the alias says where the same is frozen, and its mementos are where it was held", async () => {
    const response = await get("/v1/budgets/sbir-2022/reconciliation");
    expect(response.headers.get("Content-Location")).toBe(inRelease("sbir-2022"));
    const etag = response.headers.get("ETag") as string;
    expect((await get(inRelease("sbir-2022"), { headers: { "If-None-Match": etag } })).status).toBe(304);
    const map = await (await get("/timemap/v1/budgets/sbir-2022/reconciliation")).text();
    const mementos = [...map.matchAll(/<https:\/\/portal\.test([^>]*)>; rel="[^"]*memento"/g)].map(([, path]) => path as string);
    expect(mementos[0]).toBe(inRelease("sbir-2022", "", "1.1.0"));
    for (const path of mementos) expect((await get(path)).status, path).toBe(200);
  });

  it.each([
    [inRelease("sbir-2022", "", "1.0.0"), 404, "not-found"],
    [inRelease("sbir-2023"), 404, "unknown-record"],
    [inRelease("sbir-2022", ".pdf"), 404, "unknown-format"],
    [`${inRelease("sbir-2022")}?fields=id`, 400, "invalid-parameter"],
  ])("%s is refused with %i %s", async (path, status, code) => {
    const response = await get(path);
    const { type } = (await response.json()) as { type: string };
    expect([response.status, type.split("/").at(-1)]).toEqual([status, code]);
  });

  it.each(["ja", "en"])(
    "of a release stands on a page in %s that leads to nothing that moves, as do the records",
    async (language) => {
      for (const release of releases.slice(1)) {
        const root = `/${language}/releases/${release.id}`;
        const page = `${root}/budgets/sbir-2022/reconciliation`;
        for (const path of [`${root}/budgets/sbir-2022`, `${root}/reconciliations/sbir-2022-reconciliation`]) {
          const checks = (await hrefsOf(path, "main a[href]")).filter((href) => href.endsWith("/reconciliation"));
          expect(new Set(checks), path).toEqual(new Set([page]));
        }
        // What the bar says of the latest release is meant to lead there.
        const links = (await hrefsOf(page, "main > :not(.release-bar) a[href], .above a")).filter((href) => !href.startsWith("#"));
        expect(links.length).toBeGreaterThan(5);
        for (const href of links) expect(href).toMatch(RegExp(`^(${root}(/|$)|/v1/releases/${release.id}/)`));
        for (const href of new Set(links)) expect((await get(href)).status, href).toBe(200);
        expect((await hrefsOf(page, 'link[rel="canonical"]'))[0]).toBe(portal.PUBLIC_URL + page);
        const moving = page.replace(`/releases/${release.id}`, "");
        if (release.id !== latest.id) expect(await hrefsOf(page, ".release-bar a")).toContain(moving);
      }
    },
  );

  it.each(["ja", "en"])("stands on a page in %s with each total, to which the record leads", async (language) => {
    const page = await (await get(`/${language}/budgets/moonshot-2018-2024/reconciliation`)).text();
    for (const total of ["436,552,000,000", "419,400,000,000", "411,400,000,000"]) expect(page).toContain(total);
    expect(page).not.toMatch(/undefined|\[object/);
    const record = await (await get(`/${language}/reconciliations/moonshot-2018-2024-reconciliation`)).text();
    expect(record).toContain(`/${language}/budgets/moonshot-2018-2024/reconciliation`);
  });
});
