import { writeCursor } from "../../api/cursor";
import { editionOf, fieldsIn, latestRelease } from "../../api/ledger";
import { pageOf, readPage } from "../../api/list";
import { canonicalQuery, type ListRequest } from "../../api/list-query";
import { entityOrProblem } from "../../api/missing";
import { queryString } from "../../api/query-string";
import { type Ctx, canonicalPath, movingAtOrigin, REDIRECT } from "../../api/respond";
import { readNames } from "../../db/records";
import { defaultFormat, formats } from "../../formats";
import { referencesOf } from "../../model/difference";
import type { Entity } from "../../model/entity";
import type { Row } from "../../model/field";
import { type Filter, facetNames, spanOf } from "../../model/query";
import { summableOf } from "../../model/sums";
import type { Language } from "../../model/text";
import { paths } from "../../urls";
import { files } from "../files";
import { htmlOf, Layout } from "../frame/layout";
import { ReleaseBar } from "../frame/release-bar";
import { sendPage } from "../frame/send";
import { Told } from "../frame/told";
import { filled, Words } from "../frame/words";
import { list as messages } from "../messages/list";
import { Chips, Count, Nothing, Warnings } from "./list/about";
import { Additions } from "./list/additions";
import { type Asked, readAsked } from "./list/asked";
import { columnsFor } from "./list/columns";
import { ColumnsForm } from "./list/columns-form";
import { conditionsOf } from "./list/conditions";
import { Controls, WordForm } from "./list/controls";
import { CHOICES, Facets } from "./list/facets";
import { hrefOf, type Listing } from "./list/listing";
import { Explained, Notes } from "./list/notes";
import { Paging } from "./list/paging";
import { Records } from "./list/records";
import { having } from "./list/state";
import { fromForm } from "./list/submitted";
import { Take } from "./list/take";
import { themesFor } from "./list/themes";

// Up to so many records, the values of every field are counted unasked in what is left of a list: each reads all of it. Of a whole
// collection the load has counted them.
const COUNTED = 5_000;

