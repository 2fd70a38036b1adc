import type { Child } from "hono/jsx";
import { sourceTexts } from "../../../catalog/source-texts";
import { entityOf } from "../../../model";
import { absences, NOT_PUBLISHED } from "../../../model/absences";
import { labelOf } from "../../../model/difference";
import { type Field, isMissing, type Json, type Row } from "../../../model/field";
import { filterNames } from "../../../model/query";
import { sources } from "../../../model/sources";
import type { Text } from "../../../model/text";
import { filled } from "../../../model/text";
import { isOurs } from "../../../model/whose";
import { fieldAnchor, paths } from "../../../urls";
import { Copied } from "../../frame/copied";
import { day, inBrackets } from "../../frame/locale";
import { ToBudgetLines } from "../../frame/meanings";
import { said } from "../../frame/said";
import { Value } from "../../frame/value";
import { Words } from "../../frame/words";
import { coverage } from "../../messages/coverage";
import { reasons } from "../../messages/reasons";
import { record as messages } from "../../messages/record";
import { CiteFigure } from "./cite-figure";
import { fieldsOf, lacksOf, numbersFor } from "./fields";
import type { Shown } from "./shown";

type Props = { readonly shown: Shown };

/** What the sources print, each with the number of the evidence for it. */
export function Facts({ shown }: Props): Child {
  const { facts } = fieldsOf(shown);
  if (facts.length === 0) return null;
  return (
    <section>
      <h2 id="facts">{messages.facts[shown.language]}</h2>
      <dl class="facts">
        {facts.map((key) => (
          <One shown={shown} field={key} />
        ))}
      </dl>
    </section>
  );
}

/** What is known from measuring a file, which no line of it says, and the file where the portal serves it. */
export function Measured({ shown, publicUrl }: Props & { readonly publicUrl: string }): Child {
  const { measured } = fieldsOf(shown);
  const { language, entity, row } = shown;
  if (measured.length === 0) return null;
  const text = entity === sources && sourceTexts.includes(row.id) ? paths.sourceText(row.id) : null;
  return (
    <section class="measured">
      <h2 id="measured">{messages.measured[shown.language]}</h2>
      <p class="quiet">{messages.measuredIntro[shown.language]}</p>
      <dl class="facts">
        {measured.map((key) => (
          <One shown={shown} field={key} />
        ))}
      </dl>
      {text && (
        <>
          <p>
            <Words
              text={messages.wholeText[language]}
              language={language}
              fill={{
                text: <a href={text}>{messages.textFile[language]}</a>,
                lines: <a href={paths.linesPage(language, row.id)}>{messages.numbered[language]}</a>,
              }}
            />
          </p>
          <Copied id="whole-text" text={`curl -s '${publicUrl}${text}' | sha256sum`} language={language} runs />
        </>
      )}
    </section>
  );
}

/** What is this portal's own, set apart and said to be. */
export function Interpretation({ shown }: Props): Child {
  const { ours } = fieldsOf(shown);
  const { language, entity } = shown;
  if (ours.length === 0) return null;
  return (
    <section class="ours">
      <h2 id="ours">{messages.ours[language]}</h2>
      <p class="quiet">{messages.oursIntro[language]}</p>
      <dl class="facts">
        {ours.map((key) => (
          <One shown={shown} field={key} />
        ))}
      </dl>
      {entity === absences && <SpeaksForAll shown={shown} />}
      {entity === absences && <ToBudgetLines language={language} initiatives={shown.budgetLines} release={shown.frozen} />}
    </section>
  );
}

/** An absence that names no records speaks for all that lack its field. */
function SpeaksForAll({ shown: { language, row, frozen } }: Props): Child {
  const held = entityOf(row.collection as string);
  const field = held?.fields[row.field as string];
  if (!held || !field || !isMissing(row.records as Json)) return null;
  const filter = `${row.field}__isnull`;
  const every = messages.everyRecord[language];
  const path = paths.listPage(language, held.collection, { release: frozen, query: `${filter}=true` });
  const records = filterNames(held).has(filter) ? <a href={path}>{every}</a> : every;
  const fill = { collection: held.label[language], field: labelOf(field)[language], records };
  return (
    <p>
      <Words text={messages.speaksForAll[language]} language={language} fill={fill} />
    </p>
  );
}

