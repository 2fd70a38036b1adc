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
};

/** Something to copy, with a button for it where the script `copy` runs; the page names that among its scripts. */
export function Copied({ id, text, language, runs = false }: Props) {
  return (
    <div class="copied">
      <pre tabindex={0}>
        <code id={id} class={runs ? "command" : undefined}>
          <Foreign text={text} language={language} />
        </code>
      </pre>
      <CopyButton language={language} copies={id} />
    </div>
  );
}
