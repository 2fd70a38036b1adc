import type { Context } from "hono";
import type { Cost } from "../db/session";
import type { Env } from "../env";
import { formats } from "../formats";
import type { Format } from "../formats/format";
import { sha256 } from "../model/digest";
import type { Release } from "../model/release";
import type { Result } from "../model/result";
import { LICENCE, paths, urlsAt } from "../urls";

export type Ctx = Context<{ Bindings: Env }>;

/** One representation of one thing: where it is for ever, and how this request reached it. */
export type Representation = {
  readonly format: Format;
  /** Whether Accept chose the format. */
  readonly byAccept: boolean;
  /** Whether the request named no release. */
  readonly alias: boolean;
  readonly release: string;
  /** Path of the thing in a release, for a format: `list`, `record` or `search` of paths, bound to its arguments. */
  readonly path: (place: { release?: string | undefined; extension?: string | undefined; query?: string | undefined }) => string;
  /** Canonical query string. */
  readonly query: string;
};

/** Path and query of a representation in its release. JSON is the default and bears no extension. */
export function canonicalPath({ path, format, release, query }: Representation): string {
  return path({ release, extension: extensionOf(format), query });
}

/**
 * A strong entity tag from release, canonical URL and the writer's revision (RFC 9110, section 8.8.3): known before any SQL,
 * so an answer of 304 reads no row.
 */
export async function etagOf(representation: Representation, publicUrl: string): Promise<string> {
  const { format, release } = representation;
  const digest = await sha256(`${publicUrl} ${format.name} ${format.revision} ${canonicalPath(representation)}`);
  return `"${release}-${digest.slice(0, 20)}"`;
}

/**
 * Whether the client holds this representation already. If-None-Match beats If-Modified-Since (RFC 9110, section 13.2.2); `*`
 * asks whether the thing exists, which only reading it can tell.
 */
export function isFresh(c: Ctx, etag: string): boolean {
  const held = c.req.header("If-None-Match");
  if (held === undefined || held.trim() === "*") return false;
  return held.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);
}

/** 304 with the headers that a cache must update (RFC 9110, section 15.4.5). */
export function notModified(representation: Representation, etag: string): Response {
  return new Response(null, {
    status: 304,
    headers: { ...caching(representation), ETag: etag, "Content-Location": canonicalPath(representation) },
  });
}

/** Writes a result in its format, with every header that describes it. */
export async function respond(c: Ctx, representation: Representation, etag: string, result: Result, cost: Cost): Promise<Response> {
  const { format } = representation;
  if (isUnmodifiedSince(c, result.release)) return notModified(representation, etag);
  const chunks: string[] = [];
  for await (const chunk of format.write(result, urlsAt(c.env.PUBLIC_URL))) chunks.push(chunk);
  const body = new TextEncoder().encode(chunks.join(""));
  return new Response(body, {
    headers: {
      ...caching(representation),
      "Content-Type": format.contentType,
      "Content-Length": String(body.byteLength),
      "Content-Location": canonicalPath(representation),
      ETag: etag,
      "Last-Modified": httpDate(result.release.issued),
      "Memento-Datetime": httpDate(result.release.issued),
      Link: linksOf(representation, result, c.env.PUBLIC_URL),
      "Server-Timing": `db;dur=${cost.milliseconds.toFixed(2)}, rows;desc="${cost.rowsRead}", statements;desc="${cost.statements}"`,
    },
  });
}

/** Midnight UTC of a day as an HTTP date (RFC 9110, section 5.6.7). */
export function httpDate(day: string): string {
  return new Date(`${day}T00:00:00Z`).toUTCString();
}

/** Frozen answers may be kept for a year, aliases for a minute. */
function caching({ alias, byAccept }: Representation): Record<string, string> {
  const frozen = "public, max-age=31536000, immutable";
  const latest = "public, max-age=60, stale-while-revalidate=86400";
  return { "Cache-Control": alias ? latest : frozen, ...(byAccept && { Vary: "Accept" }) };
}

function isUnmodifiedSince(c: Ctx, release: Release): boolean {
  if (c.req.header("If-None-Match") !== undefined) return c.req.header("If-None-Match")?.trim() === "*";
  const since = Date.parse(c.req.header("If-Modified-Since") ?? "");
  return !Number.isNaN(since) && Date.parse(`${release.issued}T00:00:00Z`) <= since;
}

/** Link relations of a representation (RFC 8288): identity is absolute, navigation is a path. */
function linksOf(representation: Representation, result: Result, publicUrl: string): string {
  const { path, format, query } = representation;
  const { release, page } = result;
  const canonical = publicUrl + canonicalPath(representation);
  const links: [target: string, relation: string, more?: string][] = [
    [canonical, "canonical"],
    [canonical, "cite-as"],
    [LICENCE, "license"],
    [paths.openapi(), "service-desc", 'type="application/json"'],
    [path({ extension: extensionOf(format), query: withoutCursor(query) }), "latest-version"],
  ];
  if (release.predecessor) {
    links.push([
      path({ release: release.predecessor, extension: extensionOf(format), query: withoutCursor(query) }),
      "predecessor-version",
    ]);
  }
  for (const other of formats) {
    const fits = other.envelope || format.envelope === other.envelope || !/(^|&)(include|facet)=/.test(query);
    if (other !== format && fits)
      links.push([path({ release: release.id, extension: extensionOf(other), query }), "alternate", `type="${other.mediaType}"`]);
  }
  if (page?.next) links.push([page.next, "next"]);
  return links.map(([target, relation, more]) => `<${target}>; rel="${relation}"${more ? `; ${more}` : ""}`).join(", ");
}

function extensionOf(format: Format): string | undefined {
  return format === formats[0] ? undefined : format.name;
}

function withoutCursor(query: string): string {
  return query
    .split("&")
    .filter((part) => !part.startsWith("cursor="))
    .join("&");
}
