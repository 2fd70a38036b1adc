import type { Context } from "hono";
import { linkHeader, type Signposts } from "../catalog/signposts";
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
  /** Of what is worked out for the answer, where it is more than the writer's reading of records. */
  readonly revision?: number | string;
  /** Whether it is of one record, which its formats for graphs describe. */
  readonly isRecord?: true;
};

// Beyond this length of the query, links that repeat it would outgrow what clients accept in a header.
const LINKED_QUERY = 400;

/** Path and query of a representation in its release. JSON is the default and bears no extension. */
export function canonicalPath({ path, format, release, query }: Representation): string {
  return path({ release, extension: extensionOf(format), query });
}

/** The same, which with its origin is no longer than a URL may be. Throws where it is: what an answer leads to can be asked for. */
export function addressOf(representation: Representation, publicUrl: string): string {
  const path = canonicalPath(representation);
  const length = publicUrl.length + path.length;
  if (length > limits.urlBytes) throw tooLong(length);
  return path;
}

/** Path of a representation for a redirect: a format that Accept chose is left for Accept to choose again. */
export function elsewhere({ path, format, byAccept, alias, release, query }: Representation): string {
  return path({ release: alias ? undefined : release, extension: byAccept ? undefined : extensionOf(format), query });
}

/**
 * A strong entity tag from release, canonical URL and the revisions of the writer and of what is worked out (RFC 9110, section 8.8.3): known before any SQL,
 * so an answer of 304 reads no row. Throws where the canonical URL is longer than a URL may be.
 */
