import type { Context } from "hono";
import type { Cost } from "../db/session";
import type { Env } from "../env";
import { defaultFormat, formats } from "../formats";
import type { Format } from "../formats/format";
import { sha256 } from "../model/digest";
import type { Result } from "../model/result";
import { LICENCE, type Place, paths, urlsAt } from "../urls";
import { limits } from "./limits";
import { Problem } from "./problem";

export type Ctx = Context<{ Bindings: Env }>;

/** One representation of one thing: where it is for ever, and how this request reached it. */
export type Representation = {
  readonly format: Format;
  /** Whether Accept chose the format. */
  readonly byAccept: boolean;
  /** Whether the request named no release. */
  readonly alias: boolean;
  readonly release: string;
  /** Path of the thing at a place: in a release, in a format, with a query. */
  readonly path: (place: Place) => string;
  /** Canonical query string. */
  readonly query: string;
};

// Beyond this length of the query, links that repeat it would outgrow what clients accept in a header.
const LINKED_QUERY = 700;

/** Path and query of a representation in its release. JSON is the default and bears no extension. */
export function canonicalPath({ path, format, release, query }: Representation): string {
  return path({ release, extension: extensionOf(format), query });
}

/**
 * A strong entity tag from release, canonical URL and the writer's revision (RFC 9110, section 8.8.3): known before any SQL,
 * so an answer of 304 reads no row. Throws where the canonical URL is longer than a URL may be.
 */
export async function etagOf(representation: Representation, publicUrl: string): Promise<string> {
  const { format, release } = representation;
  const canonical = canonicalPath(representation);
  if (canonical.length > limits.urlBytes) throw tooLong(canonical.length);
  const digest = await sha256(`${publicUrl} ${format.name} ${format.revision} ${canonical}`);
  return `"${release}-${digest.slice(0, 20)}"`;
}

/** The problem of a URL that is too long. */
export function tooLong(length: number): Problem {
  return new Problem("uri-too-long", {
    en: `The URL has ${length} bytes; ${limits.urlBytes} are allowed.`,
    ja: `URLが${length}バイトあります（${limits.urlBytes}バイトまで）。`,
  });
}

/**
 * The answer that needs no reading: 304 where the client holds this state (RFC 9110, section 13.2.2). Null where the thing must
 * be read: for If-Match, which is looked at first, and for `*`, which asks whether the thing exists.
 */
export function precondition(c: Ctx, representation: Representation, etag: string): Response | null {
  if (c.req.header("If-Match") !== undefined) return null;
  return isFresh(c, etag)
    ? notModified({ ...caching(representation), "Content-Location": canonicalPath(representation) }, etag)
    : null;
}

