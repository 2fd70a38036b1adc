import type { Held } from "../db/releases";
import { formats } from "../formats";
import type { Format } from "../formats/format";
import type { Entity } from "../model/entity";
import type { Field, Json } from "../model/field";
import { writeTerms } from "../model/grams";
import { boundsOf, columnsOf, kinds } from "../model/kinds";
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
import { themes } from "../model/themes";
import { limits } from "./limits";
import { type Members, Parameters } from "./parameters";
import { type Pairs, queryString } from "./query-string";
import { readInclude, readLimit, readTerms, refuseRowsOnly } from "./shared-parameters";

/** A list request, understood: what to read, and how to write it down again. */
export type ListRequest = {
  readonly filters: readonly Filter[];
  readonly terms: readonly string[];
  readonly withinTheme: string | null;
  readonly sort: readonly SortKey[];
  readonly limit: number;
  readonly cursor: string | null;
  readonly fields: readonly string[];
  readonly include: readonly string[];
  readonly facets: readonly string[];
  /** Where a person chooses from the facets: how many values of each (src/model/query.ts). No parameter of the API. */
  readonly choices?: number;
  /** What is asked for, without the form of the answer: a cursor is bound to it. */
  readonly subject: Pairs;
  /** The form of the answer, where it is not the default. */
  readonly shape: Pairs;
};

/** Parameters that a list takes beside its filters. */
export function controls(entity: Entity): string[] {
  const names = ["sort", "limit", "cursor", "fields", "include"];
  if (facetNames(entity).length > 0) names.push("facet");
  return [...selectors(entity), ...names];
}

/** Parameters of a list whose answer has no pages and nothing beside its records, beside its filters. */
export function wholeControls(entity: Entity): string[] {
  return [...selectors(entity), "sort", "fields"];
}

/** Parameters that say which records are meant, beside the filters. */
function selectors(entity: Entity): string[] {
  return themePath(entity) ? ["q", "within"] : ["q"];
}

/**
 * Reads what a list is asked for, from a query string or from members. Throws one problem that names every parameter that is
 * unknown, repeated, malformed, out of range or not for this format. `beside` are parameters that the address takes and has answered
 * already.
 */
export function readListRequest(
  entity: Entity,
  source: string | Members,
  format: Format,
  beside: readonly string[] = [],
): ListRequest {
  const parameters = new Parameters(source, [...controls(entity), ...beside, ...filterNames(entity).keys()]);
  const meant = readMeant(parameters, entity);
  const { filters } = meant;
  const sort = readSort(parameters, entity);
  const limit = readLimit(parameters);
  const chosen = parameters.list("fields", Object.keys(entity.fields));
  const facets = parameters.list("facet", facetNames(entity));
  const include = readInclude(parameters, format);
  if (facets.length > 0 && !format.envelope) refuseRowsOnly(parameters, "facet", format);
  if (format.graph) refuseOfQuestion(parameters, entity, chosen);
  parameters.check();

  const shown = (some: readonly string[]) =>
    shownFields(entity, some, filters).filter((key) => !(format.graph && entity.fields[key]?.virtual));
  const fields = shown(chosen);
  const isDefault = fields.join() === shown([]).join();
  const counted = facetNames(entity).filter((name) => (facets.length > 0 ? facets.includes(name) : include.includes("facets")));
  const sorted = sort.map(({ column, descending }) => (descending ? `-${column}` : column));
  return {
    ...meant,
    sort,
    limit,
    cursor: parameters.get("cursor"),
    fields,
    include: counted.length > 0 ? [...new Set([...include, "facets"])].sort() : include,
    facets: counted,
    subject: [...meant.subject, ...(sorted.join() === "id" ? [] : [["sort", sorted] as const])],
    shape: [
      ...(isDefault ? [] : [["fields", fields] as const]),
      ...(include.length > 0 ? [["include", include] as const] : []),
      // Those that nobody named are those that the release has, whatever came later.
      ...(facets.length > 0 ? [["facet", counted] as const] : []),
      ...(limit === limits.pageSize.default ? [] : [["limit", limit] as const]),
    ],
  };
}

/** Linked data says what is so of a thing, whoever asks: it has no field that is worked out for the question. */
function refuseOfQuestion(parameters: Parameters, entity: Entity, chosen: readonly string[]): void {
  const able = formats.filter(({ graph }) => !graph).map(({ name }) => `.${name}`);
  for (const key of chosen.filter((one) => entity.fields[one]?.virtual)) {
    parameters.refuse("fields", key, "format", {
      en: `${key} only in ${able.join(", ")}: it is of what is asked and not of the record, so that linked data does not have it`,
      ja: `${key} は ${able.join("、")} だけ（レコードではなく問い合わせに応じた値のため、リンクトデータにはありません）`,
    });
  }
}

