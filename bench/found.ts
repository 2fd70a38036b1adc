import { DatabaseSync } from "node:sqlite";
import { readMatchingIds } from "../src/db/search";
import { searchForm, termsOf } from "../src/model/grams";
import { type Book, nameOf } from "./book";
import type { Measured } from "./measured";
import { d1Over } from "./sqlite-d1";

// Words of every length, from one character on, frequent and rare; Latin words and numbers from their start.
const WORDS = [
  ..."医量算".split(""),
  ..."予算 医療 量子 大学 税制 愛媛 極域".split(" "),
  ..."再生医療 量子技術研究開発 感染症対策 基本方針（第1期） 大学・企業と連携し 第406期 2021年度当初 3,360億円 核融合エネルギー基盤強化".split(
    " ",
  ),
  ..."H hokkaido Programme semiconductor 406 nothing".split(" "),
  "北海道 量子",
  "Hokkaido quantum",
];

const COLLECTIONS = ["initiatives", "budgets"];

/** What the index finds of words in a book, against reading every text; and what the index takes. */
export async function found(book: Book): Promise<Measured[]> {
  const database = new DatabaseSync(book.search, { readOnly: true });
  try {
    let [right, wanted, given] = [0, 0, 0];
    for (const word of WORDS) {
      const terms = termsOf(word);
      for (const collection of COLLECTIONS) {
        const truth = new Set(readAll(database, collection, terms, book.releases));
        const search = { terms, sequence: book.releases, collections: [collection], most: book.records * book.releases };
        const found = await readMatchingIds(d1Over(database), search, book.records);
        const ids = typeof found === "object" && found ? found : [];
        right += ids.filter((id) => truth.has(id)).length;
        wanted += truth.size;
        given += ids.length;
      }
    }
    const bytes = (sql: string) => database.prepare(sql).get()?.bytes as number;
    const index = bytes("SELECT sum(pgsize) AS bytes FROM dbstat WHERE name LIKE 'grams%'");
    const text = bytes("SELECT sum(length(CAST(text AS BLOB))) AS bytes FROM texts");
    const on = nameOf(book);
    return [
      { on, name: `recall of ${WORDS.length} searches, ${wanted.toLocaleString("en")} hits`, value: right / wanted, atLeast: 1 },
      { on, name: "precision of the same", value: right / given, atLeast: 1 },
      { on, name: "search index ÷ its text", value: index / text, atMost: 0.5 },
    ];
  } finally {
    database.close();
  }
}

/** The ids of what holds the terms, by reading every text. */
function readAll(database: DatabaseSync, collection: string, terms: readonly string[], sequence: number): string[] {
  const each = terms.map(() => "instr(text, ?) > 0").join(" AND ");
  const sql = `SELECT id FROM texts WHERE +collection = ? AND since <= ? AND until > ? AND ${each}`;
  const rows = database.prepare(sql).all(collection, sequence, sequence, ...terms.map(searchForm));
  return rows.map(({ id }) => id as string);
}
