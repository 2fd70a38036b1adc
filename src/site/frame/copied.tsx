import type { Language } from "../../model/text";
import { CopyButton } from "./copy-button";
import { Foreign } from "./words";

type Props = {
  /** Unique on the page. */
  readonly id: string;
  readonly text: string;
  readonly language: Language;
  /** Whether it is a command for a shell. */
  readonly runs?: boolean;
  /** Whether it is sentences, each line in a language of its own. */
  readonly prose?: boolean;
};

// It begins with three words: no name of a style, and no command.
const ENGLISH = /^(?:[A-Za-z]+[,.:]? ){3}/;

/** Something to copy, with a button for it where the script `copy` runs; the page names that among its scripts. */
export function Copied({ id, text, language, runs = false, prose = false }: Props) {
  return (
    <div class="copied">
      <pre tabindex={0}>
        <code id={id} class={runs ? "command" : undefined}>
          {prose ? <Lines text={text} language={language} /> : <Foreign text={text} language={language} />}
        </code>
      </pre>
      <CopyButton language={language} copies={id} />
    </div>
  );
}

/** Lines of which those in English say so on a page in Japanese, and Japanese on any other (WCAG 2.2, 3.1.2). */
function Lines({ text, language }: Pick<Props, "text" | "language">) {
  if (language !== "ja") return <Foreign text={text} language={language} />;
  return (
    <>
      {text.split(/(?<=\n)/).map((line) =>
        ENGLISH.test(line) ? (
          <span lang="en">
            <Foreign text={line} language="en" />
          </span>
        ) : (
          line
        ),
      )}
    </>
  );
}
