import { afterEach, beforeEach, vi } from "vitest";
import type { Env } from "../../../src/env";
import { HOP_MS } from "../../../src/hop";
import worker from "../../../src/worker";
import { context, portal } from "../portal";

/** What becomes of a batch on its way: `answer` makes the real database answer it. */
export type DatabaseFault = (answer: () => Promise<D1Result[]>, statements: D1PreparedStatement[]) => Promise<D1Result[]>;

/** What becomes of the operations on a bucket. */
export type BucketFault = Partial<Pick<R2Bucket, "head" | "get" | "put">>;

/** What a counter of the platform answers in the place of its count. */
export type CounterFault = () => Promise<RateLimitOutcome>;

/** The faults that bindings have at the moment; a binding that is not named works. */
export type Faults = {
  DB?: DatabaseFault;
  SEARCH?: DatabaseFault;
  QUERIES?: DatabaseFault;
  DUMPS?: BucketFault;
  ASSETS?: (answer: () => Promise<Response>) => Promise<Response>;
  READING?: CounterFault;
  MINTING?: CounterFault;
};

// How many operations of real bindings have not ended yet.
let atWork = 0;

/** An operation of a real binding, of which `whenLate` sees the end. */
async function real<T>(operation: Promise<T>): Promise<T> {
  atWork++;
  try {
    return await operation;
  } finally {
    atWork--;
  }
}

/**
 * An isolate of its own, which remembers nothing yet, on the real bindings. What is written into `faults` happens from then on; `batches`
 * counts what has been asked of its databases.
 */
export function isolate() {
  const faults: Faults = {};
  const asked = { batches: 0 };
  const database = (name: "DB" | "SEARCH" | "QUERIES") => ({
    prepare: (sql: string) => portal[name].prepare(sql),
    batch: (statements: D1PreparedStatement[]) => {
      asked.batches++;
      const answer = () => real(portal[name].batch(statements));
      return faults[name]?.(answer, statements) ?? answer();
    },
  });
  const operation =
    (name: keyof BucketFault) =>
    (...given: unknown[]) => {
      const fault = faults.DUMPS?.[name] as ((...given: unknown[]) => unknown) | undefined;
      const stored = portal.DUMPS[name].bind(portal.DUMPS) as (...given: unknown[]) => Promise<unknown>;
      return fault ? fault(...given) : real(stored(...given));
    };
  const counter = (name: "READING" | "MINTING") => ({
    limit: (options: RateLimitOptions) => faults[name]?.() ?? real(portal[name].limit(options)),
  });
  const env = {
    ...portal,
    DB: database("DB"),
    SEARCH: database("SEARCH"),
    QUERIES: database("QUERIES"),
    DUMPS: { head: operation("head"), get: operation("get"), put: operation("put") },
    ASSETS: {
      fetch: (request: Request) => {
        const answer = () => real(portal.ASSETS.fetch(request));
        return faults.ASSETS?.(answer) ?? answer();
      },
    },
    READING: counter("READING"),
    MINTING: counter("MINTING"),
  } as unknown as Env;
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    worker.fetch(new Request(new URL(path, "https://portal.test"), { redirect: "manual", ...init }) as never, env, context);
  return { faults, asked, env, ask };
}

/** A fault that fails with a message. */
export const failing = (message: string) => () => Promise.reject(new Error(message));

/** A fault that never answers. */
export const hanging = () => new Promise<never>(() => {});

const realTimeout = setTimeout;

// Real time in which a request that waits for nothing real has done all that it can.
const SETTLED_MS = 50;

/** Beyond the bound, for what a request does between two hops. */
const A_LITTLE_MS = 100;

/**
 * What a request is answered where a binding hangs, without waiting for the clock, which goes on only while nothing real is at work. Throws
 * where that takes longer than `within` milliseconds by that clock. Timers are to be fake before the request is sent.
 */
export async function whenLate<T>(answer: Promise<T>, within = HOP_MS): Promise<T> {
  let isOpen = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Made here, so that it names the line of the test.
  const tooLate = new Error(`no answer within ${within} ms`);
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLate), within + A_LITTLE_MS);
  });
  const answered = Promise.race([answer, late]).finally(() => {
    isOpen = false;
    clearTimeout(timer);
  });
  // It is awaited below, which may be after it has failed.
  answered.catch(() => {});
  while (isOpen) {
    do await new Promise((resolve) => realTimeout(resolve, SETTLED_MS));
    while (atWork > 0);
    if (isOpen) await vi.advanceTimersToNextTimerAsync();
  }
  return answered;
}

/** What the address would be answered where nothing is broken: status and bytes. */
export async function rightAnswer(path: string): Promise<string> {
  return told(await isolate().ask(path));
}

/** Status and bytes of an answer. */
export async function told(answer: Response): Promise<string> {
  return `${answer.status} ${new TextDecoder().decode(await answer.arrayBuffer())}`;
}

/** What an honest 503 is: when to ask again, in both languages, and not to be kept. */
export async function honesty(answer: Response): Promise<unknown> {
  const { status, detail, detailJa } = await answer.json<{ status: number; detail: string; detailJa: string }>();
  return {
    status: [answer.status, status],
    later: Number(answer.headers.get("Retry-After")) > 0,
    kept: answer.headers.get("Cache-Control"),
    en: /^[A-Z][ -~“”]+\.$/.test(detail),
    ja: /[ぁ-ん].*。$/.test(detailJa),
  };
}
export const honest = { status: [503, 503], later: true, kept: "no-store", en: true, ja: true };

/** In each test of a file: nothing of what is logged is printed, and the clock and the console are as before after it. Answers the lines so far. */
export function listening(): readonly string[] {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    for (const level of ["error", "warn", "log"] as const)
      vi.spyOn(console, level).mockImplementation((line) => void lines.push(String(line)));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
  return lines;
}
