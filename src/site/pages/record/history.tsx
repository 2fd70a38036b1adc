import type { Past, PastState } from "../../../api/history";
import type { Listed } from "../../../db/releases";
import type { Entity } from "../../../model/entity";
import type { Release } from "../../../model/release";
import type { Language } from "../../../model/text";
import { filled } from "../../../model/text";
import { paths } from "../../../urls";
import { Differences } from "../../frame/difference";
import { day } from "../../frame/locale";
import { Foreign } from "../../frame/words";
import { record as messages } from "../../messages/record";

type Props = { readonly language: Language; readonly entity: Entity; readonly id: string; readonly past: Past };

/** Every state that a record has had, newest first, with what changed; a record that never changed says so in a sentence. */
export function History({ language, entity, id, past: { states, removed, names } }: Props) {
  const [first] = states;
  const isPlain = states.length === 1 && !removed && first?.since;
  return (
    <section>
      <h2 id="history">{messages.history[language]}</h2>
      {isPlain ? (
        <p>{filled(messages.historyUnchanged[language], { id: first.since?.id ?? "" })}</p>
      ) : (
        <ol class="history" reversed>
          {removed && (
            <li>
              <h3>
                {messages.historyRemoved[language]} <When language={language} release={removed.release} />
              </h3>
              <p>
                <Foreign text={removed.reason[language]} language={language} />
              </p>
            </li>
          )}
          {states.toReversed().map((state, i) => {
            const before = states[states.length - 2 - i];
            return (
              <li>
                <h3>
                  {what(state, before)[language]} {state.since && <When language={language} release={state.since} />}
                </h3>
                {!state.data && <p>{messages.historyHidden[language]}</p>}
                {state.changes.length > 0 && state.changes.every(({ ours }) => ours) && <p>{messages.historyOurs[language]}</p>}
                {state.changes.length > 0 && (
                  <Differences fields={entity.fields} changes={state.changes} names={names} language={language} />
                )}
                {state.release && <Frozen language={language} entity={entity} id={id} release={state.release} />}
              </li>
            );
          })}
        </ol>
      )}
      <p>
        <a href={paths.history(entity.collection, id)}>{messages.historyData[language]}</a>
      </p>
    </section>
  );
}

function what({ since }: PastState, before: PastState | undefined) {
  if (!before) return messages.historyFirst;
  // A gap between two states is a time in which no release held the record.
  return before.until?.id === since?.id ? messages.historyChanged : messages.historyBack;
}

function When({
  language,
  release: { id, issued },
}: {
  readonly language: Language;
  readonly release: Pick<Release, "id" | "issued">;
}) {
  return (
    <span class="when">
      <a href={paths.releasePage(language, id)}>{id}</a> <time datetime={issued}>{day(issued, language)}</time>
    </span>
  );
}

function Frozen({ language, entity, id, release }: Omit<Props, "past"> & { readonly release: Listed }) {
  return (
    <p>
      <a href={paths.recordPage(language, entity.collection, id, { release: release.id })}>
        {filled(messages.historyAt[language], { id: release.id })}
      </a>
    </p>
  );
}
