import { writeCursor } from "../../api/cursor";
import { canonicalQuery } from "../../api/list-query";
import { entityOrProblem } from "../../api/missing";
import { queryString } from "../../api/query-string";
import { type Ctx, canonicalPath, movingAtOrigin, REDIRECT } from "../../api/respond";
import { formats } from "../../formats";
import type { Filter } from "../../model/query";
import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { paths } from "../../urls";
import { files } from "../files";
import { htmlOf, Layout } from "../frame/layout";
import { ReleaseBar } from "../frame/release-bar";
import { sendPage } from "../frame/send";
import { Told } from "../frame/told";
import { Words } from "../frame/words";
import { list as messages } from "../messages/list";
import { Chips, Count, Nothing, Warnings } from "./list/about";
import { Additions } from "./list/additions";
import { type Asked, readAsked } from "./list/asked";
import { ColumnsForm } from "./list/columns-form";
import { conditionsOf } from "./list/conditions";
import { Controls, WordForm } from "./list/controls";
import { Facets } from "./list/facets";
import { formToMend } from "./list/form-to-mend";
import { hrefOf } from "./list/listing";
import { Dashes, Explained, Notes } from "./list/notes";
import { Paging } from "./list/paging";
import { readListing } from "./list/read";
import { Records } from "./list/records";
import { Spanning } from "./list/spanning";
import { having } from "./list/state";
import { fromForm } from "./list/submitted";
import { Take } from "./list/take";

/** `/ja/{collection}` and `/ja/releases/{release}/{collection}`: a page of a collection as a table to narrow, sort and take away. */
export async function listPage(c: Ctx, language: Language): Promise<Response> {
  const entity = entityOrProblem(c.req.param("collection") ?? "");
  const named = c.req.param("release");
  const { search, origin } = new URL(c.req.url);
  const written = fromForm(entity, search);
  let asked: Asked;
  try {
    asked = readAsked(entity, written);
  } catch (error) {
    const form = await formToMend(c, { language, entity, named }, written, error);
    if (form) return form;
    throw error;
  }
  const { state } = asked;
  // What a form sends has one address, without what nobody filled in, and so has the list of the API, without what an envelope has room for.
  // Whether there is such a release is not known yet.
  if (written !== search || asked.request.shape.some(([name]) => name === "include")) {
    const cursor = new URLSearchParams(written).get("cursor");
    const place = { language, entity, named: named && encodeURIComponent(named) };
    const location = hrefOf(place, cursor ? [...state, ["cursor", cursor]] : state);
    return c.body(null, 302, { Location: location, "Cache-Control": REDIRECT });
  }

  const { listing, place, themes, latest } = await readListing(c, { language, entity, named, asked });
  const { release, request, rows, page, names } = listing;
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
      <Told language={language} release={release} latest={latest} collection={entity.collection} />
      <div class="explorer">
        <div class="found">
          <WordForm {...listing} />
          <Chips conditions={conditions} {...listing} />
          <Warnings {...listing} />
          <Spanning {...listing} />
          <Additions publicUrl={c.env.PUBLIC_URL} {...listing} />
          {rows.length === 0 ? (
            <Nothing conditions={conditions} {...listing} />
          ) : (
            <>
              <Explained {...listing} />
              <Records caption={<Count conditions={conditions} {...listing} />} {...listing} />
              <Dashes {...listing} />
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
