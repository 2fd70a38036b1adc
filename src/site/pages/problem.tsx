import type { Child } from "hono/jsx";
import { negotiateLanguage } from "../../api/negotiate";
import { type ParameterError, type Problem, problemTypes } from "../../api/problem";
import type { Env } from "../../env";
import { formats } from "../../formats";
import { entities } from "../../model";
import { suggest } from "../../model/suggest";
import { type Language, languages, type Text } from "../../model/text";
import { paths } from "../../urls";
import { htmlOf, Layout } from "../frame/layout";
import { day, number } from "../frame/locale";
import { filled, Words } from "../frame/words";
import { cures, problem as messages } from "../messages/problem";
import { site } from "../messages/site";
import { footing, navigation } from "../navigation";
import { allMended, decoded, meantBy, mended, mendedPath } from "./problem/mended";

type Asked = Pick<Request, "url" | "headers">;

/** The answer of a problem for people: what happened and what to do, with the status that it has. Nothing is read for it. */
export function problemPage(
  problem: Problem,
  asked: Asked,
  { PUBLIC_URL, CONTACT }: Pick<Env, "PUBLIC_URL" | "CONTACT">,
  instance?: string,
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
      <Again {...part} instance={instance} contact={CONTACT} />
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
  const bytes = new TextEncoder().encode(body);
  return new Response(bytes, {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Language": language,
      "Content-Length": String(bytes.byteLength),
      "Cache-Control": "no-store",
      ...problem.more.headers,
    },
  });
}

/** The language that a path is in, null of a path in none. */
export function languageOf(path: string): Language | null {
  return languages.find((language) => path === `/${language}` || path.startsWith(`/${language}/`)) ?? null;
}

type Part = { readonly problem: Problem; readonly url: URL; readonly language: Language };

/** When and why a thing went, and what takes its place. */
function Gone({ problem: { code, more }, language }: Part) {
  if (code !== "record-removed" && code !== "release-withdrawn") return null;
  const { reason, removedIn, withdrawnOn, successor, history, citation, manifest } = more.members as {
    readonly reason: Text;
    readonly removedIn?: { readonly id: string; readonly issued: string };
    readonly withdrawnOn?: string;
    readonly successor?: string | null;
    readonly history?: string;
    readonly citation: string | null;
    readonly manifest?: string;
  };
  const leading = [
    [messages.history, history],
    [messages.manifest, manifest],
    [messages.citation, citation],
  ] as const;
  return (
    <dl class="facts">
      {removedIn && (
        <>
          <dt>{messages.removedIn[language]}</dt>
          <dd>
            <a href={paths.releasePage(language, removedIn.id)}>{removedIn.id}</a> (
            <Day of={removedIn.issued} language={language} />)
          </dd>
        </>
      )}
      {withdrawnOn && (
        <>
          <dt>{messages.withdrawnOn[language]}</dt>
          <dd>
            <Day of={withdrawnOn} language={language} />
          </dd>
        </>
      )}
      <dt>{messages.reason[language]}</dt>
      <dd>
        <Words text={reason[language]} language={language} />
      </dd>
      {removedIn && (
        <>
          <dt>{messages.successor[language]}</dt>
          <dd>{successor ? <a href={successor}>{successor}</a> : messages.noSuccessor[language]}</dd>
        </>
      )}
      {leading.map(([term, path]) => path && <Leading term={term[language]} path={path} />)}
    </dl>
  );
}

function Day({ of, language }: { readonly of: string; readonly language: Language }) {
  return <time datetime={of}>{day(of, language)}</time>;
}

function Leading({ term, path }: { readonly term: string; readonly path: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>
        <a href={path}>
          <code>{path}</code>
        </a>
      </dd>
    </>
  );
}

