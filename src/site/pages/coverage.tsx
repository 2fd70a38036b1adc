import { readCoverage } from "../../api/coverage";
import { latestRelease } from "../../api/ledger";
import { Parameters } from "../../api/parameters";
import { type Ctx, MOVING } from "../../api/respond";
import { signposts } from "../../catalog/signposts";
import { formats } from "../../formats";
import { entityOf } from "../../model";
import { absences, type Reason, reasons } from "../../model/absences";
import type { CollectionCoverage, FieldCoverage } from "../../model/coverage";
import type { Entity } from "../../model/entity";
import type { Row } from "../../model/field";
import type { Language, Text } from "../../model/text";
import { paths, urlsAt } from "../../urls";
import { DataLinks } from "../frame/formats";
import { htmlOf, Layout } from "../frame/layout";
import { day, number } from "../frame/locale";
import { ReleaseBar } from "../frame/release-bar";
import { sendPage } from "../frame/send";
import { Table } from "../frame/table";
import { filled, Words } from "../frame/words";
import { coverage as messages } from "../messages/coverage";

/** `/ja/coverage` and `/en/coverage`: how much of each field the latest release has, and what it knows that it lacks. */
export async function coveragePage(c: Ctx, language: Language): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const release = await latestRelease(c.env.DB);
  const { covered, known } = await readCoverage(c.env.DB, release);
  const urls = urlsAt(c.env.PUBLIC_URL);
  const cited = paths.coverage({ release: release.id });
  const at = (extension: string) => paths.coverage({ release: release.id, extension });
  const body = htmlOf(
    <Layout
      language={language}
      page={paths.coveragePage}
      title={messages.title[language]}
      description={messages.lead[language]}
      publicUrl={c.env.PUBLIC_URL}
      cited={cited}
      issued={release.issued}
      data={formats.map(({ name, mediaType }) => [mediaType, at(name)])}
    >
      <h1>{messages.title[language]}</h1>
      <p class="lead">{messages.lead[language]}</p>
      <ReleaseBar language={language} release={release} latest={release} at={() => null} />
      <Summary language={language} covered={covered} known={known} />
      <Overview language={language} covered={covered} />
      <MissingRecords language={language} covered={covered} known={known} />
      <FieldByField language={language} covered={covered} known={known} />
      <DataLinks language={language} at={at} />
    </Layout>,
  );
  const items = formats.map(({ name, mediaType }) => ({ href: urls.absolute(at(name)), type: mediaType }));
  return sendPage(c, body, language, MOVING, signposts({ cited: urls.absolute(cited), describedBy: [], items }, false, urls));
}

type Covered = { readonly language: Language; readonly covered: readonly CollectionCoverage[] };
type Known = Covered & { readonly known: readonly Row[] };

/** Of some values: how many are there, do not apply, and are lacking for whatever reason. */
type Share = { readonly present: number; readonly notApplicable: number; readonly lacking: number };

function shareOf(fields: readonly FieldCoverage[]): Share {
  const sum = (of: (field: FieldCoverage) => number) => fields.reduce((total, field) => total + of(field), 0);
  const notApplicable = sum((field) => field.notApplicable);
  return { present: sum(({ present }) => present), notApplicable, lacking: sum(({ absent }) => absent) - notApplicable };
}

function Summary({ language, covered, known }: Known) {
  const { present, notApplicable, lacking } = shareOf(covered.flatMap(({ fields }) => fields));
  const counts = {
    collections: covered.length,
    records: covered.reduce((sum, { records }) => sum + records, 0),
    cells: present + notApplicable + lacking,
    present,
    notApplicable,
    lacking,
    missing: covered.reduce((sum, { missingRecords }) => sum + missingRecords.length, 0),
  };
  const unexplained = covered.flatMap(({ fields }) => fields).reduce((sum, field) => sum + field.unexplained, 0);
  const inWords = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, number(count, language)]));
  return (
    <>
      <p>{filled(messages.sum[language], inWords)}</p>
      <p>
        {unexplained === 0
          ? messages.allExplained[language]
          : filled(messages.someUnexplained[language], { count: number(unexplained, language) })}{" "}
        {known.length > 0 ? (
          <a href={paths.listPage(language, absences.collection)}>{messages.allAbsences[language]}</a>
        ) : (
          messages.noAbsences[language]
        )}
      </p>
    </>
  );
}

