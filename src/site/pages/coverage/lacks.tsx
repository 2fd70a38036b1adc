import { absences } from "../../../model/absences";
import type { Field, Row } from "../../../model/field";
import type { Language, Text } from "../../../model/text";
import { paths } from "../../../urls";
import type { BudgetLines } from "../../budget-lines";
import { day } from "../../frame/locale";
import { ToBudgetLines } from "../../frame/meanings";
import { said } from "../../frame/said";
import { Words } from "../../frame/words";
import { coverage as messages } from "../../messages/coverage";
import { reasons } from "../../messages/reasons";

/** What is lacking, each with its reason and with when it is expected. */
export function Lacks({
  language,
  absences: lacking,
  budgetLines,
}: {
  readonly language: Language;
  readonly absences: readonly Row[];
  /** Where budget books are read on in, if that was read. */
  readonly budgetLines?: BudgetLines;
}) {
  return (
    <>
      <ul class="lacks">
        {lacking.map((absence) => (
          <li>
            <Lack language={language} absence={absence} />
            <ToBudgetLines language={language} initiatives={budgetLines?.(absence) ?? []} />
          </li>
        ))}
      </ul>
      <p>
        <a href={`${paths.coveragePage(language)}#reasons`}>{reasons.title[language]}</a>
      </p>
    </>
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
      <strong class="reason">{said(absences.fields.reason as Field, absence.reason as string)?.[language]}</strong>
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
