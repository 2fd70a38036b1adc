import { readReleaseAsOf } from "../db/releases";
import { isDate } from "../model/kinds";
import { languages } from "../model/text";
import { latestRelease } from "./ledger";
import { Parameters, withSlashes } from "./parameters";
import { Problem } from "./problem";
import { type Ctx, REDIRECT } from "./respond";

type Handler<Rest extends unknown[]> = (c: Ctx, ...rest: Rest) => Response | Promise<Response>;

/** The parameters that an address takes because it names no release; none where it names one. */
export function aliasParameters(c: Ctx): string[] {
  return c.req.param("release") === undefined ? ["as_of"] : [];
}

/** An alias or its page that `as_of=YYYY-MM-DD` leads to the release of that day: 307 to the frozen path, everything else of the query kept. */
export function asOfDay<Rest extends unknown[]>(handler: Handler<Rest>): Handler<Rest> {
  return async (c, ...rest) => {
    const { pathname, searchParams, search } = new URL(c.req.url);
    if (!searchParams.has("as_of")) return handler(c, ...rest);
    const day = searchParams.getAll("as_of").join();
    const parameters = new Parameters("", []);
    if (day.length !== 10 || !isDate(day)) {
      parameters.refuse("as_of", day, "type", { en: "one day as YYYY-MM-DD", ja: "YYYY-MM-DD の日付を一つ" });
      parameters.check();
    }
    const release = await readReleaseAsOf(c.env.DB, day);
    if (!release) {
      await latestRelease(c.env.DB);
      throw new Problem("not-yet-released", {
        en: `No release had been issued by ${day}.`,
        ja: `${day}までに発行されたリリースはありません。`,
      });
    }
    const kept = search
      .slice(1)
      .split("&")
      .filter((pair) => !new URLSearchParams(pair).has("as_of"));
    const location = frozenPath(pathname, release.id) + (kept.length > 0 ? `?${kept.join("&")}` : "");
    return c.body(null, 307, { Location: location, "Cache-Control": REDIRECT });
  };
}

/** The path of an alias in a release: `/v1/budgets`, its page `/ja/budgets`, and everything that says `latest` where a release could stand. */
export function frozenPath(path: string, release: string): string {
  const alias = withSlashes(path);
  const named = alias.replace(/^(\/\w+\/releases|\/dumps)\/latest(?=[/.]|$)/, `$1/${release}`);
  return named === alias ? alias.replace(UNNAMED, `/$1/releases/${release}/`) : named;
}

// What stands before the name of a collection where no release is named.
const UNNAMED = new RegExp(`^/(v1|${languages.join("|")})/`);
