import { type Holding, readHolding } from "../db/releases";
import { formats } from "../formats";
import { reconciliations } from "../model/reconciliations";
import type { Release } from "../model/release";
import { themes } from "../model/themes";
import { RELEASE_FILE } from "../release/release-file";
import { paths } from "../urls";
import { frozenPath } from "./as-of";
import { heldForView, readConcordance } from "./concordance";
import { refuseCursor } from "./cursor";
import { latestRelease } from "./ledger";
import { refuseUnknownTheme } from "./list";
import { fieldsAsked, heldFor, type ListRequest, readListRequest, readSumRequest } from "./list-query";
import { entityOrProblem, nothingHere, unknownRecord } from "./missing";
import { negotiate } from "./negotiate";
import { decodeText, Parameters, withSlashes } from "./parameters";
import { Problem } from "./problem";
import { reconciliationOf } from "./reconciliation";
import { readRecordRequest } from "./record";
import { type Ctx, dateOf, httpDate, movingAtOrigin, PRIVATE, sendText } from "./respond";
import { readSearchRequest } from "./search";
import { shorten } from "./shorten";
import { heldForSum, summableOrProblem } from "./sum";

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
      ja: `Accept-Datetime「${shorten(asked ?? "", 60)}」はHTTPの日付（例：${httpDate("2026-11-23")}）ではありません。`,
    });
  }
  const held = releases.findLast(({ issued }) => Date.parse(httpDate(issued)) <= moment) ?? (releases[0] as Release);
  return c.body(null, 302, {
    Location: frozenPath(original, held.id) + query,
    Vary: "Accept-Datetime",
    // A cache that does not look at Vary would give one reader's moment to another.
    "Cache-Control": PRIVATE,
    Link: mementoLinks(original + query),
  });
}

/** The links that tie a thing's mementos together (RFC 7089, section 2.2). `original` is the path and query of its alias. */
export function mementoLinks(original: string): string {
  const links = [
    `<${original}>; rel="original"`,
    `<${paths.timegate(original)}>; rel="timegate"`,
    `<${paths.timemap(original)}>; rel="timemap"; type="application/link-format"`,
  ];
  return links.join(", ");
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
    "Cache-Control": movingAtOrigin(c),
  });
}

/** The releases that hold what an alias names, oldest first. Throws what the alias itself would: it stands for one address. */
async function mementosOf(c: Ctx, door: string) {
  const { pathname, search } = new URL(c.req.url);
  const original = withSlashes(pathname.slice(door.length));
  const releases = await readHolding(c.env.DB, await namedBy(c, original.split("/").slice(1).map(decodeText), search));
  if (releases.length === 0) {
    await latestRelease(c.env.DB);
    throw nothingHere();
  }
  return { original, query: search, releases };
}

// They are no files of a manifest: every release has them.
const ofEveryRelease = ["SHA256SUMS", RELEASE_FILE];

/** What an alias names, its parameters checked. */
async function namedBy(c: Ctx, segments: readonly string[], search: string): Promise<readonly Holding[]> {
  const [top, first = "", second, ...more] = segments;
  const isLatest = (top === "v1" && first === "releases" && second === "latest") || (top === "dumps" && first === "latest");
  // What is said of the latest release by its path is an alias as well.
  if (isLatest && top === "v1" && more.length > 0) return namedBy(c, ["v1", ...more], search);
  const answer = workedOut.find(({ pattern }) => pattern.test(segments.join("/")));
  if (answer) return answer.holding(c, search, segments);
  if (more.length > 0 || (top !== "v1" && !isLatest)) throw nothingHere();
  if (isLatest) {
    new Parameters(search, []).check();
    return top === "dumps" && !ofEveryRelease.includes(second ?? "") ? [{ file: second ?? "" }] : [];
  }
  const { name, format } = negotiate(second ?? first, undefined);
  if (second === undefined && name === "search") {
    return readSearchRequest(search, format, []).held;
  }
  const entity = entityOrProblem(second === undefined ? name : first);
  if (second === undefined) {
    const request = readListRequest(entity, search, format);
    // A cursor belongs to one release.
    if (request.cursor !== null) refuseCursor(request.cursor, "latest");
    await refuseThemeOfNone(c, request);
    return heldFor(entity, request, fieldsAsked(entity, request));
  }
  const { chosen } = readRecordRequest(entity, search, []);
  const holding = { entity, id: name, fields: chosen };
  if ((await readHolding(c.env.DB, [holding])).length > 0) return [holding];
  throw await unknownRecord(c.env.DB, await latestRelease(c.env.DB), entity, name);
}

const ANY = "any";

/** The aliases of answers that are worked out, and what a release must hold to give them. */
const workedOut: readonly {
  readonly pattern: RegExp;
  readonly holding: (c: Ctx, search: string, segments: readonly string[]) => readonly Holding[] | Promise<readonly Holding[]>;
}[] = [
  {
    pattern: isAlias(paths.coverage()),
    holding(_, search) {
      new Parameters(search, []).check();
      return [];
    },
  },
  {
    pattern: isAlias(paths.concordance()),
    // The edition that it is seen from: a release that does not have it cannot be asked.
    async holding(c, search) {
      const parameters = new Parameters(search, ["viewAs"]);
      parameters.check();
      const { view } = await readConcordance(c.env.DB, await latestRelease(c.env.DB), parameters.get("viewAs"));
      return heldForView(view);
    },
  },
  {
    pattern: isAlias(paths.sum(ANY)),
    async holding(c, search, [, collection = ""]) {
      const { entity, groupings } = summableOrProblem(collection);
      const request = readSumRequest(entity, search, Object.keys(groupings));
      await refuseThemeOfNone(c, request.list);
      return heldForSum(entity, request);
    },
  },
  {
    pattern: isAlias(paths.reconciliation(ANY)),
    async holding(c, search, [, , budget = ""]) {
      new Parameters(search, []).check();
      return [{ entity: reconciliations, id: await reconciliationOf(c.env.DB, await latestRelease(c.env.DB), budget) }];
    },
  },
];

/** The segments of a path, with or without the extension of a format. `ANY` in it stands for one segment. */
function isAlias(path: string): RegExp {
  return new RegExp(`^${path.slice(1).replace(ANY, "[^/]+")}(?:\\.(?:${formats.map(({ name }) => name).join("|")}))?$`);
}

/** Refuses a theme that no release has, as the alias itself does. */
async function refuseThemeOfNone(c: Ctx, request: ListRequest): Promise<void> {
  const { withinTheme } = request;
  if (withinTheme === null || (await readHolding(c.env.DB, [{ entity: themes, id: withinTheme }])).length > 0) return;
  await refuseUnknownTheme(c, await latestRelease(c.env.DB), request);
}
