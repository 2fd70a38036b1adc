import * as fc from "fast-check";
import { problemTypes } from "../../../src/api/problem";
import { schemes } from "../../../src/catalog/ontology";
import { styles } from "../../../src/catalog/styles";
import { formats } from "../../../src/formats";
import { graphFormats } from "../../../src/formats/graph-formats";
import { entities, entityOf } from "../../../src/model";
import { facetNames, sortNames } from "../../../src/model/query";
import { languages } from "../../../src/model/text";
import { charts } from "../../../src/site/charts";
import { examplePages } from "../../served/page-examples";
import { body } from "./bodies";
import { type Documented, documented, type Parameter } from "./documented";
import { headers } from "./headers";
import { files, idsOf, releases, valuesOf, words } from "./known";
import { anyText, encoded } from "./texts";

/** A request, with what it was made to ask for. */
export type Asked = {
  readonly method: string;
  /** Path and query as they are sent. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
};

const collections = entities.map(({ collection }) => collection);
const mostly = (usual: fc.Arbitrary<string>, weight = 8) =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: anyText });
const oneOf = (values: readonly string[]) => fc.constantFrom(...(values.length > 0 ? values : ["none"]));
const several = (values: readonly string[], most = 4) =>
  fc.array(oneOf(values), { minLength: 1, maxLength: most }).map((all) => all.join(","));

/** Any request: of an operation that OpenAPI describes, of a page, or of what nobody described. */
export function anyRequest(pids: readonly string[]): fc.Arbitrary<Asked> {
  const reads = documented.filter(({ method }) => method === "get");
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...reads).chain((operation) => ofOperation(operation, pids)) },
    { weight: 4, arbitrary: fc.constantFrom(...pages(pids)).chain((page) => ofPage(page, pids)) },
    { weight: 2, arbitrary: kept() },
    { weight: 1, arbitrary: nowhere() },
  );
}

function ofOperation({ path, parameters }: Documented, pids: readonly string[]): fc.Arbitrary<Asked> {
  return collectionFor(path).chain((collection) =>
    read(
      filled(path, collection, pids),
      query(
        collection,
        parameters.filter((one) => one.in === "query"),
        /\/\{collection\}\.\{format\}$/.test(path),
      ),
    ),
  );
}

/** The collection that an address is about, where it is about one. */
function collectionFor(path: string): fc.Arbitrary<string> {
  const named = collections.find((one) => path.split(/[/@.]/).includes(one));
  return named ? fc.constant(named) : oneOf(collections);
}

/** An address with its parameters filled in: mostly with what there is. */
function filled(path: string, collection: string, pids: readonly string[]): fc.Arbitrary<string> {
  const parts = path.split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (!name) return fc.constant(part);
    // A path below another path keeps its slashes and its query.
    if (name === "path") return mostly(below(collection), 20);
    return fc.tuple(mostly(inPath(name, collection, pids), 12), fc.nat(20)).map(([text, nth]) => encoded(text, nth === 0));
  });
  return fc.tuple(...parts).map((all) => all.join(""));
}

function below(collection: string): fc.Arbitrary<string> {
  const id = encoded(idsOf(collection)[0] ?? "none");
  return fc.constantFrom(
    ...[
      `v1/${collection}`,
      `v1/${collection}/${id}`,
      `v1/${collection}.csv`,
      `v1/${collection}/${id}.ttl`,
      "v1/search",
      "v1/coverage",
    ],
    ...[
      "v1/concordance",
      "v1/budgets/sum",
      "v1/releases/latest",
      "dumps/latest/SHA256SUMS",
      collection,
      `${collection}/${id}`,
      "search",
    ],
  );
}

