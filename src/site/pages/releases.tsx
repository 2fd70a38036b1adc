import { changeCounts } from "../../api/change-counts";
import { nothingLoaded } from "../../api/missing";
import { type Ctx, MOVING } from "../../api/respond";
import type { ChangeCounts } from "../../db/history";
import { type Listed, readLedger } from "../../db/releases";
import { defaultFormat } from "../../formats";
import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { paths } from "../../urls";
import { changesInWords } from "../frame/changes-in-words";
import { CompareForm } from "../frame/compare-form";
import { htmlOf, Layout } from "../frame/layout";
import { day } from "../frame/locale";
import { sendPage } from "../frame/send";
import { Foreign, Words } from "../frame/words";
import { compare } from "../messages/compare";
import { release as releaseMessages } from "../messages/release";
import { releases as messages } from "../messages/releases";

/** `/ja/releases` and `/en/releases`: every release, newest first, with what it brings and how much it changed. */
export async function releasesPage(c: Ctx, language: Language): Promise<Response> {
  const ledger = await readLedger(c.env.DB);
  const counts = await changeCounts(c.env.DB, ledger);
  const latest = ledger.find(({ withdrawal }) => !withdrawal);
  if (!latest) throw nothingLoaded();
  const body = htmlOf(
    <Layout
      language={language}
      page={paths.releasesPage}
      title={messages.title[language]}
      description={messages.lead[language]}
      publicUrl={c.env.PUBLIC_URL}
      cited={paths.release(latest.id)}
      issued={latest.issued}
      data={[[defaultFormat.mediaType, paths.releases()]]}
    >
      <h1>{messages.title[language]}</h1>
      <p class="lead">{messages.lead[language]}</p>
      <p>{messages.numbers[language]}</p>
      <section>
        <h2 id="list">{messages.list[language]}</h2>
        <ol class="releases" reversed>
          {ledger.map((release) => (
            <li>
              <Release language={language} release={release} isLatest={release === latest} counts={counts.get(release.id)} />
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h2 id="compare">{compare.choose[language]}</h2>
        <CompareForm language={language} ledger={ledger} from={latest.before ?? latest.id} to={latest.id} />
      </section>
      <section>
        <h2 id="follow">{messages.follow[language]}</h2>
        <p>
          <Words
            text={messages.feeds[language]}
            language={language}
            fill={{
              atom: <a href={paths.atom()}>{messages.atom[language]}</a>,
              json: <a href={paths.jsonFeed()}>{messages.json[language]}</a>,
              changes: <a href={paths.changes()}>{messages.changes[language]}</a>,
            }}
          />
        </p>
        <p>
          <a href={paths.releases()}>{messages.data[language]}</a>
        </p>
      </section>
    </Layout>,
  );
  return sendPage(c, body, language, MOVING, { "cite-as": [{ href: c.env.PUBLIC_URL + paths.release(latest.id) }] });
}

type Props = {
  readonly language: Language;
  readonly release: Listed;
  readonly isLatest: boolean;
  readonly counts: ChangeCounts | undefined;
};

function Release({ language, release, isLatest, counts }: Props) {
  const { id, issued, summary, predecessor, before, withdrawal } = release;
  return (
    <>
      <h3>
        <a href={paths.releasePage(language, id)}>{filled(releaseMessages.title[language], { id })}</a>{" "}
        <time datetime={issued}>{day(issued, language)}</time>
        {isLatest && (
          <>
            {" "}
            <span class="kind">{messages.latest[language]}</span>
          </>
        )}
      </h3>
      {withdrawal && (
        <p class="withdrawn">
          <Words
            text={messages.withdrawn[language]}
            language={language}
            fill={{
              day: <time datetime={withdrawal.on}>{day(withdrawal.on, language)}</time>,
              reason: <Foreign text={withdrawal.reason[language]} language={language} />,
            }}
          />
        </p>
      )}
      <p>
        <Foreign text={summary[language]} language={language} />
      </p>
      <p class="quiet">{changesInWords(counts, predecessor === null, language)}</p>
      <ul class="inline">
        <li>
          <a href={paths.releasePage(language, id)}>
            {messages.page[language]}
            <span class="unseen">: {id}</span>
          </a>
        </li>
        {before && !withdrawal && (
          <li>
            <a href={paths.comparePage(language, before, id)}>
              {filled(messages.compare[language], { before })}
              <span class="unseen">: {id}</span>
            </a>
          </li>
        )}
      </ul>
    </>
  );
}
