import { readFileSync } from "node:fs";
import { Ajv, type AnySchemaObject } from "ajv";
import { Ajv2019 } from "ajv/dist/2019";
import addFormats from "ajv-formats";

/** The JSON Schema in a file, without the names of the schema itself, one of which is in the way of an older draft. */
export function schemaIn(file: string): AnySchemaObject {
  const { $schema: _, id: __, $id: ___, ...schema } = JSON.parse(readFileSync(file, "utf8"));
  return schema;
}

/**
 * What a document violates of a JSON Schema, one line for each. `unevaluatedProperties` is known from draft 2019-09 on alone; formats that
 * ajv-formats does not know are not held.
 */
export function validator(schema: AnySchemaObject, draft: "7" | "2019-09" = "7"): (document: unknown) => string[] {
  const options = { strict: false, logger: false, allErrors: true } as const;
  const ajv = draft === "7" ? new Ajv(options) : new Ajv2019(options);
  addFormats.default(ajv as never);
  const validate = ajv.compile(schema);
  return (document) => (validate(document) ? [] : (validate.errors ?? []).map((one) => ajv.errorsText([one])));
}
