import { latestRelease } from "../../api/ledger";
import { goneOrUnknown } from "../../api/missing";
import { readReconciled } from "../../api/reconciliation";
import { type Ctx, MOVING } from "../../api/respond";
import { signposts } from "../../catalog/signposts";
import { readNames } from "../../db/records";
import { formats } from "../../formats";
import { appropriations } from "../../model/appropriations";
import { budgets } from "../../model/budgets";
import { inWords, referencesOf } from "../../model/difference";
import type { Field, Row } from "../../model/field";
import type { Compared, Reconciled } from "../../model/reconciled";
import { reconciliations } from "../../model/reconciliations";
import type { Language, Text } from "../../model/text";
import { paths, urlsAt } from "../../urls";
import { htmlOf, Layout } from "../frame/layout";
import { number } from "../frame/locale";
import { sendPage } from "../frame/send";
import { Table } from "../frame/table";
import { filled, Words } from "../frame/words";
import { reconciliation as messages } from "../messages/reconciliation";

type Names = Awaited<ReturnType<typeof readNames>>;

/** `/ja/budgets/{id}/reconciliation` and the same in English: a stated amount beside the lines of budget books behind it. */
export async function reconciliationPage(c: Ctx, language: Language): Promise<Response> {
  const id = c.req.param("id") ?? "";
  const release = await latestRelease(c.env.DB);
  const read = await readReconciled(c.env.DB, release, id);
  const path = (other: Language, budget = id) => paths.reconciliationPage(other, budget);
  if (!read) return goneOrUnknown(c, release, budgets, id, (other) => path(language, other), false);
  const { reconciled } = read;
  const { budget, reconciliation, comparisons, unit } = reconciled;
  const names = await readNames(
    c.env.DB,
    release.sequence,
    referencesOf(
      appropriations,
      comparisons.flatMap(({ lines }) => lines),
    ),
  );
  const urls = urlsAt(c.env.PUBLIC_URL);
  const cited = paths.reconciliation(id, { release: release.id });
  const data = formats.map(({ name, mediaType }) => ({
    name,
    type: mediaType,
    href: paths.reconciliation(id, { release: release.id, extension: name }),
  }));
  const title = (budget.label as Text)[language];
  const body = htmlOf(
    <Layout
      language={language}
      page={path}
      title={`${messages.title[language]}: ${title}`}
      description={filled(messages.lead[language], { unit: number(unit, language) })}
      publicUrl={c.env.PUBLIC_URL}
      cited={cited}
      issued={release.issued}
      data={data.map(({ type, href }) => [type, href])}
    >
      <h1>
        {messages.title[language]}: <Words text={title} language={language} />
      </h1>
      <p class="lead">{filled(messages.lead[language], { unit: number(unit, language) })}</p>
      <Facts language={language} reconciled={reconciled} />
      {comparisons.map((comparison, i) => (
        <Lines language={language} comparison={comparison} names={names} index={i + 1} />
      ))}
      <section>
        <h2 id="data">{messages.data[language]}</h2>
        <ul class="formats">
          {data.map(({ name, href }) => (
            <li>
              <a href={href}>{name}</a>
            </li>
          ))}
        </ul>
        <ul>
          <li>
            <a href={paths.recordPage(language, budgets.collection, budget.id)}>{messages.budget[language]}</a>
          </li>
          <li>
            <a href={paths.recordPage(language, reconciliations.collection, reconciliation.id)}>{messages.record[language]}</a>
          </li>
        </ul>
      </section>
    </Layout>,
  );
  const items = data.map(({ href, type }) => ({ href: urls.absolute(href), type }));
  return sendPage(c, body, language, MOVING, signposts({ cited: urls.absolute(cited), describedBy: [], items }, false, urls));
}

function Facts({ language, reconciled }: { readonly language: Language; readonly reconciled: Reconciled }) {
  const { budget, reconciliation } = reconciled;
  const note = reconciliation.note as Text | null;
  return (
    <dl class="facts">
      <dt>{messages.stated[language]}</dt>
      <dd>
        <span lang="ja">{budget.amountPrinted as string}</span> ({yen(budget.amount as number, language)})
      </dd>
      <dt>{messages.result[language]}</dt>
      <dd>{wordsOf(reconciliations.fields.status as Field, reconciliation.status as string)[language]}</dd>
      {note && (
        <>
          <dt>{messages.note[language]}</dt>
          <dd>
            <Words text={note[language]} language={language} />
          </dd>
        </>
      )}
    </dl>
  );
}

type Part = { readonly language: Language; readonly comparison: Compared; readonly names: Names; readonly index: number };

/** The lines of one reading with their addition. */
function Lines({ language, comparison, names, index }: Part) {
  const { reading, lines, total, stated, difference, formula, status } = comparison;
  const columns = ["label", "ministry", "project", "fiscalYear", "phase", "amount"] as const;
  const heading = reading ? filled(messages.candidate[language], { number: String(index) }) : messages.lines[language];
  return (
    <section>
      <h2 id={`reading-${index}`}>{heading}</h2>
      {reading && (
        <p>
          <Words text={reading[language]} language={language} />
        </p>
      )}
      <Table
        id={`lines-${index}`}
        caption={heading}
        columns={columns.map((key) => (appropriations.fields[key] as Field).label[language])}
      >
        {lines.map((line) => (
          <tr>
            <th scope="row">
              <a href={paths.recordPage(language, appropriations.collection, line.id)}>
                <Words text={(line.label as Text)[language]} language={language} />
              </a>
            </th>
            {columns.slice(1, -1).map((key) => (
              <td class="words">{cell(key, line, names)[language] || "–"}</td>
            ))}
            <td class="number">{number(line.amount as number, language)}</td>
          </tr>
        ))}
        {[
          { words: messages.total, value: total },
          { words: messages.stated, value: stated },
          ...(difference === null ? [] : [{ words: messages.difference, value: difference }]),
        ].map(({ words, value }) => (
          <tr>
            <th scope="row" colspan={5}>
              {words[language]}
            </th>
            <td class="number">{number(value, language)}</td>
          </tr>
        ))}
      </Table>
      <p>
        <code>{formula}</code>
      </p>
      {reading && (
        <p>
          {messages.agreement[language]}: {wordsOf(reconciliations.fields.status as Field, status)[language]}
        </p>
      )}
    </section>
  );
}

function cell(key: string, line: Row, names: Names): Text {
  return inWords(appropriations.fields[key] as Field, line[key] ?? null, names);
}

function wordsOf(field: Field, code: string): Text {
  return field.values?.[code] ?? { ja: code, en: code };
}

function yen(amount: number, language: Language): string {
  return filled(messages.yen[language], { amount: number(amount, language) });
}
