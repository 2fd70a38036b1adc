import { env } from "cloudflare:workers";
import { problem } from "../../src/api/operations/schemas";
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
  responses: Record<string, Answer & { $ref?: string }>;
};
type Header = { $ref?: string; required?: boolean };
export type Answer = { content?: Record<string, unknown>; headers?: Record<string, Header> };
type Document = {
  paths: Record<string, { get?: Operation; post?: Operation }>;
  components: { parameters: Record<string, Parameter>; responses: Record<string, Answer>; headers: Record<string, Header> };
};

const document = JSON.parse(env.OPENAPI) as Document;
/** What OpenAPI says of keeping a query. */
export const keeping = document.paths["/v1/queries"]?.post as Operation;

/** Every path of OpenAPI with what GET does there. POST has tests of its own, in queries.test.ts and refused-queries.test.ts. */
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

// What the contract need not say of each answer: what HTTP itself says of a body, that anybody may read it, what it may do where it is
// shown, and what the cache of the platform takes off before it is sent on.
const ANYWHERE = [
  ...["content-type", "content-length", "content-language", "date"],
  ...["access-control-allow-origin", "access-control-expose-headers", "cross-origin-resource-policy", "cross-origin-opener-policy"],
  ...["content-security-policy", "permissions-policy", "referrer-policy", "strict-transport-security"],
  ...["x-content-type-options", "x-frame-options", "cache-tag"],
];

/** What the headers of an answer break of what is said of it, in words: one that is not documented, or one that is said to be there. */
export function headerFaults(headers: Headers, { headers: described = {} }: Answer): string[] {
  const all = Object.entries(described).map(([name, { $ref, ...header }]) => {
    const { required } = $ref ? (document.components.headers[$ref.split("/").at(-1) as string] as Header) : header;
    return { name: name.toLowerCase(), required };
  });
  const names = [...headers.keys()].filter((name) => !ANYWHERE.includes(name) && !all.some((one) => one.name === name));
  const missing = all.filter(({ name, required }) => required && !headers.has(name));
  return [...names.map((name) => `${name} is not documented`), ...missing.map(({ name }) => `${name} is missing`)];
}

/** Names of the headers that are documented of an answer, those of every answer aside. */
export const namesOf = ({ headers = {} }: Answer) => Object.keys(headers).filter((name) => !OF_EVERY.includes(name));
const OF_EVERY = ["Cache-Control", "Server-Timing", "X-Request-Id", "RateLimit-Policy"];

/** What a problem document breaks of its schema, where no member may be one that is not described. */
export function problemFault(body: unknown): string | null {
  return problem.strict().safeParse(body).error?.message ?? null;
}

/** The members of a problem document that are of what is gone, or all others that help to mend a request. */
export const membersOfProblem = (isGone: boolean) =>
  Object.entries(problem.shape)
    .filter(([, { description = "" }]) => description !== "" && /^Of /.test(description) === isGone)
    .map(([name]) => name)
    .sort();

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
