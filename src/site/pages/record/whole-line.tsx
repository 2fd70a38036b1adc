import type { Language } from "../../../model/text";
import { filled } from "../../../model/text";
import { lineAnchor, paths } from "../../../urls";
import { Copied } from "../../frame/copied";
import { number } from "../../frame/locale";
import { Words } from "../../frame/words";
import { evidence as messages } from "../../messages/evidence";

type Props = {
  readonly language: Language;
  /** Unique on the page. */
  readonly id: string;
  readonly line: string;
  /** The words of the line that the evidence names. */
  readonly printed: string;
  /** Where it stands. */
  readonly source: string;
  readonly number: number;
};

/** The whole line that a digest is of, the printed words marked in it, and how to come to the same digest. */
export function WholeLine({ language, id, line, printed, source, number: at }: Props) {
  const from = line.indexOf(printed);
  const to = from + printed.length;
  return (
    <details class="whole-line">
      <summary>{messages.wholeLine[language]}</summary>
      <blockquote lang="ja">
        {line.slice(0, from)}
        <mark>{line.slice(from, to)}</mark>
        {line.slice(to)}
      </blockquote>
      <p>{messages.check[language]}</p>
      <Copied id={id} text={`printf '%s' '${line.replaceAll("'", "'\\''")}' | sha256sum`} language={language} runs />
      <p>
        <Words
          text={messages.inText[language]}
          language={language}
          fill={{
            line: (
              <a href={`${paths.linesPage(language, source)}#${lineAnchor(at)}`}>
                {filled(messages.line[language], { line: number(at, language) })}
              </a>
            ),
            text: <a href={paths.sourceText(source)}>{messages.text[language]}</a>,
          }}
        />
      </p>
    </details>
  );
}
