import { byCodePoint } from "../model/order";
import type { Prefixes, Term, Triple } from "./graph";
import { jsonld } from "./jsonld";
import { line, nq } from "./nq";
import { compactor, grouped, paragraphs, prefixLines, ttl } from "./ttl";

/** A way to write any graph: what the portal says about itself and its terms, where a Result says what its records are. */
export type GraphFormat = {
  readonly name: string;
  readonly mediaType: string;
  readonly contentType: string;
  write(triples: readonly Triple[], prefixes: Prefixes): string;
};

/** The only list of formats for graphs; the first is the default. */
export const graphFormats: readonly GraphFormat[] = [
  { ...named(jsonld), write: (triples, prefixes) => `${JSON.stringify(document(triples, prefixes), null, 1)}\n` },
  { ...named(ttl), write: (triples, prefixes) => prefixLines(prefixes) + [...paragraphs(triples, prefixes)].join("") },
  { ...named(nq), write: (triples) => [...new Set(triples.map(line))].sort(byCodePoint).join("") },
];

function named({ name, mediaType, contentType }: Omit<GraphFormat, "write">): Omit<GraphFormat, "write"> {
  return { name, mediaType, contentType };
}

/** A graph as flattened JSON-LD 1.1 with its prefixes inside. */
function document(triples: readonly Triple[], prefixes: Prefixes): object {
  const compact = compactor(prefixes);
  const short = (iri: string) => compact(iri) ?? iri;
  const value = (object: Term) => {
    if (typeof object === "string") return { "@id": object };
    if (object.language) return { "@value": object.value, "@language": object.language };
    return object.datatype ? { "@value": object.value, "@type": short(object.datatype) } : object.value;
  };
  const nodes = [...grouped(triples)].map(([subject, predicates]) => {
    const properties = [...predicates].map(([predicate, objects]) =>
      predicate === `${prefixes.rdf}type`
        ? ["@type", objects.map((object) => short(object as string))]
        : [short(predicate), objects.map(value)],
    );
    return { "@id": subject, ...Object.fromEntries(properties) };
  });
  return { "@context": prefixes, "@graph": nodes };
}
