import type { Language } from "../../model/text";
import { copied as messages } from "../messages/copied";

type Props = {
  readonly language: Language;
  /** Id of the element whose text is copied. */
  readonly copies: string;
  /** What is copied, for those who do not see what the button stands beside; without it the text itself is read before. */
  readonly what?: string;
};

/** A button that copies the text of an element. It shows itself where the script for it runs (src/client/copy.ts). */
export function CopyButton({ language, copies, what }: Props) {
  return (
    <button
      type="button"
      hidden
      data-copies={copies}
      data-done={messages.done[language]}
      data-failed={messages.failed[language]}
      aria-label={what && `${messages.copy[language]}: ${what}`}
    >
      {messages.copy[language]}
    </button>
  );
}
