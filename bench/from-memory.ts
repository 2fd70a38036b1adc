import { type Measured, ofRounds } from "./measured";
import type { Bench } from "./portal";
import { rate } from "./wrk";

const ROUNDS = 7;

/** What is asked for: a frozen list of 50, a record and a search page. */
export type Asked = { readonly list: string; readonly record: string; readonly search: string };

/**
 * What an isolate answers from its memory, in requests per second against a bare Hono `hello` in the same process. Portal and yardstick
 * take turns, so that what else the machine does falls on both.
 */
export async function fromMemory(bench: Bench, on: string, { list, record, search }: Asked): Promise<Measured[]> {
  const lines = [
    { name: "list of 50 from memory ÷ hello", path: list, atLeast: 0.6 },
    { name: "record from memory ÷ hello", path: record, atLeast: 0.85 },
    { name: "search page from memory ÷ hello", path: search, atLeast: 0.55 },
    { name: "304 from memory ÷ hello", path: list, atLeast: 0.9, headers: { "If-None-Match": await etagOf(bench.portal + list) } },
  ];
  const ratios = lines.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, { path, headers }] of lines.entries()) {
      const yardstick = await rate(`${bench.hello}/`);
      ratios[i]?.push((await rate(bench.portal + path, headers)) / yardstick);
    }
  }
  return lines.map(({ name, atLeast }, i) => ({ on, name, ...ofRounds(ratios[i] ?? []), atLeast }));
}

async function etagOf(url: string): Promise<string> {
  const answer = await fetch(url);
  await answer.arrayBuffer();
  return answer.headers.get("ETag") as string;
}
