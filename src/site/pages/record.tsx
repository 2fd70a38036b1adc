import { citationOfRecord } from "../../api/citations";
import { figureIn } from "../../api/cite";
import { type Past, readPast } from "../../api/history";
import { latestRelease, releaseOf, storedIn } from "../../api/ledger";
import { entityOrProblem, goneOrUnknown } from "../../api/missing";
import { Parameters } from "../../api/parameters";
import { type Referring, readReferring } from "../../api/referring";
import { type Ctx, MOVING, REDIRECT } from "../../api/respond";
import { type Citation, citedTitle } from "../../catalog/citation";
import { prefixesOf } from "../../catalog/describe";
import { signposts } from "../../catalog/signposts";
import { readDataset } from "../../db/dataset";
import { readNames, readRecord } from "../../db/records";
import type { LedgerEntry } from "../../db/releases";
import { formats } from "../../formats";
import { triplesReader } from "../../formats/graph";
import { graphFormats } from "../../formats/graph-formats";
import { absences, recordsNamed } from "../../model/absences";
import { allReferences, referencesOf, titleOf } from "../../model/difference";
import type { Entity } from "../../model/entity";
import type { Row } from "../../model/field";
import { initiatives } from "../../model/initiatives";
import { sources } from "../../model/sources";
import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { figureQuery, paths, urlsAt } from "../../urls";
import { readBudgetLines } from "../budget-lines";
import { files } from "../files";
import { CitationBox } from "../frame/citation-box";
import { DataLinks } from "../frame/formats";
import { Graph } from "../frame/graph";
import { htmlOf, Layout } from "../frame/layout";
import { ReleaseBar } from "../frame/release-bar";
import { sendPage } from "../frame/send";
import { Told } from "../frame/told";
import { Foreign } from "../frame/words";
import { readLines } from "../lines";
import { citing } from "../messages/citing";
import { record as messages } from "../messages/record";
import { release as releaseMessages } from "../messages/release";
import { Evidence } from "./record/evidence";
import { Facts, Interpretation, Measured, Missing, RecordItself } from "./record/facts";
import { lacksOf } from "./record/fields";
import { History } from "./record/history";
import { Names as OtherNames } from "./record/names";
import { Related } from "./record/related";
import { readServing, type Serving } from "./record/serving";
import type { Shown } from "./record/shown";

// As many records as a page lists of each kind that refers to it; all are one click away.
const MOST_RELATED = 15;

/**
 * `/ja/{collection}/{id}`, a record of the latest release, and `/ja/releases/{release}/{collection}/{id}`, the same in a release, with
 * `?field=amount` for the citation of one figure of it. A figure is cited from a release: the former leads to the latter with it.
 */
export async function recordPage(c: Ctx, language: Language): Promise<Response> {
  const entity = entityOrProblem(c.req.param("collection") ?? "");
  const { collection } = entity;
  const id = c.req.param("id") ?? "";
  const frozen = c.req.param("release");
  const named = frozen === undefined ? null : await releaseOf(c.env.DB, frozen);
  const latest = await latestRelease(c.env.DB);
  const release = named ?? latest;
  const fields = storedIn(release, entity);
  const figure = figureIn(new Parameters(new URL(c.req.url).search, ["field"]), fields);
  const path = (other: Language) => paths.recordPage(other, collection, id, { release: frozen });
  const { row, inPredecessor } = await readRecord(c.env.DB, release.sequence, entity, id);
  if (!row) {
    const at = (other: string) => paths.recordPage(language, collection, other, { release: frozen });
    return goneOrUnknown(c, release, entity, id, at, frozen !== undefined);
  }
  if (figure !== null && frozen === undefined) {
    const location = paths.recordPage(language, collection, id, { release: release.id, query: figureQuery(figure) });
    return c.body(null, 302, { Location: location, "Cache-Control": REDIRECT });
  }
  const [referring, [known, budgetLinesOf], past, citation, wholeLines, serving] = await Promise.all([
    readReferring(c.env.DB, release, entity, id, MOST_RELATED),
    readMissing(c.env.DB, release, entity, row),
    readPast(c.env.DB, latest, entity, id),
    citationOfRecord(c, release, entity, row, inPredecessor, figure),
    readLines(c.env.ASSETS, c.req.raw, row),
    readServing(c.env.DB, release, entity, row, MOST_RELATED),
  ]);
  const wanted = [
    referencesOf(entity, [row]),
    ...(entity === absences ? [recordsNamed([row])] : []),
    ...referring.map((one) => referencesOf(one.entity, one.rows)),
    ...serving.map(({ rows }) => referencesOf(initiatives, rows)),
  ];
  const names = await readNames(c.env.DB, release.sequence, allReferences(wanted));
  const shown: Shown = {
    language,
    entity,
    row,
    fields,
    names,
    release: release.id,
    frozen,
    absences: known,
    budgetLines: budgetLinesOf(row),
    wholeLines,
  };
  const { PUBLIC_URL } = c.env;
  const urls = urlsAt(PUBLIC_URL);
  const data = formats.map(({ name, mediaType }) => {
    const href = paths.record(collection, id, { release: release.id, extension: name });
    return { href, type: mediaType };
  });
  // What is cited is the record as its release has it: the name of the record leads to what it says today.
  const cited = citation.url.slice(PUBLIC_URL.length);
  const title = titleOf(entity, row, names)[language];
  const list = paths.listPage(language, collection, { release: frozen });
  const body = htmlOf(
    <Layout
      language={language}
      page={path}
      query={figure === null ? "" : figureQuery(figure)}
      title={
        frozen === undefined
          ? title
          : filled(messages.inRelease[language], { title: citedTitle(citation)[language], id: release.id })
      }
      description={filled(messages.description[language], { title, collection: entity.label[language], id: release.id })}
      publicUrl={PUBLIC_URL}
      cited={cited}
      issued={release.issued}
      data={data.map(({ type, href }) => [type, href])}
      scripts={[files.copy.path]}
      above={[
        ...(frozen === undefined
          ? []
          : [[paths.releasePage(language, release.id), filled(releaseMessages.title[language], { id: release.id })] as const]),
        [list, entity.label[language]],
      ]}
    >
      <Body
        shown={shown}
        title={title}
        release={release}
        latest={latest}
        referring={referring}
        serving={serving}
        past={past}
        citation={citation}
        figure={figure}
        publicUrl={PUBLIC_URL}
      />
    </Layout>,
  );
  const items = data.map(({ href, type }) => ({ href: urls.absolute(href), type }));
  const describedBy = items.filter(({ type }) => graphFormats.some(({ mediaType }) => mediaType === type));
  // A frozen page moves as well: it says what the latest release is and what became of the record.
  return sendPage(c, body, language, MOVING, signposts({ cited: urls.absolute(cited), describedBy, items }, false, urls));
}

