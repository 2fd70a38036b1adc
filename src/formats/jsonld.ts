import type { Field, Fields, Json } from "../model/field";
import { LICENCE, paths, type Urls } from "../urls";
import { contextOf } from "./context";
import type { Format } from "./format";

/**
 * JSON-LD 1.1: the context inside, the described document first, then the records. Every id is absolute, every date carries
 * the datatype of its precision, every text its language.
 */
export const jsonld: Format = {
  name: "jsonld",
  mediaType: "application/ld+json",
  contentType: "application/ld+json",
  label: { ja: "JSON-LD（リンクトデータ）", en: "JSON-LD, linked data" },
  revision: 1,
  envelope: false,
  async *write({ entity, release, fields, rows }, urls) {
    const shown = Object.fromEntries(fields.map((key) => [key, entity.fields[key] as Field]));
    const document = {
      "@id": urls.absolute(paths.list(entity.collection, { release: release.id })),
      "@type": "schema:Dataset",
      "schema:version": release.id,
      "dct:issued": { "@value": release.issued, "@type": "xsd:date" },
      "dct:license": { "@id": LICENCE },
    };
    yield `{"@context":${JSON.stringify(contextOf(entity, shown, urls))},\n"@graph":[\n${JSON.stringify(document)}`;
    for await (const row of rows) {
      // A search hit is no record but points at one.
      const home = entity.collectionOf?.(row);
      const node = home
        ? { "@type": entity.type, "sti:record": { "@id": urls.record(home, row.id) } }
        : { "@id": urls.record(entity.collection, row.id), "@type": entity.type };
      yield `,\n${JSON.stringify({ ...node, ...nodeOf(shown, row, entity.collection, urls) })}`;
    }
    yield "\n]}\n";
  },
};

/** The properties of a node; absent values are left out, as RDF has no null. */
function nodeOf(fields: Fields, values: { readonly [key: string]: Json }, collection: string, urls: Urls) {
  const node: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    const value = values[key] ?? null;
    if (value === null || (Array.isArray(value) && value.length === 0)) continue;
    const scheme = field.scheme ?? `${collection}-${key}`;
    const one = (item: Json) => jsonldValue(field, item, scheme, urls);
    node[key] = Array.isArray(value) ? value.map(one) : one(value);
  }
  return node;
}

function jsonldValue(field: Field, value: Json, scheme: string, urls: Urls): unknown {
  switch (field.kind) {
    case "reference":
      return urls.record(field.to as string, value as string);
    case "code":
      return urls.code(scheme, value as string);
    case "date":
      return { "@value": value, "@type": `xsd:${dateType(value as string)}` };
    case "structure":
      return nodeOf(field.parts ?? {}, value as { readonly [key: string]: Json }, scheme, urls);
    default:
      return value;
  }
}

/** The XML Schema type that holds just the precision printed. */
function dateType(date: string): string {
  return { 4: "gYear", 7: "gYearMonth" }[date.length] ?? "date";
}
