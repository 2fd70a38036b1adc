import { limits } from "../../api/limits";
import { type Pairs, queryString } from "../../api/query-string";
import { formats } from "../../formats";
import type { Language, Text } from "../../model/text";
import { filled } from "../../model/text";
import { site } from "../messages/site";
import { atLeast, number } from "./locale";
import { Words } from "./words";

/** How many records there are to take; of more than are counted, that there are at least so many. */
type Total = { readonly count: number; readonly atLeast?: true | undefined };

type Props = {
  readonly language: Language;
  /** Where what the page shows stands as data, by the name of a format. */
  readonly at: (format: string) => string;
  /** What the data is of, where it is a part of what the page shows. */
  readonly of?: Text | undefined;
  /** Of how many records it holds all, or as many as one answer may: said beside it, as nothing in a CSV says that it is a part. */
  readonly total?: Total | undefined;
};

/** The same as data, one click away, in every format. */
export function DataLinks({ language, at, of, total }: Props) {
  return (
    <p class="as-data">
      {of ? <Words text={filled(site.asDataOf[language], { what: of[language] })} language={language} /> : site.asData[language]}{" "}
      {formats.map(({ name }) => (
        <>
          <a href={at(name)}>{name}</a>{" "}
        </>
      ))}
      {total && total.count > 0 && inWords(total, language)}
    </p>
  );
}

function inWords({ count, atLeast: isMore }: Total, language: Language): string {
  const most = limits.pageSize.maximum;
  if (count === 1) return site.asDataOne[language];
  const words = count > most || isMore ? site.asDataFirst : site.asDataAll;
  return filled(words[language], { count: atLeast({ count, atLeast: isMore }, language), limit: number(most, language) });
}

/** The query of a list for a file: a page that holds all records, or as many as one may, where pages of `limit` would not. */
export function wholly(state: Pairs, { count, atLeast: isMore }: Total, limit: number = limits.pageSize.default): string {
  if (count <= limit && !isMore) return queryString(state);
  return queryString([...state.filter(([name]) => name !== "limit"), ["limit", limits.pageSize.maximum]]);
}
