import type { Schema } from "./document";

/** The type of a value as TypeScript writes it, with the bounds of an integer where they say something. */
export function typeOf(schema: Schema): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? "unknown"];
  return types.map((type: string) => one(type, schema)).join(" | ");
}

function one(type: string, { items, properties, minimum, maximum }: Schema): string {
  switch (type) {
    case "array":
      return `${items ? bracketed(typeOf(items)) : "unknown"}[]`;
    case "object":
      return properties ? `{ ${Object.keys(properties).join(", ")} }` : "object";
    case "integer":
      return minimum !== undefined && maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER
        ? `integer (${minimum}–${maximum})`
        : "integer";
    default:
      return type;
  }
}

function bracketed(type: string): string {
  return type.includes(" | ") ? `(${type})` : type;
}
