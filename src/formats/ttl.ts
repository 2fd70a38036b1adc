import type { Result } from "../model/result";
import { paths, type Urls } from "../urls";
import type { Format } from "./format";
import { documentTriples, namespaces, type Prefixes, resultTriples, type Term, type Triple, triplesOf } from "./graph";
import { term } from "./nq";

/** Turtle (RDF 1.1 Turtle): one paragraph for each subject, terms by prefix, every name absolute. */
export const ttl: Format = {
  name: "ttl",
  mediaType: "text/turtle",
  contentType: "text/turtle; charset=utf-8",
  label: { ja: "Turtle（リンクトデータ）", en: "Turtle, linked data" },
  fileType: { term: "RDF_TURTLE", name: "RDF Turtle" },
  revision: 3,
  envelope: false,
  graph: {
    uri: "http://www.w3.org/ns/formats/Turtle",
    write: (triples, prefixes) => prefixLines(prefixes) + [...paragraphs(triples, prefixes)].join(""),
  },
  async *write(result, urls) {
    yield prefixLines(namespaces(urls));
    yield* paragraphs(resultTriples(result, urls), namespaces(urls));
    yield* rowsOf(result, urls);
  },
  async *writeWhole({ release, results }, urls) {
    yield prefixLines(namespaces(urls));
    yield* paragraphs(documentTriples(paths.release(release.id), release, urls), namespaces(urls));
    for (const result of results) yield* rowsOf(result, urls);
  },
};

async function* rowsOf(result: Result, urls: Urls): AsyncGenerator<string> {
  for await (const row of result.rows) yield* paragraphs(triplesOf(result, row, urls), namespaces(urls));
}

/** The lines that declare some prefixes. */
function prefixLines(prefixes: Prefixes): string {
  const lines = Object.entries(prefixes).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`);
  return lines.join("");
}

/** Triples grouped by subject and predicate, in the order of their first appearance. */
function* paragraphs(triples: Iterable<Triple>, prefixes: Prefixes): Generator<string> {
  const short = shortener(prefixes);
  for (const [subject, predicates] of grouped(triples)) {
    const lines = [...predicates].map(([predicate, objects]) => {
      const verb = predicate === TYPE ? "a" : short(predicate);
      return `${verb} ${objects.map((object) => written(object, short)).join(", ")}`;
    });
    yield `\n${term(subject)} ${lines.join(" ;\n    ")} .\n`;
  }
}

const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/** Triples by subject and predicate. */
export function grouped(triples: Iterable<Triple>): Map<string, Map<string, Term[]>> {
  const subjects = new Map<string, Map<string, Term[]>>();
  for (const [subject, predicate, object] of triples) {
    const predicates = subjects.get(subject) ?? new Map<string, Term[]>();
    subjects.set(subject, predicates);
    predicates.set(predicate, [...(predicates.get(predicate) ?? []), object]);
  }
  return subjects;
}

type Short = (iri: string) => string;

function written(object: Term, short: Short): string {
  if (typeof object === "string") return object.startsWith("_:") ? object : short(object);
  if (!object.datatype) return term(object);
  return `${term({ value: object.value })}^^${short(object.datatype)}`;
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
