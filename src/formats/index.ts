import { csv } from "./csv";
import type { Format } from "./format";
import { json } from "./json";
import { jsonld } from "./jsonld";
import { ndjson } from "./ndjson";

/** The only list of formats; the first is the default. */
export const formats: readonly Format[] = [json, csv, ndjson, jsonld];

export const defaultFormat: Format = json;

/** The format of a name or file extension, or null where there is none. */
export function formatOf(name: string): Format | null {
  return formats.find((format) => format.name === name) ?? null;
}
