import { inCodePoints } from "../model/order";
import type { Result } from "../model/result";
import { paths, type Urls } from "../urls";
import type { Format } from "./format";
import { documentTriples, resultTriples, type Term, type Triple, triplesReader } from "./graph";

/**
 * N-Quads in canonical form (RDF Dataset Canonicalization 1.0): every name is an IRI, so the canonical form is the sorted set of
 * canonical lines, and the SHA-256 of the file is the hash of the graph.
 */
export const nq: Format = {
  name: "nq",
  mediaType: "application/n-quads",
  contentType: "application/n-quads; charset=utf-8",
  label: { ja: "N-Quads（正規形）", en: "N-Quads, in canonical order" },
  fileType: { term: "RDF_N_QUADS", name: "RDF N-Quads" },
  revision: 3,
  envelope: false,
  graph: {
    uri: "http://www.w3.org/ns/formats/N-Quads",
    write: (triples) => [...sorted(new Set(triples.map(line)))].join(""),
  },
  async *write(result, urls) {
    const lines = new Set([...resultTriples(result, urls)].map(line));
    for await (const one of linesOf(result, urls)) lines.add(one);
    yield* sorted(lines);
  },
  async *writeWhole({ release, results }, urls) {
    const lines = new Set([...documentTriples(paths.release(release.id), release, urls)].map(line));
    for (const result of results) for await (const one of linesOf(result, urls)) lines.add(one);
    yield* sorted(lines);
  },
};

async function* linesOf(result: Result, urls: Urls): AsyncGenerator<string> {
  const triplesOf = triplesReader(result, urls);
  for await (const row of result.rows) for (const triple of triplesOf(row)) yield line(triple);
}

/** A line of canonical N-Quads: single spaces, no graph name, a line feed (RDF 1.2 N-Quads, section 4). */
export function line([subject, predicate, object]: Triple): string {
  return `${term(subject)} ${term(predicate)} ${term(object)} .\n`;
}

/** A term as N-Triples and Turtle both read it. */
export function term(value: Term): string {
  if (typeof value === "string") return value.startsWith("_:") ? value : `<${value}>`;
  const quoted = `"${ESCAPED.test(value.value) ? value.value.replaceAll(EACH_ESCAPED, escaped) : value.value}"`;
  if (value.language) return `${quoted}@${value.language}`;
  return value.datatype ? `${quoted}^^<${value.datatype}>` : quoted;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the canonical form escapes just these
const ESCAPED = /["\\\u0000-\u001f\u007f]/;
const EACH_ESCAPED = new RegExp(ESCAPED, "g");
const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\f": "\\f",
  "\r": "\\r",
};

function escaped(character: string): string {
  return SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

// A book has millions of lines, and each piece costs whoever takes it a step.
const LINES_A_PIECE = 1000;

/** In the order of code points (RDF Dataset Canonicalization 1.0, section 4.4), many lines at a time. */
function* sorted(lines: ReadonlySet<string>): Generator<string> {
  const all = [...lines];
  inCodePoints(all);
  for (let at = 0; at < all.length; at += LINES_A_PIECE) yield all.slice(at, at + LINES_A_PIECE).join("");
}
