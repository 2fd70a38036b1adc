import { formats } from "../formats";
import type { Format } from "../formats/format";
import type { Entity } from "../model/entity";
import type { Json } from "../model/field";
import { matchExpression, termsOf } from "../model/grams";
import { kinds } from "../model/kinds";
import {
  type Filter,
  type FilterName,
  facetNames,
  filterNames,
  type Scalar,
  type SortKey,
  sortNames,
  themePath,
} from "../model/query";
import type { Text } from "../model/text";
import { Parameters } from "./parameters";

export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 1000;
export const MAX_IN = 100;
export const MAX_SEARCH = 200;
export const includes = ["total", "facets", "links"] as const;

/** A list request, understood: what to read, and its one canonical form. */
export type ListRequest = {
  readonly filters: readonly Filter[];
  readonly terms: readonly string[];
  readonly withinTheme: string | null;
  readonly sort: readonly SortKey[];
  readonly limit: number;
  readonly cursor: string | null;
  readonly fields: readonly string[];
  readonly include: readonly (typeof includes)[number][];
  readonly facets: readonly string[];
  /** The query as understood, for people to check. */
  readonly applied: { readonly [parameter: string]: Json };
  /** The same as a query string: parameters sorted, defaults left out. */
  readonly canonical: string;
  /** The canonical form without page size and position: what a cursor is bound to. */
  readonly subject: string;
};

/** Parameters that every list takes beside its filters. */
export function controls(entity: Entity): string[] {
  const names = ["q", "sort", "limit", "cursor", "fields", "include"];
  if (facetNames(entity).length > 0) names.push("facet");
  if (themePath(entity)) names.push("within");
  return names;
}

/**
 * Reads the query string of a list. Throws one problem that names every parameter that is unknown, repeated, malformed, out
 * of range or not for this format.
 */
export function readListRequest(entity: Entity, search: string, format: Format): ListRequest {
  const filterable = filterNames(entity);
  const parameters = new Parameters(search, [...controls(entity), ...filterable.keys()]);

  const filters: [string, Filter][] = [];
  for (const name of parameters.names()) {
    const filter = filterable.get(name);
    if (filter) filters.push([name, { ...filter, field: filter.key, values: filterValues(parameters, name, filter) }]);
  }
  filters.sort(([a], [b]) => (a < b ? -1 : 1));

  const terms = readTerms(parameters, "q");
  const withinTheme = readWithin(parameters);
  const sort = readSort(parameters, entity);
  const limit = readLimit(parameters);
  const cursor = parameters.get("cursor");
  const known = Object.keys(entity.fields);
  const chosen = parameters.list("fields", known);
  const facets = parameters.list("facet", facetNames(entity));
  const include = parameters.list("include", includes) as ListRequest["include"];
  const envelope = formats.filter((one) => one.envelope).map((one) => `.${one.name}`);
  for (const name of ["include", "facet"]) {
    if (!format.envelope && parameters.get(name)) {
      parameters.refuse(name, parameters.get(name) as string, "format", {
        en: `${envelope.join(", ")}: .${format.name} holds rows only`,
        ja: `${envelope.join("、")} の場合のみ（.${format.name} は行だけを返します）`,
      });
    }
  }
  parameters.check();

  const virtual = filters.some(([, { field }]) => field === "fiscalYear");
  const shown = known.filter((key) => (chosen.length > 0 ? chosen.includes(key) || key === "id" : !entity.fields[key]?.virtual));
  const fields = virtual
    ? known.filter((key) => shown.includes(key) || (chosen.length === 0 && entity.fields[key]?.virtual))
    : shown;
  const wantsFacets = facets.length > 0 || include.includes("facets");

  const about: [string, Json][] = filters.map(([name, { values }]) => [name, values.length === 1 ? (values[0] as Json) : values]);
  if (terms.length > 0) about.push(["q", terms.join(" ")]);
  if (withinTheme) about.push(["within", `theme:${withinTheme}`]);
  const sortText = sort.map(({ column, descending }) => (descending ? `-${column}` : column)).join(",");
  const shape: [string, Json][] = [];
  if (chosen.length > 0) shape.push(["fields", fields.join(",")]);
  const named = includes.filter((name) => include.includes(name) || (name === "facets" && wantsFacets));
  if (named.length > 0) shape.push(["include", named.join(",")]);
  const counted = wantsFacets ? facetNames(entity).filter((name) => facets.length === 0 || facets.includes(name)) : [];
  if (counted.length > 0) shape.push(["facet", counted.join(",")]);

  const subject = queryString([...about, ...(sortText === "id" ? [] : [["sort", sortText] as const])]);
  return {
    filters: filters.map(([, filter]) => filter),
    terms,
    withinTheme,
    sort,
    limit,
    cursor,
    fields,
    include: named,
    facets: counted,
    applied: Object.fromEntries([...about, ["sort", sortText], ["limit", limit], ...shape]),
    canonical: canonicalQuery(subject, shape, limit, cursor),
    subject,
  };
}

