import type { Child } from "hono/jsx";
import { latestRelease } from "../../api/ledger";
import { readSumRequest } from "../../api/list-query";
import { type Ctx, MOVING } from "../../api/respond";
import { readSum, type SumRead } from "../../api/sum";
import { formats } from "../../formats";
import { budgets } from "../../model/budgets";
import type { Field, Row } from "../../model/field";
import { stated } from "../../model/sums/budgets";
import { added, exclusionReasons } from "../../model/sums/sum";
import type { Language, Text } from "../../model/text";
import { paths } from "../../urls";
import { ChartFigure } from "../charts/figure";
import { money as moneyChart } from "../charts/money";
import { type Read, readChart } from "../charts/read";
import { reconciliation as reconciliationChart } from "../charts/reconciliation";
import { files } from "../files";
import { Ambiguous } from "../frame/ambiguous";
import { DataLinks } from "../frame/formats";
import { htmlOf, Layout } from "../frame/layout";
import { ReleaseBar } from "../frame/release-bar";
import { sendPage } from "../frame/send";
import { Table, Td, Th, Tr } from "../frame/table";
import { Amount, Value } from "../frame/value";
import { Foreign, Words } from "../frame/words";
import { listTable } from "../messages/list-table";
import { money as messages } from "../messages/money";
import { NotPossible, readUnsaid, WithoutAmount } from "./money/unsaid";

const BY_YEAR = "groupBy=fiscalYear";

/** `/ja/money` and `/en/money`: the stated amounts, what may be added of them, and how they compare with budget books. */
export async function moneyPage(c: Ctx, language: Language): Promise<Response> {
  const release = await latestRelease(c.env.DB);
  const [chart, checked] = await Promise.all([moneyChart, reconciliationChart].map((one) => readChart(c.env.DB, release, one)));
  const sum = chart && (await readSum(c, stated, readSumRequest(budgets, BY_YEAR, Object.keys(stated.groupings)), release));
  const unsaid = sum && (await readUnsaid(c.env.DB, release, sum.rows));
  const publicUrl = c.env.PUBLIC_URL;
  const cited = sumIn(release.id);
  const body = htmlOf(
    <Layout
      language={language}
      page={paths.moneyPage}
      title={messages.title[language]}
      description={messages.lead[language]}
      publicUrl={publicUrl}
      cited={cited}
      issued={release.issued}
      data={formats.map(({ name, mediaType }) => [mediaType, sumIn(release.id, name)] as const)}
      scripts={[files.chart.path, files.copy.path]}
    >
      <h1>{messages.title[language]}</h1>
      <p class="lead">{messages.lead[language]}</p>
      <ReleaseBar language={language} release={release} latest={release} at={() => null} />
      {!chart && <p>{messages.none[language]}</p>}
      {chart && (
        <section>
          <h2 id="stated">{messages.statedHeading[language]}</h2>
          <p>
            {messages.statedIntro[language]}
            {checked && <BelowByYear language={language} />}
          </p>
          <ChartFigure read={chart} language={language} publicUrl={publicUrl} />
          {unsaid && <WithoutAmount language={language} unstated={unsaid.unstated} />}
        </section>
      )}
      {sum && <Sum language={language} read={sum} release={release.id} />}
      {checked && <Checked language={language} read={checked} publicUrl={publicUrl} notPossible={unsaid?.notPossible ?? []} />}
    </Layout>,
  );
  return sendPage(c, body, language, MOVING, { "cite-as": [{ href: publicUrl + cited }] });
}

function sumIn(release: string, extension?: string): string {
  return paths.sum(budgets.collection, { release, extension, query: BY_YEAR });
}

/** Where lines of single years stand beside amounts that are totals of several. */
function BelowByYear({ language }: { readonly language: Language }) {
  const checked = <a href="#checked">{messages.checkedHeading[language]}</a>;
  return (
    <>
      {language === "en" && " "}
      <Words text={messages.statedLines[language]} language={language} fill={{ checked }} />
    </>
  );
}

type SumProps = { readonly language: Language; readonly read: SumRead; readonly release: string };

