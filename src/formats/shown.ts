import type { Json, Row } from "../model/field";
import type { Result } from "../model/result";

/** A row cut to the fields that the result shows, in their order. */
export function shown({ fields }: Pick<Result, "fields">, row: Row): { readonly [field: string]: Json } {
  const cut: Record<string, Json> = {};
  for (const field of fields) cut[field] = row[field] ?? null;
  return cut;
}