function Overview({ language, covered }: Covered) {
  const columns = (["collection", "records", "share", "notApplicable", "lacking", "missing"] as const).map(
    (key) => messages[key][language],
  );
  return (
    <section>
      <h2 id="overview">{messages.overview[language]}</h2>
      <Legend language={language} />
      <Table id="by-collection" caption={messages.overviewCaption[language]} columns={columns}>
        {covered.map(({ collection, records, fields, missingRecords }) => {
          const share = shareOf(fields);
          const { present, notApplicable, lacking } = share;
          return (
            <tr>
              <th scope="row">
                {records === 0 ? labelOf(collection)[language] : <a href={`#${collection}`}>{labelOf(collection)[language]}</a>}
              </th>
              <td class="number">
                <a href={paths.listPage(language, collection)}>{number(records, language)}</a>
              </td>
              {records === 0 ? (
                <td colspan={3}>{messages.noRecords[language]}</td>
              ) : (
                <>
                  <td class="share">
                    <Filled {...share} />
                    {filled(messages.shareOf[language], {
                      present: number(present, language),
                      all: number(present + notApplicable + lacking, language),
                    })}
                  </td>
                  <td class="number">{number(notApplicable, language)}</td>
                  <td class="number">{number(lacking, language)}</td>
                </>
              )}
              <td class="number">{number(missingRecords.length, language)}</td>
            </tr>
          );
        })}
      </Table>
    </section>
  );
}

function Legend({ language }: { readonly language: Language }) {
  const none = { present: 0, notApplicable: 0, lacking: 0 };
  const kinds = [
    ["present", messages.legendPresent],
    ["notApplicable", messages.legendNotApplicable],
    ["lacking", messages.legendLacking],
  ] as const;
  return (
    <ul class="legend" aria-label={messages.legend[language]}>
      {kinds.map(([kind, words]) => (
        <li>
          <Filled {...none} {...{ [kind]: 1 }} /> {words[language]}
        </li>
      ))}
    </ul>
  );
}

/** A bar beside the numbers that it draws: what is there is filled, what does not apply is pale, what is lacking stays empty. */
function Filled({ present, notApplicable, lacking }: Share) {
  const all = present + notApplicable + lacking;
  const width = (count: number) => Math.round((count * 1000) / (all || 1)) / 10;
  return (
    <svg class="filled" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="lacking" width="100" height="10" />
      <rect class="not-applicable" width={width(present + notApplicable)} height="10" />
      <rect class="present" width={width(present)} height="10" />
    </svg>
  );
}

function MissingRecords({ language, covered, known }: Known) {
  const missing = covered.filter(({ missingRecords }) => missingRecords.length > 0);
  return (
    <section>
      <h2 id="missing">{messages.missingTitle[language]}</h2>
      {missing.length === 0 ? (
        <p>{messages.noneMissing[language]}</p>
      ) : (
        <>
          <p>{messages.missingLead[language]}</p>
          {missing.map(({ collection, missingRecords }) => (
            <>
              <h3>{labelOf(collection)[language]}</h3>
              <Lacks language={language} absences={known.filter(({ id }) => missingRecords.includes(id))} />
            </>
          ))}
        </>
      )}
    </section>
  );
}

/** What is lacking, each with its reason and with when it is expected. */
export function Lacks({ language, absences: lacking }: { readonly language: Language; readonly absences: readonly Row[] }) {
  return (
    <ul class="lacks">
      {lacking.map((absence) => (
        <li>
          <Lack language={language} absence={absence} />
        </li>
      ))}
    </ul>
  );
}

