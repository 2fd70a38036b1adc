import type { Operation } from "./document";

/** The path and query of an operation with its examples filled in; null where a required parameter has none. */
export function exampleOf({ path, method, parameters }: Operation): string | null {
  const required = parameters.filter((parameter) => parameter.required);
  if (method !== "GET" || required.some(({ schema: { example } }) => example === undefined)) return null;
  const filledIn = required
    .filter((parameter) => parameter.in === "path")
    .reduce((so, { name, schema }) => so.replace(`{${name}}`, encoded(String(schema.example))), path);
  const query = required
    .filter((parameter) => parameter.in === "query")
    .map(({ name, schema }) => `${name}=${encodeURIComponent(String(schema.example))}`)
    .join("&");
  return query ? `${filledIn}?${query}` : filledIn;
}

/** Where an example shows its data in a browser too: with an extension where the address itself leads a browser to a page and others beside it have its formats. */
export function openedAsData({ responses }: Operation, example: string): string {
  const [path = "", query] = example.split("?");
  const content = responses["200"]?.content ?? {};
  const hasExtensions = content["application/json"] && (content["text/csv"] || content["text/turtle"]);
  const leadsOn = responses["303"] && hasExtensions;
  return leadsOn ? `${path}.json${query ? `?${query}` : ""}` : example;
}

/** A path below another path keeps its slashes. */
function encoded(example: string): string {
  return example.split("/").map(encodeURIComponent).join("/");
}

/** The operation that does the same in the latest release, whose parameters need not be said again; null where there is none. */
export function latestOf(operation: Operation, all: readonly Operation[]): Operation | null {
  const path = operation.path.replace("/releases/{release}", "");
  return all.find((other) => other.path === path && other !== operation) ?? null;
}
