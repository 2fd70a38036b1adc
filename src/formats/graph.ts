import { entities } from "../model";
import { type ClassName, classes } from "../model/classes";
import type { Linked, Target } from "../model/entity";
import { type Field, type Fields, type Json, type Row, schemeOf } from "../model/field";
import { kinds } from "../model/kinds";
import type { Release } from "../model/release";
import type { Result } from "../model/result";
import { JAPANESE } from "../model/text";
import { LICENCE, paths, type Urls } from "../urls";

/** A term of RDF 1.1 (section 3.1): an IRI, a blank node as `_:label`, or a literal. */
export type Term = string | { readonly value: string; readonly datatype?: string; readonly language?: string };

/** Subject and predicate are absolute IRIs, a subject may also be a blank node `_:label`. */
export type Triple = readonly [subject: string, predicate: string, object: Term];

const SHARED = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  org: "http://www.w3.org/ns/org#",
  prov: "http://www.w3.org/ns/prov#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  schema: "https://schema.org/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

/** Namespaces by prefix. */
export type Prefixes = Readonly<Record<string, string>>;

type Namespaces = Readonly<Record<"sti" | keyof typeof SHARED, string>>;

const known = new WeakMap<Urls, Namespaces>();

/** The namespaces of the terms that records are described with, by prefix. */
export function namespaces(urls: Urls): Namespaces {
  const held = known.get(urls) ?? { sti: urls.terms, ...SHARED };
  known.set(urls, held);
  return held;
}

/** Path of the document that a result stands in: the collection's list in its release; of what is no collection, all that was asked for. */
export function documentPath({ entity, release, page }: Result): string {
  const asked = page && !entities.includes(entity) ? page.query.split("&").filter((one) => !POSITION.test(one)) : [];
  return paths.list(entity.collection, { release: release.id, query: asked.join("&") });
}

// Which part of what was asked for a page is.
const POSITION = /^(?:cursor|limit)=/;

/**
 * The triples of the document that a result stands in. A page describes itself and says where it goes on, so that whoever reads the graph
 * alone misses nothing; its name has no extension, so that the graph is the same whatever it is written as.
 */
export function* resultTriples(result: Result, urls: Urls): Generator<Triple> {
  const path = documentPath(result);
  yield* documentTriples(path, result.release, urls);
  const document = urls.absolute(path);
  const { query, next } = result.page ?? { query: "", next: null };
  // All of a list is no page of it, whatever was asked for.
  if (next === null && !new URLSearchParams(query).has("cursor")) return;
  const nameOf = (of: string) => urls.absolute(paths.list(result.entity.collection, { release: result.release.id, query: of }));
  if (nameOf(query) !== document) {
    yield [nameOf(query), expanded("rdf:type", namespaces(urls)), `${HYDRA}PartialCollectionView`];
    yield [nameOf(query), expanded("dct:isPartOf", namespaces(urls)), document];
  }
  if (next) yield [nameOf(query), `${HYDRA}next`, nameOf(next.split("?")[1] ?? "")];
}

const HYDRA = "http://www.w3.org/ns/hydra/core#";

/**
 * The triples of the document that a list, a record's collection or a whole release is published as. Not called a dcat:Dataset: DCAT-AP
 * would ask it for the title and description that the catalogue gives.
 */
export function* documentTriples(path: string, release: Release, urls: Urls): Generator<Triple> {
  const { schema, dcat, dct, rdf, xsd } = namespaces(urls);
  const document = urls.absolute(path);
  yield [document, `${rdf}type`, `${schema}Dataset`];
  yield [document, `${schema}version`, { value: release.id }];
  yield [document, `${dcat}version`, { value: release.id }];
  yield [document, `${dct}issued`, { value: release.issued, datatype: `${xsd}date` }];
  yield [document, `${dct}license`, LICENCE];
}

/**
 * The names of the records of a result by their ids: things as a release states them. The structures inside are named after them, as the
 * next release may hold others in their place.
 */
export function recordNames({ entity, release }: Result, urls: Urls): (id: string) => string {
  const names = urls.absolute(paths.record(entity.collection, "", { release: release.id }));
  return (id) => names + encodeURIComponent(id);
}

/**
 * The name of a structure inside a record: a fragment of the record's address in the release, such as `…#evidence-1`, so that no blank
 * node is needed and every graph has one canonical form, whatever its size.
 */
export function partName(parent: string, key: string, index: number | null): string {
  return `${parent}${parent.includes("#") ? "-" : "#"}${key}${index === null ? "" : `-${index + 1}`}`;
}

/** The XML Schema types of dates, by the length of what is printed. */
const DATE_TYPES: Readonly<Record<number, string>> = { 4: "gYear", 7: "gYearMonth", 10: "date" };

/** The XML Schema type that holds just the precision printed. */
export function dateType(date: string): string {
  return DATE_TYPES[date.length] ?? "date";
}

