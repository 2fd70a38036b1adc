import { env } from "cloudflare:workers";
import { get } from "./portal";

type Schema = { type?: string | string[]; enum?: unknown[]; maximum?: number; $ref?: string };
export type Parameter = {
  $ref?: string;
  name: string;
  in: string;
  description?: string;
  required?: boolean;
  example?: unknown;
  schema: Schema & { example?: unknown };
};
export type Operation = {
  operationId: string;
  parameters?: Parameter[];
  responses: Record<string, { $ref?: string; content?: Record<string, unknown> }>;
};
type Document = {
  paths: Record<string, { get?: Operation; post?: Operation }>;
  components: { parameters: Record<string, Parameter>; responses: Record<string, { content?: Record<string, unknown> }> };
};

const document = JSON.parse(env.OPENAPI) as Document;
/** Every path of OpenAPI with what GET does there. POST has tests of its own, in queries.test.ts. */
export const cases = Object.entries(document.paths).flatMap(([path, { get }]) => (get ? [[path, get] as const] : []));
const resolved = (parameter: Parameter): Parameter =>
  parameter.$ref ? (document.components.parameters[parameter.$ref.split("/").at(-1) as string] as Parameter) : parameter;
/** The parameters of an operation, wherever they are described. */
export const parametersOf = (operation: Operation) => (operation.parameters ?? []).map(resolved);
/** What an operation says of its answers of a status. */
export const responseOf = (operation: Operation, status: number) => {
  const response = operation.responses[status];
  return response?.$ref ? document.components.responses[response.$ref.split("/").at(-1) as string] : response;
};

// What exists only once somebody has made it, by the parameter that names it.
const kept: Record<string, string | undefined> = { pid: undefined };

/** Whether an operation has an address: an example, or something kept, for each parameter of its path. */
export const hasExample = (operation: Operation): boolean =>
  parametersOf(operation).every(
    ({ in: where, name, example, schema }) => where !== "path" || (example ?? schema.example) !== undefined || name in kept,
  );

/** The address of an operation with its examples filled in; null where a collection has no record to show. */
export function addressOf(path: string, operation: Operation): string | null {
  let address = path;
  const query: string[] = [];
  for (const parameter of parametersOf(operation)) {
    const example = parameter.example ?? parameter.schema.example ?? kept[parameter.name];
    if (parameter.in === "path") {
      if (example === undefined) return null;
      // A path below another path keeps its slashes.
      const value = parameter.name === "path" ? String(example) : encodeURIComponent(String(example));
      address = address.replace(`{${parameter.name}}`, value);
    } else if (parameter.required) query.push(`${parameter.name}=${encodeURIComponent(String(example))}`);
  }
  return query.length > 0 ? `${address}?${query.join("&")}` : address;
}

/** Keeps the query whose addresses are asked. */
export async function keepQuery(): Promise<void> {
  const body = JSON.stringify({ collection: "budgets", release: "1.0.0" });
  const { headers } = await get("/v1/queries", { method: "POST", headers: { "Content-Type": "application/json" }, body });
  kept.pid = headers.get("Location")?.split("/").at(-1) as string;
}
