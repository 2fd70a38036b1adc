import { type Measured, ofRounds } from "./measured";
import type { Bench } from "./portal";
import { rate } from "./wrk";

const ROUNDS = 7;

/** What is asked for: a frozen list of 50, a record and a search page. */
export type Asked = { readonly list: string; readonly record: string; readonly search: string };

/** An address that is asked, and what its rate against the yardstick is held to; a constant is held to nothing. */
type Line = {
  readonly name: string;
  readonly url: string;
  readonly atLeast?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

/**
 * What an isolate answers from its memory, in requests per second against a bare Hono `hello` in the same process; and beside it a Worker
 * that gives the same bytes and headers to whoever asks, which is as much as the platform lets anybody answer here. All take turns, so
 * that what else the machine does falls on each.
 */
export async function fromMemory(bench: Bench, on: string, { list, record, search }: Asked): Promise<Measured[]> {
  const constant = async (path: string) => ({
    name: "the same bytes and headers, as a constant ÷ hello",
    url: await put(bench, path),
  });
  const lines: readonly Line[] = [
    { name: "list of 50 from memory ÷ hello", url: bench.portal + list, atLeast: 0.6 },
    await constant(list),
    { name: "record from memory ÷ hello", url: bench.portal + record, atLeast: 0.85 },
    await constant(record),
    { name: "search page from memory ÷ hello", url: bench.portal + search, atLeast: 0.55 },
    await constant(search),
    {
      name: "304 from memory ÷ hello",
      url: bench.portal + list,
      atLeast: 0.9,
      headers: { "If-None-Match": await etagOf(bench.portal + list) },
    },
  ];
  const ratios = lines.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, { url, headers }] of lines.entries()) {
      const yardstick = await rate(`${bench.hello}/`);
      ratios[i]?.push((await rate(url, headers)) / yardstick);
    }
  }
  return lines.map(({ name, atLeast }, i) => ({
    on,
    name,
    ...ofRounds(ratios[i] ?? []),
    ...(atLeast !== undefined && { atLeast }),
  }));
}

/** Has the bare Worker answer what the portal answers from memory, and returns where. */
async function put({ portal, bare }: Bench, path: string): Promise<string> {
  await (await fetch(portal + path)).arrayBuffer();
  const answer = await fetch(portal + path);
  // What the server adds itself.
  const headers = [...answer.headers].filter(([name]) => !["connection", "content-length", "keep-alive"].includes(name));
  const put = await fetch(bare + path, {
    method: "PUT",
    headers: { "Constant-Headers": JSON.stringify(headers) },
    body: await answer.arrayBuffer(),
  });
  if (!put.ok) throw new Error(`${bare}${path}: ${put.status}`);
  return bare + path;
}

async function etagOf(url: string): Promise<string> {
  const answer = await fetch(url);
  await answer.arrayBuffer();
  return answer.headers.get("ETag") as string;
}
