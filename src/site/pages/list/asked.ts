import { limits } from "../../../api/limits";
import { controls, type ListRequest, readListRequest } from "../../../api/list-query";
import { Parameters } from "../../../api/parameters";
import type { Pairs } from "../../../api/query-string";
import { defaultFormat } from "../../../formats";
import type { Entity } from "../../../model/entity";
import { filterNames } from "../../../model/query";
import type { State } from "./state";

/** What a page of a list is asked for. */
export type Asked = {
  readonly request: ListRequest;
  readonly state: State;
  /** The columns and the counted fields that are asked for; null where the page chooses. */
  readonly fields: readonly string[] | null;
  readonly facets: readonly string[] | null;
};

/** Reads the query of a page by the rules of the API, and throws the same problem where it breaks one. */
export function readAsked(entity: Entity, search: string): Asked {
  const request = readListRequest(entity, search, defaultFormat);
  const given = new Parameters(search, [...controls(entity), ...filterNames(entity).keys()]);
  const chosen = given.items("fields");
  const fields = chosen.length === 0 ? null : request.fields.filter((key) => chosen.includes(key));
  const facets = given.get("facet") === null ? null : request.facets;
  return {
    request,
    fields,
    facets,
    state: [...request.subject.map((pair) => plainly(pair, given)), ...shape(request, fields, facets)],
  };
}

/** Words as they were written, and the order without the id that ends every order. */
function plainly([name, value]: Pairs[number], given: Parameters): Pairs[number] {
  if (name === "q") return [name, given.get("q")];
  if (name !== "sort" || !Array.isArray(value) || value.length === 1 || value.at(-1) !== "id") return [name, value];
  return [name, value.slice(0, -1)];
}

function shape({ limit }: ListRequest, fields: Asked["fields"], facets: Asked["facets"]): Pairs {
  return [
    ...(fields ? [["fields", fields] as const] : []),
    ...(facets ? [["facet", facets] as const] : []),
    ...(limit === limits.pageSize.default ? [] : [["limit", limit] as const]),
  ];
}
