import { limits } from "../src/api/limits";
import { paths } from "../src/urls";
import { type Book, nameOf } from "./book";
import { idOf, sizeOf } from "./generated";
import { generatedRelease } from "./generated-release";
import type { Measured } from "./measured";

// Every initiative has both words, and none has them as one.
const APART = '"大学 企業"';

/** What D1 reads for an answer by its own account, which `Server-Timing` tells. */
export async function rowsRead(origin: string, book: Book): Promise<Measured[]> {
  const release = generatedRelease(book.releases).id;
  // What an isolate reads once in its life is no cost of an answer.
  await ask(origin, paths.list("themes", { release }));
  const list = paths.list("budgets", { release });
  const search = (word: string) => paths.search({ release, query: `q=${encodeURIComponent(word)}` });
  const facets = paths.list("budgets", { release, query: "include=facets,total&limit=1" });
  const measured = async (name: string, path: string, atMost?: number): Promise<Measured> => {
    const { rows } = await ask(origin, path);
    return { on: nameOf(book), name: `rows read: ${name}`, value: rows, ...(atMost !== undefined && { atMost }) };
  };
  return [
    await measured("list of 50", list, 80),
    await measured("list of 50 by amount", paths.list("budgets", { release, query: "sort=amount" })),
    await measured("record", paths.record("initiatives", idOf("initiatives", 1234), { release }), 4),
    await measured("search page, two characters", search("予算"), 200),
    await measured("search page, one character", search("医"), 200),
    await measured("search page, a long word", search("量子技術研究開発"), 200),
    await measured("search page, two words", search("Hokkaido quantum"), 200),
    await apart(origin, book, search(APART)),
    await measured("facets", facets, 60),
    { on: nameOf(book), name: "rows read: 304", value: await notModified(origin), atMost: 0 },
    {
      on: nameOf(book),
      name: "rows read for each changed record of a comparison of adjacent releases",
      value: await difference(origin, book.releases - 1, book.releases),
      atMost: 3,
    },
    // A page of the log of each release between is read, so that no bound holds for any two.
    {
      on: nameOf(book),
      name: "rows read for each changed record of a comparison of the first release and the last",
      value: await difference(origin, 1, book.releases),
    },
  ];
}

/** Rows for a search that has so many candidates and no hit that it is refused, where the book is large enough for that. */
async function apart(origin: string, book: Book, path: string): Promise<Measured> {
  const isRefused = sizeOf("initiatives", book.records) > limits.searchTexts;
  const { rows } = await ask(origin, path, {}, [isRefused ? 422 : 200]);
  return { on: nameOf(book), name: "rows read: search of words that stand apart", value: rows, atMost: 4 * limits.searchTexts };
}

/** Rows for a 304 of a frozen address that nobody has asked for: its tag is that of the alias, which is worked out each time. */
async function notModified(origin: string): Promise<number> {
  const { headers } = await ask(origin, paths.list("milestones"));
  const [frozen, etag] = ["Content-Location", "ETag"].map((name) => headers.get(name)) as [string, string];
  const { status, rows } = await ask(origin, frozen, { "If-None-Match": etag });
  if (status !== 304) throw new Error(`${frozen}: ${status} for its own ETag`);
  return rows;
}

/** Rows for each changed record of what two releases hold differently, beside the few that any page of it costs. */
async function difference(origin: string, from: number, to: number): Promise<number> {
  const [before, after] = [generatedRelease(from).id, generatedRelease(to).id];
  const page = async (limit: number) => {
    const { rows, body } = await ask(origin, paths.compare(before, after, `view=rows&limit=${limit}`));
    return { rows, changed: (JSON.parse(body) as { readonly data: readonly unknown[] }).data.length };
  };
  await page(1);
  const [small, large] = [await page(100), await page(1000)];
  return (large.rows - small.rows) / (large.changed - small.changed);
}

/** An answer with the rows that it says were read for it. Throws where it says none, as what comes from memory does. */
async function ask(origin: string, path: string, headers: Record<string, string> = {}, expected = [200, 304]) {
  const answer = await fetch(origin + path, { headers });
  const body = await answer.text();
  if (!expected.includes(answer.status)) throw new Error(`${path}: ${answer.status} ${body}`);
  const timing = answer.headers.get("Server-Timing");
  const rows = /rows;desc="(\d+)"/.exec(timing ?? "")?.[1];
  if (rows === undefined) throw new Error(`${path}: Server-Timing tells no rows: ${timing}`);
  return { body, status: answer.status, rows: Number(rows), headers: answer.headers };
}
