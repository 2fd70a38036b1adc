import { latestRelease, releaseOf } from "../../api/ledger";
import { goneOrUnknown } from "../../api/missing";
import { Parameters } from "../../api/parameters";
import { readReconciled, reconciliationIn } from "../../api/reconciliation";
import { type Ctx, MOVING } from "../../api/respond";
import { readNames } from "../../db/records";
import type { LedgerEntry } from "../../db/releases";
import { formats } from "../../formats";
import { appropriations } from "../../model/appropriations";
import { budgets } from "../../model/budgets";
import { allReferences, inWords, type Names, referencesOf } from "../../model/difference";
import type { Field, Row } from "../../model/field";
import { initiatives } from "../../model/initiatives";
import type { Compared, Reconciled } from "../../model/reconciled";
import { reconciliations } from "../../model/reconciliations";
import type { Language, Text } from "../../model/text";
import { filled } from "../../model/text";
import { isOurs } from "../../model/whose";
import { type Place, paths, urlsAt } from "../../urls";
import type { Figure } from "../charts/chart";
import { Picture } from "../charts/figure";
import type { Read } from "../charts/read";
import { reconciliation as chart, whyNoDifference } from "../charts/reconciliation";
import { type Checked, drawReconciliations } from "../charts/reconciliation-drawing";
import { yenInWords } from "../charts/stated";
import { DataLinks } from "../frame/formats";
import { htmlOf, Layout } from "../frame/layout";
import { ReleaseBar } from "../frame/release-bar";
import { relationsOf, sendPage } from "../frame/send";
import { Table, Td, Th, Tr } from "../frame/table";
import { Amount, type AmountProps } from "../frame/value";
import { Foreign, Words } from "../frame/words";
import { money } from "../messages/money";
import { reconciliation as messages } from "../messages/reconciliation";
import { record as recordMessages } from "../messages/record";
import { release as releaseMessages } from "../messages/release";

/** `/ja/budgets/{id}/reconciliation`, and the same below `/ja/releases/{release}/`: a stated amount beside the lines of budget books behind it. */
export async function reconciliationPage(c: Ctx, language: Language): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const id = c.req.param("id") ?? "";
  const frozen = c.req.param("release");
  const named = frozen === undefined ? null : await releaseOf(c.env.DB, frozen);
  const latest = await latestRelease(c.env.DB);
  const release = named ?? latest;
  const reconciled = await readReconciled(c.env.DB, release, id);
  const path = (other: Language, budget = id) => paths.reconciliationPage(other, budget, { release: frozen });
  if (!reconciled) return goneOrUnknown(c, release, budgets, id, (other) => path(language, other), frozen !== undefined);
  const { budget, reconciliation, comparisons, unit } = reconciled;
  const lines = comparisons.flatMap((one) => one.lines);
  const wanted = allReferences([referencesOf(budgets, [budget]), referencesOf(appropriations, lines)]);
  const [names, isHeld] = await Promise.all([
    readNames(c.env.DB, release.sequence, wanted),
    release.id === latest.id || reconciliationIn(c.env.DB, latest, id),
  ]);
  const name = names(initiatives.collection, budget.initiative as string) ?? (budget.label as Text);
  const place = { release: frozen };
  // The page on money tells of the latest release alone.
  const all = named ? paths.listPage(language, reconciliations.collection, place) : `${paths.moneyPage(language)}#checked`;
  const cited = paths.reconciliation(id, { release: release.id });
  const at = (extension: string) => paths.reconciliation(id, { release: release.id, extension });
  const title = (budget.label as Text)[language];
  const heading = `${messages.title[language]}: ${title}`;
  const lead = filled(messages.lead[language], { unit: yenInWords(unit, language) });
  const body = htmlOf(
    <Layout
      language={language}
      page={path}
      title={named ? filled(recordMessages.inRelease[language], { title: heading, id: release.id }) : heading}
      description={lead}
      publicUrl={c.env.PUBLIC_URL}
      cited={cited}
      issued={release.issued}
      data={formats.map(({ name, mediaType }) => [mediaType, at(name)])}
      above={[
        ...(named
          ? [
              [paths.releasePage(language, release.id), filled(releaseMessages.title[language], { id: release.id })] as const,
              [paths.listPage(language, budgets.collection, place), budgets.label[language]] as const,
            ]
          : [[paths.moneyPage(language), money.title[language]] as const]),
        [paths.recordPage(language, budgets.collection, budget.id, place), title],
      ]}
    >
      <h1>
        {messages.title[language]}: <Words text={title} language={language} />
      </h1>
      <p class="lead">{lead}</p>
      <ReleaseBar
        language={language}
        release={release}
        latest={latest}
        at={(one) => (one || isHeld ? paths.reconciliationPage(language, id, { release: one }) : null)}
      />
      <Facts language={language} reconciled={reconciled} />
      <figure class="chart" id={chart.name}>
        <Picture read={pictureOf({ ...reconciled, name }, release)} language={language} />
        <figcaption>
          <a href={all}>{messages.all[language]}</a>
        </figcaption>
      </figure>
      {comparisons.map((comparison, i) => (
        <Lines language={language} place={place} reconciled={reconciled} comparison={comparison} names={names} index={i + 1} />
      ))}
      <section>
        <h2 id="data">{messages.data[language]}</h2>
        <ul>
          <li>
            <a href={paths.recordPage(language, budgets.collection, budget.id, place)}>{messages.budget[language]}</a>
          </li>
          <li>
            <a href={paths.recordPage(language, reconciliations.collection, reconciliation.id, place)}>
              {messages.record[language]}
            </a>
          </li>
        </ul>
        <DataLinks language={language} at={at} />
      </section>
    </Layout>,
  );
  // A frozen page moves as well: it says what the latest release is.
  return sendPage(c, body, language, MOVING, relationsOf(cited, at, urlsAt(c.env.PUBLIC_URL)));
}

