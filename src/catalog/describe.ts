import { expanded, namespaces, type Prefixes, type Term, type Triple } from "../formats/graph";
import { languages, type Text } from "../model/text";
import type { Urls } from "../urls";

/** What can be said of a thing: another by its IRI, a typed value, words in both languages, or a plain text. */
export type Value = { readonly id: string } | { readonly value: string; readonly datatype: string } | Text | string;

type Properties = Readonly<Record<string, Value | readonly Value[] | null | undefined>>;

/** The namespaces of what the portal says about itself, beside those of records. */
export function prefixesOf(urls: Urls): Prefixes {
  return {
    ...namespaces(urls),
    adms: "http://www.w3.org/ns/adms#",
    dcatap: "http://data.europa.eu/r5r/",
    owl: "http://www.w3.org/2002/07/owl#",
    spdx: "http://spdx.org/rdf/terms#",
    vann: "http://purl.org/vocab/vann/",
    vcard: "http://www.w3.org/2006/vcard/ns#",
    void: "http://rdfs.org/ns/void#",
  };
}

/**
 * Makes the triples of a thing from its properties, all written with prefixes: `a` names its classes, `null` says nothing. Words in
 * both languages become a literal in each.
 */
export function describer(urls: Urls): (subject: string, properties: Properties) => Triple[] {
  const prefixes = prefixesOf(urls);
  const full = (compact: string) => expanded(compact, prefixes);
  const terms = (value: Value): Term[] => {
    if (typeof value === "string") return [{ value }];
    if ("id" in value) return [prefixes[value.id.slice(0, value.id.indexOf(":"))] ? full(value.id) : value.id];
    if ("value" in value) return [{ value: value.value, datatype: full(value.datatype) }];
    return languages.map((language) => ({ value: value[language], language }));
  };
  return (subject, properties) =>
    Object.entries(properties).flatMap(([key, given]) => {
      const values = given === null || given === undefined ? [] : Array.isArray(given) ? (given as Value[]) : [given as Value];
      if (key === "a") return values.map((name): Triple => [subject, full("rdf:type"), full(name as string)]);
      return values.flatMap(terms).map((object): Triple => [subject, full(key), object]);
    });
}