/** A name written with a prefix, in full. Throws where the prefix is none of these: a slip of the pen must not become an IRI. */
export function expanded(compact: string, prefixes: Prefixes): string {
  const colon = compact.indexOf(":");
  const namespace = prefixes[compact.slice(0, colon)];
  if (namespace === undefined) throw new Error(`“${compact}” begins with no known prefix`);
  return namespace + compact.slice(colon + 1);
}

/** What linked data says of a row beside its fields: its classes, its links, what is said of others, and its parts, which are things of their own. */
type LinkedTriples = Readonly<Record<"types" | "links" | "reverse" | "parts", readonly Triple[]>>;

/** Reads what linked data says of a row beside its fields. Nothing is said that rests on a field which is not shown. */
export function linkedReader({ entity, fields }: Pick<Result, "entity" | "fields">): (row: Row) => Linked {
  const { linked } = entity;
  if (!linked) return () => NOTHING;
  const isWhole = Object.entries(entity.fields).every(([key, { virtual }]) => virtual || fields.includes(key));
  return (row) => linked(isWhole ? row : (Object.fromEntries(fields.map((key) => [key, row[key]])) as Row));
}

const NOTHING: Linked = {};

function linkedTriples(linked: Linked, subject: string, urls: Urls): LinkedTriples {
  const full = (compact: string) => expanded(compact, namespaces(urls));
  const typed = (name: string, of: readonly string[]) => of.map((one): Triple => [name, full("rdf:type"), full(one)]);
  const { classes: types = [], links = [], reverse = [], parts = [] } = linked;
  return {
    types: typed(subject, types),
    links: links.map(([predicate, target]): Triple => [subject, full(predicate), targetOf(target, urls)]),
    reverse: reverse.map(([predicate, target]): Triple => [targetName(target, urls), full(predicate), subject]),
    parts: parts.flatMap((part) => {
      const name = `${subject}#${part.fragment}`;
      const labels = Object.entries(part.label).map(
        ([language, value]): Triple => [name, full("skos:prefLabel"), { value, language }],
      );
      return [...typed(name, part.classes), ...labels];
    }),
  };
}

function targetOf(target: Target, urls: Urls): Term {
  return "literal" in target ? { value: target.literal } : targetName(target, urls);
}

/** The IRI of what a link leads to. */
export function targetName(target: Exclude<Target, { readonly literal: string }>, urls: Urls): string {
  if ("term" in target) return urls.terms + target.term;
  return urls.record(target.collection, target.id) + (target.fragment ? `#${target.fragment}` : "");
}

/**
 * Reads the triples of a row, in the registry's order; absent values have none, as RDF has no null. What is said of the thing is said of
 * its permanent name; where that comes from, of the record: of what this release says about the thing, so that releases can be merged.
 */
export function triplesReader(result: Result, urls: Urls): (row: Row) => Triple[] {
  const { entity } = result;
  const { collection } = entity;
  const prefixes = namespaces(urls);
  const full = (compact: string) => expanded(compact, prefixes);
  const [type, ownType] = [full("rdf:type"), prefixes.sti + entity.type];
  const [topic, isPartOf, document] = [full("foaf:isPrimaryTopicOf"), full("dct:isPartOf"), urls.absolute(documentPath(result))];
  const recordTypes = typesOf("Record").map(full);
  const linkedOf = linkedReader(result);
  const nameOf = recordNames(result, urls);
  const ofThing = valuesReader(fieldsOf(result, "thing"), collection, urls);
  const ofRecord = valuesReader(fieldsOf(result, "record"), collection, urls);
  return (row) => {
    const triples: Triple[] = [];
    const home = entity.collectionOf?.(row);
    // A search hit is no record but points at one: it has no name.
    const subject = home ? `_:${home}-${row.id}` : urls.record(collection, row.id);
    const { types, links, reverse, parts } = linkedTriples(linkedOf(row), subject, urls);
    triples.push([subject, type, ownType], ...types);
    if (home) triples.push([subject, full("sti:record"), urls.record(home, row.id)]);
    const base = nameOf(row.id);
    ofThing(row, subject, base, triples);
    triples.push(...links, ...reverse, ...parts);
    if (home) return triples;
    triples.push([subject, topic, base]);
    for (const name of recordTypes) triples.push([base, type, name]);
    triples.push([base, isPartOf, document]);
    ofRecord(row, base, base, triples);
    return triples;
  };
}

type Said = { readonly thing: Fields; readonly record: Fields };

// Every row of a result asks for the same.
const divided = new WeakMap<Result, Said>();

/** The fields of a result that are said of the thing, or of the record. */
export function fieldsOf(result: Result, of: keyof Said): Fields {
  const said = divided.get(result) ?? divide(result);
  divided.set(result, said);
  return said[of];
}

