import { citationOfCollection } from "../../api/citations";
import { readCoverage } from "../../api/coverage";
import { latestRelease, releaseOf, storedIn } from "../../api/ledger";
import { entityOrProblem, nothingHere } from "../../api/missing";
import { type Ctx, movingAtOrigin } from "../../api/respond";
import { readCatalog } from "../../api/vocabulary";
import { lastChanged, type Series } from "../../catalog/catalog";
import type { Citation } from "../../catalog/citation";
import { landing } from "../../catalog/signposts";
import { descriptionsAt } from "../../catalog/vocabularies";
import { croissantOf } from "../../catalog/vocabularies/croissant";
import { schemaOrgOf } from "../../catalog/vocabularies/schema-org";
import { defaultFormat, formats } from "../../formats";
import { absences } from "../../model/absences";
import type { CollectionCoverage } from "../../model/coverage";
import type { Entity } from "../../model/entity";
import type { Row } from "../../model/field";
import { treatmentsName } from "../../model/sums/treatments";
import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { paths, urlsAt } from "../../urls";
import { files } from "../files";
import { CitationBox } from "../frame/citation-box";
import { Copied } from "../frame/copied";
import { DataLinks, wholly } from "../frame/formats";
import { htmlOf, Layout } from "../frame/layout";
import { LicenceLink } from "../frame/licence-link";
import { day, number, size } from "../frame/locale";
import { ReleaseBar } from "../frame/release-bar";
import { sendPage } from "../frame/send";
import { Told } from "../frame/told";
import { Words } from "../frame/words";
import { datasets as messages } from "../messages/datasets";
import { FieldsOf } from "./coverage/fields";
import { Lacks } from "./coverage/lacks";
import { Columns } from "./datasets/columns";
import { Checksums, Files, isForExcel } from "./datasets/files";
import { Licence } from "./datasets/licence";
import { Versions } from "./datasets/versions";
import { waysToRead } from "./datasets/ways";
import { queryOf, wholeTable } from "./sql/statement";

/** `/ja/datasets/{collection}` and the same in English: a collection as a dataset, in the latest release that holds it. */
export async function datasetPage(c: Ctx, language: Language): Promise<Response> {
  const url = new URL(c.req.url);
  const entity = entityOrProblem(c.req.param("collection") ?? "");
  const { collection, label, description } = entity;
  const catalog = await readCatalog(c);
  const series = catalog.collections.find(({ name }) => name === collection);
  if (!series) throw nothingHere();
  const { DB, PUBLIC_URL } = c.env;
  const release = await releaseOf(DB, series.current.release.id);
  const latest = await latestRelease(DB);
  const citation = await citationOfCollection(c, release, entity);
  const { covered, known } = await readCoverage(DB, release, entity);
  const stored = storedIn(release, entity);
  const fields = Object.keys(entity.fields).filter((key) => stored.includes(key) || entity.fields[key]?.virtual);
  const urls = urlsAt(PUBLIC_URL);
  const cited = paths.list(collection, { release: release.id });
  const at = (extension: string) => paths.list(collection, { release: release.id, extension });
  const held = { count: series.current.rows };
  const treatments = release.manifest.files.find(({ name }) => name === `${treatmentsName(collection)}.csv`)?.name;
  const body = htmlOf(
    <Layout
      language={language}
      page={(other) => paths.datasetPage(other, collection)}
      title={label[language]}
      description={description[language]}
      publicUrl={PUBLIC_URL}
      cited={cited}
      issued={release.issued}
      about={schemaOrgOf(catalog, series)}
      graphs={[croissantOf(catalog, series)]}
      data={formats.map(({ name, mediaType }) => [mediaType, at(name)])}
      scripts={[files.copy.path]}
      above={[[paths.datasetsPage(language), messages.title[language]]]}
    >
      <h1>{label[language]}</h1>
      <p class="lead">
        <Words text={description[language]} language={language} />
      </p>
      <ReleaseBar language={language} release={release} latest={latest} at={() => null} />
      <Told language={language} release={latest} latest={latest} collection={collection} />
      <Actions language={language} series={series} entity={entity} />
      <Facts language={language} series={series} entity={entity} citation={citation} />
      <Contents language={language} />
      <section>
        <h2 id="download">{messages.download[language]}</h2>
        <p>{filled(messages.downloadLead[language], { id: release.id })}</p>
        {treatments && <Adding language={language} release={release.id} collection={collection} file={treatments} />}
        <Files
          language={language}
          id="files"
          caption={filled(messages.filesCaption[language], { label: label[language], id: release.id })}
          files={series.current.distributions}
        />
        <Checksums language={language} release={release.id} />
        <DataLinks
          language={language}
          at={(extension) => paths.list(collection, { release: release.id, extension, query: wholly([], held) })}
          total={held}
        />
      </section>
      <Columns language={language} entity={entity} fields={fields} urls={urls} />
      <Quality language={language} entity={entity} coverage={covered[0]} known={known} />
      <Versions language={language} series={series} entity={entity} />
      <section>
        <h2 id="code">{messages.code[language]}</h2>
        <p>{filled(messages.codeLead[language], { id: release.id })}</p>
        {waysToRead({ origin: url.origin, release: release.id, entity, fields: stored }).map(({ name, title, code }) => (
          <>
            <h3>{title[language]}</h3>
            <Copied id={`code-${name}`} text={code} language={language} />
          </>
        ))}
      </section>
      <Licence language={language} source={citation} />
      <CitationBox language={language} citation={citation} at={(style) => paths.cite(release.id, style, collection)} />
      <Machine language={language} release={release.id} collection={collection} />
    </Layout>,
  );
  return sendPage(c, body, language, movingAtOrigin(c), landing(series.current, urls, descriptionsAt(urls)));
}

