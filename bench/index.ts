import "../src/cli/facts";

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { buildSync } from "esbuild";
import { readFrozen } from "../src/cli/frozen";
import { STATE } from "../src/cli/settings";
import { paths } from "../src/urls";
import { type Book, loadBook, nameOf } from "./book";
import type { Asked } from "./from-memory";
import { idOf } from "./generated";
import { generatedRelease } from "./generated-release";
import { holds, type Measured } from "./measured";
import { startBench } from "./portal";
import { lineOf, writeResults } from "./results";
import { placeBook } from "./state";

/**
 * `npm run bench [-- --quick]`: what the portal costs, on the real releases, on 100,000 generated records in 3 releases and, unless it is
 * to be quick, on a million in 20. Everything is a ratio within one run, or a count. Prints a table, writes it to bench/results/ and ends
 * with 1 where a line falls short.
 */
const quick = process.argv.includes("--quick");
const real = `${process.cwd()}/${STATE}/v3`;
const release = readFrozen().at(-1)?.release.id as string;
buildSync({ entryPoints: ["bench/hello.ts", "bench/bare.ts"], bundle: true, minify: true, format: "esm", outdir: "dist/bench" });

// A book is kept for the next run, as long as tables and generator are the same.
const schema = digestOf([
  "migrations/main",
  "migrations/search",
  "src/model/grams.ts",
  "src/model/searchable.ts",
  "bench/generated.ts",
  "bench/vocabulary.ts",
]);

const lines: Measured[] = [];
const add = (more: readonly Measured[]) => {
  lines.push(...more);
  for (const line of more) console.log(lineOf(line));
};

await onPortal(real, async (bench) => {
  const asked = askedOf(release, "absences", paths.record("initiatives", "k-program", { release }));
  add(await (await import("./from-memory")).fromMemory(bench, release, asked));
});
for (const [records, releases] of quick
  ? [[100_000, 3]]
  : ([
      [100_000, 3],
      [1_000_000, 20],
    ] as const))
  await ofBook(await loadBook(`dist/bench/${records}x${releases}-${schema}`, records as number, releases as number));

// Of the largest book; quick, of a tenth of it.
const most = quick ? 100_000 : 1_000_000;
const tool = await (await import("./release-tool")).releaseTool(most);
const on = most.toLocaleString("en");
add([
  { on, name: "release tool: JSON-LD with zstd, records a second", value: tool.jsonldWithZstd, atLeast: 200_000 },
  { on, name: "release tool: Parquet, records a second", value: tool.parquet, atLeast: 120_000 },
  { on, name: "release tool: SQLite file, records a second", value: tool.sqlite, atLeast: 1_000_000 },
]);
const tenth = quick ? 5_000 : 20_000;
const times = await (await import("./linearity")).linearity(tenth, real, "dist/bench/linearity");
const tenfold = `${(10 * tenth).toLocaleString("en")} ÷ ${tenth.toLocaleString("en")}`;
add(Object.entries(times).map(([what, value]) => ({ on: tenfold, name: `time of ${what}`, value, atMost: 11 })));

console.log(`\n${writeResults(lines, quick)}`);
const short = lines.filter((line) => !holds(line));
for (const line of short) console.log(`short: ${line.name} on ${line.on}`);
if (short.length > 0) process.exitCode = 1;

function askedOf(release: string, collection: string, record: string): Asked {
  return {
    list: paths.list(collection, { release }),
    record,
    search: paths.search({ release, query: `q=${encodeURIComponent("予算")}` }),
  };
}

function digestOf(paths: readonly string[]): string {
  const files = paths.flatMap((path) =>
    path.endsWith(".ts")
      ? [path]
      : readdirSync(path)
          .sort()
          .map((name) => `${path}/${name}`),
  );
  const digest = createHash("sha256");
  for (const file of files) digest.update(readFileSync(file));
  return digest.digest("hex").slice(0, 12);
}

async function ofBook(book: Book): Promise<void> {
  add((await import("./size")).size(book));
  add(await (await import("./in-sqlite")).inSqlite(book));
  add(await (await import("./found")).found(book));
  const dump = await (await import("./dump")).dumpInWorker(book, real);
  add([
    { on: nameOf(book), name: "JSON-LD of all records in a Worker: growth of peak memory, MiB", value: dump.growth, atMost: 122 },
    { on: nameOf(book), name: "the same: time ÷ only reading the rows from D1", value: dump.dump / dump.read, atMost: 1.2 },
  ]);
  await onPortal(placeBook(book, real, `dist/bench/state`), async (bench) => {
    add(await (await import("./rows-read")).rowsRead(bench.portal, book));
    const last = generatedRelease(book.releases).id;
    const asked = askedOf(last, "budgets", paths.record("budgets", idOf("budgets", 1), { release: last }));
    add(await (await import("./from-memory")).fromMemory(bench, nameOf(book), asked));
    add(await (await import("./from-d1")).fromD1(bench, book));
  });
}

async function onPortal(state: string, measure: (bench: Awaited<ReturnType<typeof startBench>>) => Promise<void>): Promise<void> {
  const bench = await startBench(state);
  try {
    await measure(bench);
  } finally {
    await bench.stop();
  }
}
