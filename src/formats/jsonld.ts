import { type Field, type Fields, isMissing, type Json, type Row, schemeOf } from "../model/field";
import type { Result } from "../model/result";
import { paths, type Urls } from "../urls";
import { contextOf } from "./context";
import type { Format } from "./format";
import {
  dateType,
  documentPath,
  documentTriples,
  fieldsOf,
  linkedTriples,
  namespaces,
  type Prefixes,
  partName,
  recordName,
  resultTriples,
  type Term,
  type Triple,
  typesOf,
} from "./graph";
import { compactor, grouped } from "./ttl";

/**
 * JSON-LD 1.1: one graph with its context inside, the described document first, then the records, a line each. Every id is
 * absolute, every date carries the datatype of its precision, every text its language.
 */
export const jsonld: Format = {
  name: "jsonld",
  mediaType: "application/ld+json",
  contentType: "application/ld+json",
  label: { ja: "JSON-LD（リンクトデータ）", en: "JSON-LD, linked data" },
  fileType: { term: "JSON_LD", name: "JSON-LD" },
  revision: 4,
  envelope: false,
  graph: {
    uri: "http://www.w3.org/ns/formats/JSON-LD",
    write: (triples, prefixes) => `${JSON.stringify({ "@context": prefixes, "@graph": nodesFrom(triples, prefixes) }, null, 1)}\n`,
  },
  async *write(result, urls) {
    yield opening([result], resultTriples(result, urls), urls);
    yield* nodesOf(result, urls);
    yield "\n]}\n";
  },
  async *writeWhole({ release, results }, urls) {
    yield opening(results, documentTriples(paths.release(release.id), release, urls), urls);
    for (const result of results) yield* nodesOf(result, urls);
    yield "\n]}\n";
  },
};

/** Some triples as nodes with their prefixes, each value of a property in a list. */
function nodesFrom(triples: Iterable<Triple>, prefixes: Prefixes): Node[] {
  const compact = compactor(prefixes);
  const short = (iri: string) => compact(iri) ?? iri;
  const value = (object: Term) => {
    if (typeof object === "string") return { "@id": object };
    if (object.language) return { "@value": object.value, "@language": object.language };
    return object.datatype ? { "@value": object.value, "@type": short(object.datatype) } : object.value;
  };
  return [...grouped(triples)].map(([subject, predicates]) => {
    const properties = [...predicates].map(([predicate, objects]) =>
      predicate === `${prefixes.rdf}type`
        ? ["@type", objects.map((object) => short(object as string))]
        : [short(predicate), objects.map(value)],
    );
    return { "@id": subject, ...Object.fromEntries(properties) };
  });
}

type Node = { readonly "@id": string; readonly [property: string]: unknown };

function opening(results: readonly Result[], document: Iterable<Triple>, urls: Urls): string {
  const context = contextOf(results, urls);
  const nodes = nodesFrom(document, namespaces(urls)).map((node) => {
    // What has one value has no list.
    const single = Object.entries(node).map(([key, value]) => [key, Array.isArray(value) && value.length === 1 ? value[0] : value]);
    return JSON.stringify(Object.fromEntries(single));
  });
  return `{"@context":${JSON.stringify(context)},\n"@graph":[\n${nodes.join(",\n")}`;
}

async function* nodesOf(result: Result, urls: Urls): AsyncGenerator<string> {
  for await (const row of result.rows) for (const node of nodesOfRow(result, row, urls)) yield `,\n${JSON.stringify(node)}`;
}

/** A row, then what it describes beside itself. */
function nodesOfRow(result: Result, row: Row, urls: Urls): object[] {
  const { entity } = result;
  const { collection } = entity;
  const base = recordName(result, row, urls);
  const said = (of: "thing" | "record") => propertiesOf(fieldsOf(result, of), row, base, collection, urls);
  const home = entity.collectionOf?.(row);
  if (home) return [{ "@type": entity.type, "sti:record": { "@id": urls.record(home, row.id) }, ...said("thing") }];
  const subject = urls.record(collection, row.id);
  const { types, links, reverse, parts } = linkedTriples(result, row, subject, urls);
  const properties = (triples: readonly Triple[]): { readonly [property: string]: unknown } => {
    const { "@id": _, ...rest } = nodesFrom(triples, namespaces(urls))[0] ?? {};
    return rest;
  };
  const node = {
    "@id": subject,
    // Its own class is a term of the context.
    "@type": types.length > 0 ? [entity.type, ...(properties(types)["@type"] as string[])] : entity.type,
    ...said("thing"),
    ...properties(links),
    ...(reverse.length > 0 && { "@reverse": properties(reverse.map(([other, predicate]) => [subject, predicate, other])) }),
    isPrimaryTopicOf: {
      "@id": base,
      "@type": typesOf("Record"),
      "dct:isPartOf": { "@id": urls.absolute(documentPath(result)) },
      ...said("record"),
    },
  };
  return [node, ...nodesFrom(parts, namespaces(urls))];
}

/** The properties of a node; absent values are left out, as RDF has no null. */
function propertiesOf(
  fields: Fields,
  values: { readonly [key: string]: Json },
  base: string,
  collection: string,
  urls: Urls,
): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    const value = values[key] ?? null;
    if (isMissing(value)) continue;
    const scheme = schemeOf(field, collection, key);
    const one = (item: Json, index: number | null) => jsonldValue(field, item, partName(base, key, index), scheme, urls);
    properties[key] = Array.isArray(value) ? value.map((item, i) => one(item, i)) : one(value, null);
  }
  return properties;
}

function jsonldValue(field: Field, value: Json, part: string, scheme: string, urls: Urls): unknown {
  switch (field.kind) {
    case "reference":
      return urls.record(field.to as string, value as string);
    case "code":
      return urls.code(scheme, value as string);
    case "date":
      return { "@value": value, "@type": `xsd:${dateType(value as string)}` };
    case "structure":
      return {
        "@id": part,
        ...(field.type && { "@type": typesOf(field.type) }),
        ...propertiesOf(field.parts ?? {}, value as { readonly [key: string]: Json }, part, scheme, urls),
      };
    default:
      return value;
  }
}
