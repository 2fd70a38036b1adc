import { type ListAnswer, readAbsent, readIds, readList } from "../db/records";
import type { LedgerEntry } from "../db/releases";
import { readMatchingIds, type Search } from "../db/search";
import { entityOf } from "../model";
import type { WordsApart } from "../model/apart";
import type { Entity } from "../model/entity";
import type { Row } from "../model/field";
import { matchExpression } from "../model/grams";
import { isWhole, type ListQuery, MOST_FACET_VALUES, spanOf } from "../model/query";
import type { Release } from "../model/release";
import type { Page, Result, Warning } from "../model/result";
import { suggest } from "../model/suggest";
import { summableOf } from "../model/sums";
import type { Sum } from "../model/sums/sum";
import { notToBeAdded } from "../model/sums/summable";
import { themes } from "../model/themes";
import { paths } from "../urls";
import { additionWarnings } from "./addition-warning";
import { aliasParameters } from "./as-of";
import { holdRecords } from "./capacity";
import { cursorBinding, readCursor, refuseCursor, writeCursor } from "./cursor";
import { canAskBefore, type Edition, editionOf, fieldsIn, refuseLaterFields } from "./ledger";
import { type LeftOut, leftOutWarnings, readLeftOut } from "./left-out";
import { limits } from "./limits";
import { appliedQuery, canonicalQuery, fieldsAsked, heldFor, type ListRequest, readListRequest } from "./list-query";
import { entityOrProblem, MOST_IDS, searchBehind } from "./missing";
import { nameIn, negotiate } from "./negotiate";
import { spanWarnings, withOverlap } from "./overlap";
import { isCitedOpened, toPage } from "./page";
import { Parameters } from "./parameters";
import { Problem } from "./problem";
import { queryString } from "./query-string";
import { addressOf, type Ctx, etagOf, precondition, type Representation, respond } from "./respond";
import { shorten } from "./shorten";
import { apartWarnings, readWordsApart } from "./words-apart";
import { refuseTooMuchWork, tooManyTexts } from "./work";

/**
 * `/v1/{collection}` and `/v1/releases/{release}/{collection}`: a page of a collection as of a release, in any format; browsers are led
 * from the latter to the page that shows the same list.
 */
export async function list(c: Ctx): Promise<Response> {
  const segment = c.req.param("collection") ?? "";
  // What never was is so in any format.
  const entity = entityOrProblem(nameIn(segment));
  const isOpened = isCitedOpened(c, segment);
  const { format, byAccept } = negotiate(segment, isOpened ? undefined : c.req.header("Accept"));
  const { search: asked } = new URL(c.req.url);
  const request = readListRequest(entity, asked, format, aliasParameters(c));
  const edition = await editionOf(c.env.DB, c.req.param("release"));
  const page = await pageOf(entity, request, edition, { format, byAccept });
  if (isOpened) {
    const release = await edition.read();
    refuseLaterFields(release, entity, fieldsAsked(entity, request));
    // A page takes the parameters of the list, and itself refuses what only reading can tell.
    const place = { release: release.id, query: asked.slice(1) };
    return toPage(c, (language) => paths.listPage(language, entity.collection, place));
  }
  const etag = await etagOf(page.representation, c.env.PUBLIC_URL);
  const early = precondition(c, page.representation, etag);
  if (early) return early;
  const result = await readPage(c, request, edition, page);
  return respond(c, page.representation, etag, result);
}

/** A page of a list that is not read yet: what it is of, where it stands, and the id of the record that it comes after. */
type ListPage = {
  readonly entity: Entity;
  readonly representation: Representation;
  readonly binding: string;
  readonly after: string | null;
};

// Raised when the same conditions hold other records.
const CONDITIONS = 1;

// Raised when the remarks on the same rows, or the words of their facets, are others.
const REMARKS = 5;

/** Which page a request is about. Nothing is read for it. */
export async function pageOf(
  entity: Entity,
  request: ListRequest,
  edition: Edition,
  { format, byAccept }: Pick<Representation, "format" | "byAccept">,
): Promise<ListPage> {
  const binding = await cursorBinding(edition.id, entity.collection, queryString(request.subject));
  const after = request.cursor === null ? null : positionOf(request.cursor, binding, edition);
  const representation: Representation = {
    format,
    byAccept,
    alias: edition.alias,
    release: edition.id,
    path: (place) => paths.list(entity.collection, place),
    query: canonicalQuery(request, after && writeCursor(binding, [after])),
    // Beside its rows an envelope says what a careful reader should know.
    revision: `${CONDITIONS}.${format.envelope ? REMARKS : 0}`,
  };
  return { entity, representation, binding, after };
}

/** A page as it is read, and what of it is said beside its rows. */
type ReadPage = Result & {
  readonly rows: readonly Row[];
  readonly page: Page;
  /** The amounts that must not be added to the others, as far as the page itself tells it. */
  readonly excluded: Sum["excluded"];
  /** What its filters leave out because it has several values for them or none. */
  readonly leftOut: readonly LeftOut[];
  /** How to write the words that it does not find so that it does. */
  readonly wordsApart: WordsApart | null;
};

