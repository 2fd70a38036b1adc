import { latestRelease } from "../../api/ledger";
import { type Ctx, MOVING } from "../../api/respond";
import { signposts } from "../../catalog/signposts";
import { readDataset } from "../../db/dataset";
import type { LedgerEntry } from "../../db/releases";
import { formats } from "../../formats";
import { absences } from "../../model/absences";
import type { Names } from "../../model/difference";
import type { Field, Row } from "../../model/field";
import { milestones } from "../../model/milestones";
import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { fiscalYearsOfDate, type Lane, type Moment } from "../../model/timeline";
import { timelineLines } from "../../model/timeline-lines";
import { paths, urlsAt } from "../../urls";
import { ChartFigure, Drawn } from "../charts/figure";
import { citedOf, readNamed } from "../charts/read";
import { timeline as chart, figureOf, readLanes } from "../charts/timeline";
import { files } from "../files";
import { htmlOf, Layout } from "../frame/layout";
import { day } from "../frame/locale";
import { ReleaseBar } from "../frame/release-bar";
import { sendPage } from "../frame/send";
import { Value } from "../frame/value";
import { Foreign } from "../frame/words";
import { timeline as messages } from "../messages/timeline";
import { Lacks } from "./coverage/lacks";

/** `/ja/timeline` and `/en/timeline`: what happened when, as a picture and in words, and what has no known date. */
export async function timelinePage(c: Ctx, language: Language): Promise<Response> {
  const release = await latestRelease(c.env.DB);
  const [lanes, lacking] = await Promise.all([readLanes(c.env.DB, release), readLacking(c.env.DB, release)]);
  const figure = await readNamed(c.env.DB, release, chart, figureOf(lanes));
  const cited = figure ? citedOf(figure) : paths.release(release.id);
  const data = (figure?.figure.data ?? []).flatMap(({ at }) =>
    formats.map(({ name, mediaType }) => [mediaType, at({ release: release.id, extension: name })] as const),
  );
  const body = htmlOf(
    <Layout
      language={language}
      page={paths.timelinePage}
      title={messages.title[language]}
      description={messages.lead[language]}
      publicUrl={c.env.PUBLIC_URL}
      cited={cited}
      issued={release.issued}
      data={data}
      scripts={[files.chart.path, files.copy.path]}
    >
      <h1>{messages.title[language]}</h1>
      <p class="lead">{messages.lead[language]}</p>
      <ReleaseBar language={language} release={release} latest={release} at={() => null} />
      {figure ? (
        <>
          <p>{messages.precision[language]}</p>
          <ChartFigure read={figure} language={language} publicUrl={c.env.PUBLIC_URL} />
          <InOrder language={language} lanes={lanes} names={figure.names} />
        </>
      ) : (
        <p>{messages.none[language]}</p>
      )}
      {lacking.length > 0 && <Lacking language={language} lacking={lacking} />}
      {figure && <Drawn read={figure} language={language} />}
    </Layout>,
  );
  const urls = urlsAt(c.env.PUBLIC_URL);
  const items = data.map(([type, path]) => ({ href: urls.absolute(path), type }));
  return sendPage(c, body, language, MOVING, signposts({ cited: urls.absolute(cited), describedBy: [], items }, false, urls));
}

/** The events that are known to be missing. */
async function readLacking(d1: D1Database, { sequence }: LedgerEntry): Promise<readonly Row[]> {
  const where = { field: "collection", values: [milestones.collection] };
  const dataset = await readDataset(d1, sequence, [{ entity: absences, where }]);
  return (dataset.get(absences.collection) ?? []).filter(({ field }) => field === null);
}

type InOrderProps = { readonly language: Language; readonly lanes: readonly Lane[]; readonly names: Names };

/** Every moment in order of time, under its fiscal year. */
function InOrder({ language, lanes, names }: InOrderProps) {
  const moments = lanes
    .flatMap((lane) => lane.moments)
    .toSorted((a, b) => a.span.from - b.span.from || a.span.to - b.span.to || (a.id < b.id ? -1 : 1));
  const byYear = Map.groupBy(moments, ({ span }) => fiscalYearsOfDate(span).join("–"));
  return (
    <section>
      <h2 id="in-order">{messages.inOrder[language]}</h2>
      {[...byYear.values()].map((group) => (
        <>
          <h3>{yearsInWords(group[0] as Moment, language)}</h3>
          <ol class="moments">
            {group.map((moment) => (
              <li>
                <Told moment={moment} language={language} names={names} />
              </li>
            ))}
          </ol>
        </>
      ))}
    </section>
  );
}

function yearsInWords({ span }: Moment, language: Language): string {
  const [first, last] = fiscalYearsOfDate(span);
  if (first !== last) return filled(messages.severalFiscalYears[language], { first: String(first), last: String(last) });
  return filled(messages.fiscalYearInFull[language], { year: String(first), next: String(first + 1) });
}

function Told({ moment, language, names }: { readonly moment: Moment; readonly language: Language; readonly names: Names }) {
  const { collection, id, label, date, type, initiative, organizations } = moment;
  const { fields } = timelineLines;
  const value = (key: string, of: Row[string]) => (
    <Value field={fields[key] as Field} value={of} names={names} language={language} />
  );
  return (
    <>
      <time datetime={date}>{day(date, language)}</time>
      <div>
        <a href={paths.recordPage(language, collection, id)}>
          <Foreign text={label[language]} language={language} />
        </a>
        <span class="kind">{value("type", type)}</span>
        {initiative && (
          <p>
            {messages.of[language]}
            {value("initiative", initiative)}
          </p>
        )}
        {organizations.length > 0 && (
          <p>
            {messages.by[language]}
            {value("organizations", organizations)}
          </p>
        )}
      </div>
    </>
  );
}

function Lacking({ language, lacking }: { readonly language: Language; readonly lacking: readonly Row[] }) {
  return (
    <section>
      <h2 id="lacking">{messages.lacking[language]}</h2>
      <p>{messages.lackingLead[language]}</p>
      <Lacks language={language} absences={lacking} />
    </section>
  );
}
