/** A finished answer: what its address answers for as long as it is kept. */
type Held = {
  readonly body: ArrayBuffer;
  readonly headers: Headers;
  /** The 304, made when a client first holds the bytes: most answers are asked for once. Without a body it may be given any number of times. */
  unchanged: Response | null;
  readonly etag: string;
  readonly keptAt: number;
  /** When `Date` was written last. */
  dated: number;
  until: number;
  readonly size: number;
};

type Shelf = { readonly answers: Map<string, Held>; readonly most: number; size: number };

/** What is frozen is answered from here; what moves is asked for anew each time, and stands here for the time that this fails. */
export type Memory = { readonly frozen: Shelf; readonly moving: Shelf };

// Of the 128 MB that an isolate has.
const MOST_FROZEN = 32 * 2 ** 20;
const MOST_MOVING = 8 * 2 ** 20;
const LARGEST_BYTES = 512 * 2 ** 10;

/** What an answer takes beside its body and its key: two sets of headers. */
const BESIDE = 4 * 2 ** 10;

// Frozen bytes never change, but a release may be withdrawn; with as long again that the ledger is trusted, a minute.
const REMEMBERED_MS = 30_000;

// Longer than asking takes.
const ASKING_MS = 5_000;

// How long an answer may stand in for one that fails: what `stale-if-error` allows every other cache, too.
const STALE_MS = 86_400_000;

// What a 304 says: what a cache brings up to date with it and no more (RFC 9110, section 15.4.5), and that anybody may read it.
const OF_UNCHANGED = [
  "access-control-allow-origin",
  "access-control-expose-headers",
  "cache-control",
  "cache-tag",
  "content-location",
].concat(["date", "etag", "server-timing", "vary"]);

const memories = new WeakMap<object, Memory>();

/**
 * The answer that this isolate has given to the same request on an immutable address: finished bytes, or 304 where the client holds
 * them. Null where there is none, and for requests that ask for more than the whole: ranges, and conditions but If-None-Match. `of` is
 * the database that answers come from.
 */
export function recalled(request: Request, of: object): Response | null {
  const answers = memories.get(of)?.frozen.answers;
  if (!answers || !isPlain(request)) return null;
  const key = keyOf(request);
  const held = answers.get(key);
  if (!held) return null;
  const isUnchanged = isHeld(held, request);
  const now = Date.now();
  // A client that holds the bytes is told so for ever, and makes nobody else trust them longer.
  if (now > held.until && !isUnchanged) {
    // One request asks anew; those that come while it does are answered as before.
    held.until = now + ASKING_MS;
    return null;
  }
  // The one that was asked for last is the last to go.
  answers.delete(key);
  answers.set(key, held);
  date(held);
  return isUnchanged ? unchangedOf(held) : answerOf(held, request);
}

/** Whether the client holds the bytes already. */
function isHeld({ etag }: Held, { headers }: Request): boolean {
  const tags = headers.get("If-None-Match");
  return tags !== null && holds(tags, etag);
}

function answerOf({ body, headers }: Held, { method }: Request): Response {
  return new Response(method === "HEAD" ? null : body, { headers });
}

/** The same object for everybody (RFC 9110, section 15.4.5): making it is most of what a 304 costs. */
function unchangedOf(held: Held): Response {
  held.unchanged ??= new Response(null, {
    status: 304,
    headers: [...held.headers].filter(([name]) => OF_UNCHANGED.includes(name)),
  });
  return held.unchanged;
}

/** Writes the moment into what is kept, once in a second: a response copies what it is given. */
function date(held: Held): void {
  const now = Date.now();
  if (now - held.dated < 1000 - (held.dated % 1000)) return;
  held.dated = now;
  const moment = new Date(now).toUTCString();
  held.headers.set("Date", moment);
  held.unchanged?.headers.set("Date", moment);
}

/** An answer from before, in the place of one that fails. Its age says that it was asked for earlier (RFC 9111, section 5.1). */
function standIn(held: Held, request: Request): Response {
  date(held);
  // Its own, for what it says beside is true of this moment alone.
  const answer = isHeld(held, request) ? new Response(null, unchangedOf(held)) : answerOf(held, request);
  answer.headers.set("Age", String(Math.round((Date.now() - held.keptAt) / 1000)));
  answer.headers.set("Server-Timing", 'cache;desc="stale"');
  return answer;
}