/** Reads a page. A person reads the words that are found apart as they were `typed`. */
export async function readPage(
  c: Ctx,
  request: ListRequest,
  edition: Edition,
  { entity, representation, binding, after }: ListPage,
  typed?: string,
): Promise<ReadPage> {
  const release = await edition.read();
  refuseLaterFields(release, entity, fieldsAsked(entity, request));
  const found = await search(c, entity, request, release);
  // Only an envelope has room for it, and a page of rows need not be added up for nothing.
  const summable = representation.format.envelope && request.fields.includes("amount") ? summableOf(entity.collection) : null;
  const counted = fieldsIn(release, entity, request.facets);
  const query = toQuery(entity, { ...request, facets: counted }, after, found, summable?.reads);
  refuseTooMuchWork(query, release.manifest.counts[entity.collection] ?? 0);
  const answer = await readCounted(c.env.DB, release, query);
  if (!answer.positionFound) refuseCursor(request.cursor as string, edition.id);
  if (answer.rows.length === 0) await refuseUnknownTheme(c, release, request);
  const rows = withOverlap(entity, answer.rows, request.filters);
  const last = answer.hasMore ? rows.at(-1) : undefined;
  const following = last && { ...representation, query: canonicalQuery(request, writeCursor(binding, [last.id])) };
  const next = following ? addressOf(following, c.env.PUBLIC_URL) : null;
  const isUnfound = found?.length === 0 && representation.format.envelope;
  const wordsApart = isUnfound ? await foundApart(c, entity, request, release, typed) : null;
  const excluded = summable ? notToBeAdded(summable, rows) : [];
  const leftOut = representation.format.envelope ? await readLeftOut(c.env.DB, release, query) : [];
  const warnings = [
    ...spanWarnings(entity, rows),
    ...additionWarnings(entity, request, excluded, release.id),
    ...leftOutWarnings(entity, leftOut),
    ...facetWarnings(answer),
    ...(rows.length === 0 && representation.format.envelope ? await absentReferences(c, release, entity, request) : []),
    ...apartWarnings(request.terms, wordsApart),
  ];
  const page = pageFrom(request, representation.query, answer, next, warnings);
  const isNew = !(await canAskBefore(c.env.DB, release, heldFor(entity, request, fieldsAsked(entity, request))));
  return { entity, release, fields: fieldsIn(release, entity, request.fields), rows, page, isNew, excluded, leftOut, wordsApart };
}

/** A page of a list. Of a whole collection the manifest has the total, and nothing is counted. */
async function readCounted(d1: D1Database, { sequence, manifest }: LedgerEntry, query: ListQuery): Promise<ListAnswer> {
  if (!query.total || !isWhole(query)) return readList(d1, sequence, query);
  const answer = await readList(d1, sequence, { ...query, total: false });
  return { ...answer, total: manifest.counts[query.entity.collection] ?? 0 };
}

/**
 * Every record that is asked for as a result without pages, in as many hops as it has pages; null where there are more than `most`. Throws
 * `unavailable` where others hold so many that there is no room. Remarks on it are read by who has room for them.
 */
export async function wholeResult(
  c: Ctx,
  entity: Entity,
  request: ListRequest,
  release: LedgerEntry,
  most: number,
): Promise<{
  readonly result: Result & { readonly rows: readonly Row[] };
  readonly warnings: () => Promise<readonly Warning[]>;
} | null> {
  refuseLaterFields(release, entity, fieldsAsked(entity, request));
  const found = await search(c, entity, request, release);
  const rows: Row[] = [];
  const query = toQuery(entity, { ...request, limit: limits.pageSize.maximum }, null, found);
  refuseTooMuchWork(query, release.manifest.counts[entity.collection] ?? 0, Math.ceil(most / limits.pageSize.maximum));
  for (let after: string | null = null; ; ) {
    const answer = await readList(c.env.DB, release.sequence, { ...query, after });
    rows.push(...answer.rows);
    if (rows.length > most) return null;
    // One page is what any list may hold.
    if (after !== null || answer.hasMore) holdRecords(c.req.raw, answer.rows.length);
    if (!answer.hasMore) break;
    after = answer.rows.at(-1)?.id ?? null;
  }
  if (rows.length === 0) await refuseUnknownTheme(c, release, request);
  const fields = fieldsIn(release, entity, request.fields);
  return {
    result: { entity, release, fields, rows: withOverlap(entity, rows, request.filters) },
    warnings: async () => [
      ...leftOutWarnings(entity, await readLeftOut(c.env.DB, release, query)),
      ...(rows.length === 0 ? await absentReferences(c, release, entity, request) : []),
    ],
  };
}

function positionOf(cursor: string, binding: string, edition: Edition): string {
  const position = readCursor(cursor, binding, ["id"]);
  return position ? (position[0] as string) : refuseCursor(cursor, edition.id);
}

