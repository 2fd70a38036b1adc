import "../src/cli/facts";

import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { readFrozen } from "../src/cli/frozen";
import { STATE } from "../src/cli/settings";
import { startPortal } from "./portal";
import { memoryOf } from "./process";
import { drawer } from "./soak/draw";
import { type Asked, exchange, isSame, type Seen } from "./soak/exchange";
import { heapOf } from "./soak/heap";
import { closed, MOST_CONNECTIONS, type Outcome, open, type Recorded } from "./soak/load";
import { median, quantile, watch } from "./soak/memory";
import { type Kind, shares, walk } from "./soak/walk";

/**
 * `npm run soak [-- MINUTES]`: whether the portal stays right under twice the load that it holds. The built Worker runs on a copy of the
 * local state. While it is idle, every answer of a walk is recorded; then what it holds is measured, and for MINUTES (10 by default)
 * twice as many requests are sent, on this machine only. Every answer is compared with the one recorded. Ends with 1 where one was wrong,
 * where memory grew, that of the process or that of the portal's isolate, or where the portal was not as quick as before within seconds.
 */
const minutes = Number(process.argv[2] ?? "10");
if (!(minutes > 0 && minutes <= 120)) {
  console.error("npm run soak -- MINUTES: more than 0, at most 120");
  process.exit(2);
}

const CONNECTIONS = 32;
const CALIBRATION_SECONDS = 15;
const PROBES = 40;
/** Of this many answers, one is asked for again by a client that holds it. */
const HELD_EVERY = 5;
/** How much more the last third may hold than the second: of the process, beside what a collection of garbage moves. */
const GROWTH = { share: 1.05, mib: 16 };
const GROWTH_OF_ISOLATE = { share: 1, mib: 4 };
/** What Cloudflare lets an isolate hold: 128 MB. */
const MOST_OF_ISOLATE_MIB = 122;
const RECOVERY_SECONDS = 5;

const faults: string[] = [];
const state = mkdtempSync(`${tmpdir()}/soak-`);
cpSync(`${STATE}/v3`, state, { recursive: true });
const portal = await startPortal(state);
try {
  const groups = await record(walk(readFrozen()));
  const recorded = Object.values(groups).flat();
  const draw = () => drawer((Object.keys(shares) as Kind[]).map((kind) => [shares[kind], groups[kind]] as const));
  say("machine", `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`);
  say("walk", `${recorded.length} requests`);

  const held = await closed(portal.origin, draw(), CONNECTIONS, CALIBRATION_SECONDS);
  expectRight(held, "while it was measured");
  say("holds", `${Math.round(held.right / held.seconds)} requests a second on ${CONNECTIONS} connections`);
  const idle = median(await probe(recorded));
  const before = memoryOf(portal.pid);
  const isolateBefore = await heapOf(portal);

  const rate = Math.round((2 * held.right) / held.seconds);
  const memory = watch(() => memoryOf(portal.pid), 1_000);
  const isolate = watch(() => heapOf(portal), 10_000);
  let recovery = Promise.resolve(0);
  const load = await open(portal.origin, draw(), rate, minutes * 60, () => {
    recovery = recover(recorded, idle);
  });
  say("load", `${rate} requests a second are due for ${minutes} minutes, on at most ${MOST_CONNECTIONS} connections`);
  tell(load);
  say("log", [...portal.logged].map(([event, lines]) => `${lines} × ${event}`).join(", ") || "nothing");
  expectRight(load, "under load");
  expectFlat("memory", before, await memory(), GROWTH);
  const most = expectFlat("isolate", isolateBefore, await isolate(), GROWTH_OF_ISOLATE);
  if (most > MOST_OF_ISOLATE_MIB) faults.push(`the isolate held ${most.toFixed(0)} MiB`);
  const seconds = await recovery;
  say("recovery", `as quick as before (half within ${idle.toFixed(1)} ms, three times that at most) after ${seconds.toFixed(1)} s`);
  if (seconds > RECOVERY_SECONDS) faults.push(`it was as quick as before only after ${seconds.toFixed(1)} s`);
  const wrong = await again(recorded);
  say("afterwards", `${recorded.length - wrong} of ${recorded.length} answers of the walk as recorded`);
  if (wrong > 0) faults.push(`${wrong} answers were wrong after the load`);
} finally {
  await portal.stop();
  rmSync(state, { recursive: true, force: true });
}
for (const fault of faults) console.error(`short\t${fault}`);
console.log(faults.length === 0 ? "holds" : "does not hold");
process.exit(faults.length === 0 ? 0 : 1);

