import { csv } from "./csv";
import { excel } from "./excel";
import type { FileFormat, Format } from "./format";
import { json } from "./json";
import { jsonld } from "./jsonld";
import { ndjson } from "./ndjson";
import { nq } from "./nq";
import { parquet } from "./parquet";
import { sqlite } from "./sqlite";
import { ttl } from "./ttl";

/** The only list of formats that answers are written in; the first is the default. */
export const formats: readonly Format[] = [json, csv, ndjson, jsonld, ttl, nq];

/** The formats that dumps are written in: the same, and those that only make sense as a file to keep. */
export const fileFormats: readonly FileFormat[] = [...formats.map(asFile), excel, parquet, sqlite];

export const defaultFormat: Format = json;

/** The format of a name or file extension, or null where there is none. */
export function formatOf(name: string): Format | null {
  return formats.find((format) => format.name === name) ?? null;
}

function asFile({ name, contentType, label, fileType, streams, write, writeWhole }: Format): FileFormat {
  return {
    suffix: `.${name}`,
    contentType,
    label,
    fileType,
    ...(streams && { streams }),
    collection: write,
    ...(writeWhole && { whole: writeWhole }),
  };
}