/** When to come back, and the number under which the fault was noted. */
function Again({
  problem: { more },
  language,
  instance,
  contact,
}: Part & { readonly instance: string | undefined; readonly contact: string }) {
  const wait = Number(more.headers?.["Retry-After"]);
  if (!wait && !instance) return null;
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
      {instance && (
        <>
          <dt>{messages.instance[language]}</dt>
          <dd>
            <code>{instance}</code>
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

/** Each parameter with what is expected of it and, where it can be known, the address that has it right. */
function ToMend({ problem: { more }, url, language }: Part) {
  const { errors = [] } = more;
  if (errors.length === 0) return null;
  const whole = errors.length > 1 ? allMended(url, errors) : null;
  return (
    <section>
      <h2 id="mend">{messages.toMend[language]}</h2>
      {errors.map((error) => (
        <section class="to-mend">
          <h3>
            <code>{error.parameter}</code>
          </h3>
          <dl class="facts">
            <dt>{messages.given[language]}</dt>
            <dd>{error.value ? <code>{error.value}</code> : messages.none[language]}</dd>
            <dt>{messages.expected[language]}</dt>
            <dd>
              <Words text={expectedOf(error)[language]} language={language} />
            </dd>
            <Mended error={error} url={url} language={language} />
          </dl>
          {error.allowed && <Allowed names={error.allowed} language={language} />}
        </section>
      ))}
      {whole && (
        <p>
          <a class="action" href={whole}>
            {messages.mendAll[language]}
          </a>
        </p>
      )}
    </section>
  );
}

function expectedOf({ expected, expectedJa }: ParameterError): Text {
  return { en: expected, ja: expectedJa };
}

function Mended({ error, url, language }: { readonly error: ParameterError; readonly url: URL; readonly language: Language }) {
  // What nothing is like can still be left out.
  const path = mended(url, error) ?? (error.code === "unknown" ? mended(url, { ...error, code: "empty" }) : null);
  const meant = meantBy(error);
  if (path === null && meant === null) return null;
  const words = meant === null ? messages.without[language] : <code>{meant}</code>;
  return (
    <>
      <dt>{(meant === null ? messages.toCorrect : messages.meant)[language]}</dt>
      <dd>{path === null ? words : <a href={path}>{words}</a>}</dd>
    </>
  );
}

function Allowed({ names, language }: { readonly names: readonly string[]; readonly language: Language }) {
  return (
    <details>
      <summary>{filled(messages.allowed[language], { count: number(names.length, language) })}</summary>
      <p class="codes">
        {names.map((name) => (
          <>
            <code>{name}</code>{" "}
          </>
        ))}
      </p>
    </details>
  );
}

/** What was probably meant, and what else there is at such an address. */
function Near({ problem, url, language }: Part) {
  const { didYouMean } = (problem.more.members ?? {}) as { readonly didYouMean?: string | null };
  const meant = didYouMean ? mendedPath(url, didYouMean) : null;
  const page = problem.code === "not-found" || problem.code === "unknown-collection" ? nearestPage(url.pathname, language) : null;
  const nearest = meant ?? page;
  const others = availableOf(problem, url, language);
  return (
    <>
      {nearest && (
        <section>
          <h2 id="nearest">{messages.nearest[language]}</h2>
          <p>
            <a class="action" href={nearest}>
              <code>{didYouMean && meant ? didYouMean : decoded(nearest)}</code>
            </a>
          </p>
        </section>
      )}
      {others.length > 0 && (
        <section>
          <h2 id="available">{(problem.code === "not-acceptable" ? messages.formats : messages.available)[language]}</h2>
          <ul class="links">
            {others.map(([path, words]) => (
              <li>
                <a href={path}>{words}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** The page whose address is most like one that has none. */
function nearestPage(path: string, language: Language): string | null {
  const known = [
    ...[...navigation, ...footing].map((entry) => entry.path(language)),
    ...entities.map(({ collection }) => paths.listPage(language, collection)),
  ];
  const asked = languageOf(path) ? path : `/${language}${path}`;
  return suggest(asked, known);
}

/** What there is in the place of what there is not: path and words. */
function availableOf({ code, more }: Problem, url: URL, language: Language): (readonly [path: string, words: Child])[] {
  const { available = [], list } = (more.members ?? {}) as { readonly available?: readonly string[]; readonly list?: string };
  switch (code) {
    case "unknown-record":
      return entities
        .filter(({ collection }) => list?.endsWith(`/${collection}`))
        .map(({ collection, label }) => [paths.listPage(language, collection), label[language]]);
    case "unknown-collection":
      return entities.map(({ collection, label }) => [paths.listPage(language, collection), label[language]]);
    case "unknown-release":
      return available.map((id) => [paths.releasePage(language, id), id]);
    case "not-acceptable":
      return formats
        .filter(({ mediaType }) => available.includes(mediaType))
        .map(({ name, label }) => [paths.inFormat(url.pathname, name) + url.search, label[language]]);
    default:
      return [];
  }
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