/** What a sum is asked for: which records, by the same parameters as a list, and what to group them by. */
export type SumRequest = { readonly list: ListRequest; readonly groupBy: string | null };

/**
 * Reads what a sum is asked for. Throws one problem that names every parameter that is unknown, repeated or malformed: there is none
 * for order, pages or fields, as all that matches is added.
 */
export function readSumRequest(
  entity: Entity,
  search: string,
  groupings: readonly string[],
  beside: readonly string[] = [],
): SumRequest {
  const parameters = new Parameters(search, ["groupBy", ...selectors(entity), ...beside, ...filterNames(entity).keys()]);
  const meant = readMeant(parameters, entity);
  const groupBy = parameters.get("groupBy");
  if (groupBy !== null && !groupings.includes(groupBy)) {
    parameters.refuse("groupBy", groupBy, "value", { en: "one of the allowed values", ja: "一覧にある値の一つ" }, groupings);
  }
  parameters.check();
  const list: ListRequest = {
    ...meant,
    sort: [{ column: "id", descending: false }],
    limit: limits.pageSize.maximum,
    cursor: null,
    fields: shownFields(entity, [], meant.filters),
    include: [],
    facets: [],
    shape: groupBy === null ? [] : [["groupBy", groupBy]],
  };
  return { list, groupBy };
}

type Meant = Pick<ListRequest, "filters" | "terms" | "withinTheme" | "subject">;

function readMeant(parameters: Parameters, entity: Entity): Meant {
  const filterable = filterNames(entity);
  const filters = parameters
    .names()
    .flatMap((name) => {
      const filter = filterable.get(name);
      return filter ? [readFilter(parameters, name, filter)] : [];
    })
    .sort((a, b) => (filterName(a) < filterName(b) ? -1 : 1));
  const terms = readTerms(parameters);
  const withinTheme = readWithin(parameters);
  const subject: Pairs = [
    ...filters.map(
      // A list stays one with one value, which may have a comma in it.
      (filter) => [filterName(filter), filter.operator === "in" ? filter.values : (filter.values[0] as Json)] as const,
    ),
    ...(terms.length > 0 ? [["q", writeTerms(terms)] as const] : []),
    ...(withinTheme ? [["within", `theme:${withinTheme}`] as const] : []),
  ];
  return { filters, terms, withinTheme, subject };
}

/** The fields that a request speaks of, each with the parameter that does; those shown by default are not among them. */
export function fieldsAsked(entity: Entity, { filters, sort, facets, shape, fields }: ListRequest): (readonly [string, string])[] {
  const isNamed = (parameter: string) => shape.some(([name]) => name === parameter);
  const fieldOf = (column: string) =>
    Object.keys(entity.fields).find((key) => columnsOf(key, entity.fields[key] as Field).includes(column)) ?? column;
  return [
    ...filters.map((filter) => [filterName(filter), filter.field] as const),
    ...sort.map(({ column }) => ["sort", fieldOf(column)] as const),
    ...(isNamed("facet") ? facets.map((field) => ["facet", field] as const) : []),
    ...(isNamed("fields") ? fields.map((field) => ["fields", field] as const) : []),
  ];
}

/** What a release must hold to be asked for a list or for what is worked out of one; `asked` are the fields that the request speaks of. */
export function heldFor(
  entity: Entity,
  { withinTheme }: Pick<ListRequest, "withinTheme">,
  asked: readonly (readonly [parameter: string, field: string])[],
): Held[] {
  // What is worked out for a request is in every release.
  const fields = asked.flatMap(([, field]) => (entity.fields[field]?.virtual ? [] : [field]));
  return [{ entity, fields }, ...(withinTheme ? [{ entity: themes, id: withinTheme }] : [])];
}

/** The canonical query string of a request, at a cursor. */
export function canonicalQuery({ subject, shape }: Pick<ListRequest, "subject" | "shape">, cursor: string | null): string {
  return queryString([...subject, ...shape, ...(cursor ? [["cursor", cursor] as const] : [])]);
}

/** The canonical query string of the sum of a list: the same records, in no order and with nothing of how they are shown. */
export function sumQuery({ subject }: Pick<ListRequest, "subject">): string {
  return queryString(subject.filter(([name]) => name !== "sort"));
}

/** The query as understood, for people to check: defaults filled in. */
export function appliedQuery({ subject, shape, sort, limit }: ListRequest): Record<string, Json> {
  const sorted = sort.map(({ column, descending }) => (descending ? `-${column}` : column)).join(",");
  return { ...Object.fromEntries(subject), sort: sorted, ...Object.fromEntries(shape), limit };
}