type Part = { readonly language: Language; readonly series: Series; readonly entity: Entity };

/** What most people came for. */
function Actions({ language, series: { current }, entity }: Part) {
  const forExcel = current.distributions.find(isForExcel);
  const query = queryOf(current.release.id, wholeTable(entity, undefined));
  return (
    <ul class="actions-list">
      <li>
        <a href={paths.listPage(language, entity.collection)}>{messages.browse[language]}</a>
      </li>
      {forExcel && (
        <li>
          <a href={forExcel.path}>{messages.excelFile[language]}</a>{" "}
          <span class="quiet">{size(forExcel.file.bytes, language)}</span>
        </li>
      )}
      <li>
        <a href={paths.sqlPage(language, query)}>{messages.query[language]}</a>
      </li>
    </ul>
  );
}

function Facts({ language, series, entity, citation }: Part & { readonly citation: Citation }) {
  const { release } = lastChanged(series);
  const first = series.members.findLast(({ rows }) => rows > 0)?.release ?? release;
  const when = ({ id, issued }: typeof release) => (
    <Words
      text={messages.changedIn[language]}
      language={language}
      fill={{
        id: <a href={paths.releasePage(language, id)}>{id}</a>,
        day: <time datetime={issued}>{day(issued, language)}</time>,
      }}
    />
  );
  return (
    <dl class="facts">
      <dt>{messages.count[language]}</dt>
      <dd>{number(series.current.rows, language)}</dd>
      <dt>{messages.changed[language]}</dt>
      <dd>{when(release)}</dd>
      <dt>{messages.since[language]}</dt>
      <dd>{when(first)}</dd>
      <dt>{messages.licenceLabel[language]}</dt>
      <dd>
        <LicenceLink language={language} />
      </dd>
      <dt>{messages.source[language]}</dt>
      <dd>
        <Words text={citation.attribution[language]} language={language} />
      </dd>
      <dt>{messages.cited[language]}</dt>
      <dd>
        <a href={paths.list(entity.collection, { release: series.current.release.id })}>
          <code>{citation.url}</code>
        </a>
      </dd>
    </dl>
  );
}

/** How to add up amounts that were taken away. */
function Adding({ language, release, collection, file }: Adds) {
  return (
    <p>
      <Words
        text={messages.adding[language]}
        language={language}
        fill={{
          file: <a href={paths.dump(release, file)}>{file}</a>,
          sum: <a href={paths.sum(collection, { release, extension: defaultFormat.name })}>{paths.sum(collection)}</a>,
        }}
      />
    </p>
  );
}

type Adds = { readonly language: Language; readonly release: string; readonly collection: string; readonly file: string };

const sections = ["download", "columns", "quality", "versions", "code", "licence"] as const;

function Contents({ language }: { readonly language: Language }) {
  return (
    <nav class="on-page" aria-label={messages.contents[language]}>
      <ul>
        {sections.map((section) => (
          <li>
            <a href={`#${section}`}>{messages[section][language]}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type QualityProps = {
  readonly language: Language;
  readonly entity: Entity;
  readonly coverage: CollectionCoverage | undefined;
  readonly known: readonly Row[];
};

function Quality({ language, entity, coverage, known }: QualityProps) {
  const missing = known.filter(({ id }) => coverage?.missingRecords.includes(id));
  return (
    <section>
      <h2 id="quality">{messages.quality[language]}</h2>
      <p>{messages.evidence[language]}</p>
      {entity === absences && <p>{messages.notMeasured[language]}</p>}
      {coverage && (
        <>
          <p>{messages.qualityLead[language]}</p>
          <FieldsOf language={language} coverage={coverage} known={known} />
        </>
      )}
      {missing.length > 0 && (
        <>
          <h3>{messages.missing[language]}</h3>
          <Lacks language={language} absences={missing} />
        </>
      )}
    </section>
  );
}

function Machine({
  language,
  release,
  collection,
}: {
  readonly language: Language;
  readonly release: string;
  readonly collection: string;
}) {
  const links = [
    [paths.releasePart(release, collection).replace("#", ".ttl#"), filled(messages.described[language], { id: release })],
    [paths.dump(release, "csv-metadata.json"), messages.csvw[language]],
    [paths.dump(release, "datapackage.json"), messages.package[language]],
  ] as const;
  return (
    <section>
      <h2 id="machine">{messages.machine[language]}</h2>
      <p>{messages.machineLead[language]}</p>
      <ul>
        {links.map(([href, words]) => (
          <li>
            <a href={href}>{words}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
