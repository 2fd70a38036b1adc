import { releaseCitation } from "../../catalog/citation";
import { styles } from "../../catalog/styles";
import { sentences } from "../../catalog/styles/text";
import type { LedgerEntry } from "../../db/releases";
import type { Language } from "../../model/text";
import { paths, urlsAt } from "../../urls";
import { home as messages } from "../messages/home";
import { Foreign, Words } from "./words";

type Props = { readonly language: Language; readonly release: LedgerEntry; readonly publicUrl: string };

/** How to cite a release: in a sentence, and as a file for each style. */
export function Cite({ language, release, publicUrl }: Props) {
  const citation = releaseCitation({ release, manifest: release.manifest }, urlsAt(publicUrl));
  return (
    <section>
      <h2 id="cite">{messages.cite[language]}</h2>
      <p class="citation">
        <Foreign text={sentences[language](citation)} language={language} />
      </p>
      <p>{messages.citeMore[language]}</p>
      <ul class="links">
        {styles.map(({ extension, label }) => (
          <li>
            <a href={paths.cite(release.id, extension)}>
              <Words text={label[language]} language={language} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