function readFilter(parameters: Parameters, name: string, { key, field, columns, operator }: FilterName): Filter {
  const text = parameters.get(name) as string;
  if (parameters.isList(name) && operator !== "in")
    parameters.refuse(name, text, "type", { en: "one value; __in takes a list", ja: "一つの値（リストは __in で指定）" });
  if (operator === "isnull") {
    if (text !== "true" && text !== "false") {
      parameters.refuse(name, text, "type", { en: "true or false", ja: "true または false" }, ["true", "false"]);
    }
    return { field: key, columns, operator, values: [text === "true"] };
  }
  const one = parameters.isList(name) ? [] : [text];
  const items = operator === "in" ? parameters.items(name) : one;
  if (items.length > limits.valuesPerIn) {
    parameters.refuse(name, text, "length", {
      en: `at most ${limits.valuesPerIn} values`,
      ja: `${limits.valuesPerIn}個以内の値`,
    });
  }
  const allowed = field.values && Object.keys(field.values);
  // What is compared with a part of a text, or with either language of it, is text.
  const kind = kinds[operator === "contains" || field.kind === "localized" ? "text" : field.kind];
  const schema = kind.schema(field);
  const bounds = boundsOf(field);
  const values = items.map((item) => {
    // Letters of ASCII are compared in any case, so one of the two is the one that is written down.
    const value = kind.fromText(operator === "contains" ? item.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : item);
    if (value === undefined) parameters.refuse(name, item, "type", expectedOf(field), allowed);
    else if (!schema.safeParse(value).success) {
      parameters.refuse(name, item, bounds ? "range" : "value", expectedOf(field, bounds), allowed);
    }
    return value as Scalar;
  });
  const unique = [...new Set(values)].sort();
  // One value of a list is that value, unless that is asked for as well.
  const isOne = operator === "in" && unique.length === 1 && parameters.get(name.replace(/__in$/, "")) === null;
  return { field: key, columns, operator: isOne ? "eq" : operator, values: unique };
}

/** The parameter of a filter. */
export function filterName({ field, columns, operator }: Filter): string {
  const [only] = columns;
  const name = columns.length === 1 ? (only as string) : field;
  return operator === "eq" ? name : `${name}__${operator}`;
}

/** What a field takes; where a number is beyond it, between which bounds. */
function expectedOf(field: Field, bounds: ReturnType<typeof boundsOf> = null): Text {
  const { expected } = kinds[field.kind];
  const [from, to] = bounds ?? field.range ?? [];
  if (to === undefined) return expected;
  return { en: `${expected.en}, from ${from} to ${to}`, ja: `${expected.ja}。${from}以上${to}以下` };
}

function readSort(parameters: Parameters, entity: Entity): SortKey[] {
  const names = sortNames(entity);
  const columnOf = (item: string) => names.get(item.replace(/^-/, ""));
  const items = parameters.items("sort");
  const keys: SortKey[] = [];
  for (const item of items) {
    const column = columnOf(item);
    if (!column) {
      parameters.refuse(
        "sort",
        item,
        "value",
        { en: "names to sort by, with - for descending", ja: "並べ替えに使える名前（降順は - を前置）" },
        [...names.keys()],
      );
    } else if (keys.some((key) => key.column === column)) {
      parameters.refuse("sort", item, "repeated", { en: "each name once", ja: "同じ名前は一度だけ" });
    } else {
      keys.push({ column, descending: item.startsWith("-") });
    }
  }
  if (keys.filter(({ column }) => column !== "id").length > limits.sortKeys) {
    parameters.refuse("sort", items.join(","), "length", {
      en: `at most ${limits.sortKeys} names`,
      ja: `${limits.sortKeys}個以内の名前`,
    });
  }
  // Nothing is left to order after the id.
  const end = keys.findIndex(({ column }) => column === "id");
  return end < 0 ? [...keys, { column: "id", descending: false }] : keys.slice(0, end + 1);
}

function readWithin(parameters: Parameters): string | null {
  const value = parameters.get("within");
  if (value === null) return null;
  const theme = /^theme:([a-z0-9-]{1,80})$/.exec(value)?.[1];
  if (theme) return theme;
  parameters.refuse("within", value, "type", {
    en: "theme:ID, such as theme:knowledge-base",
    ja: "theme:識別子（例：theme:knowledge-base）",
  });
  return null;
}

/** All fields, or those chosen and the id. A virtual field shows itself where the filter that it speaks of is there. */
function shownFields(entity: Entity, chosen: readonly string[], filters: readonly Filter[]): string[] {
  const asked = filters.map(({ field }) => field);
  return Object.entries(entity.fields).flatMap(([key, field]) => {
    // That an amount reaches beyond the years that were asked for is said whatever else is shown.
    const shown = field.virtual
      ? asked.includes(field.virtual) || chosen.includes(key)
      : key === "id" || chosen.length === 0 || chosen.includes(key);
    return shown ? [key] : [];
  });
}
