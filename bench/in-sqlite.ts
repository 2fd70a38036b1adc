import { DatabaseSync } from "node:sqlite";
import { readList } from "../src/db/records";
import { entityOf } from "../src/model";
import type { Entity } from "../src/model/entity";
import { type ListQuery, wholeOf } from "../src/model/query";
import { type Book, nameOf } from "./book";
import { idOf } from "./generated";
import { type Measured, ofRounds } from "./measured";
import { d1Over } from "./sqlite-d1";

const ROUNDS = 201;

/** How long the database takes for a page of 50: 500,000 records in against the first, and as of any release against the latest. */
export async function inSqlite(book: Book): Promise<Measured[]> {
  const database = new DatabaseSync(book.main, { readOnly: true });
  try {
    const d1 = d1Over(database);
    const entity = entityOf("budgets") as Entity;
    const first: ListQuery = { ...wholeOf(entity), limit: 50, fields: Object.keys(entity.fields) };
    const byAmount: ListQuery = { ...first, sort: [{ column: "amount", descending: false }, ...first.sort] };
    const at =
      (query: ListQuery, sequence = book.releases) =>
      () =>
        readList(d1, sequence, query);
    // Half of a list in each order; ids of deep pages are those of a page somewhere in it.
    const deep = Math.min(500_000, Math.floor(book.records / 2));
    const pairs = [
      {
        name: "a page deep in ÷ the first page, time in SQLite",
        one: at({ ...first, after: idOf("budgets", deep) }),
        other: at(first),
        atMost: 1.2,
      },
      // Where the page stands among equal amounts is looked up before it is read, so its bound is not that of the order by id.
      { name: "the same by amount", one: at({ ...byAmount, after: idOf("budgets", deep) }), other: at(byAmount), atMost: 1.6 },
      { name: "the first release ÷ the latest, time in SQLite", one: at(first, 1), other: at(first), atMost: 1.4 },
      { name: "a release in the middle ÷ the latest", one: at(first, Math.ceil(book.releases / 2)), other: at(first), atMost: 1.4 },
    ];
    const lines: Measured[] = [];
    for (const { name, one, other, atMost } of pairs) {
      const rounds: number[] = [];
      for (let round = 0; round < ROUNDS; round++) rounds.push((await timeOf(one)) / (await timeOf(other)));
      lines.push({ on: nameOf(book), name, value: ofRounds(rounds).value, atMost });
    }
    return lines;
  } finally {
    database.close();
  }
}

async function timeOf(read: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await read();
  return performance.now() - start;
}
