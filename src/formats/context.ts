import type { Entity } from "../model/entity";
import type { Field, Fields } from "../model/field";
import { kinds } from "../model/kinds";
import type { Urls } from "../urls";
import { namespaces } from "./graph";

type Term = string | { readonly [keyword: string]: unknown };

/**
 * The JSON-LD 1.1 context of some entities' fields, from the registry. Each class carries the terms of its own fields
 * (type-scoped context, JSON-LD 1.1 section 4.1.8), so that `label` may mean skos:prefLabel for one and rdfs:label for another.
 */
export function contextOf(shown: readonly (readonly [Entity, Fields])[], urls: Urls): Record<string, Term | number> {
  const { rdf: _, ...prefixes } = namespaces(urls);
  const classes = shown.map(([{ type }, fields]) => [
    type,
    { "@id": `sti:${type}`, "@context": { id: "dct:identifier", ...terms(fields) } },
  ]);
  return { "@version": 1.1, ...prefixes, ...Object.fromEntries(classes) };
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
    case "yen":
      return { "@id": id, "@type": `xsd:${kinds.yen.datatype}` };
    case "text":
      return field.language ? { "@id": id, "@language": field.language } : id;
    case "digest":
      return { "@id": id, "@type": `xsd:${kinds.digest.datatype}` };
    default:
      return id;
  }
}
