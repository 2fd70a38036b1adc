import type { Citation } from "../../catalog/citation";
import { styles } from "../../catalog/styles";
import { text as plain, sentences } from "../../catalog/styles/text";
import type { Language, Text } from "../../model/text";
import { filled } from "../../model/text";
import { citing as messages } from "../messages/citing";
import { Copied } from "./copied";
import { CopyButton } from "./copy-button";
import { Foreign, Words } from "./words";

type Props = {
  readonly language: Language;
  readonly citation: Citation;
  /** Where the citation stands as a file, by the extension of a style. */
  readonly at: (extension: string) => string;
  /** Where the record that a figure is of is cited as a whole. */
  readonly whole?: string | undefined;
  /** Addresses to link to, each with what it is. */
  readonly addresses?: readonly (readonly [what: Text, url: string])[];
};

/** How to cite what a page shows: a sentence, every style to open and copy, and the addresses that stay. */
export function CitationBox({ language, citation, at, whole, addresses = [] }: Props) {
  return (
    <section class="citation-box">
      <h2 id="cite">{messages.title[language]}</h2>
      <Lead language={language} citation={citation} whole={whole} />
      <div class="to-copy">
        <p class="citation" id="cite-sentence">
          <Foreign text={sentences[language](citation)} language={language} />
        </p>
        <CopyButton language={language} copies="cite-sentence" what={messages.sentence[language]} />
      </div>
      <h3>{messages.styles[language]}</h3>
      <div class="picker">
        {styles.map((style) => (
          <Style
            language={language}
            label={style.label[language]}
            text={style.write(citation).trimEnd()}
            href={at(style.extension)}
            id={style.extension.replaceAll(".", "-")}
          />
        ))}
      </div>
      {citation.digest.sha256 && <Proof language={language} citation={citation} />}
      {addresses.length > 0 && (
        <>
          <h3>{messages.links[language]}</h3>
          <dl class="addresses">
            {addresses.map(([what, url], i) => (
              <div>
                <dt>{filled(what[language], { id: citation.release.id })}</dt>
                <dd class="to-copy">
                  <code id={`address-${i + 1}`}>{url}</code>
                  <CopyButton
                    language={language}
                    copies={`address-${i + 1}`}
                    what={filled(what[language], { id: citation.release.id })}
                  />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}

/** What is cited; of a figure, also which, and where the whole record is. */
function Lead({ language, citation: { release, figure }, whole }: Pick<Props, "language" | "citation" | "whole">) {
  if (!figure) return <p>{filled(messages.lead[language], { id: release.id })}</p>;
  return (
    <>
      <p>
        <Foreign text={filled(messages.leadOfFigure[language], { id: release.id, figure: figure[language] })} language={language} />
      </p>
      {whole && (
        <p>
          <a href={whole}>{messages.whole[language]}</a>
        </p>
      )}
    </>
  );
}

/** What bytes the digest of a citation is of, and how to come to the same. */
function Proof({ language, citation: { digest, release } }: Pick<Props, "language" | "citation">) {
  return (
    <>
      <h3 id="proof">{messages.proof[language]}</h3>
      <p>
        <code id="proof-digest">{digest.sha256}</code>
      </p>
      <p>{filled(messages.proofOf[language], { id: release.id, covers: digest.covers[language] })}</p>
      <Copied id="proof-command" text={`curl -sS '${digest.of}' | sha256sum`} language={language} runs />
    </>
  );
}

type Written = {
  readonly language: Language;
  readonly label: string;
  readonly text: string;
  readonly href: string;
  readonly id: string;
};

/** A citation in one style; opening it closes the others. */
function Style({ language, label, text, href, id }: Written) {
  return (
    <details name="style">
      <summary>
        <Words text={label} language={language} />
      </summary>
      <Copied id={`cite-${id}`} text={text} language={language} prose={id === plain.extension} />
      <p>
        <a href={href}>
          {messages.file[language]}
          <span class="unseen">: {label}</span>
        </a>
      </p>
    </details>
  );
}
