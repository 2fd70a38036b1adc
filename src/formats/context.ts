import type { Entity } from "../model/entity";
import type { Field, Fields } from "../model/field";
import { kinds } from "../model/kinds";
import type { Urls } from "../urls";

type Term = string | { readonly [keyword: string]: unknown };

/**
 * The JSON-LD 1.1 context of an entity's fields, from the registry. The class carries the terms of its own fields (type-scoped
 * context, JSON-LD 1.1 section 4.1.8), so that `label` may mean skos:prefLabel for one and rdfs:label for another.
 */
export function contextOf(entity: Entity, fields: Fields, urls: Urls): Record<string, Term | number> {
  return {
    "@version": 1.1,
    sti: urls.terms,
    dct: "http://purl.org/dc/terms/",
    org: "http://www.w3.org/ns/org#",
    prov: "http://www.w3.org/ns/prov#",
    rdfs: "http://www.w3.org/2000/01/rdf-schema#",
    schema: "https://schema.org/",
    skos: "http://www.w3.org/2004/02/skos/core#",
    xsd: "http://www.w3.org/2001/XMLSchema#",
    [entity.type]: { "@id": `sti:${entity.type}`, "@context": { id: "dct:identifier", ...terms(fields) } },
  };
}

function terms(fields: Fields): Record<string, Term> {
  const result: Record<string, Term> = {};
  for (const [key, field] of Object.entries(fields)) {
    if (field.kind !== "id") result[key] = term(field.iri ?? `sti:${key}`, field);
  }
  return result;
}

function term(id: string, field: Field): Term {
  switch (field.kind) {
    case "localized":
      return { "@id": id, "@container": "@language" };
    case "code":
    case "reference":
    case "uri":
      return { "@id": id, "@type": "@id" };
    case "structure":
      return { "@id": id, "@context": terms(field.parts ?? {}) };
    case "text":
      return field.language ? { "@id": id, "@language": field.language } : id;
    case "digest":
      return { "@id": id, "@type": `xsd:${kinds.digest.datatype}` };
    default:
      return id;
  }
}
