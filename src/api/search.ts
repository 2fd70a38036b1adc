import { type Hit, type HitPosition, readHits } from "../db/search";
import { entities } from "../model";
import type { Row } from "../model/field";
import { matchExpression } from "../model/grams";
import { hits } from "../model/hits";
import { paths } from "../urls";
import { cursorBinding, readCursor, writeCursor } from "./cursor";
import { editionOf } from "./ledger";
import { canonicalQuery, includes, queryString, readLimit, readTerms } from "./list-query";
import { negotiate } from "./negotiate";
import { Parameters } from "./parameters";
import { type Ctx, canonicalPath, etagOf, isFresh, notModified, type Representation, respond } from "./respond";

/** `/v1/search` and `/v1/releases/{release}/search`: every collection, both languages, names before other words. */
export async function search(c: Ctx): Promise<Response> {
  const { format, byAccept } = negotiate(c.req.param("search") ?? "", c.req.header("Accept"));
  const parameters = new Parameters(new URL(c.req.url).search, ["q", "collection", "limit", "cursor", "include"]);
  if (parameters.get("q") === null) {
    parameters.refuse("q", "", "empty", { en: "one or more words to search for", ja: "検索する語（1語以上）" });
  }
  const terms = readTerms(parameters, "q");
  const limit = readLimit(parameters);
  const names = entities.map(({ collection }) => collection);
  const asked = parameters.list("collection", names);
  const wanted = parameters.list("include", includes);
  if (!format.envelope && wanted.length > 0) {
    parameters.refuse("include", wanted.join(","), "format", {
      en: `.json: .${format.name} holds rows only`,
      ja: `.json の場合のみ（.${format.name} は行だけを返します）`,
    });
  }
  parameters.check();

  const edition = await editionOf(c.env.DB, c.req.param("release"));
  const collections = names.filter((name) => asked.includes(name));
  const include = includes.filter((name) => wanted.includes(name));
  const cursor = parameters.get("cursor");
  const about: [string, string][] = [["q", terms.join(" ")]];
  if (collections.length > 0) about.push(["collection", collections.join(",")]);
  const subject = queryString(about);
  const shape: [string, string][] = include.length > 0 ? [["include", include.join(",")]] : [];
  const binding = await cursorBinding(edition.id, subject);
  const position = cursor === null ? null : readCursor(cursor, binding, 3);
  if (cursor !== null && !position) {
    parameters.refuse("cursor", cursor, "cursor", {
      en: `the cursor of page.next of this very search in release ${edition.id}`,
      ja: `リリース${edition.id}の同じ検索の page.next にあるカーソル`,
    });
    parameters.check();
  }
  const representation: Representation = {
    format,
    byAccept,
    alias: edition.alias,
    release: edition.id,
    path: paths.search,
    query: canonicalQuery(subject, shape, limit, cursor),
  };
  const etag = await etagOf(representation, c.env.PUBLIC_URL);
  if (isFresh(c, etag)) return notModified(representation, etag);

  const release = await edition.read();
  const answer = await readHits(
    c.env.SEARCH,
    { match: matchExpression(terms) as string, terms, sequence: release.sequence, collections },
    { limit, after: position as HitPosition | null, total: include.includes("total"), facet: include.includes("facets") },
  );
  const last = answer.hasMore ? answer.hits.at(-1) : undefined;
  const next = last && writeCursor(binding, [last.inTitle ? 0 : 1, last.collection, last.id]);
  const page = {
    limit,
    next: next ? canonicalPath({ ...representation, query: canonicalQuery(subject, shape, limit, next) }) : null,
    hasMore: answer.hasMore,
    ...(answer.total !== null && { total: answer.total }),
    appliedQuery: Object.fromEntries([...about, ["limit", limit], ...shape]),
    warnings: [],
    ...(answer.collections && {
      facets: {
        collection: answer.collections.map(({ value, count }) => ({
          value,
          label: entities.find(({ collection }) => collection === value)?.label ?? { ja: value, en: value },
          count,
        })),
      },
    }),
    ...(include.includes("links") && { links: true as const }),
  };
  const result = { entity: hits, release, fields: Object.keys(hits.fields), rows: answer.hits.map(rowOf), page };
  return respond(c, representation, etag, result, answer.cost);
}

function rowOf({ collection, id, titleJa, titleEn, inTitle }: Hit): Row {
  return { collection, id, title: { ja: titleJa, en: titleEn }, inTitle };
}
