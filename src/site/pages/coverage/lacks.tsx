import { absences, type Reason, reasons } from "../../../model/absences";
import type { Row } from "../../../model/field";
import type { Language, Text } from "../../../model/text";
import { paths } from "../../../urls";
import { day } from "../../frame/locale";
import { Words } from "../../frame/words";
import { coverage as messages } from "../../messages/coverage";

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
