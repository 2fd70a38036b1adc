import autocannon from "autocannon";
import { buildSync } from "esbuild";
import { startBench } from "./portal";

/** `npm run bench`: requests per second against a bare Hono `hello` in the same process, in interleaved rounds. */
const ROUNDS = 5;
const SECONDS = 2;
const CONNECTIONS = 16;

type Measure = { readonly name: string; readonly path: string; readonly least: number; readonly headers?: Record<string, string> };

const measures: readonly Measure[] = [
  { name: "frozen list of 50, from memory", path: "/v1/releases/1.4.0/absences", least: 0.6 },
  { name: "frozen record, from memory", path: "/v1/releases/1.4.0/initiatives/k-program", least: 0.85 },
  { name: "frozen search page, from memory", path: "/v1/releases/1.4.0/search?q=%E4%BA%88%E7%AE%97", least: 0.55 },
];

buildSync({ entryPoints: ["bench/hello.ts"], bundle: true, minify: true, format: "esm", outfile: "dist/bench/hello.js" });
const bench = await startBench(`${process.cwd()}/.wrangler/state/v3`);
try {
  const etag = (await fetch(`${bench.portal}${measures[0]?.path}`)).headers.get("etag") as string;
  const all: readonly Measure[] = [
    ...measures,
    { name: "304, from memory", path: measures[0]?.path as string, least: 0.9, headers: { "If-None-Match": etag } },
  ];
  const ratios = new Map<string, number[]>(all.map(({ name }) => [name, []]));
  for (const { path } of all) console.log(path, (await fetch(bench.portal + path)).status);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, path, headers } of all) {
      const yard = await rate(bench.hello, "/");
      const mine = await rate(bench.portal, path, headers);
      ratios.get(name)?.push(mine / yard);
    }
  }
  for (const { name, least } of all) {
    const sorted = (ratios.get(name) ?? []).sort((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] as number;
    console.log(
      `${median >= least ? "holds" : "short"}  ${name}: ${median.toFixed(2)} (at least ${least}; ${sorted.map((one) => one.toFixed(2)).join(" ")})`,
    );
  }
} finally {
  await bench.stop();
}

async function rate(origin: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  const { requests } = await autocannon({ url: origin + path, connections: CONNECTIONS, duration: SECONDS, headers });
  return requests.average;
}