function inPath(name: string, collection: string, pids: readonly string[]): fc.Arbitrary<string> {
  const known: Readonly<Record<string, fc.Arbitrary<string>>> = {
    id: fc.oneof({ weight: 9, arbitrary: oneOf(idsOf(collection)) }, { weight: 1, arbitrary: oneOf(idsOf("initiatives")) }),
    collection: fc.constant(collection),
    release: oneOf([...releases, ...releases, "latest", "9.9.9", "1.0", "01.0.0", "1.0.0.0"]),
    releases: fc.tuple(oneOf([...releases, "latest"]), oneOf([...releases, "latest"])).map((pair) => pair.join("...")),
    format: oneOf(formats.map((one) => one.name)),
    style: oneOf(styles.map(({ extension }) => extension)),
    file: oneOf(files),
    pid: oneOf(pids),
    scheme: oneOf([...schemes().keys()]),
    code: oneOf([
      ...Object.keys(problemTypes),
      ...[...schemes().values()].flatMap(({ values }) => Object.keys(values).slice(0, 3)),
    ]),
  };
  return known[name] ?? anyText;
}

type Given = readonly (readonly [name: string, value: string])[];

/** Parameters of a query: some that the address takes, now and then one that it does not take or one twice. */
function query(collection: string, parameters: readonly Parameter[], isList: boolean): fc.Arbitrary<string> {
  const known = isList ? listParameters(collection) : parameters;
  const some = fc.subarray([...known], { maxLength: Math.min(4, known.length) }).chain((chosen) => {
    const needed = known.filter((one) => one.required && !chosen.includes(one));
    const given = [...chosen, ...needed].map((one) => valueFor(collection, one).map((value) => [one.name, value] as const));
    return fc.tuple(...given) as fc.Arbitrary<Given>;
  });
  const strange = fc.tuple(mostly(fc.constantFrom("page", "offset", "format", "Limit", "as_of", "q", "sort", "x"), 4), anyText);
  return fc.oneof(
    { weight: 10, arbitrary: some.map(written) },
    { weight: 2, arbitrary: fc.tuple(some, strange).map(([given, one]) => written([...given, one])) },
    { weight: 1, arbitrary: some.map((given) => written([...given, ...given.slice(0, 1)])) },
    { weight: 1, arbitrary: anyText.map((text) => encoded(text).replaceAll("%26", "&").replaceAll("%3D", "=")) },
    { weight: 3, arbitrary: fc.constant("") },
  );
}

function written(given: Given): string {
  return given.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join("&");
}

function listParameters(collection: string): readonly Parameter[] {
  return documented.find(({ path, method }) => path === `/v1/${collection}` && method === "get")?.parameters ?? [];
}

