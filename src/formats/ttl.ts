import type { Result } from "../model/result";
import { paths, type Urls } from "../urls";
import type { Format } from "./format";
import { documentTriples, namespaces, type Prefixes, resultTriples, type Term, type Triple, triplesReader } from "./graph";
import { term as written } from "./nq";
import { inPieces } from "./pieces";

/** Turtle (RDF 1.1 Turtle): one paragraph for each subject, terms by prefix, every name absolute. */
export const ttl: Format = {
  name: "ttl",
  mediaType: "text/turtle",
  contentType: "text/turtle; charset=utf-8",
  label: { ja: "Turtle（リンクトデータ）", en: "Turtle, linked data" },
  fileType: { term: "RDF_TURTLE", name: "RDF Turtle" },
  revision: 8,
  envelope: false,
  streams: true,
  graph: {
    uri: "http://www.w3.org/ns/formats/Turtle",
    write: (triples, prefixes) => prefixLines(prefixes) + paragraphsWriter(prefixes)(triples),
  },
  async *write(result, urls) {
    yield prefixLines(namespaces(urls));
    yield paragraphsWriter(namespaces(urls))(resultTriples(result, urls));
    yield* rowsOf(result, urls);
  },
  async *writeWhole({ release, results }, urls) {
    yield prefixLines(namespaces(urls));
    yield paragraphsWriter(namespaces(urls))(documentTriples(paths.release(release.id), release, urls));
    for (const result of results) yield* rowsOf(result, urls);
  },
};

function rowsOf(result: Result, urls: Urls): AsyncGenerator<string> {
  const triplesOf = triplesReader(result, urls);
  const paragraphsOf = paragraphsWriter(namespaces(urls));
  return inPieces(result.rows, (row, parts) => parts.push(paragraphsOf(triplesOf(row))));
}

/** The lines that declare some prefixes. */
function prefixLines(prefixes: Prefixes): string {
  const lines = Object.entries(prefixes).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`);
  return lines.join("");
}

/** Writes triples grouped by subject and predicate, in the order of their first appearance. */
function paragraphsWriter(prefixes: Prefixes): (triples: Iterable<Triple>) => string {
  const short = shortener(prefixes);
  // Predicates and types of values are few, and said again in every paragraph.
  const known = new Map([[TYPE, "a"]]);
  const term = (iri: string) => {
    const held = known.get(iri) ?? short(iri);
    known.set(iri, held);
    return held;
  };
  return (triples) => {
    let text = "";
    for (const [subject, predicates] of grouped(triples)) {
      text += `\n${written(subject)}`;
      let separator = " ";
      for (const [predicate, objects] of predicates) {
        text += `${separator}${term(predicate)} ${objects.map((object) => objectText(object, short, term)).join(", ")}`;
        separator = " ;\n    ";
      }
      text += " .\n";
    }
    return text;
  };
}

const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/** Triples by subject and predicate. */
export function grouped(triples: Iterable<Triple>): Map<string, Map<string, Term[]>> {
  const subjects = new Map<string, Map<string, Term[]>>();
  for (const [subject, predicate, object] of triples) {
    const predicates = subjects.get(subject) ?? new Map<string, Term[]>();
    subjects.set(subject, predicates);
    const objects = predicates.get(predicate);
    if (objects) objects.push(object);
    else predicates.set(predicate, [object]);
  }
  return subjects;
}

type Short = (iri: string) => string;

function objectText(object: Term, short: Short, typeOf: Short): string {
  if (typeof object === "string") return object.startsWith("_:") ? object : short(object);
  if (!object.datatype) return written(object);
  return `${written({ value: object.value })}^^${typeOf(object.datatype)}`;
}

function shortener(prefixes: Prefixes): Short {
  const compact = compactor(prefixes);
  return (iri) => compact(iri) ?? `<${iri}>`;
}

/** An IRI by its prefix where the rest is a plain name; null elsewhere. */
export function compactor(prefixes: Prefixes): (iri: string) => string | null {
  const known = Object.entries(prefixes);
  return (iri) => {
    const found = known.find(([, namespace]) => iri.startsWith(namespace) && /^[A-Za-z]\w*$/.test(iri.slice(namespace.length)));
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : null;
  };
}