/** Whether If-None-Match names this state, compared weakly (RFC 9110, section 13.1.2). */
export function isFresh(c: Ctx, etag: string): boolean {
  const held = tagsOf(c.req.header("If-None-Match"));
  return held?.some((one) => one.replace(/^W\//, "") === etag) ?? false;
}

/** 304 with the headers that a cache must update (RFC 9110, section 15.4.5). */
export function notModified(headers: Record<string, string>, etag: string): Response {
  return new Response(null, { status: 304, headers: { ...headers, ETag: etag } });
}

/** Writes a result in its format, with every header that describes it; 412 where If-Match names another state. */
export async function respond(c: Ctx, representation: Representation, etag: string, result: Result, cost: Cost): Promise<Response> {
  const { format, alias } = representation;
  const location = canonicalPath(representation);
  const expected = tagsOf(c.req.header("If-Match"));
  if (expected && !expected.includes("*") && !expected.includes(etag)) {
    throw new Problem("precondition-failed", {
      en: `This representation has the ETag ${etag}.`,
      ja: `この表現のETagは ${etag} です。`,
    });
  }
  // An alias moves within the day that Last-Modified can tell, so only its tag is compared.
  if (isFresh(c, etag) || existsAndAskedSo(c) || (!alias && isUnmodifiedSince(c, result.release.issued))) {
    return notModified({ ...caching(representation), "Content-Location": location }, etag);
  }
  const chunks: string[] = [];
  for await (const chunk of format.write(result, urlsAt(c.env.PUBLIC_URL))) chunks.push(chunk);
  const body = new TextEncoder().encode(chunks.join(""));
  return new Response(body, {
    headers: {
      ...caching(representation),
      "Content-Type": format.contentType,
      "Content-Length": String(body.byteLength),
      "Content-Location": location,
      ETag: etag,
      "Last-Modified": httpDate(result.release.issued),
      "Memento-Datetime": httpDate(result.release.issued),
      Link: linksOf(representation, result, c.env.PUBLIC_URL),
      "Server-Timing": `db;dur=${cost.milliseconds.toFixed(2)}, rows;desc="${cost.rowsRead}", statements;desc="${cost.statements}"`,
    },
  });
}

/** Sends a JSON document that is no result, tagged by its bytes. */
export async function sendJson(c: Ctx, document: unknown, headers: Record<string, string>): Promise<Response> {
  const body = new TextEncoder().encode(`${JSON.stringify(document)}\n`);
  const etag = `"${(await sha256(body as Uint8Array<ArrayBuffer>)).slice(0, 20)}"`;
  if (isFresh(c, etag) || existsAndAskedSo(c)) return notModified(headers, etag);
  const described = { "Content-Type": defaultFormat.contentType, "Content-Length": String(body.byteLength), ETag: etag };
  return new Response(body, { headers: { ...headers, ...described } });
}

/** Midnight UTC of a day as an HTTP date (RFC 9110, section 5.6.7). */
export function httpDate(day: string): string {
  return new Date(`${day}T00:00:00Z`).toUTCString();
}

/** The extension of a format in canonical URLs: none for the default. */
export function extensionOf(format: Format): string | undefined {
  return format === defaultFormat ? undefined : format.name;
}

/**
 * Frozen answers may be kept for a year, aliases for a minute. What Accept chose against the default is for the client alone:
 * a shared cache that knows only the URL would give it to others.
 */
function caching({ alias, byAccept, format }: Representation): Record<string, string> {
  if (byAccept && format !== defaultFormat) return { "Cache-Control": "private, max-age=60", Vary: "Accept" };
  const frozen = "public, max-age=31536000, immutable";
  const latest = "public, max-age=60, stale-while-revalidate=86400";
  return { "Cache-Control": alias ? latest : frozen, ...(byAccept && { Vary: "Accept" }) };
}

function tagsOf(header: string | undefined): string[] | null {
  return header?.match(/\*|(?:W\/)?"[^"]*"/g) ?? null;
}

function existsAndAskedSo(c: Ctx): boolean {
  return c.req.header("If-None-Match")?.trim() === "*";
}

/** If-Modified-Since counts only without If-None-Match, and only as an HTTP date. */
function isUnmodifiedSince(c: Ctx, issued: string): boolean {
  const since = c.req.header("If-Modified-Since") ?? "";
  if (
    c.req.header("If-None-Match") !== undefined ||
    !/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(since)
  )
    return false;
  return Date.parse(httpDate(issued)) <= Date.parse(since);
}

/** Link relations of a representation (RFC 8288): identity is absolute, navigation is a path. */
function linksOf(representation: Representation, { release, page }: Result, publicUrl: string): string {
  const { path, format, query } = representation;
  const canonical = publicUrl + canonicalPath(representation);
  const links: [target: string, relation: string, more?: string][] = [
    [canonical, "canonical"],
    [LICENCE, "license"],
    [paths.openapi(), "service-desc", 'type="application/json"'],
  ];
  if (page?.next) links.push([page.next, "next"]);
  if (query.length <= LINKED_QUERY) {
    const extension = extensionOf(format);
    const fromStart = query.replace(/(^|&)cursor=[^&]*/, "").replace(/^&/, "");
    links.push([canonical, "cite-as"], [path({ extension, query: fromStart }), "latest-version"]);
    if (release.predecessor)
      links.push([path({ release: release.predecessor, extension, query: fromStart }), "predecessor-version"]);
    for (const other of formats) {
      const fits = other.envelope || !/(^|&)(include|facet)=/.test(query);
      const target = path({ release: release.id, extension: extensionOf(other), query });
      if (other !== format && fits) links.push([target, "alternate", `type="${other.mediaType}"`]);
    }
  }
  return links.map(([target, relation, more]) => `<${target}>; rel="${relation}"${more ? `; ${more}` : ""}`).join(", ");
}
