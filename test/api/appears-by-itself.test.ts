import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { styles } from "../../src/catalog/styles";
import { loadRecords } from "../../src/cli/load-release";
import { tableOf, tables } from "../../src/db/tables";
import { formats } from "../../src/formats";
import { entities, entityOf } from "../../src/model";
import { complete, type Entity } from "../../src/model/entity";
import type { Row } from "../../src/model/field";
import { type Language, languages } from "../../src/model/text";
import { currentShape, type Edition } from "../../src/release/dumps";
import { editionsOf, type Frozen } from "../../src/release/frozen";
import { paths } from "../../src/urls";
import { get, latest, portal } from "./portal";

// Nothing on a page is typed by hand that the data knows: a release with one initiative more, and what belongs to it, is loaded as any
// other, and no page is told.
const evidence = [{ citation: { title: "予算書", publisher: "財務省" } }];
const names = { ja: "月面望遠鏡計画", en: "Lunar Telescope Programme" };
const added: Readonly<Record<string, object>> = {
  initiatives: {
    id: "lunar-telescope",
    name: names,
    enBasis: "ours",
    type: "programme",
    theme: "sectoral-strategies",
    evidence,
  },
  budgets: {
    id: "lunar-telescope-2031",
    label: { ja: "月面望遠鏡計画（2031年度当初予算 123億円）", en: "Lunar Telescope (FY2031 initial budget, 12.3 billion yen)" },
    enBasis: "ours",
    initiative: "lunar-telescope",
    amount: 12_300_000_000,
    amountPrinted: "123億円",
    measure: "appropriation",
    precision: "exact",
    rounds: [{ fiscalYear: 2031, phase: "initial" }],
    ambiguous: false,
    evidence,
  },
  milestones: {
    id: "lunar-telescope-established",
    label: { ja: "月面望遠鏡の起工", en: "Lunar telescope begun" },
    enBasis: "ours",
    initiative: "lunar-telescope",
    date: "2031-04",
    type: "established",
    evidence,
  },
};

/** A collection that the registry did not have: one line more in its list, and its table. */
const laboratories: Entity = {
  ...(entityOf("organizations") as Entity),
  collection: "laboratories",
  type: "Laboratory",
  label: { ja: "研究拠点", en: "Laboratories" },
  description: { ja: "研究を行う拠点", en: "Places where research is done" },
};
const laboratory = complete(laboratories, {
  id: "far-side",
  name: { ja: "月裏側観測所", en: "Far Side Observatory" },
  enBasis: "ours",
  type: "agency",
  evidence,
});
(entities as Entity[]).push(laboratories);
tables.set(laboratories.collection, tableOf(laboratories));

const release = {
  id: "77.0.0",
  sequence: latest.sequence + 1,
  issued: "2031-05-06",
  summary: { ja: "月面望遠鏡を加えました。", en: "Adds the lunar telescope." },
  predecessor: latest.id,
};
const before = env.FROZEN.at(-1) as (typeof env.FROZEN)[number];
const dataset = new Map<string, readonly Row[]>(
  before.dataset.map(([collection, rows]) => {
    const entity = entityOf(collection) as Entity;
    const more = added[collection];
    const all = more ? [...(rows as Row[]), complete(entity, more as Row)] : (rows as Row[]);
    return [collection, all.toSorted((a, b) => (a.id < b.id ? -1 : 1))];
  }),
).set(laboratories.collection, [laboratory]);
const counts = Object.fromEntries([...dataset].map(([collection, rows]) => [collection, rows.length]));

beforeAll(async () => {
  const like = await portal.DB.prepare("SELECT sql FROM sqlite_master WHERE name = 'organizations'").first<string>("sql");
  await portal.DB.prepare((like ?? "").replace("organizations", laboratories.collection)).run();
  const releases: Frozen[] = [
    { ...before, dataset: new Map(before.dataset), documents: new Map(before.documents) },
    {
      release,
      manifest: { ...before.manifest, ...currentShape(portal.PUBLIC_URL), counts, tombstones: [] },
      dataset,
      documents: new Map(),
    },
  ];
  await loadRecords(portal, releases[1] as Frozen, editionsOf(releases)[1] as Edition);
});

/** The words of a page, without what is only for machines. */
async function wordsOf(path: string): Promise<string> {
  const response = await get(path);
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  const main = (await response.text()).replace(/^[\s\S]*?<main\b/, "").replace(/<\/main>[\s\S]*$/, "");
  return main
    .replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/g, "")
    .replaceAll(/<wbr\/?>|<[^>]*>/g, "")
    .replaceAll("&amp;", "&");
}

