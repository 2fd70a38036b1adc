import type { Language } from "../../../model/text";
import { home as messages } from "../../messages/home";
import { storiesIn } from "../../stories";

type Props = { readonly language: Language; readonly counts: Readonly<Record<string, number>> };

/** What the records tell together. */
export function Stories({ language, counts }: Props) {
  return (
    <section>
      <h2 id="stories">{messages.stories[language]}</h2>
      <ul class="cards">
        {storiesIn(counts).map(({ path, name, about }) => (
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
