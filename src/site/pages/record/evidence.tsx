import { evidenceOf } from "../../../catalog/attribution";
import { Printed } from "../../frame/evidence";
import { record as messages } from "../../messages/record";
import { fieldsOf } from "./fields";
import type { Shown } from "./shown";
import { WholeLine } from "./whole-line";

/** The evidence of a record, numbered as the facts beside it refer to it; what supports single fields says which. */
export function Evidence({ shown }: { readonly shown: Shown }) {
  const { language, row, entity, names, frozen, wholeLines } = shown;
  const isForWhole = evidenceOf(row).some(({ supports }) => supports === undefined);
  return (
    <section class="evidence">
      <h2 id="evidence">{messages.evidence[language]}</h2>
      {fieldsOf(shown).facts.length > 0 && (
        <p class="quiet">
          {messages.evidenceIntro[language]}
          {isForWhole && (language === "ja" ? "" : " ") + messages.evidenceOfWhole[language]}
        </p>
      )}
      <ol>
        {evidenceOf(row).map((item, i) => {
          const line = wholeLines(item);
          return (
            <li id={`evidence-${i + 1}`}>
              <Printed language={language} item={item} fields={entity.fields} names={names} release={frozen} />
              {line !== null && (
                <WholeLine
                  language={language}
                  id={`line-${i + 1}`}
                  line={line}
                  printed={item.printed as string}
                  source={item.source as string}
                  number={item.line as number}
                />
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
