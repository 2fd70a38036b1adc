import { canonicalQuery } from "../../../api/list-query";
import { csv } from "../../../formats/csv";
import { json } from "../../../formats/json";
import { summableOf } from "../../../model/sums";
import { exclusionReasons } from "../../../model/sums/sum";
import { notToBeAdded } from "../../../model/sums/summable";
import { paths } from "../../../urls";
import { colon, comma, number } from "../../frame/locale";
import { filled, Words } from "../../frame/words";
import { list as messages } from "../../messages/list";
import type { Listing } from "./listing";
import { Named } from "./named";

const MOST_NAMED = 2;

/** The amounts on a page that must not be added to the others, each with why, and where the sum stands that counts nothing twice. */
export function Additions(listing: Listing) {
  const { entity, language, release, request, rows, columns } = listing;
  const summable = summableOf(entity.collection);
  const excluded = summable && columns.includes("amount") ? notToBeAdded(summable, rows) : [];
  if (excluded.length === 0) return null;
  // A sum has no order, and refuses one.
  const query = canonicalQuery({ subject: request.subject.filter(([name]) => name !== "sort"), shape: [] }, null);
  const sums = [json, csv].map(({ name }) => (
    <a href={paths.sum(entity.collection, { release: release.id, extension: name, query })}>{name.toUpperCase()}</a>
  ));
  const count = number(excluded.length, language);
  return (
    <section class="warnings" aria-label={messages.adding[language]}>
      <details>
        <summary>{filled((excluded.length === 1 ? messages.notAddedOne : messages.notAdded)[language], { count })}</summary>
        <ul>
          {excluded.map(({ row, reason, with: because }) => (
            <li>
              <Named row={row} {...listing} />
              {colon[language]}
              {exclusionReasons[reason][language]}
              <Because ids={because} {...listing} />
            </li>
          ))}
        </ul>
      </details>
      <p>
        <Words text={messages.sums[language]} language={language} fill={{ json: sums[0], csv: sums[1] }} />
      </p>
    </section>
  );
}

/** The amounts because of which another is not to be added, the first of them. */
function Because({ ids, ...listing }: Listing & { readonly ids: readonly string[] }) {
  const { language, rows } = listing;
  const shown = rows.filter(({ id }) => ids.includes(id)).slice(0, MOST_NAMED);
  return (
    <>
      {shown.map((row, i) => (
        <>
          {(i === 0 ? colon : comma)[language]}
          <Named row={row} {...listing} />
        </>
      ))}
      {ids.length > shown.length &&
        comma[language] + filled(messages.more[language], { count: number(ids.length - shown.length, language) })}
    </>
  );
}
