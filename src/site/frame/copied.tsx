import type { Language } from "../../model/text";
import { copied as messages } from "../messages/copied";
import { Foreign } from "./words";

type Props = { readonly id: string; readonly text: string; readonly language: Language };

/** Something to copy, with a button for it where the script `copy` runs; the page names that among its scripts. `id` is unique on the page. */
export function Copied({ id, text, language }: Props) {
  return (
    <div class="copied">
      <pre tabindex={0}>
        <code id={id}>
          <Foreign text={text} language={language} />
        </code>
      </pre>
      <button type="button" hidden data-copies={id} data-done={messages.done[language]}>
        {messages.copy[language]}
      </button>
    </div>
  );
}
