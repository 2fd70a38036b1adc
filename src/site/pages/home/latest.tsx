import type { ChangeCounts } from "../../../db/history";
import type { LedgerEntry } from "../../../db/releases";
import type { Language } from "../../../model/text";
import { filled } from "../../../model/text";
import { paths } from "../../../urls";
import { changesInWords } from "../../frame/changes-in-words";
import { day } from "../../frame/locale";
import { Foreign, Words } from "../../frame/words";
import { home as messages } from "../../messages/home";

type Props = {
  readonly language: Language;
  readonly release: LedgerEntry;
  /** How many records it added, changed and removed. */
  readonly counts: ChangeCounts | undefined;
};

/** The latest release and what it changed. */
export function Latest({ language, release, counts }: Props) {
  const { id, issued, summary, predecessor, before } = release;
  return (
    <section class="latest">
      <h2 id="latest">{messages.latest[language]}</h2>
      <p class="release">
        <strong>{filled(messages.release[language], { id })}</strong>{" "}
        <Words
          text={messages.issued[language]}
          language={language}
          fill={{ day: <time datetime={issued}>{day(issued, language)}</time> }}
        />
      </p>
      <p>
        <Foreign text={summary[language]} language={language} />
      </p>
      <p>{filled(messages.changed[language], { changes: changesInWords(counts, predecessor === null, language) })}</p>
      <ul class="links">
        <li>
          <a href={paths.releasePage(language, id)}>{filled(messages.contents[language], { id })}</a>
        </li>
        {before && (
          <li>
            <a href={paths.comparePage(language, before, id)}>{filled(messages.changes[language], { before })}</a>
          </li>
        )}
        <li>
          <a href={paths.releasesPage(language)}>{messages.releases[language]}</a>
        </li>
        <li>
          <Words
            text={messages.follow[language]}
            language={language}
            fill={{ feed: <a href={paths.atom()}>{messages.feed[language]}</a> }}
          />
        </li>
      </ul>
    </section>
  );
}