/** `/ja/{collection}` and `/ja/releases/{release}/{collection}`: a page of a collection as a table to narrow, sort and take away. */
export async function listPage(c: Ctx, language: Language): Promise<Response> {
  const entity = entityOrProblem(c.req.param("collection") ?? "");
  const named = c.req.param("release");
  const { search, origin } = new URL(c.req.url);
  const written = fromForm(entity, search);
  const asked = readAsked(entity, written);
  const { state } = asked;
  // What a form sends has one address, without what nobody filled in. Whether there is such a release is not known yet.
  if (written !== search) {
    const cursor = new URLSearchParams(written).get("cursor");
    const place = { language, entity, named: named && encodeURIComponent(named) };
    const location = hrefOf(place, cursor ? [...state, ["cursor", cursor]] : state);
    return c.body(null, 302, { Location: location, "Cache-Control": REDIRECT });
  }

  const edition = await editionOf(c.env.DB, named);
  const release = await edition.read();
  const fields = fieldsIn(release, entity, Object.keys(entity.fields));
  const held = release.manifest.counts[entity.collection] ?? 0;
  const { columns, request } = shownOf(entity, asked, fields, held);
  const place = await pageOf(entity, request, edition, { format: defaultFormat, byAccept: false });
  const [result, themes, latest] = await Promise.all([
    readPage(c, request, edition, place),
    themesFor(c.env.DB, release, entity),
    latestRelease(c.env.DB),
  ]);
  const { page, rows } = result;
  const names = await readNames(c.env.DB, release.sequence, referred(entity, rows, request));
  const total = page.total ?? held;
  const listing: Listing = { language, entity, release, named, request, state, fields, columns, rows, page, total, held, names };

  const cursor = place.after && writeCursor(place.binding, [place.after]);
  const next = page.hasMore ? writeCursor(place.binding, [rows.at(-1)?.id as string]) : null;
  const at = (other: Language, inRelease?: string) =>
    paths.listPage(other, entity.collection, {
      release: inRelease,
      query: queryString(cursor && inRelease !== undefined ? having(state, "cursor", cursor) : state),
    });
  const label = entity.label[language];
  const title = named ? filled(messages.inRelease[language], { label, id: release.id }) : label;
  const conditions = conditionsOf(entity, request, state, names, language);
  const cited = paths.list(entity.collection, {
    release: release.id,
    query: canonicalQuery({ subject: request.subject, shape: asked.request.shape.filter(([name]) => name === "fields") }, null),
  });
  const body = htmlOf(
    <Layout
      language={language}
      page={(other) =>
        paths.listPage(other, entity.collection, {
          release: named,
          query: queryString(cursor ? having(state, "cursor", cursor) : state),
        })
      }
      title={[title, ...conditions.map(({ words }) => words)].join(language === "ja" ? "・" : ", ")}
      description={entity.description[language]}
      publicUrl={c.env.PUBLIC_URL}
      cited={cited}
      issued={release.issued}
      data={formats.map((format) => {
        const query = canonicalQuery(
          { subject: request.subject, shape: asked.request.shape.filter(([name]) => name !== "facet" && name !== "include") },
          cursor,
        );
        return [format.mediaType, canonicalPath({ ...place.representation, format, query })];
      })}
      scripts={[files.copy.path, files.keepQuery.path]}
    >
      <h1>
        <Words text={label} language={language} />
      </h1>
      <p class="lead">
        <Words text={entity.description[language]} language={language} />
      </p>
      <ReleaseBar
        language={language}
        release={release}
        latest={latest}
        at={(inRelease) =>
          inRelease === undefined && !(entity.collection in latest.manifest.fields) ? null : at(language, inRelease)
        }
      />
      <Told language={language} latest={latest} collection={entity.collection} />
      <div class="explorer">
        <div class="found">
          <WordForm {...listing} />
          <Chips conditions={conditions} {...listing} />
          <Warnings {...listing} />
          <Additions {...listing} />
          {rows.length === 0 ? (
            <Nothing conditions={conditions} {...listing} />
          ) : (
            <>
              <Explained {...listing} />
              <Records caption={<Count conditions={conditions} {...listing} />} {...listing} />
              <Paging next={next} cursor={cursor} {...listing} />
              <Notes {...listing} />
            </>
          )}
          <ColumnsForm isChosen={asked.fields !== null} {...listing} />
        </div>
        <section class="narrow" aria-labelledby="narrow">
          <h2 id="narrow">{messages.narrow[language]}</h2>
          <details open={request.filters.some(isTyped)}>
            <summary>{messages.narrowMore[language]}</summary>
            <Controls themes={themes} {...listing} />
          </details>
          <Facets {...listing} />
        </section>
        <Take origin={origin} cited={c.env.PUBLIC_URL + cited} {...listing} />
      </div>
    </Layout>,
  );
  return sendPage(c, body, language, movingAtOrigin(c), { "cite-as": [{ href: c.env.PUBLIC_URL + cited }] });
}

/** Whether a condition is one that the form alone can give. */
function isTyped({ operator }: Filter): boolean {
  return !["eq", "in", "isnull"].includes(operator);
}

/** What the page reads: the columns that it shows and what goes with them, counts where they are worth their cost. */
function shownOf(entity: Entity, { request, fields: chosen, facets }: Asked, known: readonly string[], held: number) {
  const columns = chosen
    ? chosen.filter((key) => key !== entity.title)
    : columnsFor(
        entity,
        request.fields.filter((key) => known.includes(key)),
        request,
      );
  const isNarrowed = request.filters.length > 0 || request.terms.length > 0 || request.withinTheme !== null;
  const beside = [
    "id",
    entity.title,
    "enBasis",
    "basis",
    spanOf(entity)?.of ?? "id",
    ...(entity.fields.ambiguous ? ["ambiguous", "note"] : []),
    ...(summableOf(entity.collection)?.reads ?? []),
  ];
  return {
    columns,
    request: {
      ...request,
      fields: known.filter((key) => columns.includes(key) || beside.includes(key)),
      facets: facets ?? (held <= COUNTED || !isNarrowed ? facetNames(entity).filter((key) => known.includes(key)) : []),
      choices: CHOICES,
      include: ["facets", ...(isNarrowed ? ["total"] : [])],
    },
  };
}

/** The records that a page speaks of: what its rows refer to, and what its conditions name. */
function referred(entity: Entity, rows: readonly Row[], { filters, withinTheme }: ListRequest): Map<string, Set<string>> {
  const references = referencesOf(entity, rows);
  const add = (collection: string, id: string) => {
    references.set(collection, (references.get(collection) ?? new Set()).add(id));
  };
  for (const { field, operator, values } of filters) {
    const to = entity.fields[field]?.to;
    if (to && operator !== "isnull") for (const value of values) add(to, String(value));
  }
  if (withinTheme) add("themes", withinTheme);
  return references;
}
