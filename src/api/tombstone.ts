import { prefixesOf } from "../catalog/describe";
import type { Triple } from "../formats/graph";
import { urlsAt } from "../urls";
import { graphFormatFor } from "./negotiate";
import { type Ctx, PRIVATE } from "./respond";

/**
 * The answer that a thing is gone, 410, as its tombstone in the format for graphs that the request asks for; null where it asks for
 * none, so that the problem is answered as everywhere.
 */
export function gone(c: Ctx, triples: readonly Triple[], headers: Readonly<Record<string, string>>): Response | null {
  const { body, ...told } = written(c, triples);
  return body && new Response(body, { status: 410, headers: { "Cache-Control": "no-store", ...told.headers, ...headers } });
}

/** The answer that a thing lives on elsewhere, 308: with its tombstone where the request asks for a graph, else without a body. */
export function movedOn(c: Ctx, triples: readonly Triple[], headers: Readonly<Record<string, string>>): Response {
  const { body, ...told } = written(c, triples);
  // A shared cache that knows only the URL would give what Accept chose to others.
  const isChosen = body && "Vary" in told.headers;
  return new Response(body, {
    status: 308,
    headers: { ...told.headers, ...headers, ...(isChosen && { "Cache-Control": PRIVATE }) },
  });
}

function written(c: Ctx, triples: readonly Triple[]) {
  const { format, byAccept } = graphFormatFor(new URL(c.req.url).pathname, c.req.header("Accept"));
  const vary: Record<string, string> = byAccept ? { Vary: "Accept" } : {};
  if (!format) return { body: null, headers: vary };
  const body = new TextEncoder().encode(format.write(triples, prefixesOf(urlsAt(c.env.PUBLIC_URL))));
  return { body, headers: { ...vary, "Content-Type": format.contentType, "Content-Length": String(body.byteLength) } };
}
