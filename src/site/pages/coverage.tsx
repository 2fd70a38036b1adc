import { readCoverage } from "../../api/coverage";
import { latestRelease } from "../../api/ledger";
import { type Ctx, MOVING } from "../../api/respond";
import { formats } from "../../formats";
import { absences } from "../../model/absences";
import type { CollectionCoverage } from "../../model/coverage";
import type { Field, Row } from "../../model/field";
import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { paths, urlsAt } from "../../urls";
import { type BudgetLines, readBudgetLines } from "../budget-lines";
import { DataLinks } from "../frame/formats";
import { htmlOf, Layout } from "../frame/layout";
import { number } from "../frame/locale";
import { Meanings } from "../frame/meanings";
import { ReleaseBar } from "../frame/release-bar";
import { relationsOf, sendPage } from "../frame/send";
import { Table, Td, Th, Tr } from "../frame/table";
import { coverage as messages } from "../messages/coverage";
import { reasons } from "../messages/reasons";
import { FieldsOf, labelOf } from "./coverage/fields";
import { Lacks } from "./coverage/lacks";
import { Filled, shareOf } from "./coverage/share";

/** `/ja/coverage` and `/en/coverage`: how much of each field the latest release has, and what it knows that it lacks. */
export async function coveragePage(c: Ctx, language: Language): Promise<Response> {
  const release = await latestRelease(c.env.DB);
  const { covered, known } = await readCoverage(c.env.DB, release);
  const budgetLines = await readBudgetLines(c.env.DB, release, known);
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
      <section>
        <h2 id="reasons">{reasons.title[language]}</h2>
        <Meanings language={language} field={absences.fields.reason as Field} />
      </section>
      <Overview language={language} covered={covered} />
      <MissingRecords language={language} covered={covered} known={known} budgetLines={budgetLines} />
      <FieldByField language={language} covered={covered} known={known} />
      <DataLinks language={language} at={at} />
    </Layout>,
  );
  return sendPage(c, body, language, MOVING, relationsOf(cited, at, urlsAt(c.env.PUBLIC_URL)));
}

type Covered = { readonly language: Language; readonly covered: readonly CollectionCoverage[] };
type Known = Covered & { readonly known: readonly Row[] };

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
            <Tr>
              <Th>
                {records === 0 ? labelOf(collection)[language] : <a href={`#${collection}`}>{labelOf(collection)[language]}</a>}
              </Th>
              <Td label={messages.records[language]} class="number">
                <a href={paths.listPage(language, collection)}>{number(records, language)}</a>
              </Td>
              {records === 0 ? (
                <Td colspan={3}>{messages.noRecords[language]}</Td>
              ) : (
                <>
                  <Td label={messages.share[language]} class="share">
                    <Filled {...share} />
                    {filled(messages.shareOf[language], {
                      present: number(present, language),
                      all: number(present + notApplicable + lacking, language),
                    })}
                  </Td>
                  <Td label={messages.notApplicable[language]} class="number">
                    {number(notApplicable, language)}
                  </Td>
                  <Td label={messages.lacking[language]} class="number">
                    {number(lacking, language)}
                  </Td>
                </>
              )}
              <Td label={messages.missing[language]} class="number">
                {number(missingRecords.length, language)}
              </Td>
            </Tr>
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

function MissingRecords({ language, covered, known, budgetLines }: Known & { readonly budgetLines: BudgetLines }) {
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
              <Lacks
                language={language}
                absences={known.filter(({ id }) => missingRecords.includes(id))}
                budgetLines={budgetLines}
              />
            </>
          ))}
        </>
      )}
    </section>
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
