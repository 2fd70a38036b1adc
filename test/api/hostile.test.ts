import { env } from "cloudflare:workers";
import { parse as parseCsv } from "csv-parse/sync";
import Parser from "n3/lib/N3Parser";
import { beforeAll, describe, expect, it } from "vitest";
import { styles } from "../../src/catalog/styles";
import { entities } from "../../src/model";
import type { Row } from "../../src/model/field";
import { columnsOf } from "../../src/model/kinds";
import { languages } from "../../src/model/text";
import { currentShape, type Edition } from "../../src/release/dumps";
import { editionsOf, type Frozen } from "../../src/release/frozen";
import { charts } from "../../src/site/charts";
import { paths } from "../../src/urls";
import { hostile, hostileDataset } from "../release/hostile";
import { examplePages } from "../served/page-examples";
import { empty, loadOne, withFiles } from "./editions";
import { elementsOf, mainHeading } from "./elements";
import { get, portal } from "./portal";

const base = new Map(env.FROZEN.at(-1)?.dataset as [string, readonly Row[]][]);
const dataset = hostileDataset(base);
const collections = entities.map(({ collection }) => collection);
const rowsOf = (collection: string) => dataset.get(collection) as readonly Row[];
const summary = hostile.join(" ").slice(0, 1999).trim();

// A release of the data as it is, and one that gives everything another name and takes one record away.
const gone = { ...(base.get("quantities") as Row[])[0], id: "gone" } as Row;
const releases: Frozen[] = [
  edition(
    "1.0.0",
    1,
    new Map([...base, ["quantities", [...(base.get("quantities") as Row[]), gone].sort((a, b) => (a.id < b.id ? -1 : 1))]]),
  ),
  edition("2.0.0", 2, dataset),
];

function edition(id: string, sequence: number, rows: ReadonlyMap<string, readonly Row[]>): Frozen {
  const predecessor = sequence > 1 ? "1.0.0" : null;
  const counts = Object.fromEntries([...rows].map(([collection, all]) => [collection, all.length]));
  return {
    release: { id, sequence, issued: `2030-01-0${sequence}`, summary: { ja: summary, en: summary }, predecessor },
    manifest: { ...currentShape(portal.PUBLIC_URL), counts, files: [], tombstones: [] },
    dataset: rows,
    documents: new Map(),
  };
}

beforeAll(async () => {
  await empty();
  const loaded = await withFiles(releases, ["plans.csv", "sti-policy.nq", "sti-policy.sqlite"]);
  const buried = {
    collection: "quantities",
    id: "gone",
    reason: { ja: hostile[0] as string, en: hostile[1] as string },
    successor: null,
    merged: false,
  };
  for (const [i, one] of loaded.entries()) {
    const manifest = { ...one.manifest, tombstones: i === 1 ? [buried] : [] };
    await loadOne(portal, { ...one, manifest }, editionsOf(loaded)[i] as Edition, null);
  }
});

