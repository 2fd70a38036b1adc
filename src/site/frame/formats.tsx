import { formats } from "../../formats";
import type { Language, Text } from "../../model/text";
import { site } from "../messages/site";
import { filled, Words } from "./words";

type Props = {
  readonly language: Language;
  /** Where what the page shows stands as data, by the name of a format. */
  readonly at: (format: string) => string;
  /** What the data is of, where it is a part of what the page shows. */
  readonly of?: Text | undefined;
};

/** The same as data, one click away, in every format. */
export function DataLinks({ language, at, of }: Props) {
  return (
    <p class="as-data">
      {of ? <Words text={filled(site.asDataOf[language], { what: of[language] })} language={language} /> : site.asData[language]}{" "}
      {formats.map(({ name }) => (
        <>
          <a href={at(name)}>{name}</a>{" "}
        </>
      ))}
    </p>
  );
}
