import type { Linked, Target } from "../model/entity";
import { type Field, type Fields, isMissing, type Json, schemeOf } from "../model/field";
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
  inItsLanguages,
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
import { addJson, inQuotes } from "./json-text";
import { inPieces, type RowWriter } from "./pieces";
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
  revision: 9,
  envelope: false,
  streams: true,
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
function nodesWriter(result: Result, urls: Urls): RowWriter {
  const { entity } = result;
  const { collection, collectionOf } = entity;
  const nameOf = recordNames(result, urls);
  const addThing = propertiesWriter(fieldsOf(result, "thing"), collection, urls);
  const addRecord = propertiesWriter(fieldsOf(result, "record"), collection, urls);
  if (collectionOf) {
    const opening = `,\n{"@type":${JSON.stringify(entity.type)},"sti:record":{"@id":`;
    return (row, parts) => {
      parts.push(opening, JSON.stringify(urls.record(collectionOf(row), row.id)), "}");
      addThing(row, nameOf(row.id), parts);
      parts.push("}");
    };
  }
  const subjects = inQuotes(urls.record(collection, ""));
  const opening = `,\n{"@id":"${subjects}`;
  const document = JSON.stringify(urls.absolute(documentPath(result)));
  const record = `","@type":${JSON.stringify(typesOf("Record"))},"dct:isPartOf":{"@id":${document}}`;
  const linkedOf = linkedReader(result);
  const linkedText = linkedWriter(entity.type, subjects, urls);
  return (row, parts) => {
    const id = inQuotes(row.id);
    const name = nameOf(row.id);
    const { types, links, nodes } = linkedText(id, linkedOf(row));
    parts.push(opening, id, '","@type":', types);
    addThing(row, name, parts);
    parts.push(links, ',"isPrimaryTopicOf":{"@id":"', name, record);
    addRecord(row, name, parts);
    parts.push("}}", nodes);
  };
}

/** Adds the properties of a node, a comma before each; absent values are left out, as RDF has no null. `name` is what its parts are named after. */
type PropertiesWriter = (values: { readonly [key: string]: Json }, name: string, parts: string[]) => void;

function propertiesWriter(fields: Fields, place: string, urls: Urls): PropertiesWriter {
  const prepared = Object.entries(fields).map(([key, field]) => {
    const { opening, add } = valueWriter(field, schemeOf(field, place, key), urls);
    const property = `,${JSON.stringify(key)}:`;
    return {
      key,
      one: property + opening,
      first: `${property}[${opening}`,
      next: `,${opening}`,
      add,
      isNamed: field.kind === "structure",
    };
  });
  return (values, name, parts) => {
    for (const { key, one, first, next, add, isNamed } of prepared) {
      const value = values[key];
      if (isMissing(value)) continue;
      if (!Array.isArray(value)) {
        parts.push(one);
        add(value as Json, isNamed ? partName(name, key, null) : "", parts);
        continue;
      }
      for (let i = 0; i < value.length; i++) {
        parts.push(i === 0 ? first : next);
        add(value[i], isNamed ? partName(name, key, i) : "", parts);
      }
      parts.push("]");
    }
  };
}

/** Writes the values of a field: what all begin with, and the rest of one. `name` is that of a structure, an IRI that needs no escape. */
type ValueWriter = { readonly opening: string; add(value: Json, name: string, parts: string[]): void };

function valueWriter(field: Field, scheme: string, urls: Urls): ValueWriter {
  switch (field.kind) {
    case "reference":
      return namesAfter(urls.record(field.to as string, ""));
    case "code":
      return codesOf(urls.code(scheme, ""));
    case "date":
      return {
        opening: '{"@value":',
        add: (value, _, parts) => parts.push(`${JSON.stringify(value)},"@type":"xsd:${dateType(value as string)}"}`),
      };
    case "localized":
      return { opening: "", add: (value, _, parts) => addJson(inItsLanguages(value as Readonly<Record<string, string>>), parts) };
    case "structure": {
      const type = field.type ? `","@type":${JSON.stringify(typesOf(field.type))}` : '"';
      const addParts = propertiesWriter(field.parts ?? {}, scheme, urls);
      return {
        opening: '{"@id":"',
        add(value, name, parts) {
          parts.push(name, type);
          addParts(value as { readonly [key: string]: Json }, name, parts);
          parts.push("}");
        },
      };
    }
    default:
      return { opening: "", add: (value, _, parts) => addJson(value, parts) };
  }
}

function namesAfter(beginning: string): ValueWriter {
  return { opening: `"${inQuotes(beginning)}`, add: (value, _, parts) => parts.push(inQuotes(value as string), '"') };
}

/** The codes of a list are few and said again in every row. A code that is none of them is written all the same, and not kept. */
function codesOf(beginning: string): ValueWriter {
  const known = new Map<string, string>();
  return {
    opening: "",
    add(value, _, parts) {
      const code = value as string;
      const text = known.get(code) ?? JSON.stringify(beginning + code);
      if (known.size < MOST_CODES) known.set(code, text);
      parts.push(text);
    },
  };
}

const MOST_CODES = 100;

/** What linked data says of a row beside its fields, as text: the value of its `@type`, further properties, and nodes of its parts. */
type LinkedText = Readonly<Record<"types" | "links" | "nodes", string>>;

function linkedWriter(type: string, subjects: string, urls: Urls): (id: string, linked: Linked) => LinkedText {
  const prefixes = namespaces(urls);
  const compact = compactor(prefixes);
  const known = new Map<string, string>();
  const short = (name: string) => {
    const iri = expanded(name, prefixes);
    const text = known.get(name) ?? JSON.stringify(compact(iri) ?? iri);
    known.set(name, text);
    return text;
  };
  const targetText = (target: Target) => JSON.stringify("literal" in target ? target.literal : { "@id": targetName(target, urls) });
  /** The properties that lead to some targets, each value in a list. */
  const properties = (links: readonly (readonly [predicate: string, target: Target])[]) => {
    const lists = new Map<string, string>();
    for (const [predicate, target] of links) {
      const before = lists.get(predicate);
      lists.set(predicate, (before === undefined ? "" : `${before},`) + targetText(target));
    }
    return [...lists].map(([predicate, list]) => `${short(predicate)}:[${list}]`).join(",");
  };
  const nodeText = (id: string, { fragment, classes, label }: NonNullable<Linked["parts"]>[number]) => {
    const types = classes.length > 0 ? `,"@type":[${classes.map(short).join(",")}]` : "";
    const labels = Object.entries(label).map(([language, value]) => JSON.stringify({ "@value": value, "@language": language }));
    return `,\n{"@id":"${subjects}${id}#${inQuotes(fragment)}"${types},"skos:prefLabel":[${labels.join(",")}]}`;
  };
  return (id, { classes = [], links = [], reverse = [], parts = [] }) => ({
    // Its own class is a term of the context.
    types: classes.length > 0 ? `[${JSON.stringify(type)},${classes.map(short).join(",")}]` : JSON.stringify(type),
    links: (links.length > 0 ? `,${properties(links)}` : "") + (reverse.length > 0 ? `,"@reverse":{${properties(reverse)}}` : ""),
    nodes: parts.map((part) => nodeText(id, part)).join(""),
  });
}