/** The chart of all reconciliations, of this one alone. */
function pictureOf(checked: Checked, release: LedgerEntry): Read {
  const { budget, reconciliation } = checked;
  const status = wordsOf(reconciliations.fields.status as Field, reconciliation.status as string);
  const label = budget.label as Text;
  const figure: Figure = {
    description: { ja: `${label.ja}：${status.ja}`, en: `${label.en}: ${status.en}` },
    entity: reconciliations,
    fields: [],
    rows: [],
    data: [{ name: reconciliations.label, at: (place) => paths.reconciliation(budget.id as string, place) }],
    draw: (view) => drawReconciliations([checked], view),
  };
  return { chart, figure, names: () => null, release };
}

function Facts({ language, reconciled }: { readonly language: Language; readonly reconciled: Reconciled }) {
  const { budget, reconciliation } = reconciled;
  const note = reconciliation.note as Text | null;
  return (
    <>
      <dl class="facts">
        <dt>{messages.stated[language]}</dt>
        <dd>
          <span lang="ja">{budget.amountPrinted as string}</span> <Amount yen={budget.amount as number} language={language} />
        </dd>
        <dt>{messages.result[language]}</dt>
        <dd>
          <strong>{wordsOf(reconciliations.fields.status as Field, reconciliation.status as string)[language]}</strong>{" "}
          <span class="basis ours">{messages.ours[language]}</span>
        </dd>
      </dl>
      {note && (
        <p class="ours">
          {reconciliation.status === "not-possible" && <strong>{messages.whyNot[language]}</strong>}
          <Words text={note[language]} language={language} />
        </p>
      )}
    </>
  );
}

type Part = {
  readonly language: Language;
  /** Where the records behind it stand: in the release that the address names, else in the latest. */
  readonly place: Place;
  readonly reconciled: Reconciled;
  readonly comparison: Compared;
  readonly names: Names;
  readonly index: number;
};

/** The lines of one reading with their addition. */
function Lines({ language, place, reconciled: { budget, reconciliation }, comparison, names, index }: Part) {
  const { reading, lines, total, stated, difference, formula, status } = comparison;
  const columns = ["label", "ministry", "project", "fiscalYear", "phase", "amount"] as const;
  const result = wordsOf(reconciliations.fields.status as Field, reconciliation.status as string)[language];
  const heading = reading ? filled(messages.candidate[language], { number: String(index) }) : messages.lines[language];
  return (
    <section>
      <h2 id={`reading-${index}`}>{heading}</h2>
      {reading && (
        <p class="ours">
          <Foreign text={reading[language]} language={language} />
        </p>
      )}
      <Table
        id={`lines-${index}`}
        caption={heading}
        columns={columns.map((key) => (appropriations.fields[key] as Field).label[language])}
      >
        {lines.map((line) => (
          <Tr>
            <Th>
              <a href={paths.recordPage(language, appropriations.collection, line.id, place)}>
                <Foreign text={(line.label as Text)[language]} language={language} />
              </a>
            </Th>
            {columns.slice(1, -1).map((key) => (
              <Td label={(appropriations.fields[key] as Field).label[language]} class="words">
                <Foreign text={cell(key, line, names)[language] || "–"} language={language} />
              </Td>
            ))}
            <Td label={(appropriations.fields.amount as Field).label[language]} class="number">
              <Amount yen={line.amount as number} language={language} />
              {isOurs(appropriations.fields.amount as Field, line.amount as number, line) && (
                <span class="basis ours">{messages.ours[language]}</span>
              )}
            </Td>
          </Tr>
        ))}
        <Total words={messages.total[language]} yen={total} language={language} />
        {difference !== null && (
          <>
            <Total words={messages.stated[language]} yen={stated} language={language} />
            <Total
              words={(reading ? messages.candidateDifference : messages.difference)[language]}
              yen={difference}
              language={language}
              difference
            />
          </>
        )}
      </Table>
      <p>
        <code>{formula}</code>
      </p>
      {difference === null && <p>{whyNoDifference(budget)[language]}</p>}
      {reading && <p class="ours">{filled((status === "contradicted" ? messages.fails : messages.fits)[language], { result })}</p>}
    </section>
  );
}

type TotalProps = AmountProps & { readonly words: string };

function Total({ words, ...amount }: TotalProps) {
  return (
    <Tr>
      <Th colspan={5}>{words}</Th>
      <Td class="number">
        <Amount {...amount} />
      </Td>
    </Tr>
  );
}

function cell(key: string, line: Row, names: Names): Text {
  return inWords(appropriations.fields[key] as Field, line[key] ?? null, names);
}

function wordsOf(field: Field, code: string): Text {
  return field.values?.[code] ?? { ja: code, en: code };
}