function Sum({ language, read: { sum, grouping, labelOf }, release }: SumProps) {
  const { total, included, excluded } = sum;
  return (
    <section>
      <h2 id="sum">{messages.sumHeading[language]}</h2>
      <p>{messages.sumIntro[language]}</p>
      <p class="lead">
        <Words text={messages.sum[language]} language={language} fill={{ amount: <Amount yen={total} language={language} /> }} />
      </p>
      <Table
        id="included"
        caption={messages.included[language]}
        columns={[...SHOWN.map((key) => fieldOf(key).label[language]), messages.amount[language]]}
      >
        {included.map((row) => (
          <Tr>
            <Th class="title">
              <Title row={row} language={language} />
              <Ambiguous entity={budgets} row={row} language={language} />
            </Th>
            {SHOWN.slice(1).map((key) => (
              <Td label={fieldOf(key).label[language]} class="words">
                <Value field={fieldOf(key)} value={row[key] ?? null} names={() => null} language={language} />
              </Td>
            ))}
            <Td label={messages.amount[language]} class="number">
              <Amount yen={row.amount as number} language={language} />
            </Td>
          </Tr>
        ))}
        <Total words={messages.total[language]} columns={SHOWN.length} yen={total} language={language} />
      </Table>
      {excluded.length > 0 && (
        <Table
          id="excluded"
          caption={messages.excluded[language]}
          columns={[fieldOf("label").label, messages.reason, messages.because, messages.amount].map((words) => words[language])}
        >
          {excluded.map(({ row, reason, with: because }) => (
            <Tr>
              <Th class="title">
                <Title row={row} language={language} />
                <Ambiguous entity={budgets} row={row} language={language} />
              </Th>
              <Td label={messages.reason[language]} class="words">
                {exclusionReasons[reason][language]}
              </Td>
              <Td label={messages.because[language]} class="words">
                {because.length === 0
                  ? "–"
                  : because.map((id) => (
                      <>
                        <a href={paths.recordPage(language, budgets.collection, id)}>{id}</a>{" "}
                      </>
                    ))}
              </Td>
              <Td label={messages.amount[language]} class="number">
                <Amount yen={row.amount as number} language={language} />
              </Td>
            </Tr>
          ))}
        </Table>
      )}
      {grouping && (
        <>
          <h3 id="years">{messages.byYear[language]}</h3>
          <p>{messages.byYearIntro[language]}</p>
          <Table
            id="by-year"
            caption={messages.byYearTable[language]}
            columns={[messages.year[language], messages.amount[language]]}
          >
            {grouping.groups.map(({ key, total }) => (
              <Total words={labelOf(key)[language]} columns={1} yen={total} language={language} />
            ))}
            <Total
              words={messages.unallocated[language]}
              columns={1}
              yen={added(grouping.unallocated.map(({ row }) => row))}
              language={language}
            />
            <Total words={messages.total[language]} columns={1} yen={total} language={language} />
          </Table>
        </>
      )}
      <DataLinks language={language} at={(format) => sumIn(release, format)} />
      <p id="rows">
        <Words
          text={messages.rows[language]}
          language={language}
          fill={{ table: <a href={paths.listTable(language, budgets.collection, { release })}>{listTable.forExcel[language]}</a> }}
        />
      </p>
    </section>
  );
}

/** What a row of an addition shows before its amount. */
const SHOWN = ["label", "fiscalYear", "precision"] as const;

function fieldOf(key: string): Field {
  return budgets.fields[key] as Field;
}

function Title({ row, language }: { readonly row: Row; readonly language: Language }) {
  return (
    <a href={paths.recordPage(language, budgets.collection, row.id)}>
      <Foreign text={(row.label as Text)[language]} language={language} />
    </a>
  );
}

type TotalProps = { readonly words: Child; readonly columns: number; readonly yen: number; readonly language: Language };

function Total({ words, columns, yen, language }: TotalProps) {
  return (
    <Tr>
      <Th colspan={columns}>{words}</Th>
      <Td class="number">
        <Amount yen={yen} language={language} />
      </Td>
    </Tr>
  );
}

type CheckedProps = {
  readonly language: Language;
  readonly read: Read;
  readonly publicUrl: string;
  readonly notPossible: readonly Row[];
};

function Checked({ language, read, publicUrl, notPossible }: CheckedProps) {
  return (
    <section>
      <h2 id="checked">{messages.checkedHeading[language]}</h2>
      <p class="ours">{messages.checkedIntro[language]}</p>
      <ChartFigure read={read} language={language} publicUrl={publicUrl} open>
        <p>{messages.checkedScale[language]}</p>
        <NotPossible language={language} notPossible={notPossible} />
      </ChartFigure>
    </section>
  );
}
