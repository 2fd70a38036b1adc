import { Problem } from "./problem";

/**
 * Answers that an isolate works out at the same time. Each holds its rows and its text until it is written, a page of a thousand
 * records a megabyte or two, of the 128 that an isolate has: where the database is slow, a queue without end would end the isolate.
 */
const MOST_AT_WORK = 64;

// What the platform ends, says nothing any more. After an answer is given up it lets work go on for as long.
const LONGEST_MS = 30_000;

/** When each answer was begun that is being worked out; a set keeps them in that order. */
const atWork = new Set<{ readonly begun: number }>();

/**
 * Has an answer worked out, or says at once that there is too much at work. A client that leaves does not take its work with it, or its
 * place would stay taken.
 */
export async function ifThereIsRoom(ctx: ExecutionContext, work: () => Promise<Response>): Promise<Response | Problem> {
  if (atWork.size >= MOST_AT_WORK) forgetEnded();
  if (atWork.size >= MOST_AT_WORK) return tooMuch();
  const one = { begun: Date.now() };
  atWork.add(one);
  const answer = work().finally(() => atWork.delete(one));
  ctx.waitUntil(answer);
  return answer;
}

function forgetEnded(): void {
  for (const one of atWork) {
    if (Date.now() - one.begun < LONGEST_MS) break;
    atWork.delete(one);
  }
}

function tooMuch(): Problem {
  return new Problem(
    "unavailable",
    { en: "More is asked for at the moment than can be answered.", ja: "現在、要求が集中しています。" },
    { headers: { "Retry-After": "5" } },
  );
}