/** An answer that is no fault, whose headers hold nothing that another line or another header could be read from. */
async function answer(path: string, init?: RequestInit): Promise<Response> {
  const response = await get(path, init);
  expect([200, 302, 303, 307, 410], path).toContain(response.status);
  for (const [name, value] of response.headers) expect(value, `${path}: ${name}`).toMatch(/^[\x20-\x7e]*$/);
  // RFC 8288, section 3: targets and relations, of which the data is never a part but percent-encoded.
  expect(response.headers.get("Link") ?? "<>", path).toMatch(/^(?:(?:^|, )<[^<>" ]*>(?:; [a-z]+="[^"<>]*")*)+$/);
  expect(response.headers.get("Link") ?? "", path).not.toMatch(/rel="evil|<https:\/\/evil/);
  expect(response.headers.get("Content-Disposition") ?? "", path).not.toMatch(/\.exe/);
  return response;
}

/** A page in which nothing that the data says has become an element, an attribute, a script or an address. */
async function page(path: string): Promise<Response> {
  const response = await answer(path);
  if (response.status !== 200) return response;
  for (const { name, attributes, text } of await elementsOf(response.clone() as Response)) {
    expect(name, path).not.toBe("x-evil");
    for (const [attribute, value] of attributes) {
      expect(attribute, path).not.toMatch(/^on|^srcdoc$/);
      if (/^(?:href|src|action|formaction|data|poster)$/.test(attribute))
        expect(value, path).toMatch(/^(?:https?:\/\/|\/|#|\?|mailto:|data:image\/)/);
      if (attribute === "href" || attribute === "src") expect(value, path).not.toMatch(/^https?:\/\/evil/);
    }
    if (name === "script") {
      const kinds = Object.fromEntries(attributes);
      if (kinds.src === undefined) expect(kinds.type, path).toMatch(/json$/);
      if (kinds.src === undefined) JSON.parse(text);
    }
  }
  return response;
}

const unmarked = (text: string) => text.replaceAll(/\s+/g, " ").trim();

describe.each(collections)("the records of %s", (collection) => {
  const entity = entities.find((one) => one.collection === collection) as (typeof entities)[number];
  // Each name in every fifth collection, and each collection by many names.
  const nth = collections.indexOf(collection) % 5;
  const ofMine = (_: unknown, i: number) => i % 5 === nth;

  it("have pages that show their names, whatever these are", async () => {
    for (const [i, row] of rowsOf(collection).filter(ofMine).entries()) {
      const language = languages[i % languages.length] as "ja" | "en";
      const shown = await page(paths.recordPage(language, collection, row.id));
      const heading = await mainHeading(shown);
      expect(unmarked(heading), row.id).toContain(unmarked((row[entity.title] as { ja: string }).ja));
    }
  });

  it("have a list for people, narrowed by each of their names", async () => {
    for (const language of languages) await page(paths.listPage(language, collection, { query: "limit=1000" }));
    for (const name of hostile.filter((one) => one.length < 200).filter(ofMine)) {
      // An address holds no line break and no tab: such a name is found by a part of it.
      const [part = ""] = name.split(/[\t\n]/);
      const query = `${entity.title}${part === name ? "" : "__contains"}=${encodeURIComponent(part)}&limit=1000`;
      await page(paths.listPage("en", collection, { query: query.replace("1000", "3") }));
      const { data } = await (await answer(paths.list(collection, { query }))).json<{ data: Row[] }>();
      expect(
        data.map((row) => row[entity.title]),
        name,
      ).toContainEqual({ ja: name, en: name });
    }
  });

  it("come out of every format as they went in", async () => {
    const query = "limit=1000";
    const text = async (extension: string) => (await answer(paths.list(collection, { query, extension }))).text();
    const rows = rowsOf(collection);
    expect((JSON.parse(await text("json")) as { data: Row[] }).data).toEqual(rows);
    expect(
      (await text("ndjson"))
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual(rows);
    const [header = [], ...lines] = parseCsv(await text("csv")) as string[][];
    const titles = columnsOf(entity.title, entity.fields[entity.title] as never).map((column) => header.indexOf(column));
    expect(lines.map((line) => titles.map((at) => line[at]))).toEqual(
      rows.map((row) => Object.values(row[entity.title] as object)),
    );
    for (const extension of ["ttl", "nq"]) {
      const quads = new Parser({ format: extension === "nq" ? "N-Quads" : "text/turtle" }).parse(await text(extension));
      const literals = new Set(quads.map(({ object }) => object.value));
      for (const name of hostile) expect(literals).toContain(name);
    }
    expect(JSON.stringify(JSON.parse(await text("jsonld")))).toContain(JSON.stringify(hostile[0]));
  });

  it("stand in the table for a spreadsheet as they are, and none of them runs", async () => {
    const language = languages[nth % languages.length] as "ja" | "en";
    const body = await (await answer(paths.listTable(language, collection, { release: "2.0.0" }))).text();
    const [header = [], ...lines] = parseCsv(body, { bom: true }) as string[][];
    const title = header.indexOf(entity.fields[entity.title]?.label[language] as string);
    expect(lines.map((line) => line[title]?.replace(/^'(?=[=+@＝＋－＠-])/, ""))).toEqual(
      rowsOf(collection).map((row) => (row[entity.title] as { ja: string }).ja),
    );
    // A number below zero is a number.
    for (const cell of lines.flat()) if (!/^-\d+$/.test(cell)) expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/);
  });

  it("have a past, a citation in every style and a difference in words", async () => {
    for (const [i, row] of rowsOf(collection).slice(0, hostile.length).entries()) {
      const { extension } = styles[i % styles.length] as (typeof styles)[number];
      await answer(paths.cite("2.0.0", extension, `${collection}/${row.id}`));
      if (i < 5) await answer(paths.history(collection, row.id));
    }
    await answer(paths.compare("1.0.0", "2.0.0", `view=rows&collection=${collection}&limit=1000`));
    for (const language of languages) await page(paths.comparePage(language, "1.0.0", "2.0.0", `collection=${collection}`));
  });
});

describe("what tells of such records", () => {
  // But what the build makes, and what shows one of the releases of the repository.
  const others = examplePages.filter((path) => !/\d\.\d\.\d|\/(?:docs|guides|problems)/.test(path));
  const more = languages.flatMap((language) => [
    ...["1.0.0", "2.0.0"].map((release) => paths.releasePage(language, release)),
    paths.comparePage(language, "1.0.0", "2.0.0"),
    paths.recordPage(language, "quantities", "gone"),
    `${paths.sqlPage(language)}?sql=${encodeURIComponent(hostile[0] as string)}`,
    ...charts.flatMap(({ name }) => [paths.chartPage(language, name), paths.chartFrame(language, name)]),
    ...hostile
      .filter((one) => one.length <= 200 && /[\p{L}\p{N}]/u.test(one))
      .map((one) => paths.searchPage(language, { query: `q=${encodeURIComponent(one)}` })),
  ]);
  it.each([...new Set([...others, ...more])])("has no element of theirs: %s", async (path) => {
    const response = await get(path);
    // What asks for too many words is refused; a page of what is gone says so.
    if (response.status !== 400 && response.status !== 410) await page(path);
  });

  it("finds each of them by its own words", async () => {
    for (const name of hostile) {
      const words = [...new Set(name.match(/[\p{L}\p{N}\p{M}]+/gu))].slice(0, 8).join(" ");
      if (words.length === 0 || words.length > 200) continue;
      const { data } = await (await answer(paths.search({ query: `q=${encodeURIComponent(words)}&limit=1000` }))).json<{
        data: unknown[];
      }>();
      expect(data, words).toContainEqual(expect.objectContaining({ title: { ja: name, en: name } }));
    }
  });

  it.each([
    paths.atom(),
    "/sitemap.xml",
    "/opensearch.xml",
    ...charts.flatMap(({ name }) => languages.map((language) => paths.chart(name, language, "svg"))),
  ])("is XML to a reader of XML: %s", async (path) => {
    const body = await (await answer(path)).text();
    const { errors, canonical } = await (await env.XMLLINT.fetch("http://xmllint", { method: "POST", body })).json<{
      errors: string[];
      canonical: string;
    }>();
    expect(errors).toEqual([]);
    const elements = [...canonical.matchAll(/<([\w:-]+)((?:\s+[\w:-]+="[^"]*")*)\s*>/g)];
    expect(elements.length).toBeGreaterThan(3);
    for (const [, name, attributes = ""] of elements) {
      expect(name).not.toMatch(/^(?:x-evil|script|img|foreignObject|iframe)$/);
      expect(attributes).not.toMatch(/\son\w+="|href="(?!https?:|\/|#)|href="https:\/\/evil/);
    }
    if (path === paths.atom()) {
      const words = canonical.replaceAll(/&(lt|gt|amp|quot);/g, (_, one: "lt") => ({ lt: "<", gt: ">", amp: "&", quot: '"' })[one]);
      expect(unmarked(words)).toContain(unmarked(summary));
    }
  });

  it.each([
    "/feed.json",
    "/catalog.jsonld",
    "/schema-org.jsonld",
    "/croissant.json",
    "/ro-crate-metadata.json",
    "/codemeta.json",
    "/linkset",
    "/v1/releases",
    "/v1/releases/2.0.0",
    "/v1/changes?limit=1000",
    "/v1/coverage",
    "/v1/concordance",
    "/v1/budgets/sum?groupBy=theme",
  ])("is JSON to a reader of JSON: %s", async (path) => {
    await (await answer(path)).json();
  });

  it.each([
    "/catalog.ttl",
    "/catalog.nq",
    "/.well-known/void.ttl",
    "/v1/releases/2.0.0.ttl",
    "/v1/coverage.ttl",
    "/v1/concordance.nq",
  ])("is a graph to a reader of graphs: %s", async (path) => {
    const quads = new Parser({ format: path.endsWith("nq") ? "N-Quads" : "text/turtle" }).parse(await (await answer(path)).text());
    expect(quads.length).toBeGreaterThan(10);
    for (const { subject, predicate } of quads) expect(subject.value + predicate.value).not.toMatch(/evil/);
  });

  it("is embedded elsewhere without an element of theirs", async () => {
    for (const { name } of charts) {
      const { html } = await (
        await answer(`/oembed?url=${encodeURIComponent(portal.PUBLIC_URL + paths.chartPage("ja", name))}`)
      ).json<{ html: string }>();
      const elements = await elementsOf(new Response(html));
      for (const { name: element } of elements)
        expect(["iframe", "p", "a", "div", "figure", "figcaption", "cite", "span"]).toContain(element);
    }
  });

  it("tells of what is gone in both languages", async () => {
    const response = await answer("/v1/quantities/gone");
    expect(await response.json()).toMatchObject({ status: 410, reason: { ja: hostile[0], en: hostile[1] } });
  });
});
