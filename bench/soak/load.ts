import { type Answer, type Asked, exchange, isSame, type Seen } from "./exchange";

/** A request and the answer that the idle portal gave to it. */
export type Recorded = { readonly asked: Asked; readonly right: Seen };

export type Wrong = { readonly asked: Asked; readonly right: Seen; readonly found: Seen | string };

/** What came of a load. */
export type Outcome = {
  readonly seconds: number;
  sent: number;
  /** Answers as recorded. */
  right: number;
  /** Honest refusals by status, each with Retry-After: 503 of the portal, 429 of the client that asks for too much. */
  readonly refused: Record<429 | 503, number>;
  /** Requests that their clients gave up before they were answered. */
  left: number;
  /** Requests for which no connection was left. */
  unsent: number;
  wrongCount: number;
  /** The first of them. */
  readonly wrong: Wrong[];
  /** Milliseconds until right answers were read. */
  readonly waits: number[];
};

/**
 * What finds no connection waits with its client, as it would before Cloudflare. On many more connections than this, the local server
 * leaves some unread for as long as the load goes on, whatever is asked on them.
 */
export const MOST_CONNECTIONS = 64;
const MOST_SHOWN = 20;

/** One request in this many comes from a client that does not know when to stop. */
const HASTY_EVERY = 3;
const HASTY = { "CF-Connecting-IP": "198.51.100.7" };

/** One request in this many is given up after some milliseconds. */
const LEAVES_EVERY = 50;
const LEAVES_AFTER_MS = 40;

/** Keeps `connections` busy for some seconds, each asking again as soon as it is answered. */
export async function closed(origin: string, next: () => Recorded, connections: number, seconds: number): Promise<Outcome> {
  const outcome = begun(seconds);
  const until = performance.now() + seconds * 1000;
  const client = async () => {
    while (performance.now() < until) await one(origin, next(), false, outcome);
  };
  await Promise.all(Array.from({ length: connections }, client));
  return outcome;
}

/** Sends `rate` requests a second for some seconds, whether those before are answered or not. `ended` is told when the last is sent. */
export async function open(
  origin: string,
  next: () => Recorded,
  rate: number,
  seconds: number,
  ended: () => void,
): Promise<Outcome> {
  const outcome = begun(seconds);
  const started = performance.now();
  const inFlight = new Set<Promise<void>>();
  let due = 0;
  for (let elapsed = 0; elapsed < seconds; elapsed = (performance.now() - started) / 1000) {
    for (; due < elapsed * rate; due++) {
      if (inFlight.size >= MOST_CONNECTIONS) {
        outcome.unsent++;
        continue;
      }
      const asking: Promise<void> = (due % LEAVES_EVERY === 1 ? leaving : one)(
        origin,
        next(),
        due % HASTY_EVERY === 0,
        outcome,
      ).finally(() => inFlight.delete(asking));
      inFlight.add(asking);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  ended();
  await Promise.all(inFlight);
  return outcome;
}

function begun(seconds: number): Outcome {
  return { seconds, sent: 0, right: 0, refused: { 429: 0, 503: 0 }, left: 0, unsent: 0, wrongCount: 0, wrong: [], waits: [] };
}

async function one(origin: string, { asked, right }: Recorded, hasty: boolean, outcome: Outcome): Promise<void> {
  outcome.sent++;
  const sent = hasty ? { ...asked, headers: { ...asked.headers, ...HASTY } } : asked;
  const answer = await exchange(origin, sent).catch((error: Error) => error.message);
  if (typeof answer === "string") return note(outcome, { asked, right, found: answer });
  const { seen, milliseconds } = answer;
  if (isSame(seen, right)) {
    outcome.right++;
    outcome.waits.push(milliseconds);
  } else if (isHonestRefusal(answer, hasty)) outcome.refused[seen.status as 429 | 503]++;
  else note(outcome, { asked, right, found: seen });
}

/** A client that is gone before it can be answered: what it is sent is nobody's, and its work must not stay. */
async function leaving(origin: string, { asked }: Recorded, _: boolean, outcome: Outcome): Promise<void> {
  outcome.sent++;
  outcome.left++;
  await exchange(origin, asked, LEAVES_AFTER_MS).catch(() => {});
}

/** A refusal says when to come back, and is a problem or the page of one. */
function isHonestRefusal({ seen, headers }: Answer, hasty: boolean): boolean {
  return (
    (seen.status === 503 || (seen.status === 429 && hasty)) &&
    Number(headers["retry-after"]) > 0 &&
    /^(application\/problem\+json|text\/html)/.test(seen.type ?? "") &&
    headers["cache-control"] === "no-store"
  );
}

function note(outcome: Outcome, wrong: Wrong): void {
  outcome.wrongCount++;
  if (outcome.wrong.length < MOST_SHOWN) outcome.wrong.push(wrong);
}
