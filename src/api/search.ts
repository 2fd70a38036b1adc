import { type Hit, type HitPosition, readHits } from "../db/search";
import type { Format } from "../formats/format";
import { entities, entityOf } from "../model";
import type { WordsApart } from "../model/apart";
import type { Row } from "../model/field";
import { writeTerms } from "../model/grams";
import { hits, MOST_COUNTED } from "../model/hits";
import type { Facet, Page, Result } from "../model/result";
import { paths } from "../urls";
import { aliasParameters } from "./as-of";
import { cursorBinding, type Position, readCursor, refuseCursor, writeCursor } from "./cursor";
import { canAskBefore, type Edition, editionOf, refuseLaterFields } from "./ledger";
import { limits } from "./limits";
import { canonicalQuery } from "./list-query";
import { nothingHere, searchBehind } from "./missing";
import { negotiate } from "./negotiate";
import { Parameters } from "./parameters";
import { type Pairs, queryString } from "./query-string";
import { addressOf, type Ctx, etagOf, precondition, type Representation, respond } from "./respond";
import { readInclude, readLimit, readTerms } from "./shared-parameters";
import { apartWarnings, readWordsApart } from "./words-apart";
import { tooManyTexts } from "./work";

// Of which records are found, and of what is said of a search that finds nothing.
const REVISION = 3;

/** `/v1/search` and `/v1/releases/{release}/search`: every collection, both languages, names before other words. */
export async function search(c: Ctx): Promise<Response> {
  const { name, format, byAccept } = negotiate(c.req.param("search") ?? "", c.req.header("Accept"));
  if (name !== "search") throw nothingHere();
  const request = readSearchRequest(new URL(c.req.url).search, format, aliasParameters(c));
  const edition = await editionOf(c.env.DB, c.req.param("release"));
  const page = await searchPageOf(request, edition, { format, byAccept });
  const etag = await etagOf(page.representation, c.env.PUBLIC_URL);
  const early = precondition(c, page.representation, etag);
  if (early) return early;
  const result = await readSearch(c, request, edition, page);
  return respond(c, page.representation, etag, result);
}

/** A page of hits that is not read yet: where it stands, and the hit that it comes after. */
type SearchPage = {
  readonly representation: Representation;
  readonly after: HitPosition | null;
  /** The canonical query at another position. */
  readonly queryAt: (position: Position | null) => string;
};

/** Which page of hits a request is about. Nothing is read for it. */
export async function searchPageOf(
  { subject, shape, cursor }: SearchRequest,
  edition: Edition,
  { format, byAccept }: Pick<Representation, "format" | "byAccept">,
): Promise<SearchPage> {
  const binding = await cursorBinding(edition.id, "search", queryString(subject));
  const after =
    cursor === null ? null : (readCursor(cursor, binding, ["rank", "collection", "id"]) ?? refuseCursor(cursor, edition.id));
  const queryAt = (position: Position | null) => canonicalQuery({ subject, shape }, position && writeCursor(binding, position));
  const { id: release, alias } = edition;
  const path = paths.search;
  const representation: Representation = { format, byAccept, alias, release, path, query: queryAt(after), revision: REVISION };
  return { representation, after: after as HitPosition | null, queryAt };
}

/**
 * Reads a page of hits. For a person, who has `typed` the words and chooses from the collections, those not chosen are counted too.
 * `wordsApart` is how to write a search that finds nothing so that it finds something, where that is known.
 */
export async function readSearch(
  c: Ctx,
  { terms, collections, held, limit, include, subject, shape }: SearchRequest,
  edition: Edition,
  { representation, after, queryAt }: SearchPage,
  typed?: string,
): Promise<Result & { readonly rows: readonly Row[]; readonly page: Page; readonly wordsApart: WordsApart | null }> {
  const release = await edition.read();
  for (const { entity } of held) refuseLaterFields(release, entity, []);
  const wanted = { terms, sequence: release.sequence, collections, most: limits.searchTexts };
  const answer = await readHits(c.env.SEARCH, wanted, {
    limit,
    after,
    total: include.includes("total"),
    facet: include.includes("facets") && (typed === undefined ? true : "choices"),
  });
  if (!answer) throw searchBehind(release);
  if (answer === "too-many-texts") throw tooManyTexts(terms);
  // Only an envelope has room to say so.
  const isNothing = answer.hits.length === 0 && after === null && representation.format.envelope;
  const wordsApart = isNothing ? await readWordsApart(c.env.SEARCH, wanted, typed) : null;
  const last = answer.hasMore ? answer.hits.at(-1) : undefined;
  const following = last && { ...representation, query: queryAt([last.inTitle ? 0 : 1, last.collection, last.id]) };
  const page: Page = {
    limit,
    query: representation.query,
    next: following ? addressOf(following, c.env.PUBLIC_URL) : null,
    hasMore: answer.hasMore,
    ...(answer.total !== null && toldCount(answer.total, (total) => ({ total }))),
    appliedQuery: { ...Object.fromEntries(subject), ...Object.fromEntries(shape), limit },
    warnings: apartWarnings(terms, wordsApart),
    ...(answer.collections && { facets: { collection: answer.collections.map(facetOf) } }),
    ...(include.includes("links") && { links: true as const }),
  };
  const isNew = !(await canAskBefore(c.env.DB, release, held));
  return { entity: hits, release, fields: Object.keys(hits.fields), rows: answer.hits.map(rowOf), page, isNew, wordsApart };
}

type SearchRequest = ReturnType<typeof readSearchRequest>;

/** A search request, understood. Throws one problem that names every parameter to fix. */
export function readSearchRequest(search: string, format: Format, beside: readonly string[]) {
  const parameters = new Parameters(search, ["q", "collection", "limit", "cursor", "include", ...beside]);
  if (!parameters.names().includes("q")) {
    parameters.refuse("q", "", "empty", {
      en: "one or more words to search for; q is required",
      ja: "検索する語（1語以上。q は必須）",
    });
  }
  const terms = readTerms(parameters);
  const limit = readLimit(parameters);
  const names = entities.map(({ collection }) => collection);
  const asked = parameters.list("collection", names);
  const include = readInclude(parameters, format);
  const cursor = parameters.get("cursor");
  parameters.check();
  const held = entities.filter(({ collection }) => asked.includes(collection)).map((entity) => ({ entity }));
  const collections = held.map(({ entity }) => entity.collection);
  const subject: Pairs = [["q", writeTerms(terms)], ...(collections.length > 0 ? [["collection", collections] as const] : [])];
  const shape: Pairs = [
    ...(include.length > 0 ? [["include", include] as const] : []),
    ...(limit === limits.pageSize.default ? [] : [["limit", limit] as const]),
  ];
  return { terms, collections, held, limit, include, cursor, subject, shape };
}

function facetOf({ value, count }: { readonly value: string; readonly count: number }): Facet {
  const label = entityOf(value)?.label;
  return { value, ...(label && { label }), ...toldCount(count, (told) => ({ count: told })) };
}

/** A count as it is told: of more hits than are counted, that there are at least so many. */
function toldCount<T>(count: number, as: (told: number) => T): T & { readonly atLeast?: true } {
  return { ...as(Math.min(count, MOST_COUNTED)), ...(count > MOST_COUNTED && { atLeast: true as const }) };
}

function rowOf({ collection, id, titleJa, titleEn, inTitle }: Hit): Row {
  return { collection, id, title: { ja: titleJa, en: titleEn }, inTitle };
}
