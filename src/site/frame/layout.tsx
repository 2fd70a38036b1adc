import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { attribution, publisher } from "../../catalog/dataset";
import { type Language, languages } from "../../model/text";
import { LICENCE, paths } from "../../urls";
import { files } from "../files";
import { languageNames, site } from "../messages/site";
import { footing, navigation } from "../navigation";
import { LicenceLink } from "./licence-link";
import { Words } from "./words";

type Props = {
  readonly language: Language;
  /** The page's path in each language. */
  readonly page: (language: Language) => string;
  readonly title: string;
  readonly description: string;
  readonly publicUrl: string;
  /** Path of what a reader of the page should cite (RFC 8574). */
  readonly cited?: string;
  /** Day of what the page shows, YYYY-MM-DD. */
  readonly issued?: string;
  /** What the page is about, in schema.org. */
  readonly about?: object;
  /** The same as data: media type and path. */
  readonly data?: readonly (readonly [mediaType: string, path: string])[];
  /** Further JSON-LD documents, each with its context. */
  readonly graphs?: readonly object[];
  /** What the page was asked for, without its question mark: the language switch keeps it. */
  readonly query?: string;
  /** Scripts that the page is better with, by path. */
  readonly scripts?: readonly string[];
  /** Whether the page is the answer to one request and nothing to find, keep or cite: an error. */
  readonly passing?: boolean;
  /** Pages above this one, outermost first: path and words. */
  readonly above?: readonly (readonly [path: string, words: string])[];
  readonly children?: Child;
};

/** What every page has around its content. Identity is absolute at PUBLIC_URL, navigation is a path. */
export function Layout({
  language,
  page,
  title,
  description,
  publicUrl,
  cited,
  issued,
  about,
  data = [],
  graphs = [],
  query = "",
  scripts = [],
  passing = false,
  above = [],
  children,
}: Props) {
  const name = site.name[language];
  const portal = publicUrl + paths.anyHome();
  const webPage = {
    "@context": "https://schema.org/",
    "@type": "WebPage",
    "@id": publicUrl + page(language),
    name: title,
    description,
    url: publicUrl + page(language),
    inLanguage: language,
    license: LICENCE,
    isPartOf: { "@type": "WebSite", "@id": portal, name, url: portal },
    publisher: { "@type": "Organization", "@id": publicUrl + paths.catalog("#publisher"), name: publisher.en },
    ...(issued && { dateModified: issued }),
    ...(about && { mainEntity: about }),
  };
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title.endsWith(name) ? title : `${title} | ${name}`}</title>
        <meta name="description" content={description} />
        {passing ? (
          <meta name="robots" content="noindex" />
        ) : (
          <>
            <link rel="canonical" href={publicUrl + page(language)} />
            {languages.map((other) => (
              <link rel="alternate" hreflang={other} href={publicUrl + page(other)} />
            ))}
          </>
        )}
        {cited && <link rel="cite-as" href={publicUrl + cited} />}
        <link rel="alternate" type="application/atom+xml" title={site.feed[language]} href={paths.atom()} />
        <link rel="alternate" type="application/feed+json" title={site.feed[language]} href={paths.jsonFeed()} />
        {data.map(([mediaType, path]) => (
          <link rel="alternate" type={mediaType} href={path} />
        ))}
        <link rel="describedby" type="application/ld+json" href={paths.catalog(".jsonld")} />
        <link rel="search" type="application/opensearchdescription+xml" title={name} href={paths.openSearch()} />
        {!passing && (
          <>
            <meta name="citation_title" content={title} />
            <meta name="citation_author" content={publisher.en} />
            <meta name="citation_publisher" content={publisher.en} />
            <meta name="citation_language" content={language} />
            <meta name="citation_public_url" content={publicUrl + (cited ?? page(language))} />
            {issued && <meta name="citation_publication_date" content={issued.replaceAll("-", "/")} />}
            {[webPage, ...graphs].map((graph) => (
              <script type="application/ld+json">{raw(inScript(graph))}</script>
            ))}
          </>
        )}
        <link rel="service-desc" type="application/json" href={paths.openapi()} />
        <link rel="license" href={LICENCE} />
        <link rel="icon" type="image/svg+xml" href={files.favicon.path} />
        <link rel="stylesheet" href={files.style.path} />
        {scripts.map((path) => (
          <script type="module" src={path} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {site.skip[language]}
        </a>
        <header class="site">
          <a class="name" href={paths.home(language)} aria-current={page === paths.home ? "page" : undefined}>
            <Words text={site.heading[language]} language={language} />
          </a>
          <search>
            <form class="find" action={paths.searchPage(language)}>
              <label class="unseen" for="find">
                {site.search[language]}
              </label>
              <input id="find" type="search" name="q" required placeholder={site.searchHint[language]} />
              <button type="submit">{site.search[language]}</button>
            </form>
          </search>
          <nav aria-label={site.navigation[language]}>
            <ul>
              {navigation.map(({ path, words }) => (
                <li>
                  <a href={path(language)} aria-current={path(language) === page(language) ? "page" : undefined}>
                    {words[language]}
                  </a>
                </li>
              ))}
              {languages
                .filter((other) => other !== language)
                .map((other) => (
                  <li>
                    <a href={page(other) + (query && `?${query}`)} hreflang={other} lang={other} rel="alternate">
                      {languageNames[other]}
                    </a>
                  </li>
                ))}
            </ul>
          </nav>
        </header>
        {above.length > 0 && (
          <nav class="above" aria-label={site.above[language]}>
            <ol>
              {above.map(([path, words]) => (
                <li>
                  <a href={path}>
                    <Words text={words} language={language} />
                  </a>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer class="site">
          <nav aria-label={site.more[language]}>
            <ul>
              {footing.map(({ path, words }) => (
                <li>
                  <a href={path(language)}>{words[language]}</a>
                </li>
              ))}
            </ul>
          </nav>
          <p>
            <Words text={attribution[language]} language={language} />
          </p>
          <p>{site.notOfficial[language]}</p>
          {cited && (
            <p class="on-paper">
              {site.cited[language]} <code>{publicUrl + cited}</code>
            </p>
          )}
          <p>
            <LicenceLink language={language} />
          </p>
        </footer>
      </body>
    </html>
  );
}

/** JSON that cannot end the element that it stands in. */
export function inScript(value: object): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

/** A page as an HTML document. */
export function htmlOf(page: ReturnType<typeof Layout>): string {
  return `<!DOCTYPE html>\n${page}\n`;
}