/** The ids that `q` finds in the collection; null where nothing is searched for. */
async function search(c: Ctx, entity: Entity, { terms }: ListRequest, release: Release): Promise<readonly string[] | null> {
  if (!matchExpression(terms)) return null;
  const most = limits.searchMatchesInList;
  const found = await readMatchingIds(c.env.SEARCH, searchIn(entity, terms, release), most);
  if (!found) throw searchBehind(release);
  if (found === "too-many-texts") throw tooManyTexts(terms);
  if (found.length <= most) return found;
  throw new Problem("too-many-matches", {
    en: `More than ${most} records match “${terms.join(" ")}”.`,
    ja: `「${terms.join(" ")}」に${most}件を超えるレコードが一致します。`,
  });
}

/** Words that the collection has apart alone, where nothing else keeps records out of the list. */
async function foundApart(
  c: Ctx,
  entity: Entity,
  { terms, filters, withinTheme }: ListRequest,
  release: Release,
  typed?: string,
): Promise<WordsApart | null> {
  if (filters.length > 0 || withinTheme !== null) return null;
  return readWordsApart(c.env.SEARCH, searchIn(entity, terms, release), typed);
}

function searchIn({ collection }: Entity, terms: readonly string[], { sequence }: Release): Search {
  return { terms, sequence, collections: [collection], most: limits.searchTexts };
}

function toQuery(
  entity: Entity,
  request: ListRequest,
  after: string | null,
  ids: readonly string[] | null,
  beside: readonly string[] = [],
): ListQuery {
  const { filters, withinTheme, sort, limit, include, facets, choices } = request;
  // What is worked out of a record is worked out from all that it speaks of, whether that is shown or not.
  const span = spanOf(entity);
  const fields = [...new Set([...request.fields, ...(span ? [span.of] : []), ...beside])];
  return { entity, filters, ids, withinTheme, sort, limit, after, fields, total: include.includes("total"), facets, choices };
}

function pageFrom(
  request: ListRequest,
  query: string,
  answer: ListAnswer,
  next: string | null,
  warnings: readonly Warning[],
): Page {
  return {
    limit: request.limit,
    query,
    next,
    hasMore: answer.hasMore,
    ...(answer.total !== null && { total: answer.total }),
    appliedQuery: appliedQuery(request),
    warnings,
    ...(request.include.includes("facets") && { facets: told(answer) }),
    ...(request.include.includes("links") && { links: true as const }),
  };
}

/** The facets as they are told: of many values the most frequent. */
function told({ facets }: ListAnswer): Page["facets"] {
  return Object.fromEntries(Object.entries(facets).map(([field, values]) => [field, values.slice(0, MOST_FACET_VALUES)]));
}

/** A remark on each facet that has more values than are told. */
function facetWarnings({ facets }: ListAnswer): Warning[] {
  const cut = Object.keys(facets).filter((field) => (facets[field]?.length ?? 0) > MOST_FACET_VALUES);
  return cut.map((field) => ({
    code: "facet-cut",
    message: `${field} has more values; the ${MOST_FACET_VALUES} most frequent are counted here. Filter the list to see others.`,
    messageJa: `${field}にはほかにも値があり、ここでは件数の多い${MOST_FACET_VALUES}個を示しています。ほかの値は絞り込んでご覧ください。`,
  }));
}

/** An empty answer may be a slip of the pen: a theme that is none. */
export async function refuseUnknownTheme(c: Ctx, release: Release, { withinTheme }: ListRequest): Promise<void> {
  if (!withinTheme) return;
  if ((await readAbsent(c.env.DB, release.sequence, themes, [withinTheme])).length === 0) return;
  const known = (await readIds(c.env.DB, release.sequence, themes, MOST_IDS)).map((id) => `theme:${id}`);
  const parameters = new Parameters("", []);
  const expected = { en: `a theme of release ${release.id}`, ja: `リリース${release.id}にあるテーマ` };
  parameters.refuse("within", `theme:${withinTheme}`, "value", expected, known);
  parameters.check();
}

// One suggestion is shown, and each that is looked for is compared with every id.
const MOST_SUGGESTED = 5;

function firstSuggestion(absent: readonly string[], known: readonly string[]): string | null {
  for (const id of absent) {
    const nearest = suggest(id, known);
    if (nearest !== null) return nearest;
  }
  return null;
}

/** Remarks on filters that name records that the release does not hold. */
async function absentReferences(c: Ctx, release: Release, entity: Entity, { filters }: ListRequest): Promise<Warning[]> {
  const warnings: Warning[] = [];
  for (const { field, operator, values } of filters) {
    const target = entityOf(entity.fields[field]?.to ?? "");
    if (!target || operator === "isnull") continue;
    const absent = await readAbsent(c.env.DB, release.sequence, target, values as string[]);
    if (absent.length === 0) continue;
    const known = await readIds(c.env.DB, release.sequence, target, MOST_IDS);
    const first = firstSuggestion(absent.slice(0, MOST_SUGGESTED), known);
    const shown = shorten(absent.join(", "), 200);
    warnings.push({
      code: "unknown-reference",
      message: `Release ${release.id} has no ${shown} in ${target.collection}.${first ? ` Did you mean “${first}”?` : ""}`,
      messageJa: `リリース${release.id}の${target.collection}に ${shown} はありません。${first ? `「${first}」ではありませんか。` : ""}`,
    });
  }
  return warnings;
}
