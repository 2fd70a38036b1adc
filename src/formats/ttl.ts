import type { Result } from "../model/result";
import { paths, type Urls } from "../urls";
import type { Format } from "./format";
import { documentPath, documentTriples, namespaces, type Term, type Triple, triplesOf } from "./graph";
import { term } from "./nq";

/** Turtle (RDF 1.1 Turtle): one paragraph for each subject, terms by prefix, every name absolute. */
export const ttl: Format = {
  name: "ttl",
  mediaType: "text/turtle",
  contentType: "text/turtle; charset=utf-8",
  label: { ja: "Turtle（リンクトデータ）", en: "Turtle, linked data" },
  revision: 1,
  envelope: false,
  async *write(result, urls) {
    yield prefixes(urls);
    yield* paragraphs(documentTriples(documentPath(result), result.release, urls), urls);
    yield* rowsOf(result, urls);
  },
  async *writeWhole({ release, results }, urls) {
    yield prefixes(urls);
    yield* paragraphs(documentTriples(paths.release(release.id), release, urls), urls);
    for (const result of results) yield* rowsOf(result, urls);
  },
};

async function* rowsOf(result: Result, urls: Urls): AsyncGenerator<string> {
  for await (const row of result.rows) yield* paragraphs(triplesOf(result, row, urls), urls);
}

function prefixes(urls: Urls): string {
  const lines = Object.entries(namespaces(urls)).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`);
  return lines.join("");
}

/** Triples grouped by subject and predicate, in the order of their first appearance. */
function* paragraphs(triples: Iterable<Triple>, urls: Urls): Generator<string> {
  const subjects = new Map<string, Map<string, Term[]>>();
  for (const [subject, predicate, object] of triples) {
    const predicates = subjects.get(subject) ?? new Map<string, Term[]>();
    subjects.set(subject, predicates);
    predicates.set(predicate, [...(predicates.get(predicate) ?? []), object]);
  }
  const short = shortener(urls);
  for (const [subject, predicates] of subjects) {
    const lines = [...predicates].map(([predicate, objects]) => {
      const verb = predicate === `${namespaces(urls).rdf}type` ? "a" : short(predicate);
      return `${verb} ${objects.map((object) => written(object, short)).join(", ")}`;
    });
    yield `\n${term(subject)} ${lines.join(" ;\n    ")} .\n`;
  }
}

type Short = (iri: string) => string;

function written(object: Term, short: Short): string {
  if (typeof object === "string") return object.startsWith("_:") ? object : short(object);
  if (!object.datatype) return term(object);
  return `${term({ value: object.value })}^^${short(object.datatype)}`;
}

/** An IRI by its prefix where the rest is a plain name, in angle brackets elsewhere. */
function shortener(urls: Urls): Short {
  const known = Object.entries(namespaces(urls));
  return (iri) => {
    const found = known.find(([, namespace]) => iri.startsWith(namespace) && /^[A-Za-z]\w*$/.test(iri.slice(namespace.length)));
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : `<${iri}>`;
  };
}
