import { env } from "cloudflare:workers";
import type * as z from "zod";
import { operations } from "../../../src/api/operations";
import { problem } from "../../../src/api/operations/schemas";
import type { Answer as Response } from "../documented";

type Schema = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
};

/** A parameter as OpenAPI describes it. */
export type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
  readonly example?: unknown;
};
type Referring = { readonly $ref?: string };
type Described = {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter & Referring)[];
  readonly responses: Readonly<Record<string, Response & Referring>>;
};
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<"get" | "post", Described | undefined>>>>;
  readonly components: {
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly responses: Readonly<Record<string, Response>>;
  };
};

/** An operation of the OpenAPI document that the build makes, with everything that it refers to. */
export type Documented = {
  readonly id: string;
  readonly method: "get" | "post";
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly responses: Readonly<Record<string, Response>>;
};

const document = JSON.parse(env.OPENAPI) as Document;

/** Every operation. */
export const documented: readonly Documented[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  (["get", "post"] as const).flatMap((method) => {
    const { operationId: id, parameters = [], responses } = methods[method] ?? {};
    if (!id || !responses) return [];
    return [
      {
        id,
        method,
        path,
        parameters: parameters.map((one) => referred(document.components.parameters, one)),
        responses: Object.fromEntries(
          Object.entries(responses).map(([status, one]) => [status, referred(document.components.responses, one)]),
        ),
      },
    ];
  }),
);

function referred<T extends object>(components: Readonly<Record<string, T>>, one: T & Referring): T {
  return one.$ref ? (components[one.$ref.split("/").at(-1) as string] as T) : one;
}

/** The operations that an address may be one of: a path that ends in an extension also fits what takes it for an id. */
export function operationsAt(method: string, pathname: string): readonly Documented[] {
  return patterns.flatMap(([pattern, operation]) => (operation.method === method && pattern.test(pathname) ? [operation] : []));
}

const patterns = documented.map((operation) => {
  const parts = operation.path.split(/(\{\w+\})/).map((part) => {
    if (part === "{path}") return ".+";
    // An extension begins with a letter.
    if (part === "{format}" || part === "{style}") return "[A-Za-z][^/]*";
    return part.startsWith("{") ? "[^/]+" : part.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&");
  });
  return [new RegExp(`^${parts.join("")}$`), operation] as const;
});

/** The schemas of documented answers, by operation, status and media type: those that the document is made of. */
const schemas = new Map<string, z.ZodType>(
  Object.values(operations)
    .flatMap((make) => make())
    .flatMap(({ schema }) =>
      Object.entries(schema.responses ?? {}).flatMap(([status, { content }]) =>
        Object.entries(content ?? {}).map(
          ([type, one]) => [`${schema.operationId} ${status} ${type}`, one?.schema as z.ZodType] as const,
        ),
      ),
    ),
);

/** The schema of an answer; of a problem where the answer is one. */
export function schemaOf({ id }: Documented, status: number, type: string): z.ZodType | undefined {
  return type === "application/problem+json" ? problem : schemas.get(`${id} ${status} ${type}`);
}
