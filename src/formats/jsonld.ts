import type { Linked, Target } from "../model/entity";
import { type Field, type Fields, isMissing, type Json, type Row, schemeOf } from "../model/field";
import type { Result } from "../model/result";
import { paths, type Urls } from "../urls";
import { contextOf } from "./context";
import type { Format } from "./format";
import {
  dateType,
  documentPath,
  documentTriples,
  expanded,
  fieldsOf,
  linkedReader,
  namespaces,
  type Prefixes,
  partName,
  recordNames,
  resultTriples,
  type Term,
  type Triple,
  targetName,
  typesOf,
} from "./graph";
import { inQuotes, jsonText } from "./json-text";
import { inPieces } from "./pieces";
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
    yield* inPieces(result.rows, nodesWriter(result, urls));
    yield "\n]}\n";
  },
  async *writeWhole({ release, results }, urls) {
    yield opening(results, documentTriples(paths.release(release.id), release, urls), urls);
    for (const result of results) yield* inPieces(result.rows, nodesWriter(result, urls));
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

/** Writes a row, then what it describes beside itself, each on a line of its own. What does not depend on the row is made once. */
function nodesWriter(result: Result, urls: Urls): (row: Row) => string {
  const { entity } = result;
  const { collection, collectionOf } = entity;
  const type = jsonText(entity.type);
  const nameOf = recordNames(result, urls);
  const ofThing = propertiesWriter(fieldsOf(result, "thing"), collection, urls);
  const ofRecord = propertiesWriter(fieldsOf(result, "record"), collection, urls);
  if (collectionOf) {
    return (row) => {
      const home = jsonText(urls.record(collectionOf(row), row.id));
      return `,\n{"@type":${type},"sti:record":{"@id":${home}}${ofThing(row, nameOf(row.id))}}`;
    };
  }
  const subjects = inQuotes(urls.record(collection, ""));
  const document = jsonText(urls.absolute(documentPath(result)));
  const record = `"@type":${JSON.stringify(typesOf("Record"))},"dct:isPartOf":{"@id":${document}}`;
  const linkedOf = linkedReader(result);
  const linkedText = linkedWriter(entity.type, urls);
  return (row) => {
    const subject = subjects + inQuotes(row.id);
    const name = nameOf(row.id);
    const { types, links, parts } = linkedText(subject, linkedOf(row));
    const properties = ofThing(row, name) + links;
    const topic = `"isPrimaryTopicOf":{"@id":"${name}",${record}${ofRecord(row, name)}}`;
    return `,\n{"@id":"${subject}","@type":${types}${properties},${topic}}${parts}`;
  };
}

/** Writes the properties of a node, a comma before each; absent values are left out, as RDF has no null. `name` is what the node is named by. */
type PropertiesWriter = (values: { readonly [key: string]: Json }, name: string) => string;

function propertiesWriter(fields: Fields, place: string, urls: Urls): PropertiesWriter {
  const prepared = Object.entries(fields).map(([key, field]) => ({
    key,
    opening: `,${jsonText(key)}:`,
    textOf: valueWriter(field, schemeOf(field, place, key), urls),
    isNamed: field.kind === "structure",
  }));
  return (values, name) => {
    let text = "";
    for (const { key, opening, textOf, isNamed } of prepared) {
      const value = values[key];
      if (isMissing(value)) continue;
      text += opening;
      if (!Array.isArray(value)) {
        text += textOf(value as Json, isNamed ? partName(name, key, null) : "");
        continue;
      }
      text += "[";
      for (let i = 0; i < value.length; i++) {
        if (i > 0) text += ",";
        text += textOf(value[i], isNamed ? partName(name, key, i) : "");
      }
      text += "]";
    }
    return text;
  };
}

/** Writes one value of a field. `part` is the name of a structure, an IRI. */
function valueWriter(field: Field, scheme: string, urls: Urls): (value: Json, part: string) => string {
  switch (field.kind) {
    case "reference":
      return namesAfter(urls.record(field.to as string, ""));
    case "code":
      return namesAfter(urls.code(scheme, ""));
    case "date":
      return (value) => `{"@value":${jsonText(value)},"@type":"xsd:${dateType(value as string)}"}`;
    case "structure": {
      const type = field.type ? `,"@type":${JSON.stringify(typesOf(field.type))}` : "";
      const properties = propertiesWriter(field.parts ?? {}, scheme, urls);
      return (value, part) => `{"@id":"${part}"${type}${properties(value as { readonly [key: string]: Json }, part)}}`;
    }
    default:
      return jsonText;
  }
}

function namesAfter(beginning: string): (value: Json) => string {
  const opening = `"${inQuotes(beginning)}`;
  return (value) => `${opening}${inQuotes(value as string)}"`;
}

/** Writes what linked data says of a row beside its fields: the value of its `@type`, further properties, and nodes of its parts. */
function linkedWriter(type: string, urls: Urls): (subject: string, linked: Linked) => Record<"types" | "links" | "parts", string> {
  const prefixes = namespaces(urls);
  const compact = compactor(prefixes);
  const known = new Map<string, string>();
  const short = (name: string) => {
    const iri = expanded(name, prefixes);
    const text = known.get(name) ?? jsonText(compact(iri) ?? iri);
    known.set(name, text);
    return text;
  };
  const targetText = (target: Target) =>
    "literal" in target ? jsonText(target.literal) : `{"@id":${jsonText(targetName(target, urls))}}`;
  /** The properties that lead to some targets, each value in a list. */
  const properties = (links: readonly (readonly [predicate: string, target: Target])[]) => {
    const lists = new Map<string, string>();
    for (const [predicate, target] of links) {
      const before = lists.get(predicate);
      lists.set(predicate, `${before === undefined ? "" : `${before},`}${targetText(target)}`);
    }
    return [...lists].map(([predicate, list]) => `${short(predicate)}:[${list}]`).join(",");
  };
  const partText = (subject: string, { fragment, classes, label }: NonNullable<Linked["parts"]>[number]) => {
    const types = classes.length > 0 ? `,"@type":[${classes.map(short).join(",")}]` : "";
    const labels = Object.entries(label).map(
      ([language, value]) => `{"@value":${jsonText(value)},"@language":${jsonText(language)}}`,
    );
    return `,\n{"@id":"${subject}#${inQuotes(fragment)}"${types},"skos:prefLabel":[${labels.join(",")}]}`;
  };
  return (subject, { classes = [], links = [], reverse = [], parts = [] }) => ({
    // Its own class is a term of the context.
    types: classes.length > 0 ? `[${jsonText(type)},${classes.map(short).join(",")}]` : jsonText(type),
    links: (links.length > 0 ? `,${properties(links)}` : "") + (reverse.length > 0 ? `,"@reverse":{${properties(reverse)}}` : ""),
    parts: parts.map((part) => partText(subject, part)).join(""),
  });
}
