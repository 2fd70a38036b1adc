import { rmSync, statSync } from "node:fs";
import { entities } from "../src/model";
import { type Book, nameOf, opened } from "./book";
import type { Measured } from "./measured";

/** What all releases of a book take in D1, against a database of one release with as many rows, its log and the same indexes. */
export function size(book: Book): Measured[] {
  const copy = `${book.main}.copy`;
  rmSync(copy, { force: true });
  const database = opened(copy, "main");
  database.exec(`ATTACH '${book.main}' AS book`);
  for (const { collection } of entities) {
    database.exec(`INSERT INTO main."${collection}" SELECT * FROM book."${collection}"
      WHERE since <= ${book.releases} AND until > ${book.releases} ORDER BY id`);
  }
  // A database of one release has its log, too: every record was added.
  database.exec("INSERT INTO main.releases SELECT * FROM book.releases WHERE sequence = 1");
  database.exec("INSERT INTO main.changes SELECT * FROM book.changes WHERE release = 1");
  database.exec("DETACH book");
  database.close();
  const [all, one] = [statSync(book.main).size, statSync(copy).size];
  rmSync(copy);
  const on = nameOf(book);
  return [
    { on, name: "size of all releases ÷ a database of one", value: all / one, atMost: 1.6 },
    { on, name: "size of the main database, MB", value: all / 1e6 },
    { on, name: "size of the search database, MB", value: statSync(book.search).size / 1e6 },
  ];
}
