import "../src/cli/facts";

import autocannon from "autocannon";
import { buildSync } from "esbuild";
import { readFrozen } from "../src/cli/frozen";
import { STATE } from "../src/cli/settings";
import { paths } from "../src/urls";
import { startBench } from "./portal";

/**
 * `npm run bench`: requests per second of what an isolate answers from its memory, on the real releases, against a bare Hono `hello` in
 * the same process. Portal and yardstick take turns, so that what else the machine does falls on both; the ratio of the median round
 * counts. Ends with 1 where a measure falls short.
 */
const ROUNDS = 7;
const SECONDS = 2;
const CONNECTIONS = 16;

type Measure = {
  readonly name: string;
  readonly path: string;
  readonly least: number;
  readonly headers?: Readonly<Record<string, string>>;
};

const release = readFrozen().at(-1)?.release.id as string;
const list = paths.list("absences", { release });
const search = paths.search({ release, query: `q=${encodeURIComponent("予算")}` });

buildSync({ entryPoints: ["bench/hello.ts"], bundle: true, minify: true, format: "esm", outfile: "dist/bench/hello.js" });
const bench = await startBench(`${process.cwd()}/${STATE}/v3`);
try {
  const measures: readonly Measure[] = [
    { name: "frozen list of 50", path: list, least: 0.6 },
    { name: "frozen record", path: paths.record("initiatives", "k-program", { release }), least: 0.85 },
    { name: "frozen search page", path: search, least: 0.55 },
    { name: "304", path: list, least: 0.9, headers: { "If-None-Match": await etagOf(list) } },
  ];
  const ratios = new Map(measures.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, path, headers } of measures) {
      const yardstick = await rate(bench.hello, "/");
      ratios.get(name)?.push((await rate(bench.portal, path, headers)) / yardstick);
    }
  }
  for (const { name, least } of measures) {
    const sorted = (ratios.get(name) ?? []).sort((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] as number;
    const [lowest, highest] = [sorted[0], sorted.at(-1)].map((ratio) => ratio?.toFixed(2));
    console.log(`${median >= least ? "holds" : "short"}\t${name}\t${median.toFixed(2)} (${lowest}–${highest})\tat least ${least}`);
    if (median < least) process.exitCode = 1;
  }
} finally {
  await bench.stop();
}

async function etagOf(path: string): Promise<string> {
  const answer = await fetch(bench.portal + path);
  await answer.arrayBuffer();
  return answer.headers.get("ETag") as string;
}

async function rate(origin: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  const { requests } = await autocannon({ url: origin + path, connections: CONNECTIONS, duration: SECONDS, headers });
  return requests.average;
}