export async function etagOf(representation: Representation, publicUrl: string): Promise<string> {
  const { format, release, revision = 0 } = representation;
  const canonical = addressOf(representation, publicUrl);
  const digest = await sha256(`${publicUrl} ${format.name} ${format.revision}${revision ? `.${revision}` : ""} ${canonical}`);
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
 * be read: for If-Match and If-Unmodified-Since, which are looked at first, and for `*`, which asks whether the thing exists.
 */
export function precondition(c: Ctx, representation: Representation, etag: string): Response | null {
  if (c.req.header("If-Match") !== undefined || c.req.header("If-Unmodified-Since") !== undefined) return null;
  return isFresh(c, etag)
    ? notModified({ ...caching(representation), "Content-Location": canonicalPath(representation) }, etag)
    : null;
}

/** Whether If-None-Match names this state, compared weakly (RFC 9110, section 13.1.2). */
function isFresh(c: Ctx, etag: string): boolean {
  const held = tagsOf(c.req.header("If-None-Match"));
  return held?.some((one) => one.replace(/^W\//, "") === etag) ?? false;
}

/**
 * What the preconditions of a request say (RFC 9110, section 13.2.2): `failed` for 412, `fresh` for 304, `send` for the thing itself.
 * `lastModified` is null for what moves within the second that a date can tell: then only tags are compared. A date that another state may
 * bear as well (`isWeak`) tells that the thing is newer, and not that it is the same.
 */
export function stateOf(c: Ctx, etag: string, lastModified: string | null, isWeak = false): "failed" | "fresh" | "send" {
  const modified = lastModified === null ? null : Date.parse(lastModified);
  const expected = tagsOf(c.req.header("If-Match"));
  if (expected && !expected.includes("*") && !expected.includes(etag)) return "failed";
  const unmodifiedSince = dateOf(c.req.header("If-Unmodified-Since"));
  if (!expected && modified !== null && unmodifiedSince !== null && modified > unmodifiedSince) return "failed";
  if (c.req.header("If-None-Match") !== undefined) return isFresh(c, etag) || existsAndAskedSo(c) ? "fresh" : "send";
  const modifiedSince = isWeak ? null : dateOf(c.req.header("If-Modified-Since"));
  return modified !== null && modifiedSince !== null && modified <= modifiedSince ? "fresh" : "send";
}

/** 412: the client expected another state. */
export function preconditionFailed(etag: string): Problem {
  return new Problem("precondition-failed", { en: `The present ETag is ${etag}.`, ja: `現在のETagは ${etag} です。` });
}

/** 304 with the headers that a cache must update (RFC 9110, section 15.4.5). */
export function notModified(headers: Record<string, string>, etag: string): Response {
  return new Response(null, { status: 304, headers: { ...headers, ETag: etag } });
}

/** Answers with a result as the request's preconditions ask: the result itself, 304 or 412. */
export function respond(c: Ctx, representation: Representation, etag: string, result: Result): Promise<Response> {
  return asConditioned(c, representation, etag, result.release.issued, () => send(c, representation, etag, result));
}

/** An answer of a release, issued on a day, as the request's preconditions ask: what `answer` makes, 304 or 412. */
export async function asConditioned(
  c: Ctx,
  representation: Representation,
  etag: string,
  issued: string,
  answer: () => Promise<Response>,
): Promise<Response> {
  // An alias moves within the day that Last-Modified can tell and, where a release is withdrawn, backwards.
  const state = stateOf(c, etag, httpDate(issued), representation.alias);
  if (state === "failed") throw preconditionFailed(etag);
  if (state === "fresh")
    return notModified({ ...caching(representation), "Content-Location": canonicalPath(representation) }, etag);
  return answer();
}

/** Writes a result in its format, with every header that describes it. */
export async function send(c: Ctx, representation: Representation, etag: string, result: Result): Promise<Response> {
  const { format, alias, query } = representation;
  const body = await written(format, result, c.env.PUBLIC_URL);
  return new Response(body, {
    headers: {
      ...caching(representation),
      "Content-Type": format.contentType,
      "Content-Length": String(body.byteLength),
      "Content-Location": canonicalPath(representation),
      ETag: etag,
      "Last-Modified": httpDate(result.release.issued),
      // An alias is the original resource and moves; the frozen path is its memento (RFC 7089, section 2.2). Of a page after the first there is no
      // original: its cursor is of one release.
      ...(!alias && !AFTER_FIRST.test(query) && { "Memento-Datetime": httpDate(result.release.issued) }),
      Link: linksOf(representation, result, c.env.PUBLIC_URL),
    },
  });
}

/** A result as the bytes of a format. */
export async function written(format: Format, result: Result, publicUrl: string): Promise<Uint8Array<ArrayBuffer>> {
  const chunks = await Array.fromAsync(format.write(result, urlsAt(publicUrl)));
  return encoded(chunks.join(""));
}

/** Sends a JSON document that is no result, tagged by its bytes. */
export function sendJson(c: Ctx, document: unknown, headers: Record<string, string>): Promise<Response> {
  return sendText(c, `${JSON.stringify(document)}\n`, { "Content-Type": defaultFormat.contentType, ...headers });
}

/** Sends a text that is no result, tagged by its bytes. */
export function sendText(c: Ctx, text: string, headers: Record<string, string>): Promise<Response> {
  return sendBytes(c, encoded(text), headers);
}

/** A text in UTF-8. */
export function encoded(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
}

/** Sends bytes, tagged by their digest, as the request's preconditions ask. `headers` may say when they were last modified. */
export async function sendBytes(c: Ctx, body: Uint8Array<ArrayBuffer>, headers: Record<string, string>): Promise<Response> {
  const digest = await sha256(body);
  const etag = `"${digest.slice(0, 20)}"`;
  const { "Content-Type": contentType = "", ...lasting } = headers;
  const state = stateOf(c, etag, headers["Last-Modified"] ?? null);
  if (state === "failed") throw preconditionFailed(etag);
  if (state === "fresh") return notModified(lasting, etag);
  const described = { "Content-Type": contentType, "Content-Length": String(body.byteLength), ETag: etag };
  // What a proxy may compress on the way has another digest there (RFC 9530, section 2).
  const isLasting = headers["Cache-Control"]?.includes("no-transform");
  return new Response(body, { headers: { ...lasting, ...described, ...(isLasting && { "Repr-Digest": reprDigest(digest) }) } });
}

/** `Link` that names what is to be cited (RFC 8574). */
export function citing(c: Ctx, path: string, next: string | null = null): string {
  return linkHeader({ "cite-as": [{ href: c.env.PUBLIC_URL + path }], ...(next && { next: [{ href: next }] }) });
}

/** `Repr-Digest` of a SHA-256 in hexadecimal digits (RFC 9530, section 3). */
export function reprDigest(hex: string): string {
  const bytes = (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  return `sha-256=:${btoa(String.fromCharCode(...bytes))}:`;
}

/**
 * How long answers may be kept: what is frozen for a year, what moves for a minute, what Accept chose by nobody but the client. Where an
 * alias leads is asked for again after its minute: the old place is another release.
 */
export const FROZEN = "public, max-age=31536000, immutable";
export const PRIVATE = "private, max-age=60";
export const MOVING = "public, max-age=60, stale-while-revalidate=86400, stale-if-error=86400";
export const REDIRECT = "public, max-age=60";

/**
 * How long others may be given what moves and prints the origin of the request: not at all where that is not the public one, because the
 * platform's cache knows path and query alone.
 */
export function movingAtOrigin(c: Ctx): string {
  return new URL(c.req.url).origin === c.env.PUBLIC_URL ? MOVING : PRIVATE;
}

/** Midnight UTC of a day as an HTTP date (RFC 9110, section 5.6.7). */
export function httpDate(day: string): string {
  return new Date(`${day}T00:00:00Z`).toUTCString();
}

/** The extension of a format in canonical URLs: none for the default. */
export function extensionOf(format: Format): string | undefined {
  return format.name === defaultFormat.name ? undefined : format.name;
}

/**
 * Frozen answers may be kept for a year, aliases for a minute. What Accept chose against the default is for the client alone:
 * a shared cache that knows only the URL would give it to others.
 */
function caching({ alias, byAccept, format }: Representation): Record<string, string> {
  if (byAccept && format.name !== defaultFormat.name) return { "Cache-Control": PRIVATE, Vary: "Accept" };
  return { "Cache-Control": alias ? MOVING : FROZEN, ...(byAccept && { Vary: "Accept" }) };
}

/** The tags of a header, none where it has no readable one; null without the header. */
function tagsOf(header: string | undefined): string[] | null {
  return header === undefined ? null : (header.match(/\*|(?:W\/)?"[^"]*"/g) ?? []);
}

function existsAndAskedSo(c: Ctx): boolean {
  return c.req.header("If-None-Match")?.trim() === "*";
}

/**
 * The moment of an HTTP date in any of its three forms (RFC 9110, section 5.6.7); null where it is none, as a condition on it is then
 * left out (section 13.1.3). A day that the calendar does not have, or of another weekday, is none.
 */
export function dateOf(header: string | undefined): number | null {
  const text = header?.trim() ?? "";
  const preferred = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text) ? text : null;
  const canonical = preferred ?? fromRfc850(text) ?? fromAsctime(text);
  const moment = Date.parse(canonical ?? "");
  return !Number.isNaN(moment) && new Date(moment).toUTCString() === canonical ? moment : null;
}

function fromRfc850(text: string): string | null {
  const match = /^([A-Z][a-z]{2})[a-z]{3,6}, (\d{2})-([A-Z][a-z]{2})-(\d{2}) (\d{2}:\d{2}:\d{2}) GMT$/.exec(text);
  if (!match) return null;
  const [, weekday, day, month, short = "", time] = match;
  // Two digits that seem to lie more than fifty years ahead mean the century before.
  const year = 2000 + Number(short) - (2000 + Number(short) > new Date().getUTCFullYear() + 50 ? 100 : 0);
  return `${weekday}, ${day} ${month} ${year} ${time} GMT`;
}

function fromAsctime(text: string): string | null {
  const match = /^([A-Z][a-z]{2}) ([A-Z][a-z]{2}) ([ \d]\d) (\d{2}:\d{2}:\d{2}) (\d{4})$/.exec(text);
  if (!match) return null;
  const [, weekday, month, day = "", time, year] = match;
  return `${weekday}, ${day.trim().padStart(2, "0")} ${month} ${year} ${time} GMT`;
}

const AFTER_FIRST = /(^|&)cursor=/;

/** Link relations of a representation (RFC 8288): identity is absolute, navigation is a path. */
function linksOf(representation: Representation, result: Result, publicUrl: string): string {
  const { path, format, query } = representation;
  const { entity, fields, release, page, isNew } = result;
  // Whatever the format: it opens as a page, which leads to all of them.
  const cited = { href: publicUrl + path({ release: release.id, query }) };
  const links: Signposts = {
    canonical: [{ href: publicUrl + canonicalPath(representation) }],
    license: [{ href: LICENCE }],
    "service-desc": [{ href: paths.openapi(), type: "application/json" }],
    linkset: [LINKSET],
    ...(representation.isRecord ? described(representation, cited) : { describedby: [CATALOG] }),
    ...(page?.next && { next: [{ href: page.next }] }),
  };
  if (query.length > LINKED_QUERY) return linkHeader(links);
  const extension = extensionOf(format);
  const { predecessor } = release;
  // What is worked out for the question is in no linked data, which refuses it where it is asked for.
  const isOfQuestion = /(^|&)fields=/.test(query) && fields.some((key) => entity.fields[key]?.virtual);
  return linkHeader({
    ...links,
    "cite-as": [cited],
    // Other releases have other pages after the first.
    ...(!AFTER_FIRST.test(query) && {
      ...inTime(path({ extension, query })),
      ...(predecessor && !isNew && { "predecessor-version": [{ href: path({ release: predecessor, extension, query }) }] }),
    }),
    alternate: formats
      .filter((other) => other.name !== format.name && (other.envelope || !/(^|&)(include|facet)=/.test(query)))
      .filter(({ graph }) => !(graph && isOfQuestion))
      .map((other) => ({ href: path({ release: release.id, extension: extensionOf(other), query }), type: other.mediaType })),
  });
}

const LINKSET = { href: paths.linkset(), type: "application/linkset+json" };
const CATALOG = { href: paths.catalog(".jsonld"), type: "application/ld+json" };

/** What describes a record is the record as a graph, and of a graph the catalogue of all. Each leads back to what is cited (FAIR Signposting, level 1). */
function described({ path, format, release, query }: Representation, cited: { readonly href: string }): Signposts {
  // JSON stands at that address itself.
  const back: Signposts = format === defaultFormat ? {} : { collection: [cited] };
  if (format.graph) return { ...back, describes: [cited], describedby: [CATALOG] };
  return {
    ...back,
    describedby: [{ href: path({ release, extension: "jsonld", query }), type: "application/ld+json" }],
  };
}

/** The alias of something, and what knows its releases (RFC 5829, RFC 7089). */
function inTime(original: string): Signposts {
  return {
    "latest-version": [{ href: original }],
    original: [{ href: original }],
    timegate: [{ href: paths.timegate(original) }],
    timemap: [{ href: paths.timemap(original), type: "application/link-format" }],
  };
}
