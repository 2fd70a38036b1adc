import { nothingSpent, type Spent } from "./metered";

/** One request and what becomes of it. */
export type Exchange = {
  /** The number under which the request is known: the platform's (`CF-Ray`), else one of our own. */
  readonly id: string;
  readonly since: number;
  readonly spent: Spent;
  /** What went wrong on the way, whether the answer shows it or not. */
  readonly faults: Fault[];
};

/**
 * `fault`: an error that nothing expected; `file`: a dump that is missing or not what its manifest says; `purge`: the platform's cache kept
 * what a load made untrue.
 */
export type Fault = { readonly event: "fault" | "file" | "purge"; readonly detail: Readonly<Record<string, unknown>> };

const exchanges = new WeakMap<Request, Exchange>();

/** The exchange that a request began: the same at every place that has the request. */
export function exchangeOf(request: Request): Exchange {
  const known = exchanges.get(request);
  if (known) return known;
  const ray = request.headers.get("CF-Ray") ?? "";
  // On Cloudflare nobody but the platform says it; elsewhere a client could, and stands in headers, pages and the log.
  const id = /^[0-9a-f]{16}(-[A-Z]{3})?$/.test(ray) ? ray : crypto.randomUUID();
  const exchange = { id, since: Date.now(), spent: nothingSpent(), faults: [] };
  exchanges.set(request, exchange);
  return exchange;
}

/** An answer with the number of its request and what it cost (Server-Timing). */
export function withAccount(request: Request, answer: Response): Response {
  const { id, spent } = exchangeOf(request);
  answer.headers.set("X-Request-Id", id);
  // What came from memory after all has said so.
  if (!answer.headers.has("Server-Timing")) answer.headers.set("Server-Timing", timingOf(spent));
  return answer;
}

function timingOf({ dbMilliseconds, rowsRead, statements, r2Operations, r2Milliseconds }: Spent): string {
  const files = r2Operations > 0 ? `r2;dur=${r2Milliseconds.toFixed(2)}, ` : "";
  return `db;dur=${dbMilliseconds.toFixed(2)}, ${files}rows;desc="${rowsRead}", statements;desc="${statements}", cache;desc="miss"`;
}