describe.each(languages)("what a release brings, in %s", (language: Language) => {
  const name = names[language];

  it.each([
    ["the home page", paths.home(language), release.id],
    ["the home page, which draws its amount", paths.home(language), name],
    ["the list of releases", paths.releasesPage(language), release.id],
    ["the list of releases", paths.releasesPage(language), release.summary[language]],
    ["the page of the release", paths.releasePage(language, release.id), release.summary[language]],
    ["its collection", paths.listPage(language, "initiatives"), name],
    ["its collection in the release", paths.listPage(language, "initiatives", { release: release.id }), name],
    ["the search", paths.searchPage(language, { query: `q=${encodeURIComponent("望遠鏡")}` }), name],
    ["its own page", paths.recordPage(language, "initiatives", "lunar-telescope"), name],
    ["its own page in the release", paths.recordPage(language, "initiatives", "lunar-telescope", { release: release.id }), name],
    ["what it refers to", paths.recordPage(language, "themes", "sectoral-strategies"), name],
    ["the money page", paths.moneyPage(language), name],
    ["the timeline", paths.timelinePage(language), (added.milestones as { label: typeof names }).label[language]],
    ["the comparison with the release before", paths.comparePage(language, latest.id, release.id), name],
    ["the dataset page of its collection", paths.datasetPage(language, "initiatives"), release.id],
    ["the query page", paths.sqlPage(language), release.id],
  ])("stands on %s: %s", async (_, path, words) => {
    expect(await wordsOf(path)).toContain(words);
  });

  it("is counted on the home page with the initiatives of its theme", async () => {
    const own = (dataset.get("initiatives") ?? []).filter(({ theme }) => theme === "sectoral-strategies").length;
    const [, after = ""] = (await wordsOf(paths.home(language))).split(
      /分野別戦略に基づく取組|Work based on the sectoral strategies/,
    );
    expect(Number(/\d+/.exec(after)?.[0])).toBe(own);
  });

  it("changes no page of the release before", async () => {
    expect(await wordsOf(paths.listPage(language, "initiatives", { release: latest.id }))).not.toContain(name);
    const path = paths.recordPage(language, "initiatives", "lunar-telescope", { release: latest.id });
    expect((await get(path)).status).toBe(404);
  });
});

describe.each(languages)("a collection that came with it, in %s", (language: Language) => {
  const label = laboratories.label[language];
  const name = (laboratory.name as typeof names)[language];
  const { collection } = laboratories;

  it.each([
    ["the home page", paths.home(language), label],
    // The page of the latest has its addresses from the list as it is when the portal starts.
    ["its page in the release", paths.listPage(language, collection, { release: release.id }), name],
    ["the page of its record", paths.recordPage(language, collection, laboratory.id), name],
    ["the search", paths.searchPage(language, { query: `q=${encodeURIComponent("月裏側")}` }), name],
    ["the list of datasets", paths.datasetsPage(language), label],
    ["its dataset page", paths.datasetPage(language, collection), label],
    ["the coverage page", paths.coveragePage(language), label],
    ["the page of the release", paths.releasePage(language, release.id), label],
    ["the comparison with the release before", paths.comparePage(language, latest.id, release.id), name],
    ["the query page", paths.sqlPage(language), collection],
  ])("stands on %s: %s", async (_, path, words) => {
    expect(await wordsOf(path)).toContain(words);
  });
});

describe.each(languages)("a page that lists, in %s,", (language: Language) => {
  const id = "lunar-telescope";
  const page = async (path: string) => (await get(path)).text();

  it("has every format, style, release and language that there is", async () => {
    const record = await page(paths.recordPage(language, "initiatives", id));
    for (const { name } of formats)
      expect(record).toContain(paths.record("initiatives", id, { release: release.id, extension: name }));
    for (const { extension } of styles) expect(record).toContain(paths.cite(release.id, extension, `initiatives/${id}`));
    for (const other of languages) expect(record).toContain(`hreflang="${other}"`);
    const releases = await page(paths.releasesPage(language));
    const dataset = await page(paths.datasetPage(language, "initiatives"));
    for (const one of [...env.FROZEN.map((frozen) => frozen.release), release]) {
      expect(releases).toContain(`"${paths.releasePage(language, one.id)}"`);
      expect(dataset).toContain(one.id);
    }
  });
});

it("machines that ask what is new are told as well", async () => {
  for (const path of [paths.atom(), paths.jsonFeed(), paths.releases()])
    expect(await (await get(path)).text(), path).toContain(release.id);
  expect(await (await get(paths.changes("after=0&limit=1000"))).text()).toContain("lunar-telescope");
});
