import type { Child } from "hono/jsx";
import { JAPANESE, type Language } from "../../model/text";

type Props = {
  readonly text: string;
  readonly language: Language;
  /** What stands in the {places} of the text. */
  readonly fill?: Readonly<Record<string, Child>>;
};

/**
 * Words in the language of the page: `…` is code, {name} is filled, {break} lets a line break, and Japanese in another language
 * says that it is. A place that nothing fills stays as it is. For our own words, notes among them: what a source prints, or a reader
 * asks for, is `Foreign`, and shown as it is.
 */
export function Words({ text, language, fill = {} }: Props) {
  return (
    <>
      {text.split(/(`[^`]+`|\{\w+\})/).map((piece) => {
        if (piece.startsWith("`")) {
          return (
            <code>
              <Foreign text={piece.slice(1, -1)} language={language} />
            </code>
          );
        }
        const place = /^\{(\w+)\}$/.exec(piece)?.[1];
        if (place === "break") return <wbr />;
        return place !== undefined && Object.hasOwn(fill, place) ? fill[place] : <Foreign text={piece} language={language} />;
      })}
    </>
  );
}

/** Any text as it is, whose Japanese is marked as such on a page in another language (WCAG 2.2, 3.1.2). */
export function Foreign({ text, language }: Props) {
  if (language === "ja") return <>{text}</>;
  return <>{text.split(JAPANESE).map((piece, i) => (i % 2 === 1 ? <span lang="ja">{piece}</span> : piece))}</>;
}
