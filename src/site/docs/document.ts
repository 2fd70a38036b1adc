/** The parts of an OpenAPI 3.1 document that the documentation shows, with every reference followed. */
export type Schema = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description?: string;
  readonly example?: string | number;
};

export type Parameter = {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly description: string;
  readonly schema: Schema;
};

type Response = { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema: Schema }>> };

export type Operation = {
  readonly path: string;
  readonly method: string;
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly Parameter[];
  readonly responses: Readonly<Record<string, Response>>;
};

/** Operations that stand together, in the document's order. */
export type Group = { readonly name: string; readonly description: string; readonly operations: readonly Operation[] };

export type RecordShape = { readonly name: string; readonly fields: readonly (readonly [name: string, schema: Schema])[] };

type Reference = { readonly $ref: string };
type Given = Omit<Operation, "path" | "method" | "parameters" | "responses"> & {
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly responses: Readonly<Record<string, Response | Reference>>;
};
export type OpenApi = {
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Given>>>>;
};

/** The operations of a document by tag. */
export function groupsOf(document: OpenApi): Group[] {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, given]): Operation => ({
        ...given,
        path,
        method: method.toUpperCase(),
        parameters: (given.parameters ?? []).map((parameter) => followed(document, parameter)),
        responses: Object.fromEntries(
          Object.entries(given.responses).map(([status, response]) => [status, followed(document, response)]),
        ),
      }),
    ),
  );
  return document.tags.map(({ name, description }) => ({
    name,
    description,
    operations: operations.filter(({ tags }) => tags[0] === name),
  }));
}

/** The fields of the record that an operation answers with, by name of schema; null where it answers with something else. */
export function recordOf(document: OpenApi, { responses }: Operation): RecordShape | null {
  const data = responses["200"]?.content?.["application/json"]?.schema.properties?.data;
  if (!data || !("$ref" in data)) return null;
  const { $ref } = data as Reference;
  const { properties = {} } = followed<Schema>(document, { $ref });
  const fields = Object.entries(properties).map(([name, schema]) => [name, followed(document, schema)] as const);
  return { name: $ref.split("/").at(-1) as string, fields };
}

function followed<Part extends object>(document: OpenApi, part: Part | Reference): Part {
  if (!("$ref" in part)) return part;
  let found: unknown = document;
  for (const key of part.$ref.replace(/^#\//, "").split("/")) found = (found as Readonly<Record<string, unknown>>)[key];
  return found as Part;
}
