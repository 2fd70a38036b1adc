import { vocabularyRoutes } from "../../src/api/vocabulary";
import { formats } from "../../src/formats";
import { entities } from "../../src/model";
import { summables } from "../../src/model/sums";
import { languages } from "../../src/model/text";
import type { Frozen } from "../../src/release/frozen";
import { paths } from "../../src/urls";
import type { Asked } from "./exchange";

/** Files up to this size are asked for whole. */
const SMALL = 512 * 2 ** 10;

const WORDS = ["予算", "量子", "AI", "人", "半導体 基金", "research", "zzz", "＜script＞"];

/** How often each kind of request is drawn, in percent. */
export const shares = { data: 45, latest: 15, pages: 15, files: 8, refused: 8, negotiated: 5, across: 3, kept: 1 } as const;

export type Kind = keyof typeof shares;

/**
 * Everything that people and machines ask of a portal, of its last two releases: frozen and of the latest, right and wrong, in every
 * format and language. More than memory keeps.
 */
export function walk(frozen: readonly Frozen[]): Readonly<Record<Kind, readonly Asked[]>> {
  const last = frozen.at(-1) as Frozen;
  const before = frozen.at(-2) ?? last;
  return {
    data: [last, before].flatMap((one) => data(one)),
    latest: latest(last),
    pages: pages(last),
    files: files(last),
    refused: refused(last.release.id),
    negotiated: negotiated(last.release.id),
    across: across(before, last),
    kept: kept(last.release.id),
  };
}

function get(path: string, headers: Readonly<Record<string, string>> = {}): Asked {
  return { method: "GET", path, headers };
}

const rowsOf = ({ dataset }: Frozen, collection: string, most: number) => (dataset.get(collection) ?? []).slice(0, most);

/** Lists, records, searches and what is worked out, as a release has them. */
function data(one: Frozen): Asked[] {
  const release = one.release.id;
  const lists = entities.flatMap(({ collection }) => [
    ...formats.map(({ name }) => get(paths.list(collection, { release, extension: name }))),
    ...[3, 20, 1_000].map((limit) => get(paths.list(collection, { release, query: `limit=${limit}` }))),
    ...["sort=-id", "include=total,facets", "fields=id", "q=AI"].map((query) => get(paths.list(collection, { release, query }))),
  ]);
  const records = entities.flatMap(({ collection }) =>
    rowsOf(one, collection, 6).flatMap(({ id }, i) => [
      get(paths.record(collection, id, { release })),
      get(paths.record(collection, id, { release, extension: formats[i % formats.length]?.name })),
    ]),
  );
  const searches = WORDS.flatMap((word) =>
    ["", "&include=total,facets"].map((more) => get(paths.search({ release, query: `q=${encodeURIComponent(word)}${more}` }))),
  );
  const workedOut = [
    ...formats.flatMap(({ name: extension }) => [
      get(paths.concordance({ release, extension })),
      get(paths.coverage({ release, extension })),
    ]),
    ...summables.map(({ entity }) => get(paths.sum(entity.collection, { release }))),
    ...["theme", "fiscalYear", "phase"].map((by) => get(paths.sum("budgets", { release, query: `groupBy=${by}` }))),
    ...rowsOf(one, "budgets", 10).map(({ id }) => get(paths.reconciliation(id, { release }))),
  ];
  return [...lists, ...records, ...searches, ...workedOut];
}

/** What moves with the latest release, and HEAD of it. */
function latest(one: Frozen): Asked[] {
  const aliases = entities.flatMap(({ collection }) => [
    get(paths.list(collection)),
    ...rowsOf(one, collection, 4).flatMap(({ id }) => [get(paths.record(collection, id)), get(paths.history(collection, id))]),
  ]);
  const rest = [
    paths.api(),
    paths.meta(),
    paths.releases(),
    paths.release("latest"),
    paths.changes(),
    paths.changes("limit=5"),
    paths.problems(),
    paths.queries(),
    paths.atom(),
    paths.jsonFeed(),
    paths.sitemap(),
    paths.openapi(),
    paths.style(),
    paths.healthz(),
    paths.readyz(),
    paths.terms({ extension: "ttl" }),
    "/robots.txt",
    "/llms.txt",
    paths.wellKnown("security.txt"),
    ...vocabularyRoutes.map(([path]) => path).filter((path) => !path.includes(":")),
    ...WORDS.map((word) => paths.search({ query: `q=${encodeURIComponent(word)}` })),
  ].map((path) => get(path));
  const both = [...aliases, ...rest];
  return [...both, ...both.filter((_, i) => i % 4 === 0).map((asked) => ({ ...asked, method: "HEAD" as const }))];
}

