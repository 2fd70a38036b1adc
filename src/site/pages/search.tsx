import { editionOf } from "../../api/ledger";
import { prefersProblemPage } from "../../api/negotiate";
import { Parameters } from "../../api/parameters";
import { problemTypes } from "../../api/problem";
import { queryString } from "../../api/query-string";
import { type Ctx, canonicalPath, MOVING, REDIRECT } from "../../api/respond";
import { readSearch, readSearchRequest, searchPageOf } from "../../api/search";
import { readDataset } from "../../db/dataset";
import { readNames } from "../../db/records";
import type { LedgerEntry } from "../../db/releases";
import { defaultFormat, formats } from "../../formats";
import { entities, entityOf } from "../../model";
import { allReferences, referencesOf, titleOf } from "../../model/difference";
import type { Entity } from "../../model/entity";
import type { Row } from "../../model/field";
import type { Language, Text } from "../../model/text";
import { filled } from "../../model/text";
import { paths } from "../../urls";
import { DataLinks, wholly } from "../frame/formats";
import { htmlOf, Layout } from "../frame/layout";
import { atLeast, comma } from "../frame/locale";
import { Scope } from "../frame/scope";
import { errorPage, sendPage } from "../frame/send";
import { Foreign } from "../frame/words";
import { list } from "../messages/list";
import { search as messages } from "../messages/search";
import { amissToFind } from "./list/amiss";
import { having, type State } from "./list/state";
import { decoded } from "./problem/mended";
import { Apart } from "./search/apart";
import { Collections, Form, None, Pages, searchHref, Ways } from "./search/around";
import { Hits } from "./search/hits";
import { OwnPages } from "./search/own-pages";
import { type Passage, passageOf } from "./search/passage";

/** `/ja/search?q=`: every record that holds some words, names first, by collection. Without words, how to search. */
export async function searchPage(c: Ctx, language: Language): Promise<Response> {
  const { search } = new URL(c.req.url);
  const parts = search
    .slice(1)
    .split("&")
    .filter((part) => !/^(?:(?:q|collection|limit|cursor|include)=?)?$/.test(decoded(part).trim()));
  const written = parts.length > 0 ? `?${parts.join("&")}` : "";
  // A form that was sent empty or with white space alone, or an address that somebody cut short.
  if (!new URLSearchParams(written).has("q")) {
    new Parameters(written, ["collection", "limit", "cursor"]).check();
    return blank(c, language);
  }
  const typed = new URLSearchParams(written).get("q") as string;
  const amiss = amissToFind(typed, language);
  if (amiss !== null && prefersProblemPage(c.req.header("Accept"))) return toMend(c, language, typed, amiss);
  const request = readSearchRequest(written, defaultFormat, []);
  if (written !== search || request.include.length > 0) {
    const query = parts.filter((part) => decoded(part.split("=")[0] ?? "") !== "include").join("&");
    return c.body(null, 302, { Location: paths.searchPage(language, { query }), "Cache-Control": REDIRECT });
  }
  const edition = await editionOf(c.env.DB, undefined);
  const place = await searchPageOf(request, edition, { format: defaultFormat, byAccept: false });
  const word = new URLSearchParams(search).get("q") ?? "";
  const { page, rows, wordsApart } = await readSearch(c, { ...request, include: ["facets", "total"] }, edition, place, word);
  const release = await edition.read();
  const hits = { language, terms: request.terms, ...(await seen(c.env.DB, release, rows, request.terms)) };
  const state: State = [...having(request.subject, "q", word), ...request.shape];
  const cursor = new URLSearchParams(place.queryAt(place.after)).get("cursor");
  const next = page.next && new URLSearchParams(page.next.split("?")[1]).get("cursor");
  const title = filled(messages.titleOf[language], { word });
  const total = { count: page.total ?? 0, atLeast: page.atLeast };
  const count = atLeast(total, language);
  const labels = request.collections.map((one) => entityOf(one)?.label[language] ?? one);
  const counted = filled((labels.length > 0 ? messages.countIn : messages.count)[language], {
    count,
    id: release.id,
    collections: labels.join(comma[language]),
  });
  const cited = paths.search({ release: release.id, query: place.representation.query });
  const body = htmlOf(
    <Layout
      language={language}
      page={(other) => searchHref(other, cursor ? having(state, "cursor", cursor) : state)}
      title={title}
      description={messages.lead[language]}
      publicUrl={c.env.PUBLIC_URL}
      cited={cited}
      issued={release.issued}
      data={formats.map((format) => [
        format.mediaType,
        canonicalPath({ ...place.representation, format, query: queryString(cursor ? having(state, "cursor", cursor) : state) }),
      ])}
    >
      <h1>
        <Foreign text={title} language={language} />
      </h1>
      <Form language={language} word={word} state={state} />
      {labels.length === 0 && !cursor && <OwnPages language={language} terms={request.terms} counts={release.manifest.counts} />}
      {rows.length === 0 && labels.length === 0 ? (
        <None language={language} state={state} word={word} words={wordsApart} release={release} />
      ) : (
        <div class="explorer">
          <div class="found">
            <p>{counted}</p>
            <Apart language={language} words={wordsApart} at={(q) => searchHref(language, having(state, "q", q))} />
            {total.count === 0 && <Scope language={language} />}
            <Hits rows={rows.filter(({ inTitle }) => inTitle)} heading={messages.inTitle} {...hits} />
            <Hits rows={rows.filter(({ inTitle }) => !inTitle)} heading={messages.elsewhere} {...hits} />
            <Pages language={language} state={state} cursor={cursor} next={next} />
            {request.collections.length === 1 && rows.length > 0 && (
              <p>
                <a href={paths.listPage(language, request.collections[0] as string, { query: queryString([["q", word]]) })}>
                  {messages.within[language]}
                </a>
              </p>
            )}
            <DataLinks
              language={language}
              at={(extension) => paths.search({ release: release.id, extension, query: wholly(state, total, request.limit) })}
              total={total}
            />
          </div>
          <Collections language={language} state={state} values={page.facets?.collection ?? []} />
        </div>
      )}
    </Layout>,
  );
  return sendPage(c, body, language, MOVING, { "cite-as": [{ href: c.env.PUBLIC_URL + cited }] });
}