function divide({ entity, fields }: Result): Said {
  // What answers one question alone is true of no thing: two answers would contradict each other.
  const shown = fields.map((key) => [key, entity.fields[key] as Field] as const).filter(([, { virtual }]) => !virtual);
  return {
    thing: Object.fromEntries(shown.filter(([, { ofRecord }]) => !ofRecord)),
    record: Object.fromEntries(shown.filter(([, { ofRecord }]) => ofRecord)),
  };
}

/** A class and those above it, with prefixes. */
export function typesOf(name: ClassName): string[] {
  return [`sti:${name}`, ...classes[name].subClassOf];
}

/** Adds what the values of some fields say of `subject` to `triples`. Structures are named after `base`. */
type ValuesReader = (values: { readonly [key: string]: Json }, subject: string, base: string, triples: Triple[]) => void;

function valuesReader(fields: Fields, place: string, urls: Urls): ValuesReader {
  const type = expanded("rdf:type", namespaces(urls));
  const prepared = Object.entries(fields).map(([key, field]) => {
    const scheme = schemeOf(field, place, key);
    return {
      key,
      field,
      predicate: predicateOf(key, field, urls),
      termsOf: rdfOf(field, scheme, urls).termsOf,
      types: (field.type ? typesOf(field.type) : []).map((name) => expanded(name, namespaces(urls))),
      partsOf: field.kind === "structure" ? valuesReader(field.parts ?? {}, scheme, urls) : null,
    };
  });
  return (values, subject, base, triples) => {
    for (const { key, field, predicate, termsOf, types, partsOf } of prepared) {
      const value = values[key] ?? null;
      if (value === null) continue;
      const items = (field.many ? value : [value]) as readonly Json[];
      for (const [i, item] of items.entries()) {
        if (!partsOf) {
          for (const term of termsOf(item)) triples.push([subject, predicate, term]);
          continue;
        }
        const part = partName(base, key, field.many ? i : null);
        triples.push([subject, predicate, part]);
        for (const name of types) triples.push([part, type, name]);
        partsOf(item as { readonly [key: string]: Json }, part, part, triples);
      }
    }
  };
}

/** The property that a field is in RDF, as an absolute IRI. */
export function predicateOf(key: string, field: Field, urls: Urls): string {
  return expanded(field.kind === "id" ? "dct:identifier" : (field.iri ?? `sti:${key}`), namespaces(urls));
}

type Texts = Readonly<Record<string, string>>;

/** A text by language, without Japanese that stands in the place of an English name (`enBasis` none): in a graph its language is said of it. */
export function inItsLanguages(text: Texts): Texts {
  const { en, ...others } = text;
  return en !== undefined && en === text.ja && JAPANESE.test(en) ? others : text;
}

/** A field in RDF: the terms that a value of it becomes, and the IRIs of the classes or datatypes that all such terms are of. */
type Rdf = { readonly termsOf: (value: Json) => Term[]; readonly range: () => readonly string[] };

/** One place gives both, so that what the vocabulary says of a property holds for every value. `scheme` names the field's code list. */
export function rdfOf(field: Field, scheme: string, urls: Urls): Rdf {
  const { rdf, rdfs, skos, xsd } = namespaces(urls);
  const named = (nameOf: (value: string) => string, range: () => readonly string[]): Rdf => ({
    termsOf: (value) => [nameOf(value as string)],
    range,
  });
  const typed = (types: readonly string[], typeOf: (value: string) => string = () => types[0] as string): Rdf => ({
    termsOf: (value) => [{ value: String(value), datatype: xsd + typeOf(String(value)) }],
    range: () => types.map((type) => xsd + type),
  });
  switch (field.kind) {
    case "localized":
      return {
        termsOf: (value) => Object.entries(inItsLanguages(value as Texts)).map(([language, text]) => ({ value: text, language })),
        range: () => [`${rdf}langString`],
      };
    case "text":
    case "id": {
      const { language } = field;
      return {
        termsOf: (value) => [language ? { value: value as string, language } : { value: value as string }],
        range: () => [language ? `${rdf}langString` : `${xsd}string`],
      };
    }
    case "reference":
      return named(
        (id) => urls.record(field.to as string, id),
        () => entities.filter(({ collection }) => collection === field.to).map(({ type }) => urls.terms + type),
      );
    case "code":
      return named(
        (code) => urls.code(scheme, code),
        () => [`${skos}Concept`],
      );
    case "uri":
      return named(
        (iri) => iri,
        () => [`${rdfs}Resource`],
      );
    case "structure":
      // What stands in a structure has a name of its own, which only the record around it can give.
      return { termsOf: () => [], range: () => (field.type ? [urls.terms + field.type] : []) };
    case "date":
      return typed(Object.values(DATE_TYPES), dateType);
    default:
      return typed([kinds[field.kind].datatype]);
  }
}