/** Comparisons, citations, Memento. */
function across(before: Frozen, last: Frozen): Asked[] {
  const [a, b] = [before.release.id, last.release.id];
  const compared = ["", "view=rows", "view=patch", "view=rows&collection=budgets"].map((query) => paths.compare(a, b, query));
  const cited = ["bib", "ris", "csl.json", "datacite.json", "cff", "txt"].flatMap((style) => [
    paths.cite(b, style),
    ...rowsOf(last, "budgets", 3).map(({ id }) => paths.cite(b, style, `budgets/${id}`)),
  ]);
  const timed = [paths.timemap(paths.list("budgets")), paths.timegate(paths.list("budgets"))];
  return [...compared, ...cited, ...timed].map((path) => get(path));
}

function pages(one: Frozen): Asked[] {
  const release = one.release.id;
  return languages.flatMap((language) =>
    [
      paths.home(language),
      paths.docs(language),
      paths.guidesPage(language),
      paths.releasesPage(language),
      paths.releasePage(language, release),
      paths.datasetsPage(language),
      paths.moneyPage(language),
      paths.lineagePage(language),
      paths.timelinePage(language),
      paths.coveragePage(language),
      paths.problemsPage(language),
      ...WORDS.map((word) => paths.searchPage(language, { query: `q=${encodeURIComponent(word)}` })),
      ...entities.flatMap(({ collection }) => [
        paths.listPage(language, collection),
        paths.listPage(language, collection, { release, query: "limit=100" }),
        ...rowsOf(one, collection, 4).map(({ id }) => paths.recordPage(language, collection, id)),
        ...rowsOf(one, collection, 2).map(({ id }) => paths.recordPage(language, collection, id, { release })),
      ]),
    ].map((path) => get(path, { Accept: "text/html,application/xhtml+xml" })),
  );
}

/** Files, whole and in part: of every fifth. */
function files({ release, manifest }: Frozen): Asked[] {
  const some = manifest.files.filter((_, i) => i % 5 === 0);
  return some.flatMap(({ name, bytes }) => {
    const path = paths.dump(release.id, name);
    const parts = ["bytes=0-1023", "bytes=-500", "bytes=10-", `bytes=${bytes}-`, "bytes=0-9,20-29"];
    const asked = parts
      .filter((range) => bytes <= SMALL || /-\d+$/.test(range))
      .filter((range) => bytes <= SMALL || !range.includes(","));
    return [
      { ...get(path), method: "HEAD" as const },
      ...(bytes <= SMALL ? [get(path)] : []),
      ...asked.map((Range) => get(path, { Range })),
      get(path, { Range: "bytes=0-9", "If-Range": bytes <= SMALL ? '"other"' : "" }),
    ];
  });
}

/** What is refused, and what is not there. */
function refused(release: string): Asked[] {
  const queries = [
    "limit=0",
    "limit=1001",
    "limt=5",
    "limit=5&limit=6",
    "cursor=abc",
    "sort=nothing",
    "fields=",
    "id__gte=",
    "q=%FF",
  ];
  return entities
    .flatMap(({ collection }) => [
      ...queries.map((query) => paths.list(collection, { release, query })),
      ...["no-such-thing", "UPPER", "a".repeat(200), "%E4%BA%88"].map((id) => `${paths.list(collection, { release })}/${id}`),
      paths.list(collection, { release: "9.9.9" }),
      paths.list(collection, { release, extension: "xlsx" }),
    ])
    .concat([
      "/nothing",
      "/v1/nothing",
      "/dumps/1.0.0/nothing.csv",
      "/ja/nothing",
      "/v1/compare/1...2",
      `/v1/search?q=${"a".repeat(5_000)}`,
    ])
    .map((path) => get(path));
}

/** The same addresses for those who prefer something else. */
function negotiated(release: string): Asked[] {
  const accepts = ["text/csv", "text/turtle", "application/ld+json;q=0.9, text/csv;q=0.1", "image/png", "text/html", "*/*"];
  return [
    ...entities.flatMap(({ collection }) => accepts.map((Accept) => get(paths.list(collection, { release }), { Accept }))),
    ...entities.flatMap(({ collection }) => accepts.map((Accept) => get(paths.list(collection), { Accept }))),
    ...["ja", "en;q=0.5, ja", "fr"].map((language) => get(paths.anyHome(), { "Accept-Language": language })),
  ];
}

/** Queries that are kept: the same each time, so each is written once. */
function kept(release: string): Asked[] {
  const headers = { "Content-Type": "application/json" };
  const bodies = [
    { collection: "budgets", release },
    { collection: "plans", release, sort: ["-id"] },
    { collection: "nothing" },
    "no JSON",
  ];
  return bodies.map((body) => ({ method: "POST", path: paths.queries(), headers, body: JSON.stringify(body) }));
}
