import { evidenceFor, evidenceOf, type Evidence as Piece } from "../../catalog/attribution";
import type { Row } from "../../model/field";
import { Printed } from "../frame/evidence";
import { record as messages } from "../messages/record";
import type { Shown } from "./record";

/** The evidence of a record, numbered as the facts beside it refer to it; what supports single fields says which. */
export function Evidence({ shown }: { readonly shown: Shown }) {
  const { language, row, entity, names, frozen } = shown;
  return (
    <section class="evidence">
      <h2 id="evidence">{messages.evidence[language]}</h2>
      <p class="quiet">{messages.evidenceIntro[language]}</p>
      <ol>
        {evidenceOf(row).map((item, i) => (
          <li id={`evidence-${i + 1}`}>
            <Printed language={language} item={item} fields={entity.fields} names={names} release={frozen} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/**
 * The evidence for a field, as runs of its numbers: of a fact all that can be for it, of what is ours only what says that it is.
 */
export function numbersFor(row: Row, field: string, ours: boolean): (readonly [first: number, last: number])[] {
  const all = evidenceOf(row);
  const isFor = ({ supports }: Piece) => (supports as readonly string[] | undefined)?.includes(field);
  const some = ours ? all.filter(isFor) : evidenceFor(row, field);
  const runs: [number, number][] = [];
  for (const number of some.map((item) => all.indexOf(item) + 1)) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
