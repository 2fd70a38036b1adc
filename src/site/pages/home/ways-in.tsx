import { WHOLE } from "../../../catalog/dataset";
import type { LedgerEntry } from "../../../db/releases";
import { entities } from "../../../model";
import type { Language } from "../../../model/text";
import { filled } from "../../../model/text";
import { paths } from "../../../urls";
import { comma, number } from "../../frame/locale";
import { Words } from "../../frame/words";
import { guideTitles } from "../../messages/guides";
import { home as messages } from "../../messages/home";
import { site } from "../../messages/site";
import { examples } from "./examples";

type Props = { readonly language: Language; readonly release: LedgerEntry };

/** Three ways in: for who looks, who takes all of it, and who asks by program. */
export function WaysIn({ language, release: { id, manifest } }: Props) {
  const worthwhile = examples.filter(({ collection }) => !collection || manifest.counts[collection]);
  return (
    <section>
      <h2 id="data">{messages.data[language]}</h2>
      <p>
        {messages.guides[language]}{" "}
        {GUIDES.map((name, i) => (
          <>
            {i > 0 && comma[language]}
            <a href={paths.guidePage(language, name)}>{guideTitles[name][language]}</a>
          </>
        ))}
      </p>
      <div class="ways">
        <div class="explore">
          <h3 id="explore">{messages.explore[language]}</h3>
          <p>{messages.exploreIntro[language]}</p>
          <ul class="collections">
            {entities.map(({ collection, label }) => (
              <li>
                <a href={paths.listPage(language, collection)}>{label[language]}</a>{" "}
                <span class="count">
                  {filled(messages.records[language], { count: number(manifest.counts[collection] ?? 0, language) })}
                </span>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3 id="download">{messages.download[language]}</h3>
          <p>{filled(messages.downloadIntro[language], { id })}</p>
          <ul>
            {WHOLE_FILES.map(([extension, message]) => (
              <li>
                <a href={paths.dump(id, `${WHOLE}.${extension}`)}>{message[language]}</a>
              </li>
            ))}
            <li>
              <a href={paths.datasetsPage(language)}>{messages.downloadMore[language]}</a>
            </li>
            <li>
              <a href={paths.sqlPage(language)}>{site.sql[language]}</a>
            </li>
          </ul>
        </div>
        <div>
          <h3 id="call">{messages.call[language]}</h3>
          <p>{messages.callIntro[language]}</p>
          <dl class="calls">
            {worthwhile.slice(0, MOST_EXAMPLES).map(({ label, path }) => (
              <div>
                <dt>
                  <Words text={label[language]} language={language} />
                </dt>
                <dd>
                  <a href={path}>
                    <Words text={`\`${decodeURI(path)}\``} language={language} />
                  </a>
                </dd>
              </div>
            ))}
          </dl>
          <p>
            <Words
              text={messages.callMore[language]}
              language={language}
              fill={{
                docs: <a href={paths.docs(language)}>{site.docs[language]}</a>,
                openapi: <a href={paths.openapi()}>{site.openapi[language]}</a>,
                catalogue: <a href={paths.vocabularyPage(language, "catalog")}>{messages.catalogue[language]}</a>,
              }}
            />
          </p>
        </div>
      </div>
    </section>
  );
}

// The guides for what somebody wants to do; the others are at the foot of every page.
const GUIDES = ["analysts", "developers", "researchers"] as const;

/** The files of a whole release that most people want; the page of the dataset has every other. */
const WHOLE_FILES = [
  ["zip", messages.downloadZip],
  ["sqlite", messages.downloadSqlite],
  ["json", messages.downloadJson],
] as const;

const MOST_EXAMPLES = 3;