type Props = {
  readonly shown: Shown;
  readonly title: string;
  readonly release: LedgerEntry;
  readonly latest: LedgerEntry;
  readonly referring: readonly Referring[];
  readonly serving: readonly Serving[];
  readonly past: Past;
  readonly citation: Citation;
  /** The field that is cited; null where the whole record is. */
  readonly figure: string | null;
  readonly publicUrl: string;
};

function Body({ shown, title, release, latest, referring, serving, past, citation, figure, publicUrl }: Props) {
  const { language, entity, row, fields } = shown;
  const { collection } = entity;
  const urls = urlsAt(publicUrl);
  const query = figure === null ? undefined : figureQuery(figure);
  const isHeld = past.states.at(-1)?.until === null;
  const at = (one?: string) =>
    one || isHeld ? paths.recordPage(language, collection, row.id, { release: one, query: one && query }) : null;
  // A citation names a publisher by the body that it is part of; of a figure it may name another work.
  const publisher = entity === sources && figure === null && shown.names("organizations", row.publisher as string);
  const triples = triplesReader({ entity, release, fields, rows: [row] }, urls)(row);
  return (
    <>
      <h1>
        <Foreign text={title} language={language} />
      </h1>
      <OtherNames shown={shown} />
      <ReleaseBar language={language} release={release} latest={latest} at={at} />
      <Told language={language} release={release} latest={latest} collection={collection} />
      <div class="record">
        <div class="said">
          <Facts shown={shown} />
          {publisher && !citation.attribution[language].includes(publisher[language]) && (
            <p class="quiet">{filled(messages.publisherCited[language], { sentence: citation.attribution[language] })}</p>
          )}
          <Measured shown={shown} publicUrl={publicUrl} />
          <Interpretation shown={shown} />
          <Missing shown={shown} />
          <RecordItself shown={shown} />
        </div>
        <Evidence shown={shown} />
      </div>
      <Related shown={shown} referring={referring} serving={serving} />
      <History language={language} entity={entity} id={row.id} past={past} />
      <CitationBox
        language={language}
        citation={citation}
        at={(extension) => paths.cite(release.id, extension, `${collection}/${row.id}`, query)}
        whole={figure === null ? undefined : `${paths.recordPage(language, collection, row.id, { release: release.id })}#cite`}
        addresses={[
          [citing.frozen, urls.absolute(paths.recordPage(language, collection, row.id, { release: release.id, query }))],
          [citing.name, urls.record(collection, row.id)],
          [citing.address, citation.url],
        ]}
      />
      <section>
        <h2 id="data">{messages.data[language]}</h2>
        <DataLinks language={language} at={(extension) => paths.record(collection, row.id, { release: release.id, extension })} />
        <details>
          <summary>{messages.linkedData[language]}</summary>
          <Graph
            language={language}
            triples={triples}
            prefixes={prefixesOf(urls)}
            publicUrl={publicUrl}
            heading="h3"
            // Evidence has its anchors beside the facts, and the page itself is the record.
            anchored={(subject) => subject.includes("#") && !/#evidence-\d+$/.test(subject)}
          />
        </details>
      </section>
    </>
  );
}

/** What is known to be missing from the collection of a record, and, where the page is to say so, the lines of budget books to read on in. */
async function readMissing(d1: D1Database, release: LedgerEntry, entity: Entity, row: Row) {
  const known = await readAbsences(d1, release, entity);
  const isToldOf = entity === absences || lacksOf({ entity, row, fields: storedIn(release, entity), absences: known }).isUnstated;
  return [known, await readBudgetLines(d1, release, isToldOf ? [row] : [])] as const;
}

/** What a release knows to be missing from a collection. */
async function readAbsences(d1: D1Database, release: LedgerEntry, { collection }: Entity): Promise<readonly Row[]> {
  if (!release.manifest.fields[absences.collection]) return [];
  const where = { field: "collection", values: [collection] };
  const dataset = await readDataset(d1, release.sequence, [{ entity: absences, where }]);
  return dataset.get(absences.collection) ?? [];
}
