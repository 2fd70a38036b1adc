import type { Language } from "../../model/text";
import { site } from "../messages/site";
import { Words } from "./words";

type Props = {
  /** Unique on the page. */
  readonly id: string;
  readonly code: string;
  readonly language: Language;
};

/** Code to copy. The page has `files.copy` among its scripts; without it the button stays hidden. */
export function Snippet({ id, code, language }: Props) {
  return (
    <div class="snippet">
      <pre>
        <code id={id}>
          <Words text={code} language={language} />
        </code>
      </pre>
      <button type="button" data-copies={id} data-done={site.copied[language]} hidden>
        {site.copy[language]}
      </button>
    </div>
  );
}
