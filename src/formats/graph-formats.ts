import { byCodePoint } from "../model/order";
import type { Prefixes, Triple } from "./graph";
import { jsonld, nodesFrom } from "./jsonld";
import { line, nq } from "./nq";
import { paragraphs, prefixLines, ttl } from "./ttl";

/** A way to write any graph: what the portal says about itself and its terms, where a Result says what its records are. */
export type GraphFormat = {
  readonly name: string;
  readonly mediaType: string;
  readonly contentType: string;
  write(triples: readonly Triple[], prefixes: Prefixes): string;
};

/** The only list of formats for graphs; the first is the default. */
export const graphFormats: readonly GraphFormat[] = [
  {
    ...named(jsonld),
    write: (triples, prefixes) => `${JSON.stringify({ "@context": prefixes, "@graph": nodesFrom(triples, prefixes) }, null, 1)}\n`,
  },
  { ...named(ttl), write: (triples, prefixes) => prefixLines(prefixes) + [...paragraphs(triples, prefixes)].join("") },
  { ...named(nq), write: (triples) => [...new Set(triples.map(line))].sort(byCodePoint).join("") },
];

function named({ name, mediaType, contentType }: Omit<GraphFormat, "write">): Omit<GraphFormat, "write"> {
  return { name, mediaType, contentType };
}
