import { paths } from "../src/urls";
import { type Book, nameOf } from "./book";
import { idOf } from "./generated";
import { generatedRelease } from "./generated-release";
import type { Measured } from "./measured";

/** What D1 reads for an answer by its own account, which `Server-Timing` tells. */
export async function rowsRead(origin: string, book: Book): Promise<Measured[]> {
  const release = generatedRelease(book.releases).id;
  // What an isolate reads once in its life is no cost of an answer.
  await ask(origin, paths.list("themes", { release }));
  const list = paths.list("budgets", { release });
  const search = (word: string) => paths.search({ release, query: `q=${encodeURIComponent(word)}` });
  const facets = paths.list("budgets", { release, query: "include=facets,total&limit=1" });
  const measured = async (name: string, path: string, atMost?: number, headers?: Record<string, string>): Promise<Measured> => {
    const { rows } = await ask(origin, path, headers);
    return { on: nameOf(book), name: `rows read: ${name}`, value: rows, ...(atMost !== undefined && { atMost }) };
  };
  const { etag } = await ask(origin, list.replace("budgets", "milestones"));
  return [
    await measured("list of 50", list, 80),
    await measured("list of 50 by amount", paths.list("budgets", { release, query: "sort=amount" })),
    await measured("record", paths.record("initiatives", idOf("initiatives", 1234), { release }), 4),
    await measured("search page, two characters", search("予算"), 200),
    await measured("search page, one character", search("医"), 200),
    await measured("search page, a long word", search("量子技術研究開発"), 200),
    await measured("search page, two words", search("Hokkaido quantum"), 200),
    await measured("facets", facets, 60),
    await measured("304", list.replace("budgets", "milestones"), 0, { "If-None-Match": etag }),
    await difference(origin, book),
  ];
}

/** Rows for each changed record of what two adjacent releases hold differently, beside the few that any page of it costs. */
async function difference(origin: string, book: Book): Promise<Measured> {
  const [before, after] = [generatedRelease(book.releases - 1).id, generatedRelease(book.releases).id];
  const page = async (limit: number) => {
    const { rows, body } = await ask(origin, paths.compare(before, after, `view=rows&limit=${limit}`));
    return { rows, changed: (JSON.parse(body) as { readonly data: readonly unknown[] }).data.length };
  };
  await page(1);
  const [small, large] = [await page(100), await page(1000)];
  const value = (large.rows - small.rows) / (large.changed - small.changed);
  return { on: nameOf(book), name: "rows read for each changed record of a comparison", value, atMost: 3 };
}

async function ask(origin: string, path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(origin + path, { headers });
  const body = await answer.text();
  if (answer.status !== 200 && answer.status !== 304) throw new Error(`${path}: ${answer.status} ${body}`);
  const timing = answer.headers.get("Server-Timing") ?? "";
  return { body, rows: Number(/rows;desc="(\d+)"/.exec(timing)?.[1] ?? 0), etag: answer.headers.get("ETag") as string };
}
