import { cursorBinding, writeCursor } from "../src/api/cursor";
import { paths } from "../src/urls";
import { type Book, nameOf } from "./book";
import { idOf, sizeOf } from "./generated";
import { generatedRelease } from "./generated-release";
import { type Measured, ofRounds } from "./measured";
import type { Bench } from "./portal";
import { rate, rateOver } from "./wrk";

const ROUNDS = 5;

// More than are answered in a round.
const ASKED = 4_500;

/**
 * What is read from D1 because nobody has asked for it before, against the yardstick: a page of 50 anywhere in a list, and a record; and
 * the same of a Worker that reads the same rows and does nothing else, which is as much as D1 lets anybody answer here.
 */
export async function fromD1(bench: Bench, book: Book): Promise<Measured[]> {
  const release = generatedRelease(book.releases).id;
  const binding = await cursorBinding(release, "budgets", "");
  const bare = (what: string, collection: string) => (i: number) => `/${what}/${idOf(collection, i)}/${book.releases}`;
  const list = (i: number) => paths.list("budgets", { release, query: `cursor=${writeCursor(binding, [idOf("budgets", i)])}` });
  const record = (i: number) => paths.record("initiatives", idOf("initiatives", i), { release });
  const [budgets, initiatives] = [sizeOf("budgets", book.records) - 100, sizeOf("initiatives", book.records)];
  const lines = [
    { name: "list of 50 from D1 ÷ hello", origin: bench.portal, path: list, count: budgets, atLeast: 0.065 },
    { name: "the same rows, only read ÷ hello", origin: bench.bare, path: bare("list", "budgets"), count: budgets },
    { name: "record from D1 ÷ hello", origin: bench.portal, path: record, count: initiatives, atLeast: 0.1 },
    { name: "the same row, only read ÷ hello", origin: bench.bare, path: bare("record", "initiatives"), count: initiatives },
  ];
  const ratios = lines.map((): number[] => []);
  // The first round is for the engine, which compiles what it has seen a few thousand times.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [i, { origin, path, count }] of lines.entries()) {
      const yardstick = await rate(`${bench.hello}/`);
      // A stride that shares no factor with the count meets each once, in no order that the database would know.
      const asked = Array.from({ length: Math.min(ASKED, count) }, (_, k) => path(((k + round * ASKED) * 7919) % count));
      const ratio = (await rateOver(origin, asked)) / yardstick;
      if (round > 0) ratios[i]?.push(ratio);
    }
  }
  return lines.map(({ name, atLeast }, i) => ({
    on: nameOf(book),
    name,
    ...ofRounds(ratios[i] ?? []),
    ...(atLeast !== undefined && { atLeast }),
  }));
}
