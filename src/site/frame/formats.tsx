import { formats } from "../../formats";
import type { Language } from "../../model/text";
import { site } from "../messages/site";

type Props = {
  readonly language: Language;
  /** Where what the page shows stands as data, by the name of a format. */
  readonly at: (format: string) => string;
};

/** The same as data, one click away, in every format. */
export function DataLinks({ language, at }: Props) {
  return (
    <p class="as-data">
      {site.asData[language]}{" "}
      {formats.map(({ name }) => (
        <>
          <a href={at(name)}>{name}</a>{" "}
        </>
      ))}
    </p>
  );
}
