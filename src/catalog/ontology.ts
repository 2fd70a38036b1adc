import { rdfOf, type Triple } from "../formats/graph";
import { entities } from "../model";
import { type ClassName, classes } from "../model/classes";
import type { Entity } from "../model/entity";
import { type Field, type Fields, schemeOf } from "../model/field";
import { hits } from "../model/hits";
import type { Text } from "../model/text";
import { themesScheme } from "../model/themes";
import { LICENCE, paths, type Urls } from "../urls";
import { datasetTitle } from "./dataset";
import { describer, type Value } from "./describe";

/** A code list: its name in IRIs, what it is called, and its codes. */
export type Scheme = {
  readonly name: string;
  readonly label: Text;
  readonly values: Readonly<Record<string, Text>>;
  readonly meanings?: Field["meanings"];
};

const described: readonly Entity[] = [...entities, hits];
const inner = Object.entries(classes).map(([type, one]) => ({ type, ...one }));

/** Raised with every change of a term or of what is said of it; a test holds it to the digest of the triples. */
export const VERSION = "1.2.0";
const MODIFIED = "2026-11-30";

/** The portal's own terms, from the registry: a class for each kind of record, a property for each field without a shared term. */
export function ontologyTriples(urls: Urls): Triple[] {
  const about = describer(urls);
  const ontology = urls.absolute(paths.terms());
  return [
    ...about(ontology, {
      a: ["owl:Ontology"],
      "dct:title": { ja: `${datasetTitle.ja}の語彙`, en: `Terms of ${datasetTitle.en}` },
      "dct:creator": { id: urls.absolute(paths.catalog("#publisher")) },
      "dct:license": { id: LICENCE },
      "dct:modified": { value: MODIFIED, datatype: "xsd:date" },
      "owl:versionInfo": VERSION,
      "vann:preferredNamespacePrefix": "sti",
      "vann:preferredNamespaceUri": { value: urls.terms, datatype: "xsd:anyURI" },
    }),
    ...about(urls.terms + themesScheme.term, {
      a: ["skos:ConceptScheme"],
      "skos:prefLabel": themesScheme.label,
      "rdfs:isDefinedBy": { id: ontology },
    }),
    ...[...described, ...inner].flatMap(({ type, label, description, subClassOf = [] }) =>
      about(urls.terms + type, {
        a: ["rdfs:Class", "owl:Class"],
        "rdfs:label": label,
        "rdfs:comment": description,
        "rdfs:subClassOf": subClassOf.map((id) => ({ id })),
        "rdfs:isDefinedBy": { id: ontology },
      }),
    ),
    ...[...ownProperties()].flatMap(([key, uses]) =>
      about(urls.terms + key, {
        a: ["rdf:Property"],
        "rdfs:label": generalLabels[key] ?? uses[0]?.field.label,
        "rdfs:comment": distinct(uses.map(({ field }) => field.description)),
        "schema:domainIncludes": distinct(uses.map(({ type }) => ({ id: urls.terms + type }))),
        "schema:rangeIncludes": distinct(
          uses.flatMap(({ field, scheme }) =>
            rdfOf(field, scheme, urls)
              .range()
              .map((id) => ({ id })),
          ),
        ),
        // The list that the concepts are of; a list is no class.
        "rdfs:seeAlso": distinct(uses.flatMap(({ field, scheme }) => (field.kind === "code" ? { id: urls.scheme(scheme) } : []))),
        "rdfs:isDefinedBy": { id: ontology },
      }),
    ),
    // Where a search found a record.
    ...about(`${urls.terms}record`, {
      a: ["rdf:Property"],
      "rdfs:label": { ja: "レコード", en: "Record" },
      "schema:domainIncludes": { id: `${urls.terms}${hits.type}` },
      "rdfs:isDefinedBy": { id: ontology },
    }),
  ];
}

/** Every code list of the registry. */
export function schemes(): ReadonlyMap<string, Scheme> {
  const found = new Map<string, Scheme>();
  for (const entity of described) {
    for (const [, { field, scheme }] of usesOf(entity))
      if (field.values && !field.virtual) {
        const { label, values, meanings } = field;
        found.set(scheme, { name: scheme, label, values, meanings });
      }
  }
  return found;
}

/** A code list as a SKOS concept scheme (SKOS Reference, sections 3 and 4). */
export function schemeTriples({ name, label, values, meanings }: Scheme, urls: Urls): Triple[] {
  const about = describer(urls);
  const scheme = urls.scheme(name);
  return [
    ...about(scheme, {
      a: ["skos:ConceptScheme"],
      "skos:prefLabel": label,
      "skos:hasTopConcept": Object.keys(values).map((code) => ({ id: urls.code(name, code) })),
    }),
    ...Object.entries(values).flatMap(([code, words]) =>
      about(urls.code(name, code), {
        a: ["skos:Concept"],
        "skos:prefLabel": words,
        ...(meanings?.[code] && { "skos:definition": meanings[code] }),
        "skos:notation": code,
        "skos:inScheme": { id: scheme },
        "skos:topConceptOf": { id: scheme },
      }),
    ),
  ];
}

/** A field in a class that has it, with the name of its code list. */
type Use = { readonly type: string; readonly field: Field; readonly scheme: string };

/** Fields that no shared vocabulary has a term for, by key; one key is one property, whichever classes have it. */
function ownProperties(): Map<string, Use[]> {
  const found = new Map<string, Use[]>();
  for (const entity of described) {
    for (const [key, use] of usesOf(entity)) {
      const { field } = use;
      if (field.iri || field.kind === "id" || field.virtual) continue;
      found.set(key, [...(found.get(key) ?? []), use]);
    }
  }
  return found;
}

/** What a property is called that classes have under labels of their own. */
const generalLabels: Readonly<Record<string, Text>> = {
  partOf: { ja: "上位のもの", en: "Part of" },
  sha256: { ja: "SHA-256", en: "SHA-256" },
  status: { ja: "状態", en: "Status" },
  theme: { ja: "テーマ", en: "Theme" },
};

/** Each once. */
function distinct<V extends Value>(values: readonly V[]): V[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** Every field, those inside structures too, with the class that it is said of and the name of its code list. */
function* walk(fields: Fields, above: string, typeOf: (field: Field) => string): Generator<[key: string, Use]> {
  for (const [key, field] of Object.entries(fields)) {
    const scheme = schemeOf(field, above, key);
    yield [key, { type: typeOf(field), field, scheme }];
    if (field.parts) yield* walk(field.parts, scheme, () => field.type ?? typeOf(field));
  }
}

/** The fields of an entity, said of the thing or of the record. */
function usesOf({ fields, collection, type }: Entity) {
  return walk(fields, collection, ({ ofRecord }) => (ofRecord ? RECORD : type));
}

const RECORD: ClassName = "Record";
