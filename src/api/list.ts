import { type ListAnswer, readList } from "../db/records";
import { readMatchingIds } from "../db/search";
import type { Cost } from "../db/session";
import type { Entity } from "../model/entity";
import { matchExpression } from "../model/grams";
import type { ListQuery } from "../model/query";
import type { Release } from "../model/release";
import type { Page } from "../model/result";
import { paths } from "../urls";
import { cursorBinding, type Position, readCursor, writeCursor } from "./cursor";
import { editionOf } from "./ledger";
import { canonicalQuery, type ListRequest, readListRequest } from "./list-query";
import { entityOrProblem } from "./missing";
import { negotiate } from "./negotiate";
import { spanWarnings, withOverlap } from "./overlap";
import { Parameters } from "./parameters";
import { Problem } from "./problem";
import { type Ctx, canonicalPath, etagOf, isFresh, notModified, type Representation, respond } from "./respond";

const MOST_MATCHES = 10_000;

/** `/v1/{collection}` and `/v1/releases/{release}/{collection}`: a page of a collection as of a release, in any format. */
export async function list(c: Ctx): Promise<Response> {
  const { name, format, byAccept } = negotiate(c.req.param("collection") ?? "", c.req.header("Accept"));
  const entity = entityOrProblem(name);
  const request = readListRequest(entity, new URL(c.req.url).search, format);
  const edition = await editionOf(c.env.DB, c.req.param("release"));
  const position = await readPosition(request, edition.id);
  const representation: Representation = {
    format,
    byAccept,
    alias: edition.alias,
    release: edition.id,
    path: (place) => paths.list(entity.collection, place),
    query: request.canonical,
  };
  const etag = await etagOf(representation, c.env.PUBLIC_URL);
  if (isFresh(c, etag)) return notModified(representation, etag);

  const release = await edition.read();
  const searched = await search(c, entity, request, release);
  const query = toQuery(entity, request, position, searched?.ids ?? null);
  const answer = await readList(c.env.DB, release.sequence, query);
  const rows = withOverlap(answer.rows, request.filters, request.fields);
  const page = await pageOf(request, answer, release, representation, spanWarnings(rows));
  const result = { entity, release, fields: request.fields, rows, page };
  return respond(c, representation, etag, result, searched ? sum(searched.cost, answer.cost) : answer.cost);
}

/** Refuses a cursor that belongs to another release or query. */
async function readPosition({ cursor, subject, sort }: ListRequest, release: string): Promise<Position | null> {
  if (cursor === null) return null;
  const position = readCursor(cursor, await cursorBinding(release, subject), sort.length);
  if (position) return position;
  const parameters = new Parameters("", []);
  parameters.refuse("cursor", cursor, "cursor", {
    en: `the cursor of page.next of this very query in release ${release}; start again without cursor`,
    ja: `リリース${release}の同じ問い合わせの page.next にあるカーソル（先頭からは cursor なしで）`,
  });
  parameters.check();
  return null;
}

/** The ids that `q` finds in the collection; null where nothing is searched for. */
async function search(
  c: Ctx,
  entity: Entity,
  { terms }: ListRequest,
  release: Release,
): Promise<{ ids: string[]; cost: Cost } | null> {
  const match = matchExpression(terms);
  if (!match) return null;
  const found = await readMatchingIds(
    c.env.SEARCH,
    { match, terms, sequence: release.sequence, collections: [entity.collection] },
    MOST_MATCHES,
  );
  if (found.ids.length > MOST_MATCHES) {
    throw new Problem("too-many-matches", {
      en: `More than ${MOST_MATCHES} records match “${terms.join(" ")}”.`,
      ja: `「${terms.join(" ")}」に${MOST_MATCHES}件を超えるレコードが一致します。`,
    });
  }
  return found;
}

function toQuery(entity: Entity, request: ListRequest, after: Position | null, ids: string[] | null): ListQuery {
  const { filters, withinTheme, sort, limit, include, facets } = request;
  // Overlap is worked out from the fiscal years, whether they are shown or not.
  const fields = request.fields.includes("overlap") ? [...new Set([...request.fields, "fiscalYear"])] : request.fields;
  return { entity, filters, ids, withinTheme, sort, limit, after, fields, total: include.includes("total"), facets };
}

async function pageOf(
  request: ListRequest,
  answer: ListAnswer,
  release: Release,
  representation: Representation,
  warnings: Page["warnings"],
): Promise<Page> {
  const { limit, include, applied } = request;
  const binding = await cursorBinding(release.id, request.subject);
  const next = answer.last && canonicalPath({ ...representation, query: nextQuery(request, writeCursor(binding, answer.last)) });
  return {
    limit,
    next,
    hasMore: answer.hasMore,
    ...(answer.total !== null && { total: answer.total }),
    appliedQuery: applied,
    warnings,
    ...(include.includes("facets") && { facets: answer.facets }),
    ...(include.includes("links") && { links: true }),
  };
}

function nextQuery({ canonical }: ListRequest, cursor: string): string {
  const rest = canonical.split("&").filter((part) => part && !part.startsWith("cursor="));
  return canonicalQuery([...rest, `cursor=${cursor}`].join("&"), [], 50, null);
}

function sum(a: Cost, b: Cost): Cost {
  return {
    statements: a.statements + b.statements,
    rowsRead: a.rowsRead + b.rowsRead,
    milliseconds: a.milliseconds + b.milliseconds,
  };
}