function Lack({ language, absence }: { readonly language: Language; readonly absence: Row }) {
  const note = absence.note as Text | null;
  const expected = absence.expected as string | null;
  return (
    <>
      <a href={paths.recordPage(language, absences.collection, absence.id)}>
        <Words text={(absence.label as Text)[language]} language={language} />
      </a>{" "}
      <strong class="reason">{reasons[absence.reason as Reason][language]}</strong>
      {expected && (
        <>
          {" "}
          <Words
            text={messages.expected[language]}
            language={language}
            fill={{ date: <time datetime={expected}>{day(expected, language)}</time> }}
          />
        </>
      )}
      {note && (
        <p class="ours">
          <Words text={note[language]} language={language} />
        </p>
      )}
    </>
  );
}

function FieldByField({ language, covered, known }: Known) {
  return (
    <section>
      <h2 id="fields">{messages.fieldsTitle[language]}</h2>
      <p>{messages.fieldsLead[language]}</p>
      {covered
        .filter(({ records }) => records > 0)
        .map((one) => (
          <Fields language={language} coverage={one} known={known} />
        ))}
    </section>
  );
}

type Fields = { readonly language: Language; readonly coverage: CollectionCoverage; readonly known: readonly Row[] };

function Fields({ language, coverage, known }: Fields) {
  const { collection } = coverage;
  return (
    <>
      <h3 id={collection}>
        {labelOf(collection)[language]} <code>{collection}</code>
      </h3>
      <FieldsOf language={language} coverage={coverage} known={known} />
    </>
  );
}

/** How much of each field of a collection is there: those that some record lacks in a table, the others named below it. */
export function FieldsOf({ language, coverage: { collection, records, fields }, known }: Fields) {
  const entity = entityOf(collection);
  const label = labelOf(collection)[language];
  const gaps = fields.filter(({ absent }) => absent > 0);
  const complete = fields.filter(({ absent }) => absent === 0);
  const because = Object.keys(reasons) as Reason[];
  const columns = [
    messages.field[language],
    messages.present[language],
    ...because.map((reason) => reasons[reason][language]),
    ...(gaps.some(({ unexplained }) => unexplained > 0) ? [messages.unexplained[language]] : []),
    messages.why[language],
  ];
  const hasUnexplained = columns.length > because.length + 3;
  return (
    <>
      {gaps.length > 0 && (
        <Table
          id={`fields-of-${collection}`}
          caption={filled(messages.fieldsOf[language], { label, records: number(records, language) })}
          columns={columns}
        >
          {gaps.map((field) => (
            <tr>
              <th scope="row">
                <FieldName entity={entity} field={field.field} language={language} />
              </th>
              <td class="share">
                <Filled {...shareOf([field])} />
                {filled(messages.shareOf[language], {
                  present: number(field.present, language),
                  all: number(records, language),
                })}
              </td>
              {because.map((reason) => (
                <td class="number">{number(field[reason], language)}</td>
              ))}
              {hasUnexplained && <td class="number">{number(field.unexplained, language)}</td>}
              <td class="prose">
                <Why language={language} absences={known.filter(({ id }) => field.absences.includes(id))} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      {complete.length > 0 && (
        <p class="complete">
          {messages.complete[language]}
          {complete.map(({ field }, i) => (
            <>
              {i > 0 && (language === "ja" ? "、" : ", ")}
              <FieldName entity={entity} field={field} language={language} />
            </>
          ))}
        </p>
      )}
    </>
  );
}

function Why({ language, absences: explaining }: { readonly language: Language; readonly absences: readonly Row[] }) {
  if (explaining.length === 0) return <>–</>;
  return (
    <ul class="values">
      {explaining.map((absence) => {
        const expected = absence.expected as string | null;
        return (
          <li>
            <a href={paths.recordPage(language, absences.collection, absence.id)}>
              <Words text={(absence.label as Text)[language]} language={language} />
            </a>
            {expected && (
              <>
                {" "}
                <Words
                  text={messages.expected[language]}
                  language={language}
                  fill={{ date: <time datetime={expected}>{day(expected, language)}</time> }}
                />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

type FieldName = { readonly entity: Entity | null; readonly field: string; readonly language: Language };

function FieldName({ entity, field, language }: FieldName) {
  return <>{entity?.fields[field]?.label[language] ?? <code>{field}</code>}</>;
}

function labelOf(collection: string): Text {
  return entityOf(collection)?.label ?? { ja: collection, en: collection };
}
