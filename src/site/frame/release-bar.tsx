import type { LedgerEntry } from "../../db/releases";
import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { paths } from "../../urls";
import { site } from "../messages/site";
import { day } from "./locale";
import { Words } from "./words";

type Props = {
  readonly language: Language;
  /** The release that the page shows. */
  readonly release: LedgerEntry;
  readonly latest: LedgerEntry;
  /** The same page in a release, and without one in the latest; null where that release has none. */
  readonly at: (release?: string) => string | null;
};

/** Which release a page shows: a frozen page says what the latest is and what changed since; a page of the latest, where it stays. */
export function ReleaseBar({ language, release, latest, at }: Props) {
  const issued = <time datetime={release.issued}>{day(release.issued, language)}</time>;
  const isLatest = release.id === latest.id;
  const [frozen, moving] = [at(release.id), at()];
  const ways: readonly (readonly [path: string, words: string])[] = isLatest
    ? frozen
      ? [[frozen, site.permanent[language]]]
      : []
    : [
        ...(moving ? [[moving, filled(site.seeLatest[language], { latest: latest.id })] as const] : []),
        [paths.comparePage(language, release.id, latest.id), site.whatChanged[language]],
      ];
  return (
    <aside class={isLatest ? "release-bar" : "release-bar old"} aria-label={site.release[language]}>
      <p>
        <Words
          text={(isLatest ? site.readingLatest : site.reading)[language]}
          language={language}
          fill={{ id: <a href={paths.releasePage(language, release.id)}>{release.id}</a>, day: issued, latest: latest.id }}
        />
      </p>
      {ways.length > 0 && (
        <ul>
          {ways.map(([path, words]) => (
            <li>
              <a href={path}>{words}</a>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}
