import type { WordsApart } from "../../../model/apart";
import type { Language } from "../../../model/text";
import { Foreign, Words } from "../../frame/words";
import { search as messages } from "../../messages/search";

type Props = {
  readonly language: Language;
  /** How to write words that are found nowhere so that they are found. */
  readonly words: WordsApart | null;
  /** The address of the same page for other words. */
  readonly at: (words: string) => string;
};

/** The way to words that are found apart. */
export function Apart({ language, words, at }: Props) {
  if (words === null) return null;
  const link = (
    <a href={at(words.written)}>
      <Foreign text={words.written} language={language} />
    </a>
  );
  return (
    <p>
      <Words text={messages.apart[language]} language={language} fill={{ words: link }} />
    </p>
  );
}
