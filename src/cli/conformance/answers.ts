import { Ajv2020 } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import type { Portal } from "./portal";

type Parameter = {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly example?: unknown;
  readonly schema?: { readonly example?: unknown };
};
type Content = Readonly<Record<string, { readonly schema?: unknown }>>;
type Operation = {
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, DocumentedResponse>>;
};
type DocumentedResponse = { readonly $ref?: string; readonly content?: Content };
/** OpenAPI as it is published. */
export type Described = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, { readonly get?: Operation }>>;
  readonly components: {
    readonly parameters?: Readonly<Record<string, Parameter>>;
    readonly responses?: Readonly<Record<string, DocumentedResponse>>;
  };
};

/**
 * What the answers to the documented examples violate of the schemas that are published for them: each address is asked as a client would
 * that was generated from the document.
 */
export async function answersAgainst(portal: Portal, described: Described): Promise<string[]> {
  const ajv = new Ajv2020({ strict: false, logger: false, allErrors: true });
  addFormats.default(ajv as never);
  ajv.addSchema(described as never, "openapi");
  let held = 0;
  const violations: string[] = [];
  for (const [path, { get }] of Object.entries(described.paths)) {
    const address = get && addressOf(path, get, described);
    if (!get || !address) continue;
    const answer = await portal.ask(address, { redirect: "manual" });
    const type = answer.headers.get("content-type")?.split(";")[0] ?? "";
    const { documented, place } = responseOf(described, path, get, answer.status);
    if (!documented) violations.push(`${address} answers ${answer.status}, which is not documented`);
    else if (answer.status === 200 && !documented.content?.[type])
      violations.push(`${address} answers ${type}, which is not documented`);
    if (answer.status !== 200 || !/[/+]json$/.test(type) || !documented?.content?.[type]?.schema) {
      await answer.body?.cancel();
      continue;
    }
    held++;
    const pointer = [...place, "content", type, "schema"].map(escaped).join("/");
    const validate = ajv.compile({ $ref: `openapi#/${pointer}` });
    if (!validate(await answer.json()))
      violations.push(...(validate.errors ?? []).slice(0, 5).map((one) => `${address}: ${ajv.errorsText([one])}`));
  }
  return held < LEAST ? [...violations, `only ${held} answers could be held to their schemas`] : violations;
}

/** Fewer answers than this mean that the examples no longer lead anywhere. */
const LEAST = 90;

/** What is documented of a status, and where it stands in the document: with the operation, or where it refers to. */
function responseOf({ components }: Described, path: string, { responses }: Operation, status: number) {
  const response = responses[status];
  const name = response?.$ref?.split("/").at(-1);
  if (name === undefined) return { documented: response, place: ["paths", path, "get", "responses", String(status)] };
  return { documented: components.responses?.[name], place: ["components", "responses", name] };
}

/** The address of an operation with its examples filled in; null where a part has none, since it exists only once somebody made it. */
export function addressOf(path: string, { parameters = [] }: Operation, { components }: Described): string | null {
  const query: string[] = [];
  let address = path;
  for (const given of parameters) {
    const parameter = given.$ref ? components.parameters?.[given.$ref.split("/").at(-1) as string] : given;
    if (!parameter) return null;
    const example = parameter.example ?? parameter.schema?.example;
    if (parameter.in === "path" && example === undefined) return null;
    if (parameter.in === "path") {
      const value = parameter.name === "path" ? String(example) : encodeURIComponent(String(example));
      address = address.replace(`{${parameter.name}}`, value);
    } else if (parameter.in === "query" && parameter.required) {
      query.push(`${parameter.name}=${encodeURIComponent(String(example))}`);
    }
  }
  return address + (query.length > 0 ? `?${query.join("&")}` : "");
}

/** A member of a JSON Pointer in a URI fragment (RFC 6901, sections 3 and 6). */
function escaped(member: string): string {
  return encodeURIComponent(member.replaceAll("~", "~0").replaceAll("/", "~1"));
}