/** The walk with its right answers, and with requests by those who hold them. Asked twice, as an answer that moves cannot be checked. */
async function record(asked: Readonly<Record<Kind, readonly Asked[]>>): Promise<Readonly<Record<Kind, readonly Recorded[]>>> {
  const groups: [string, readonly Recorded[]][] = [];
  for (const [kind, requests] of Object.entries(asked)) {
    const recorded: Recorded[] = [];
    for (const [i, one] of requests.entries()) {
      // What is kept is new the first time.
      if (one.method === "POST") await exchange(portal.origin, one);
      const right = await twice(one);
      recorded.push({ asked: one, right });
      if (i % HELD_EVERY > 0 || !right.etag || right.status !== 200) continue;
      const holding = { ...one, headers: { ...one.headers, "If-None-Match": right.etag } };
      recorded.push({ asked: holding, right: await twice(holding) });
    }
    groups.push([kind, recorded]);
  }
  return Object.fromEntries(groups) as Record<Kind, readonly Recorded[]>;
}

async function twice(asked: Asked): Promise<Seen> {
  const { seen } = await exchange(portal.origin, asked);
  const { seen: again } = await exchange(portal.origin, asked);
  if (seen.status >= 500 || !isSame(seen, again))
    throw new Error(`idle, ${asked.method} ${asked.path} is answered with ${JSON.stringify([seen, again])}`);
  return seen;
}

/** Milliseconds that answers of the idle portal take, one after another. */
async function probe(recorded: readonly Recorded[]): Promise<readonly number[]> {
  const waits: number[] = [];
  for (let i = 0; i < PROBES; i++) {
    const { asked, right } = recorded[Math.floor((i * recorded.length) / PROBES)] as Recorded;
    const { seen, milliseconds } = await exchange(portal.origin, asked);
    waits.push(isSame(seen, right) ? milliseconds : Number.POSITIVE_INFINITY);
  }
  return waits;
}

/** Seconds from now until answers take at most three times as long as before the load, and are not refused. */
async function recover(recorded: readonly Recorded[], idle: number): Promise<number> {
  const started = performance.now();
  for (;;) {
    const began = (performance.now() - started) / 1000;
    if (median(await probe(recorded)) <= 3 * idle || began > 60) return began;
  }
}

/** Asks the whole walk once more; how many answers are not as recorded. */
async function again(recorded: readonly Recorded[]): Promise<number> {
  let wrong = 0;
  for (const { asked, right } of recorded) if (!isSame((await exchange(portal.origin, asked)).seen, right)) wrong++;
  return wrong;
}

function expectRight({ wrongCount, wrong }: Outcome, when: string): void {
  if (wrongCount === 0) return;
  faults.push(`${wrongCount} wrong answers ${when}`);
  for (const { asked, right, found } of wrong)
    console.error(
      `wrong\t${asked.method} ${asked.path} ${JSON.stringify(asked.headers)}\n\t${JSON.stringify(right)}\n\t${JSON.stringify(found)}`,
    );
}

/** Memory may rise until caches are full; then it stays: the last third of the load is held against the second. Answers the most, in MiB. */
function expectFlat(whose: string, before: number, samples: readonly number[], growth: typeof GROWTH): number {
  const third = Math.floor(samples.length / 3);
  if (third === 0) faults.push(`${whose}: ${samples.length} samples are too few to tell`);
  const [first, second, last] = [0, 1, 2].map((i) => median(samples.slice(i * third, (i + 1) * third))) as [number, number, number];
  const most = Math.max(...samples);
  const thirds = [first, second, last].map((mib) => mib.toFixed(0)).join(", ");
  say(whose, `${before.toFixed(0)} MiB before, by thirds of the load ${thirds}, at most ${most.toFixed(0)}`);
  if (last > second * growth.share + growth.mib) faults.push(`${whose}: grew by thirds of the load to ${thirds} MiB`);
  return most;
}

function tell({ sent, right: given, refused, left, unsent, wrongCount, seconds, waits }: Outcome): void {
  say("requests", `${sent} sent, ${left} given up by their clients, ${unsent} not sent, as no connection was left`);
  say("answers", `${given} right, ${refused[503]} × 503, ${refused[429]} × 429, ${wrongCount} wrong`);
  say(
    "right",
    `${Math.round(given / seconds)} a second, half within ${median(waits).toFixed(0)} ms, 99 % within ${quantile(waits, 0.99).toFixed(0)} ms`,
  );
}

function say(what: string, words: string): void {
  console.log(`${what}\t${words}`);
}