function valueFor(collection: string, { name, schema, example }: Parameter): fc.Arbitrary<string> {
  const entity = entityOf(collection);
  const sorts = entity ? [...sortNames(entity).keys()] : [];
  const controls: Readonly<Record<string, fc.Arbitrary<string>>> = {
    q: fc.array(oneOf(words), { minLength: 1, maxLength: 3 }).map((all) => all.join(" ")),
    within: oneOf(idsOf("themes")).map((id) => `theme:${id}`),
    sort: several([...sorts, ...sorts.map((one) => `-${one}`)]),
    fields: several(Object.keys(entity?.fields ?? {})),
    facet: several(entity ? facetNames(entity) : []),
    include: several(["total", "facets", "links"], 2),
    limit: fc.oneof(fc.integer({ min: 1, max: 1000 }).map(String), fc.constantFrom("1", "2", "50", "1000", "1001", "0")),
    collection: several(collections, 2),
    as_of: fc.constantFrom("2026-11-23", "2026-11-24", "2026-12-31", "2000-01-01", "2030-01-01"),
    field: oneOf(Object.keys(entity?.fields ?? {})),
    viewAs: fc.constantFrom("2021", "2023", "2024", "latest"),
    after: fc.integer({ min: 0, max: 2000 }).map(String),
  };
  const [, column = name, operator] = /^(.*?)(?:__(\w+))?$/.exec(name) ?? [];
  const values = [...valuesOf(collection, column), ...(schema.enum ?? []).map(String)];
  const first = String(example ?? schema.enum?.[0] ?? "x");
  const usual =
    controls[name] ??
    (operator === "isnull"
      ? fc.constantFrom("true", "false")
      : operator === "in"
        ? several(values.map((value) => (/[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)))
        : operator === "contains"
          ? oneOf(values.map((value) => value.slice(0, 3)))
          : oneOf([...values, first]));
  return mostly(usual, 6);
}

/** A request for reading. */
function read(path: fc.Arbitrary<string>, search: fc.Arbitrary<string>): fc.Arbitrary<Asked> {
  return fc
    .tuple(path, search, headers)
    .map(([at, asked, sent]) => ({ method: "GET", path: asked === "" ? at : `${at}?${asked}`, headers: sent }));
}

/** A kind of page: its address in the words of OpenAPI, and the parameters that it takes. */
type Page = { readonly path: string; readonly takes: readonly string[] };

function pages(pids: readonly string[]): readonly Page[] {
  const at = (path: string, takes: readonly string[] = []) => languages.map((language) => ({ path: `/${language}${path}`, takes }));
  return [
    ...examplePages.filter((path) => !path.includes("?")).map((path) => ({ path, takes: [] })),
    ...collections.flatMap((one) => [...at(`/${one}`, LIST), ...at(`/releases/{release}/${one}`, LIST), ...at(`/${one}/{id}`)]),
    ...at("/releases/{release}/{collection}/{id}"),
    ...at("/releases/{release}"),
    ...at("/search", ["q", "collection", "limit", "cursor"]),
    ...at("/compare", ["from", "to", "collection", "limit"]),
    ...at("/compare/{releases}", ["collection", "limit", "cursor"]),
    ...at("/lineage", ["viewAs"]),
    ...at("/sql", ["sql"]),
    ...at("/budgets/{id}/reconciliation"),
    ...at("/codes/{scheme}"),
    ...at("/problems/{code}"),
    ...(pids.length > 0 ? at("/queries/{pid}") : []),
    ...charts.flatMap(({ name }) => [
      ...at(`/charts/${name}`),
      ...at(`/charts/${name}/embed`),
      ...languages.flatMap((language) =>
        ["svg", "csv", "png"].map((extension) => ({ path: `/charts/${name}.${language}.${extension}`, takes: [] })),
      ),
    ]),
    { path: "/oembed", takes: ["url", "format", "maxwidth", "maxheight"] },
    { path: "/", takes: [] },
    { path: "/docs", takes: [] },
  ];
}

const LIST = ["list"];

function ofPage({ path, takes }: Page, pids: readonly string[]): fc.Arbitrary<Asked> {
  return collectionFor(path).chain((collection) => {
    const parameters =
      takes === LIST
        ? listParameters(collection)
        : takes.map((name): Parameter => ({ name, in: "query", schema: {}, example: examples[name] }));
    return read(filled(path, collection, pids), query(collection, parameters, false));
  });
}

const examples: Readonly<Record<string, string>> = {
  from: releases[0] as string,
  to: "latest",
  sql: "SELECT * FROM budgets",
  url: "https://portal.test/ja/charts/money",
  format: "json",
  maxwidth: "300",
  maxheight: "200",
};

/** A query to be kept, by either method. */
function kept(): fc.Arbitrary<Asked> {
  return fc.tuple(fc.constantFrom("POST", "QUERY"), body, headers, fc.nat(30)).map(([method, text, sent, nth]) => ({
    method,
    path: nth === 0 ? "/v1/queries?x=1" : "/v1/queries",
    headers: {
      ...sent,
      "Content-Type": nth === 1 ? "text/plain" : nth === 2 ? "application/json; charset=utf-8" : "application/json",
    },
    body: text,
  }));
}

/** An address that nobody described, or one beside those that are. */
function nowhere(): fc.Arbitrary<Asked> {
  const segments = fc.array(
    fc.oneof(
      oneOf([
        "v1",
        "ja",
        "en",
        "id",
        "dumps",
        "cite",
        "codes",
        "releases",
        "charts",
        "timegate",
        "timemap",
        "queries",
        "openapi.json",
      ]),
      oneOf([...collections, ...releases, ...graphFormats.map(({ name }) => `catalog.${name}`)]),
      anyText,
    ),
    { maxLength: 5 },
  );
  return fc
    .tuple(
      segments,
      fc.constantFrom("", "", "/", "//", "?", "?x", "?=", "?&&"),
      headers,
      fc.constantFrom("GET", "GET", "GET", "PUT", "DELETE", "POST", "OPTIONS"),
    )
    .map(([parts, end, sent, method]) => ({
      method,
      path: `/${parts.map((part) => encoded(part)).join("/")}${end}`,
      headers: sent,
    }));
}
