import { Problem } from "./problem";

/**
 * Answers that an isolate works out at the same time. Each holds its rows and its text until it is written, a page of a thousand
 * records a megabyte or two, of the 128 that an isolate has: where the database is slow, a queue without end would end the isolate.
 */
const MOST_AT_WORK = 64;

// What the platform ends, says nothing any more. After an answer is given up it lets work go on for as long.
const LONGEST_MS = 30_000;

/**
 * Records of results without pages that an isolate holds at the same time: each takes some five KB until its text is written. One result
 * alone is bounded by its own limit, which is no larger.
 */
const MOST_RECORDS = 10_000;

/** When each answer was begun that is being worked out, and of how many such records; a map keeps them in the order of their beginning. */
const atWork = new Map<Request, { readonly begun: number; records: number }>();

/**
 * Has an answer worked out, or says at once that there is too much at work. A client that leaves does not take its work with it, or its
 * place would stay taken.
 */
export async function ifThereIsRoom(
  request: Request,
  ctx: ExecutionContext,
  work: () => Promise<Response>,
): Promise<Response | Problem> {
  if (atWork.size >= MOST_AT_WORK) forgetEnded();
  if (atWork.size >= MOST_AT_WORK) return tooMuch();
  atWork.set(request, { begun: Date.now(), records: 0 });
  const answer = work().finally(() => atWork.delete(request));
  ctx.waitUntil(answer);
  return answer;
}

/**
 * Notes that a request holds so many records more of a result without pages, until it is answered. Throws `unavailable` where they do not fit
 * beside those of others; alone they do.
 */
export function holdRecords(request: Request, more: number): void {
  const own = atWork.get(request);
  if (!own) return;
  const all = [...atWork.values()].reduce((sum, { records }) => sum + records, more);
  const fits = all <= MOST_RECORDS || all === own.records + more;
  // What is refused makes room for others at once.
  own.records = fits ? own.records + more : 0;
  if (!fits) throw tooMuch();
}

function forgetEnded(): void {
  for (const [request, { begun }] of atWork) {
    if (Date.now() - begun < LONGEST_MS) break;
    atWork.delete(request);
  }
}

function tooMuch(): Problem {
  return new Problem(
    "unavailable",
    { en: "More is asked for at the moment than can be answered.", ja: "現在、要求が集中しています。" },
    { headers: { "Retry-After": "5" } },
  );
}
