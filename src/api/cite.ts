import type { Citation, CitationStyle } from "../catalog/citation";
import { styles } from "../catalog/styles";
import { readRecord } from "../db/records";
import { RELEASE_ID } from "../model/release";
import { suggest } from "../model/suggest";
import { figureQuery, paths } from "../urls";
import { releaseTags } from "./cache-tags";
import {
  citationOfCollection,
  citationOfComparison,
  citationOfQuery,
  citationOfRecord,
  citationOfRelease,
  citationOfSum,
} from "./citations";
import { pinnedRange, rangeOrProblem, readAllChanges } from "./compare";
import { latestRelease, releaseOf, storedIn } from "./ledger";
import { readSumRequest } from "./list-query";
import { entityOrProblem, goneOrUnknown } from "./missing";
import { Parameters } from "./parameters";
import { Problem } from "./problem";
import { resultFor, storedOrProblem } from "./query";
import { type Ctx, citing, FROZEN, MOVING, REDIRECT, sendText } from "./respond";
import { shorten } from "./shorten";
import { summableOrProblem } from "./sum";

/**
 * `/cite/{release}.{style}`, `/cite/{collection}@{release}.{style}`, `/cite/{collection}/{id}@{release}.{style}`, with
 * `?field=amount` for one figure of a record, `/cite/{collection}/sum@{release}.{style}` with what the sum is asked for,
 * `/cite/queries/{pid}.{style}` and `/cite/compare/{a}...{b}.{style}`. `latest` leads to the latest release.
 */
export async function cite(c: Ctx): Promise<Response> {
  const { pathname, search } = new URL(c.req.url);
  const { name, style } = styleOf(decodeURIComponent(pathname.slice("/cite/".length)));
  const pid = /^queries\/(.+)$/.exec(name)?.[1];
  if (pid) {
    new Parameters(search, []).check();
    return answer(c, style, await citationOfKept(c, pid));
  }
  const range = /^compare\/(.+)$/.exec(name)?.[1];
  if (range) {
    new Parameters(search, []).check();
    return citeComparison(c, style, range);
  }
  const { collection, id, release } = namedBy(name);
  const citationIn = citerOf(c, collection, id, search, style);
  if (release === "latest") {
    const part = collection && collection + (id === undefined ? "" : `/${encodeURIComponent(id)}`);
    const location = paths.cite((await latestRelease(c.env.DB)).id, style.extension, part) + search;
    return c.body(null, 307, { Location: location, "Cache-Control": REDIRECT });
  }
  const citation = await citationIn(release);
  return citation instanceof Response ? citation : answer(c, style, citation);
}

async function citationOfKept(c: Ctx, pid: string): Promise<Citation> {
  const stored = await storedOrProblem(c, pid);
  const release = await releaseOf(c.env.DB, stored.release);
  const { result } = await resultFor(c, stored, release);
  return citationOfQuery(c, stored, release, result.rows);
}

async function citeComparison(c: Ctx, style: CitationStyle, range: string): Promise<Response> {
  const { DB } = c.env;
  const [a, b] = rangeOrProblem(range);
  const pinned = await pinnedRange(DB, a, b);
  if (pinned) {
    const location = paths.citeComparison(...pinned, style.extension);
    return c.body(null, 307, { Location: location, "Cache-Control": REDIRECT });
  }
  const [from, to] = [await releaseOf(DB, a), await releaseOf(DB, b)];
  return answer(c, style, await citationOfComparison(c, from, to, await readAllChanges(DB, from, to)));
}

/** What cites the thing that a path names, in a release, or says where it is now. Parameters are refused before anything is read. */
function citerOf(
  c: Ctx,
  collection: string | undefined,
  id: string | undefined,
  search: string,
  style: CitationStyle,
): (release: string) => Promise<Citation | Response> {
  const { DB } = c.env;
  if (id === "sum") {
    const summable = summableOrProblem(collection ?? "");
    const request = readSumRequest(summable.entity, search, Object.keys(summable.groupings));
    return async (release) => citationOfSum(c, await releaseOf(DB, release), summable, request);
  }
  const parameters = new Parameters(search, id === undefined ? [] : ["field"]);
  parameters.check();
  if (collection === undefined) return (release) => citationOfRelease(c, release);
  const entity = entityOrProblem(collection);
  if (id === undefined) return async (release) => citationOfCollection(c, await releaseOf(DB, release), entity);
  return async (release) => {
    const entry = await releaseOf(DB, release);
    const field = figureIn(parameters, storedIn(entry, entity));
    const { row, inPredecessor } = await readRecord(DB, entry.sequence, entity, id);
    if (row) return citationOfRecord(c, entry, entity, row, inPredecessor, field);
    const query = field === null ? undefined : figureQuery(field);
    const pathOf = (other: string) => paths.cite(release, style.extension, `${collection}/${other}`, query);
    return goneOrUnknown(c, entry, entity, id, pathOf, true);
  };
}

/** The field that `field` names as a figure of a record, one of those that its release has; null where it names none. */
export function figureIn(parameters: Parameters, fields: readonly string[]): string | null {
  const field = parameters.get("field");
  const known = fields.filter((one) => one !== "id");
  if (field !== null && !known.includes(field))
    parameters.refuse("field", field, "value", { en: "a field of the record", ja: "レコードの項目" }, known);
  parameters.check();
  return field;
}

function styleOf(rest: string): { name: string; style: CitationStyle } {
  const style = styles.findLast(({ extension }) => rest.endsWith(`.${extension}`));
  if (style) return { name: rest.slice(0, -style.extension.length - 1), style };
  const extensions = styles.map(({ extension }) => extension);
  const given = /\.([a-z.]+)$/i.exec(rest)?.[1] ?? "";
  throw new Problem(
    "not-found",
    {
      en: `A citation ends in its style: ${extensions.map((one) => `.${one}`).join(", ")}.`,
      ja: `引用の形式を拡張子で指定してください：${extensions.map((one) => `.${one}`).join("、")}。`,
    },
    { members: { available: extensions, didYouMean: suggest(given, extensions) } },
  );
}

/** What a name in a path cites: `1.2.0`, `budgets@1.2.0` or `budgets/sbir-2022@1.2.0`. */
function namedBy(name: string): { collection?: string | undefined; id?: string | undefined; release: string } {
  const [, collection, id, release] = /^(?:([^/@]+)(?:\/([^/@]+))?@)?([^/@]+)$/.exec(name) ?? [];
  if (release !== undefined && (collection !== undefined || release === "latest" || RELEASE_ID.test(release)))
    return { collection, id, release };
  const shown = shorten(name, 80);
  throw new Problem("not-found", {
    en: `“${shown}” names nothing that can be cited; write {release}, {collection}@{release} or {collection}/{id}@{release}, such as ${paths.cite("latest", "txt", "budgets")}.`,
    ja: `「${shown}」は引用できる対象ではありません。{release}・{collection}@{release}・{collection}/{id}@{release} の形で指定してください（例：${paths.cite("latest", "txt", "budgets")}）。`,
  });
}

async function answer(c: Ctx, style: CitationStyle, citation: Citation): Promise<Response> {
  return sendText(c, style.write(citation), {
    "Content-Type": style.contentType,
    "Content-Disposition": `inline; filename="${citation.key}.${style.extension}"`,
    "Cache-Control": citation.kind === "dataset" ? MOVING : FROZEN,
    "Cache-Tag": releaseTags(`${citation.release.id} ${citation.url} ${citation.previous ?? ""}`).join(","),
    Link: citing(c, new URL(citation.url).pathname + new URL(citation.url).search),
  });
}
