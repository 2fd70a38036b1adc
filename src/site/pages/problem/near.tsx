import type { Child } from "hono/jsx";
import type { Problem } from "../../../api/problem";
import { formats } from "../../../formats";
import { entities } from "../../../model";
import { suggest } from "../../../model/suggest";
import { filled, type Language } from "../../../model/text";
import { paths } from "../../../urls";
import { problem as messages } from "../../messages/problem";
import { release as releaseWords } from "../../messages/release";
import { footing, navigation } from "../../navigation";
import { decoded, mendedPath } from "./mended";
import { languageOf, type Part } from "./part";

/** What was probably meant, and what else there is at such an address. */
export function Near({ problem, url, language }: Part) {
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
  // Within a release there is what that release has.
  const release = /^\/\w+\/releases\/([^/]+)\//.exec(url.pathname)?.[1];
  const { available = [], list } = (more.members ?? {}) as { readonly available?: readonly string[]; readonly list?: string };
  switch (code) {
    case "unknown-record":
      return entities
        .filter(({ collection }) => list?.endsWith(`/${collection}`))
        .map(({ collection, label }) => [paths.listPage(language, collection, { release }), label[language]]);
    case "unknown-collection":
      if (release !== undefined)
        return [[paths.releasePage(language, release), filled(releaseWords.title[language], { id: release })]];
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
