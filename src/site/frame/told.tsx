import type { LedgerEntry } from "../../db/releases";
import type { Language } from "../../model/text";
import { site } from "../messages/site";
import { storiesIn } from "../stories";
import { Words } from "./words";

type Props = {
  readonly language: Language;
  readonly release: LedgerEntry;
  readonly latest: LedgerEntry;
  readonly collection: string;
};

/** The way from records of a collection to the page on what they tell together, which shows the latest release and no other. */
export function Told({ language, release, latest, collection }: Props) {
  if (release.id !== latest.id) return null;
  const story = storiesIn(latest.manifest.counts).find(({ of }) => of.includes(collection));
  if (!story) return null;
  return (
    <p class="told">
      <Words
        text={site.told[language]}
        language={language}
        fill={{ page: <a href={story.path(language)}>{story.name[language]}</a> }}
      />
    </p>
  );
}