/** A query string with its parameters in alphabetical order. */
export function queryString(pairs: readonly (readonly [string, Json])[]): string {
  return pairs
    .map(([name, value]) => `${name}=${encode(Array.isArray(value) ? value.join(",") : String(value))}`)
    .sort()
    .join("&");
}

/** The canonical query of a page: its subject and shape, page size and position where they are not the default. */
export function canonicalQuery(
  subject: string,
  shape: readonly (readonly [string, Json])[],
  limit: number,
  cursor: string | null,
): string {
  const paging: [string, Json][] = [];
  if (limit !== DEFAULT_LIMIT) paging.push(["limit", limit]);
  if (cursor) paging.push(["cursor", cursor]);
  const rest = queryString([...shape, ...paging]);
  return [...subject.split("&"), ...rest.split("&")].filter(Boolean).sort().join("&");
}

/** The folded words of a search parameter. */
export function readTerms(parameters: Parameters, name: string): string[] {
  const text = parameters.get(name);
  if (text === null) return [];
  const terms = termsOf(text);
  if (text.length > MAX_SEARCH || terms.length > 8) {
    parameters.refuse(name, text, "length", {
      en: `at most ${MAX_SEARCH} characters and 8 words`,
      ja: `${MAX_SEARCH}文字・8語以内`,
    });
  } else if (text !== "" && !matchExpression(terms)) {
    parameters.refuse(name, text, "value", { en: "at least one letter or digit", ja: "文字か数字を1つ以上" });
  }
  return terms;
}

/** Page size: refused outside its bounds, never clamped. */
export function readLimit(parameters: Parameters): number {
  const text = parameters.get("limit");
  if (text === null) return DEFAULT_LIMIT;
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : null;
  const expected = { en: `an integer from 1 to ${MAX_LIMIT}`, ja: `1から${MAX_LIMIT}までの整数` };
  if (limit === null) parameters.refuse("limit", text, "type", expected);
  else if (limit < 1 || limit > MAX_LIMIT) parameters.refuse("limit", text, "range", expected);
  return limit ?? DEFAULT_LIMIT;
}

function readSort(parameters: Parameters, entity: Entity): SortKey[] {
  const names = sortNames(entity);
  const items = parameters.list("sort", [...names.keys()], (item) => item.replace(/^-/, ""));
  const keys = items.map((item) => ({ column: names.get(item.replace(/^-/, "")) ?? "id", descending: item.startsWith("-") }));
  const end = keys.findIndex(({ column }) => column === "id");
  return end < 0 ? [...keys, { column: "id", descending: false }] : keys.slice(0, end + 1);
}

function readWithin(parameters: Parameters): string | null {
  const value = parameters.get("within");
  if (value === null) return null;
  const theme = /^theme:([a-z0-9-]{1,80})$/.exec(value)?.[1];
  if (!theme)
    parameters.refuse("within", value, "type", {
      en: "theme:ID, such as theme:knowledge-base",
      ja: "theme:識別子（例: theme:knowledge-base）",
    });
  return theme ?? null;
}

function filterValues(parameters: Parameters, name: string, { field, operator }: FilterName): Scalar[] {
  const text = parameters.get(name) as string;
  if (operator === "isnull") {
    if (text !== "true" && text !== "false")
      parameters.refuse(name, text, "type", { en: "true or false", ja: "true または false" }, ["true", "false"]);
    return [text === "true"];
  }
  const items = operator === "in" ? text.split(",") : [text];
  if (items.length > MAX_IN) {
    parameters.refuse(name, text, "length", { en: `at most ${MAX_IN} values`, ja: `${MAX_IN}個以内の値` });
    return [];
  }
  const partial = operator === "contains" || field.kind === "localized";
  const values = items.map((item) => {
    const kind = kinds[partial ? "text" : field.kind];
    const value = kind.fromText(item);
    const allowed = field.values && Object.keys(field.values);
    if (value === undefined) parameters.refuse(name, item, "type", kinds[field.kind].expected, allowed);
    else if (!kind.schema(field).safeParse(value).success)
      parameters.refuse(name, item, typeof value === "number" ? "range" : "value", expectedOf(field.kind), allowed);
    return value as Scalar;
  });
  return [...new Set(values)].sort();
}

function expectedOf(kind: keyof typeof kinds): Text {
  return kinds[kind].expected;
}

// Commas, colons and slashes may stand in a query as they are (RFC 3986, section 3.4), and read better so.
function encode(value: string): string {
  return encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%2F", "/");
}
