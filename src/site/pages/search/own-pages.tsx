import { entities } from "../../../model";
import { searchForm } from "../../../model/grams";
import type { Language } from "../../../model/text";
import { paths } from "../../../urls";
import { comma } from "../../frame/locale";
import { search as messages } from "../../messages/search";
import { footing, navigation } from "../../navigation";
import { storiesIn } from "../../stories";

type Props = {
  readonly language: Language;
  readonly terms: readonly string[];
  /** How many records the release has of each collection that it holds. */
  readonly counts: Readonly<Record<string, number>>;
};

/** The portal's own pages that are called by the words searched for in either language, and those that tell of such a collection. */
export function OwnPages({ language, terms, counts }: Props) {
  const wanted = terms.map(searchForm);
  const isCalled = (...names: readonly string[]) => wanted.every((one) => names.some((name) => searchForm(name).includes(one)));
  const called = entities.filter(({ collection, label }) => collection in counts && isCalled(collection, label.ja, label.en));
  const found = new Map([
    ...[...navigation, ...footing]
      .filter(({ words }) => isCalled(words.ja, words.en))
      .map(({ path, words }) => [path, words] as const),
    ...storiesIn(counts)
      .filter(({ of }) => called.some(({ collection }) => of.includes(collection)))
      .map(({ path, name }) => [path, name] as const),
    ...called.map(({ collection, label }) => [(one: Language) => paths.listPage(one, collection), label] as const),
  ]);
  if (found.size === 0) return null;
  return (
    <p>
      {messages.ownPages[language]}
      {[...found].slice(0, MOST).map(([path, words], i) => (
        <>
          {i > 0 && comma[language]}
          <a href={path(language)}>{words[language]}</a>
        </>
      ))}
    </p>
  );
}

// One character is in the name of nearly every page.
const MOST = 6;