async function blank(c: Ctx, language: Language): Promise<Response> {
  const release = await (await editionOf(c.env.DB, undefined)).read();
  const body = htmlOf(
    <Layout
      language={language}
      page={paths.searchPage}
      title={messages.title[language]}
      description={messages.lead[language]}
      publicUrl={c.env.PUBLIC_URL}
      issued={release.issued}
    >
      <h1>{messages.title[language]}</h1>
      <p class="lead">{messages.lead[language]}</p>
      <Form language={language} word="" state={[]} />
      <Ways language={language} release={release} />
    </Layout>,
  );
  return sendPage(c, body, language, MOVING, {});
}

/** The answer to words that cannot be searched for: the form as it was sent, with what is wrong. */
function toMend(c: Ctx, language: Language, typed: string, amiss: string): Response {
  const { search } = new URL(c.req.url);
  const { status, title } = problemTypes["invalid-parameter"];
  const body = htmlOf(
    <Layout
      language={language}
      page={(other) => paths.searchPage(other, { query: search.slice(1) })}
      title={list.amiss[language]}
      description={title[language]}
      publicUrl={c.env.PUBLIC_URL}
      passing
    >
      <h1>{list.amiss[language]}</h1>
      <p class="lead">
        <Foreign text={amiss} language={language} />
      </p>
      <Form language={language} word={typed} state={besideWords(search)} />
    </Layout>,
  );
  return errorPage(body, language, status, { Vary: "Accept" });
}

/** What a search was narrowed by, as it was asked for. */
function besideWords(search: string): State {
  return [...new URLSearchParams(search)].filter(([name]) => name === "collection" || name === "limit");
}

/** What the results say of records beyond their names: what tells those of one name apart, and where the words stand. Two hops. */
async function seen(
  d1: D1Database,
  { sequence }: LedgerEntry,
  rows: readonly Row[],
  terms: readonly string[],
): Promise<{ readonly titles: ReadonlyMap<string, Text>; readonly passages: ReadonlyMap<string, Passage> }> {
  const selections = entities.flatMap((entity) => {
    const own = rows.filter(({ collection, inTitle }) => collection === entity.collection && (!inTitle || entity.distinguishedBy));
    return own.length > 0 ? [{ entity, where: { field: "id", values: own.map(({ id }) => id) } }] : [];
  });
  if (selections.length === 0) return { titles: new Map(), passages: new Map() };
  const dataset = await readDataset(d1, sequence, selections);
  const found = selections.flatMap(({ entity }) =>
    (dataset.get(entity.collection) ?? []).map((row) => ({ entity, row, key: `${entity.collection}/${row.id}` })),
  );
  const alike = found.filter(({ entity }) => entity.distinguishedBy);
  const references = allReferences(alike.map(({ entity, row }) => referencesOf(distinguishing(entity), [row])));
  const names = await readNames(d1, sequence, references);
  const named = new Set(rows.filter(({ inTitle }) => inTitle).map(({ collection, id }) => `${collection}/${id}`));
  const passages = found
    .filter(({ key }) => !named.has(key))
    .flatMap(({ entity, row, key }) => {
      const passage = passageOf(entity, row, terms);
      return passage ? [[key, passage] as const] : [];
    });
  return { titles: new Map(alike.map(({ entity, row, key }) => [key, titleOf(entity, row, names)])), passages: new Map(passages) };
}

/** The fields that tell records of one name apart. */
function distinguishing({ fields, distinguishedBy = [] }: Entity): Pick<Entity, "fields"> {
  return { fields: Object.fromEntries(Object.entries(fields).filter(([key]) => distinguishedBy.includes(key))) };
}
