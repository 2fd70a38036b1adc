import type { Language, Text } from "../../../model/text";
import { paths } from "../../../urls";
import { home as messages } from "../../messages/home";
import { site } from "../../messages/site";

type Story = {
  readonly path: (language: Language) => string;
  readonly name: Text;
  readonly about: Text;
  /** The collection that it tells of; a release without records of it has no such story. */
  readonly of?: string;
};

const stories: readonly Story[] = [
  { path: paths.lineagePage, name: site.lineage, about: messages.lineage, of: "priorities" },
  { path: paths.timelinePage, name: site.timeline, about: messages.timeline, of: "milestones" },
  { path: paths.moneyPage, name: site.money, about: messages.money, of: "budgets" },
  { path: paths.coveragePage, name: site.coverage, about: messages.coverage },
];

type Props = { readonly language: Language; readonly counts: Readonly<Record<string, number>> };

/** What the records tell together. */
export function Stories({ language, counts }: Props) {
  return (
    <section>
      <h2 id="stories">{messages.stories[language]}</h2>
      <ul class="cards">
        {stories
          .filter(({ of }) => of === undefined || counts[of])
          .map(({ path, name, about }) => (
            <li>
              <h3>
                <a href={path(language)}>{name[language]}</a>
              </h3>
              <p>{about[language]}</p>
            </li>
          ))}
      </ul>
    </section>
  );
}
