/** Where the portal's own permission stands. */
export const LICENCE = "https://creativecommons.org/licenses/by/4.0/";

/** Which of the addresses of a thing is meant. */
export type Place = {
  /** A release number; without it the path is the alias of the latest release. */
  readonly release?: string | undefined;
  /** An extension without its dot; without it the path is the default representation, JSON. */
  readonly extension?: string | undefined;
  /** A query string without its question mark. */
  readonly query?: string | undefined;
};

/**
 * Every address printed anywhere. Navigation is a path, so it works on whichever origin answers; identity is absolute at
 * PUBLIC_URL, so it is the same on a laptop and in production. A vocabulary that nothing else leads to by name has its
 * address in its line of src/catalog/vocabularies/index.ts.
 */
export const paths = {
  /** Leads to the home page in the reader's language; at PUBLIC_URL it names the portal. */
  anyHome: () => "/",
  home: (language: string) => `/${language}/`,
  docs: (language: string) => `/${language}/docs`,
  /** Leads to the documentation in the reader's language. */
  anyDocs: () => "/docs",
  api: () => "/v1",
  meta: () => "/v1/meta",
  openapi: () => "/openapi.json",
  releases: () => "/v1/releases",
  release: (release: string) => `/v1/releases/${release}`,
  /** What has no address of its own and is named at that of its release: a file in DCAT, say. */
  releasePart: (release: string, fragment: string) => `${paths.release(release)}#${fragment}`,
  /** The release as what holds its files: the root of an RO-Crate is a folder. */
  releaseFolder: (release: string) => `${paths.release(release)}/`,
  list: (collection: string, place: Place = {}) => at(`${root(place)}/${collection}`, place),
  record: (collection: string, id: string, place: Place = {}) =>
    at(`${root(place)}/${collection}/${encodeURIComponent(id)}`, place),
  /** The addresses of a collection's records, as a URI template (RFC 6570). */
  recordTemplate: (collection: string, place: Place = {}) => at(`${root(place)}/${collection}/{id}`, place),
  /** A stated amount beside the lines of budget books that it was checked against. */
  reconciliation: (budget: string, place: Place = {}) =>
    at(`${root(place)}/budgets/${encodeURIComponent(budget)}/reconciliation`, place),
  /** The addition of a collection's amounts that counts nothing twice. */
  sum: (collection: string, place: Place = {}) => at(`${root(place)}/${collection}/sum`, place),
  /** The priorities of every edition beside each other, through the themes. */
  concordance: (place: Place = {}) => at(`${root(place)}/concordance`, place),
  /** How much of each field is there, and why the rest is not. */
  coverage: (place: Place = {}) => at(`${root(place)}/coverage`, place),
  search: (place: Place = {}) => at(`${root(place)}/search`, place),
  history: (collection: string, id: string) => `/v1/${collection}/${id}/history`,
  compare: (from: string, to: string, query?: string) =>
    at(`/v1/compare/${encodeURIComponent(from)}...${encodeURIComponent(to)}`, { query }),
  changes: (query?: string) => at("/v1/changes", { query }),
  /** The Memento TimeGate and TimeMap of an alias (RFC 7089). */
  timegate: (path: string) => `/timegate${path}`,
  timemap: (path: string) => `/timemap${path}`,
  /** How to cite a release or, in it, a collection (`budgets`) or a record (`budgets/k-program-2021-2022`). */
  cite: (release: string, style: string, part?: string, query?: string) =>
    at(`/cite/${part ? `${part}@` : ""}${encodeURIComponent(release)}.${style}`, { query }),
  citeComparison: (from: string, to: string, style: string) =>
    `/cite/compare/${encodeURIComponent(from)}...${encodeURIComponent(to)}.${style}`,
  citeQuery: (pid: string, style: string) => `/cite/queries/${pid}.${style}`,
  atom: () => "/feed.atom",
  jsonFeed: () => "/feed.json",
  queries: () => "/v1/queries",
  query: (pid: string) => `/v1/queries/${pid}`,
  verifyQuery: (pid: string) => `/v1/queries/${pid}/verify`,
  latestQuery: (pid: string) => `/v1/queries/${pid}/latest`,
  queryPage: (language: string, pid: string) => `/${language}/queries/${pid}`,
  problem: (code: string) => `/v1/problems/${code}`,
  problems: () => "/v1/problems",
  /** Every kept query, in pages. */
  keptQueries: (query?: string) => at("/dumps/queries.ndjson", { query }),
  dump: (release: string, file: string) => `/dumps/${release}/${file}`,
  id: (collection: string, id: string) => `${paths.ids(collection)}${id}`,
  /** What the permanent names of all records, or of those of a collection, begin with. */
  ids: (collection?: string) => (collection === undefined ? "/id/" : `/id/${collection}/`),
  /** The portal's own terms: what follows `#` names one. */
  terms: (place: Place = {}) => at("/ns", place),
  termsPage: (language: string) => `/${language}/ns`,
  schemePage: (language: string, scheme: string) => `/${language}/codes/${scheme}`,
  /** Pages for people. Those of a release are frozen like it; without a release a page shows the latest. */
  releasesPage: (language: string) => `/${language}/releases`,
  releasePage: (language: string, release: string) => `/${language}/releases/${release}`,
  listPage: (language: string, collection: string, { release, query }: Place = {}) =>
    at(`${pages(language, release)}/${collection}`, { query }),
  /** The records of a list in a release as one table for a spreadsheet, in the words of a language. */
  listTable: (language: string, collection: string, { release, query }: Place & { readonly release: string }) =>
    at(`${pages(language, release)}/${collection}${TABLE}`, { query }),
  recordPage: (language: string, collection: string, id: string, { release, query }: Place = {}) =>
    at(`${pages(language, release)}/${collection}/${id}`, { query }),
  searchPage: (language: string, { query }: Place = {}) => at(`/${language}/search`, { query }),
  /** Leads to the comparison of the two releases that a form names, `from` and `to`. */
  compareForm: (language: string) => `/${language}/compare`,
  comparePage: (language: string, from: string, to: string, query?: string) =>
    at(`${paths.compareForm(language)}/${encodeURIComponent(from)}...${encodeURIComponent(to)}`, { query }),
  reconciliationPage: (language: string, budget: string, { release }: Place = {}) =>
    `${paths.recordPage(language, "budgets", budget, { release })}/reconciliation`,
  /** The dataset as files: of all collections, or of one with its columns. */
  datasetsPage: (language: string) => `/${language}/datasets`,
  datasetPage: (language: string, collection: string) => `/${language}/datasets/${collection}`,
  /** SQL over the release, in the reader's browser. */
  sqlPage: (language: string, query?: string) => at(`/${language}/sql`, { query }),
  moneyPage: (language: string) => `/${language}/money`,
  lineagePage: (language: string) => `/${language}/lineage`,
  timelinePage: (language: string) => `/${language}/timeline`,
  coveragePage: (language: string) => `/${language}/coverage`,
  guidesPage: (language: string) => `/${language}/guides`,
  guidePage: (language: string, guide: string) => `/${language}/guides/${guide}`,
  problemsPage: (language: string) => `/${language}/problems`,
  problemPage: (language: string, code: string) => `/${language}/problems/${code}`,
  /** A chart on a page of its own, for a frame on another site, and as a file: `/charts/money.en.svg`. */
  chartPage: (language: string, chart: string) => `/${language}/charts/${chart}`,
  chartFrame: (language: string, chart: string) => `/${language}/charts/${chart}/embed`,
  chart: (chart: string, language: string, extension: string) => `/charts/${chart}.${language}.${extension}`,
  oembed: (query?: string) => at("/oembed", { query }),
  /** What a vocabulary that is a graph says, by its name. */
  vocabularyPage: (language: string, name: string) => `/${language}/${name}`,
  /** What is said about the data; what follows `#` names a thing that has no address of its own. */
  catalog: (rest = "") => `/catalog${rest}`,
  wellKnown: (name: string) => `/.well-known/${name}`,
  /** The same thing in one format. */
  inFormat: (path: string, format: string) => at(path, { extension: format }),
  linkset: () => "/linkset",
  dataPackage: () => "/datapackage.json",
  sitemap: () => "/sitemap.xml",
  openSearch: () => "/opensearch.xml",
  healthz: () => "/healthz",
  readyz: () => "/readyz",
  style: () => "/style.css",
  favicon: () => "/favicon.svg",
  /** What the software consists of (RFC 9472, section 8.2), and the licences of its parts. */
  sbom: () => "/.well-known/sbom",
  notices: () => "/third-party-licences.txt",
  /** The whole text of a source, line by line as its evidence counts them. */
  sourceText: (source: string) => `/sources/${source}.txt`,
  /** The same as a page; what follows `#` is the anchor of a line. */
  linesPage: (language: string, source: string) => `/${language}/sources/${source}/lines`,
  /** A script that a page is better with. */
  script: (name: string) => `/${name}.js`,
  /** SQLite itself, for the page where SQL runs. */
  sqlite: () => "/sqlite3.wasm",
  scheme: (scheme: string, place: Place = {}) => at(`/codes/${scheme}`, place),
};

