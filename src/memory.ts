/** A finished answer: what its address answers for as long as it is kept. */
type Held = {
  readonly body: ArrayBuffer;
  readonly headers: Headers;
  /** The headers of 304 (RFC 9110, section 15.4.5). */
  readonly unchanged: Headers;
  readonly etag: string;
  readonly until: number;
  readonly size: number;
};

type Memory = { readonly answers: Map<string, Held>; size: number };

// Of the 128 MB that an isolate has.
const MOST_BYTES = 32 * 2 ** 20;
const LARGEST_BYTES = 512 * 2 ** 10;

/** What an answer takes beside its body and its key: two sets of headers. */
const BESIDE = 4 * 2 ** 10;

// Frozen bytes never change, but a release may be withdrawn; as long as the ledger is trusted.
const TRUSTED_MS = 60_000;

const memories = new WeakMap<object, Memory>();

/**
 * The answer that this isolate has given to the same request on an immutable address: finished bytes, or 304 where the client holds
 * them. Null where there is none, and for requests that ask for more than the whole: ranges, and conditions but If-None-Match. `of` is
 * the database that answers come from.
 */
export function recalled(request: Request, of: object): Response | null {
  const memory = memories.get(of);
  if (!memory || !isPlain(request)) return null;
  const key = keyOf(request);
  const held = memory.answers.get(key);
  if (!held) return null;
  if (Date.now() > held.until) return null;
  // The one that was asked for last is the last to go.
  memory.answers.delete(key);
  memory.answers.set(key, held);
  return answerOf(held, request);
}

function answerOf(held: Held, request: Request): Response {
  const tags = request.headers.get("If-None-Match");
  const isFresh = tags !== null && holds(tags, held.etag);
  // A response copies what it is given, so the moment may be written into what is kept.
  const headers = isFresh ? held.unchanged : held.headers;
  headers.set("Date", dateOf(Date.now()));
  if (isFresh) return new Response(null, { status: 304, headers });
  return new Response(request.method === "HEAD" ? null : held.body, { headers });
}

/**
 * The same answer, kept for the next time where its address is immutable and it is not large. Where it is a fault and this isolate has
 * given a right answer before, that one (RFC 5861, section 4): what is frozen is as right as it was.
 */
export async function remembered(request: Request, of: object, answer: Response): Promise<Response> {
  if (!isPlain(request)) return answer;
  const key = keyOf(request);
  const held = memories.get(of)?.answers.get(key);
  if (held && answer.status >= 500) return answerOf(held, request);
  if (held && answer.status !== 200 && answer.status !== 304) forget(of, key);
  if (request.method !== "GET" || !isWorthKeeping(answer)) return answer;
  const body = await answer.arrayBuffer();
  const headers = new Headers(answer.headers);
  headers.set("Server-Timing", 'cache;desc="memory"');
  const unchanged = new Headers(headers);
  for (const name of ["Content-Type", "Content-Length", "Content-Language", "Repr-Digest", "Last-Modified", "Link"])
    unchanged.delete(name);
  // A client may write as much into Accept as the platform lets it.
  const size = body.byteLength + key.length + BESIDE;
  const etag = headers.get("ETag") as string;
  keep(memoryOf(of), key, { body, headers, unchanged, etag, until: Date.now() + TRUSTED_MS, size });
  return new Response(body, answer);
}

function isPlain({ method, headers, body }: Request): boolean {
  if ((method !== "GET" && method !== "HEAD") || body) return false;
  return (
    !headers.has("Range") && !headers.has("If-Match") && !headers.has("If-Unmodified-Since") && !headers.has("If-Modified-Since")
  );
}

function isWorthKeeping({ status, headers }: Response): boolean {
  return (
    status === 200 &&
    headers.has("ETag") &&
    // A file may be asked for in part, and is held to its digest each time that it is read.
    !headers.has("Accept-Ranges") &&
    (headers.get("Cache-Control") ?? "").includes("immutable") &&
    Number(headers.get("Content-Length") ?? Number.POSITIVE_INFINITY) <= LARGEST_BYTES
  );
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

function memoryOf(of: object): Memory {
  const memory = memories.get(of) ?? { answers: new Map(), size: 0 };
  memories.set(of, memory);
  return memory;
}

function keep(memory: Memory, key: string, held: Held): void {
  memory.size += held.size - (memory.answers.get(key)?.size ?? 0);
  memory.answers.delete(key);
  memory.answers.set(key, held);
  for (const [oldest, { size }] of memory.answers) {
    if (memory.size <= MOST_BYTES) break;
    memory.answers.delete(oldest);
    memory.size -= size;
  }
}

function forget(of: object, key: string): void {
  const memory = memoryOf(of);
  memory.size -= memory.answers.get(key)?.size ?? 0;
  memory.answers.delete(key);
}

let second = 0;
let date = "";

/** The moment of an answer as an HTTP date, written once a second. */
function dateOf(now: number): string {
  const current = Math.floor(now / 1000);
  if (current !== second) {
    second = current;
    date = new Date(now).toUTCString();
  }
  return date;
}
