import { readHolding } from "../db/releases";
import { entityOf } from "../model";
import type { Release } from "../model/release";
import { paths } from "../urls";
import { frozenPath } from "./as-of";
import { nothingHere } from "./missing";
import { Problem } from "./problem";
import { type Ctx, dateOf, httpDate, MOVING, sendText } from "./respond";
import { shorten } from "./shorten";

/**
 * `/timegate/{path}`: the Memento TimeGate of an alias (RFC 7089, section 4): 302 to the frozen path of the release that held at
 * `Accept-Datetime`, the last without it. A moment before the first release leads to the first.
 */
export async function timegate(c: Ctx): Promise<Response> {
  const { original, query, releases } = await mementosOf(c, "/timegate");
  const asked = c.req.header("Accept-Datetime");
  const moment = asked === undefined ? Number.POSITIVE_INFINITY : dateOf(asked);
  if (moment === null) {
    throw new Problem("malformed-header", {
      en: `Accept-Datetime “${shorten(asked ?? "", 60)}” is no HTTP date such as ${httpDate("2026-11-23")}.`,
      ja: `Accept-Datetime「${shorten(asked ?? "", 60)}」はHTTPの日付（例: ${httpDate("2026-11-23")}）ではありません。`,
    });
  }
  const held = releases.findLast(({ issued }) => Date.parse(httpDate(issued)) <= moment) ?? (releases[0] as Release);
  return c.body(null, 302, {
    Location: frozenPath(original, held.id) + query,
    Vary: "Accept-Datetime",
    // A cache that does not look at Vary would give one reader's moment to another.
    "Cache-Control": "private, max-age=60",
    Link: `<${original}${query}>; rel="original", <${paths.timemap(original)}${query}>; rel="timemap"; type="application/link-format"`,
  });
}

/** `/timemap/{path}`: every memento of an alias, oldest first, as link-format (RFC 7089, section 5). */
export async function timemap(c: Ctx): Promise<Response> {
  const { original, query, releases } = await mementosOf(c, "/timemap");
  const { origin } = new URL(c.req.url);
  const url = (path: string) => `<${origin}${path}${query}>`;
  const at = (release: Release | undefined) => `"${httpDate((release as Release).issued)}"`;
  const mementos = releases.map((release, i) => {
    const relation = [...(i === 0 ? ["first"] : []), ...(i === releases.length - 1 ? ["last"] : []), "memento"].join(" ");
    return `${url(frozenPath(original, release.id))}; rel="${relation}"; datetime=${at(release)}`;
  });
  const lines = [
    `${url(original)}; rel="original"`,
    `${url(paths.timegate(original))}; rel="timegate"`,
    `${url(paths.timemap(original))}; rel="self"; type="application/link-format"; from=${at(releases[0])}; until=${at(releases.at(-1))}`,
    ...mementos,
  ];
  return sendText(c, `${lines.join(",\n")}\n`, {
    "Content-Type": "application/link-format; charset=utf-8",
    "Cache-Control": MOVING,
  });
}

/** The releases that hold what an alias names, oldest first. Throws where it is no alias or none holds it. */
async function mementosOf(c: Ctx, door: string) {
  const { pathname, search } = new URL(c.req.url);
  const original = pathname.slice(door.length);
  const [, top, first = "", second] = original.split("/");
  const bare = (segment: string) => segment.replace(/\.[a-z]+$/, "");
  const held = () => {
    if (top === "dumps" && first === "latest" && second) return readHolding(c.env.DB, { file: second });
    if (top !== "v1" || original.split("/").length > 4) return [];
    if (first && second === undefined && bare(first) === "search") return readHolding(c.env.DB, {});
    const entity = entityOf(second === undefined ? bare(first) : first);
    return entity ? readHolding(c.env.DB, { entity, ...(second !== undefined && { id: bare(second) }) }) : [];
  };
  const releases = await held();
  if (releases.length === 0) throw nothingHere();
  return { original, query: search, releases };
}
