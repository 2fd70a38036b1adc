import { negotiateLanguage } from "../../api/negotiate";
import { type Problem, problemTypes } from "../../api/problem";
import type { Env } from "../../env";
import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { paths } from "../../urls";
import { htmlOf, Layout } from "../frame/layout";
import { number } from "../frame/locale";
import { errorPage } from "../frame/send";
import { Words } from "../frame/words";
import { cures, problem as messages } from "../messages/problem";
import { site } from "../messages/site";
import { navigation } from "../navigation";
import { Gone } from "./problem/gone";
import { decoded } from "./problem/mended";
import { Near } from "./problem/near";
import { languageOf, type Part } from "./problem/part";
import { ToMend } from "./problem/to-mend";

type Asked = Pick<Request, "url" | "headers">;

/** The answer of a problem for people: what happened and what to do, with the status that it has. Nothing is read for it. */
export function problemPage(
  problem: Problem,
  asked: Asked,
  { PUBLIC_URL, CONTACT }: Pick<Env, "PUBLIC_URL" | "CONTACT">,
  number?: string,
): Response {
  const url = new URL(asked.url);
  const ownLanguage = languageOf(url.pathname);
  const language = ownLanguage ?? negotiateLanguage(asked.headers.get("Accept-Language") ?? undefined);
  const { status, title, cure } = problemTypes[problem.code];
  const about = (other: Language) => paths.problemPage(other, problem.code);
  // An address without a language has no twin in another.
  const page = (other: Language) =>
    ownLanguage ? url.pathname.replace(`/${ownLanguage}`, `/${other}`) + url.search : about(other);
  const part = { problem, url, language };
  const body = htmlOf(
    <Layout
      language={language}
      page={page}
      title={title[language]}
      description={problem.detail[language]}
      publicUrl={PUBLIC_URL}
      passing
    >
      <p class="status">{filled(messages.status[language], { status: String(status) })}</p>
      <h1>{title[language]}</h1>
      <p class="lead">
        <Words text={problem.detail[language].trim()} language={language} />
      </p>
      <p>
        <Words text={(cures[problem.code] ?? cure)[language]} language={language} />
      </p>
      <Gone {...part} />
      <Again {...part} requestNumber={number} contact={CONTACT} />
      <ToMend {...part} />
      <Near {...part} />
      {status === 404 && <Search {...part} />}
      {status === 404 && <Start {...part} />}
      <p class="as-data">
        <Words
          text={messages.aboutKind[language]}
          language={language}
          fill={{ about: <a href={about(language)}>{messages.about[language]}</a>, code: <code>{problem.code}</code> }}
        />
      </p>
    </Layout>,
  );
  return errorPage(body, language, status, problem.more.headers);
}

/** When to come back, and the number under which the fault was noted. */
function Again({
  problem: { more },
  language,
  requestNumber,
  contact,
}: Part & { readonly requestNumber: string | undefined; readonly contact: string }) {
  const wait = Number(more.headers?.["Retry-After"]);
  if (!wait && !requestNumber) return null;
  const isLong = wait >= 60;
  return (
    <dl class="facts">
      {wait > 0 && (
        <>
          <dt>{messages.wait[language]}</dt>
          <dd>
            {filled((isLong ? messages.minutes : messages.seconds)[language], {
              count: number(isLong ? Math.ceil(wait / 60) : wait, language),
            })}
          </dd>
        </>
      )}
      {requestNumber && (
        <>
          <dt>{messages.instance[language]}</dt>
          <dd>
            <code>{requestNumber}</code>
          </dd>
          <dt>{messages.contact[language]}</dt>
          <dd>
            <a href={contact}>{contact.replace(/^mailto:/, "")}</a>
          </dd>
        </>
      )}
    </dl>
  );
}

function Search({ url, language }: Part) {
  const last = decoded(url.pathname.split("/").filter(Boolean).at(-1) ?? "");
  return (
    <section>
      <h2 id="search">{messages.search[language]}</h2>
      <search aria-label={messages.searchLabel[language]}>
        <form class="find" action={paths.searchPage(language)}>
          <label class="unseen" for="find-instead">
            {messages.searchLabel[language]}
          </label>
          <input id="find-instead" type="search" name="q" required value={last} />
          <button type="submit">{site.search[language]}</button>
        </form>
      </search>
    </section>
  );
}

function Start({ language }: Part) {
  return (
    <section>
      <h2 id="start">{messages.start[language]}</h2>
      <ul class="links">
        <li>
          <a href={paths.home(language)}>{messages.home[language]}</a>
        </li>
        {navigation.map(({ path, words }) => (
          <li>
            <a href={path(language)}>{words[language]}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