/** Where the page of a record says a field: what a citation of one figure leads to. */
export function fieldAnchor(field: string): string {
  return `field-${field}`;
}

/** What a line is called on the page of its source. */
export function lineAnchor(line: number): string {
  return `L${line}`;
}

/** The query by which the citation of a record, and its page in a release, are those of one figure of it. */
export function figureQuery(field: string): string {
  return `field=${field}`;
}

/** What the name of a collection is followed by where its list stands as a table for a spreadsheet. */
export const TABLE = "-table.csv";

/** The guides, by what stands in their address, in the order of their list. */
export const guideNames = [
  "analysts",
  "developers",
  "researchers",
  "how-to-cite",
  "how-releases-work",
  "accessibility",
  "security",
  "about",
] as const;

export type GuideName = (typeof guideNames)[number];

export type Urls = ReturnType<typeof urlsAt>;

/** The permanent names at an origin. `publicUrl` is an origin without a closing slash. */
export function urlsAt(publicUrl: string) {
  const absolute = (path: string) => publicUrl + path;
  return {
    absolute,
    /** The portal itself. */
    portal: absolute(paths.anyHome()),
    record: (collection: string, id: string) => absolute(paths.id(collection, id)),
    problem: (code: string) => absolute(paths.problem(code)),
    /** Namespace of the portal's own terms. */
    terms: absolute(`${paths.terms()}#`),
    /** A closed list of codes, as a concept scheme, and a code of it, as a concept. */
    scheme: (scheme: string) => absolute(paths.scheme(scheme)),
    code: (scheme: string, code: string) => absolute(`${paths.scheme(scheme)}/${code}`),
  };
}

function pages(language: string, release: string | undefined): string {
  return release ? paths.releasePage(language, release) : `/${language}`;
}

function root({ release }: Place): string {
  return release ? paths.release(release) : "/v1";
}

function at(path: string, { extension, query }: Place): string {
  return path + (extension ? `.${extension}` : "") + (query ? `?${query}` : "");
}