/**
 * The same answer, kept where its address is immutable, or moves and may be stale if an error comes, and it is not large. Where it is a
 * fault and this isolate has given a right answer within a day, that one (RFC 5861, section 4). `begun` is what the isolate remembered when
 * the request came: what it has forgotten since, this answer may still rest on.
 */
export async function remembered(request: Request, of: object, answer: Response, begun: Memory): Promise<Response> {
  if (!isPlain(request)) return answer;
  const key = keyOf(request);
  const memory = memoryOf(of);
  const held = memory.frozen.answers.get(key) ?? memory.moving.answers.get(key);
  if (answer.status >= 500) return held && Date.now() - held.keptAt <= STALE_MS ? standIn(held, request) : answer;
  if (answer.status !== 200 && answer.status !== 304) forget(memory, key);
  const shelf = request.method === "GET" && memory === begun ? shelfFor(answer, memory) : null;
  if (!shelf) return answer;
  const body = await answer.arrayBuffer();
  const headers = new Headers(answer.headers);
  headers.set("Server-Timing", 'cache;desc="memory"');
  // Accept is part of the key.
  const size = body.byteLength + key.length + BESIDE;
  const etag = headers.get("ETag") as string;
  const keptAt = Date.now();
  // An address that moved may be frozen now, and the other way round.
  forget(memory, key);
  keep(shelf, key, { body, headers, unchanged: null, etag, keptAt, dated: 0, until: keptAt + REMEMBERED_MS, size });
  return new Response(body, answer);
}

function isPlain({ method, headers, body }: Request): boolean {
  if ((method !== "GET" && method !== "HEAD") || body) return false;
  return (
    !headers.has("Range") && !headers.has("If-Match") && !headers.has("If-Unmodified-Since") && !headers.has("If-Modified-Since")
  );
}

/** Where an answer is kept; null where it is not. */
function shelfFor({ status, headers }: Response, memory: Memory): Shelf | null {
  const isWorthKeeping =
    status === 200 &&
    headers.has("ETag") &&
    // A file may be asked for in part, and is held to its digest each time that it is read.
    !headers.has("Accept-Ranges") &&
    // An answer is found again by Accept alone.
    !headers.get("Vary")?.includes("Accept-Language") &&
    Number(headers.get("Content-Length") ?? Number.POSITIVE_INFINITY) <= LARGEST_BYTES;
  const caching = headers.get("Cache-Control") ?? "";
  if (!isWorthKeeping) return null;
  if (caching.includes("immutable")) return memory.frozen;
  return caching.includes("stale-if-error") ? memory.moving : null;
}

// Accept chooses among formats where the path has no extension; with one it is not looked at.
function keyOf({ url, headers }: Request): string {
  return /^[^?]*\.[a-z][a-z0-9]*(?:\?|$)/.test(url) ? url : `${url} ${headers.get("Accept") ?? ""}`;
}

function holds(tags: string, etag: string): boolean {
  return (
    tags === etag || tags === "*" || (tags.match(/(?:W\/)?"[^"]*"/g)?.some((tag) => tag.replace(/^W\//, "") === etag) ?? false)
  );
}

/** Forgets every answer: one of them may say what must not be said any more, and which ones do, nobody noted. */
export function forgetAll(of: object): void {
  memories.delete(of);
}

/** What this isolate remembers of a database; of one that is not there, nothing. */
export function memoryOf(of: object | undefined): Memory {
  const memory = (of && memories.get(of)) ?? { frozen: shelfOf(MOST_FROZEN), moving: shelfOf(MOST_MOVING) };
  if (of) memories.set(of, memory);
  return memory;
}

function shelfOf(most: number): Shelf {
  return { answers: new Map(), most, size: 0 };
}

function keep(shelf: Shelf, key: string, held: Held): void {
  shelf.answers.set(key, held);
  shelf.size += held.size;
  for (const [oldest, { size }] of shelf.answers) {
    if (shelf.size <= shelf.most) break;
    shelf.answers.delete(oldest);
    shelf.size -= size;
  }
}

function forget({ frozen, moving }: Memory, key: string): void {
  for (const shelf of [frozen, moving]) {
    shelf.size -= shelf.answers.get(key)?.size ?? 0;
    shelf.answers.delete(key);
  }
}
