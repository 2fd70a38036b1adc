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
const ASKED = 20_000;

/** What is read from D1 because nobody has asked for it before, against the yardstick: a page of 50 anywhere in a list, and a record. */
export async function fromD1(bench: Bench, book: Book): Promise<Measured[]> {
  const release = generatedRelease(book.releases).id;
  const binding = await cursorBinding(release, "budgets", "");
  const lines = [
    {
      name: "list of 50 from D1 ÷ hello",
      atLeast: 0.065,
      path: (i: number) => paths.list("budgets", { release, query: `cursor=${writeCursor(binding, [idOf("budgets", i)])}` }),
      count: sizeOf("budgets", book.records) - 100,
    },
    {
      name: "record from D1 ÷ hello",
      atLeast: 0.1,
      path: (i: number) => paths.record("initiatives", idOf("initiatives", i), { release }),
      count: sizeOf("initiatives", book.records),
    },
  ];
  const ratios = lines.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, { path, count }] of lines.entries()) {
      const yardstick = await rate(`${bench.hello}/`);
      // A stride that shares no factor with the count meets each once, in no order that the database would know.
      const asked = Array.from({ length: Math.min(ASKED, count) }, (_, k) => path(((k + round * ASKED) * 7919) % count));
      ratios[i]?.push((await rateOver(bench.portal, asked)) / yardstick);
    }
  }
  return lines.map(({ name, atLeast }, i) => ({ on: nameOf(book), name, ...ofRounds(ratios[i] ?? []), atLeast }));
}