function One({ shown, field: key }: Props & { readonly field: string }): Child {
  const { language, entity, row, names, frozen } = shown;
  const field = entity.fields[key] as Field;
  const value = row[key] as Json;
  const ours = isOurs(field, value, row);
  return (
    <>
      <dt id={fieldAnchor(key)}>
        {labelOf(field)[language]}
        {field.derived && inBrackets(messages.derived[language], language)}
      </dt>
      <dd class="said-of">
        <div>
          <Value field={field} value={value} names={names} language={language} release={frozen} beside={row} />
          {field.meanings?.[value as string] && <span class="original">{field.meanings[value as string]?.[language]}</span>}
          {!ours && field.kind === "localized" && language !== "ja" && <Original shown={shown} value={value as Text} />}
        </div>
        <References shown={shown} field={key} isStated={!ours && !field.measured} />
        <CiteFigure shown={shown} field={key} />
      </dd>
    </>
  );
}

/** The printed words of a fact on a page in another language, whose words are a translation. */
function Original({ shown: { language }, value }: Props & { readonly value: Text }) {
  return (
    <span class="original">
      ({messages.ourTranslation[language]}) <span lang="ja">{value.ja}</span>
    </span>
  );
}

type Referred = Props & { readonly field: string; readonly isStated: boolean };

/** Links to the evidence for a field. What no source states rests on none but where some says that it is for that field. */
function References({ shown: { language, row }, field, isStated }: Referred): Child {
  const runs = numbersFor(row, field, isStated);
  if (runs.length === 0) return null;
  return (
    <span class="references">
      {runs.map(([first, last]) => {
        const shown = first === last ? String(first) : `${first}–${last}`;
        return (
          <a href={`#evidence-${first}`}>
            <span class="unseen">{filled(messages.evidenceNumber[language], { number: shown })}</span>
            <span aria-hidden="true">{shown}</span>
          </a>
        );
      })}
    </span>
  );
}

/** The fields without a value, each with the reason that is recorded: missing is not zero. */
export function Missing({ shown }: Props): Child {
  const { language, entity } = shown;
  // What an absence leaves out says which records it speaks for, and is not missing.
  if (entity === absences) return null;
  const { missing, whole, isUnstated } = lacksOf(shown);
  if (missing.length === 0 && whole.length === 0) return null;
  return (
    <section class="missing">
      <h2 id="missing">{messages.missing[language]}</h2>
      <p class="quiet">{messages.missingIntro[language]}</p>
      {isUnstated && <Unstated shown={shown} />}
      <dl class="facts">
        {missing.map(([key, absence]) => (
          <>
            <dt id={fieldAnchor(key)}>{labelOf(entity.fields[key] as Field)[language]}</dt>
            <dd class="said-of">
              <div>
                <Because shown={shown} absence={absence} />
              </div>
              <CiteFigure shown={shown} field={key} />
            </dd>
          </>
        ))}
        {whole.map((absence) => (
          <>
            <dt>
              <Words text={(absence.label as Text)[language]} language={language} />
            </dt>
            <dd>
              <Because shown={shown} absence={absence} />
            </dd>
          </>
        ))}
      </dl>
    </section>
  );
}

/** What the reason does not mean that is most easily misread, and where to read on. */
function Unstated({ shown: { language, budgetLines, frozen } }: Props) {
  const reason = absences.fields.reason as Field;
  return (
    <>
      <p class="quiet">
        {filled(reasons.meaningOf[language], { reason: said(reason, NOT_PUBLISHED)?.[language] ?? NOT_PUBLISHED })}
        {reason.meanings?.[NOT_PUBLISHED]?.[language]}
      </p>
      <ToBudgetLines language={language} initiatives={budgetLines} release={frozen} />
    </>
  );
}

function Because({ shown: { language, frozen }, absence }: Props & { readonly absence: Row | null }): Child {
  if (!absence) return <span class="quiet">{messages.unexplained[language]}</span>;
  const { id, reason, expected, note } = absence;
  return (
    <>
      <a href={paths.recordPage(language, absences.collection, id, { release: frozen })}>
        {said(absences.fields.reason as Field, reason as Json)?.[language]}
      </a>
      {expected && <span class="quiet"> {filled(coverage.expected[language], { date: day(expected as string, language) })}</span>}
      {note && (
        <span class="quiet note">
          <Words text={(note as Text)[language]} language={language} />
        </span>
      )}
    </>
  );
}

/** What is said of the record and not of what it is about. */
export function RecordItself({ shown }: Props) {
  const { language, entity, row, names } = shown;
  const { ofRecord } = fieldsOf(shown);
  return (
    <section>
      <h2 id="about">{messages.about[language]}</h2>
      <dl class="facts">
        {ofRecord.map((key) => (
          <>
            <dt id={fieldAnchor(key)}>{(entity.fields[key] as Field).label[language]}</dt>
            <dd class="said-of">
              <div>
                <Value field={entity.fields[key] as Field} value={row[key] as Json} names={names} language={language} />
              </div>
              {key !== "id" && <CiteFigure shown={shown} field={key} />}
            </dd>
          </>
        ))}
      </dl>
    </section>
  );
}
