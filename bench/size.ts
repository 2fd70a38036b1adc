import { rmSync, statSync } from "node:fs";
import { entities } from "../src/model";
import { type Book, nameOf, opened } from "./book";
import type { Measured } from "./measured";

/** What all releases of a book take in D1, against one copy of the rows of the last with the same indexes. */
export function size(book: Book): Measured[] {
  const copy = `${book.main}.copy`;
  rmSync(copy, { force: true });
  const database = opened(copy, "main");
  database.exec(`ATTACH '${book.main}' AS book`);
  for (const { collection } of entities) {
    database.exec(`INSERT INTO main."${collection}" SELECT * FROM book."${collection}"
      WHERE since <= ${book.releases} AND until > ${book.releases} ORDER BY id`);
  }
  database.exec("DETACH book");
  database.close();
  const [all, one] = [statSync(book.main).size, statSync(copy).size];
  rmSync(copy);
  const on = nameOf(book);
  return [
    { on, name: "size of all releases ÷ one copy of the rows", value: all / one, atMost: 1.6 },
    { on, name: "size of the main database, MB", value: all / 1e6 },
    { on, name: "size of the search database, MB", value: statSync(book.search).size / 1e6 },
  ];
}
