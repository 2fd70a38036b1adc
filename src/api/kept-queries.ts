import { linkHeader } from "../catalog/signposts";
import { readQueriesAfter } from "../db/queries";
import { paths } from "../urls";
import { limits } from "./limits";
import { Parameters } from "./parameters";
import { queryString } from "./query-string";
import { type Ctx, sendText } from "./respond";

/**
 * `/dumps/queries.ndjson`: every kept query as it is stored, one a line, in the order of their names. A page ends after so many;
 * `Link: rel="next"` leads on, and the last page has none. Whoever follows it to the end has all that were kept before the start.
 */
export async function keptQueries(c: Ctx): Promise<Response> {
  const parameters = new Parameters(new URL(c.req.url).search, ["after"]);
  const after = parameters.get("after") ?? "";
  if (after !== "" && !/^[0-9a-f]{32}$/.test(after)) {
    parameters.refuse("after", after, "type", {
      en: "the name of a query, 32 hexadecimal digits",
      ja: "クエリの名前（32桁の16進数）",
    });
  }
  parameters.check();
  const found = await readQueriesAfter(c.env.QUERIES, after, limits.queriesPage + 1);
  const page = found.slice(0, limits.queriesPage);
  const last = page.at(-1)?.pid;
  const next = found.length > page.length && last ? [{ href: paths.keptQueries(queryString([["after", last]])) }] : [];
  return sendText(c, page.map((query) => `${JSON.stringify(query)}\n`).join(""), {
    "Content-Type": "application/x-ndjson; charset=utf-8",
    // A page that a cache held back would miss what was kept since, and nobody would notice.
    "Cache-Control": "no-store",
    ...(next.length > 0 && { Link: linkHeader({ next }) }),
  });
}
