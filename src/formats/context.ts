import type { Field, Fields } from "../model/field";
import { kinds } from "../model/kinds";
import type { Result } from "../model/result";
import type { Urls } from "../urls";
import { fieldsOf, namespaces } from "./graph";

type Term = string | { readonly [keyword: string]: unknown };

/**
 * The JSON-LD 1.1 context of some results, from the registry. Each class carries the terms of its own fields (type-scoped context,
 * JSON-LD 1.1 section 4.1.8), so that `label` may mean skos:prefLabel for one and rdfs:label for another; the terms of the record hang on
 * the link to it.
 */
export function contextOf(results: readonly Result[], urls: Urls): Record<string, Term | number> {
  const { rdf: _, ...prefixes } = namespaces(urls);
  const scoped = results.map((result) => {
    const record = { "@id": "foaf:isPrimaryTopicOf", "@context": terms(fieldsOf(result, "record")) };
    const thing = { id: "dct:identifier", ...terms(fieldsOf(result, "thing")), isPrimaryTopicOf: record };
    return [result.entity.type, { "@id": `sti:${result.entity.type}`, "@context": thing }] as const;
  });
  return { "@version": 1.1, ...prefixes, ...Object.fromEntries(scoped) };
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
