import type { Row } from "../model/field";
import { byCodePoint, inCodePoints } from "../model/order";
import type { Result } from "../model/result";
import { paths, type Urls } from "../urls";
import type { Format } from "./format";
import { documentTriples, linkedReader, recordNames, resultTriples, type Term, type Triple, triplesReader } from "./graph";

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
  revision: 8,
  envelope: false,
  graph: {
    uri: "http://www.w3.org/ns/formats/N-Quads",
    write: (triples) => sorted(new Set(triples.map(line))).join(""),
  },
  async *write(result, urls) {
    yield* canonical([result], resultTriples(result, urls), urls);
  },
  async *writeWhole({ release, results }, urls) {
    yield* canonical(results, documentTriples(paths.release(release.id), release, urls), urls);
  },
};

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

/**
 * All lines in the order of code points (RDF Dataset Canonicalization 1.0, section 4.4), each once, many at a time. What a row says is said
 * of the thing, of the record, or of what is named after one of them; so in the order of these names rows come one after another, and only
 * lines of neighbours have to be sorted. What is said of anything else is little, and joins where it belongs.
 */
async function* canonical(results: readonly Result[], document: Iterable<Triple>, urls: Urls): AsyncGenerator<string> {
  const elsewhere = new Set([...document].map(line));
  const blocks: Block[] = [];
  for (const result of results) {
    const rows = Symbol.iterator in result.rows ? [...result.rows] : await Array.fromAsync(result.rows);
    const names = namesIn(result, urls);
    for (const one of saidElsewhere(result, rows, names, urls)) elsewhere.add(one);
    for (const name of names) blocks.push({ beginning: name(""), name, rows, triplesOf: triplesReader(result, urls) });
  }
  blocks.sort((a, b) => byCodePoint(a.beginning, b.beginning));
  const others = sorted(elsewhere);
  let joined = 0;
  let piece: string[] = [];
  for (const block of blocks) {
    for (const group of groupsOf(block)) {
      const last = group.at(-1) as string;
      const from = joined;
      while (joined < others.length && byCodePoint(others[joined] as string, last) <= 0) joined++;
      for (const one of joined > from ? sorted(new Set([...others.slice(from, joined), ...group])) : group) piece.push(one);
      if (piece.length < LINES_A_PIECE) continue;
      yield piece.join("");
      piece = [];
    }
  }
  yield [...piece, ...others.slice(joined)].join("");
}

/** The rows of a result under one of their two names, all of which have one beginning. */
type Block = {
  readonly beginning: string;
  readonly name: (id: string) => string;
  readonly rows: readonly Row[];
  readonly triplesOf: (row: Row) => readonly Triple[];
};

/** How the things and the records of a result are named; what only points at records names neither. */
function namesIn(result: Result, urls: Urls): ((id: string) => string)[] {
  const { collection, collectionOf } = result.entity;
  return collectionOf ? [] : [(id) => urls.record(collection, id), recordNames(result, urls)];
}

/** The lines that rows say of anything but themselves. */
function* saidElsewhere(
  result: Result,
  rows: readonly Row[],
  names: readonly ((id: string) => string)[],
  urls: Urls,
): Generator<string> {
  const linkedOf = linkedReader(result);
  const triplesOf = triplesReader(result, urls);
  for (const row of rows) {
    if (names.length > 0 && !linkedOf(row).reverse?.length) continue;
    for (const triple of triplesOf(row)) if (!names.some((name) => isSaidOf(name(row.id), triple))) yield line(triple);
  }
}

/** The lines of a block in order, those of rows together whose names begin alike: a name and what is named after it may stand between. */
function* groupsOf({ name, rows, triplesOf }: Block): Generator<readonly string[]> {
  let first: string | null = null;
  let lines = new Set<string>();
  for (const row of inOrder(rows, name)) {
    const subject = name(row.id);
    if (first !== null && !subject.startsWith(first)) {
      yield sorted(lines);
      [first, lines] = [null, new Set()];
    }
    first ??= subject;
    for (const triple of triplesOf(row)) if (isSaidOf(subject, triple)) lines.add(line(triple));
  }
  if (lines.size > 0) yield sorted(lines);
}

/** Rows by their names. Those of a release come in this order already. */
function inOrder(rows: readonly Row[], name: (id: string) => string): readonly Row[] {
  const order = (a: Row, b: Row) => byCodePoint(name(a.id), name(b.id));
  const isOrdered = rows.every((row, i) => i === 0 || order(rows[i - 1] as Row, row) <= 0);
  return isOrdered ? rows : [...rows].sort(order);
}

function isSaidOf(name: string, [subject]: Triple): boolean {
  return subject.startsWith(name) && (subject.length === name.length || subject[name.length] === "#");
}

function sorted(lines: ReadonlySet<string>): string[] {
  const all = [...lines];
  inCodePoints(all);
  return all;
}
