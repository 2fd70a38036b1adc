import { sumQuery } from "../../../api/list-query";
import { csv } from "../../../formats/csv";
import { json } from "../../../formats/json";
import { type Exclusion, exclusionReasons } from "../../../model/sums/sum";
import { paths } from "../../../urls";
import { colon, comma, number } from "../../frame/locale";
import { Amount } from "../../frame/value";
import { filled, Words } from "../../frame/words";
import { list as messages } from "../../messages/list";
import type { Listing } from "./listing";
import { Named } from "./named";
import { Noted } from "./noted";

const MOST_NAMED = 2;

/** The amounts on a page that must not be added to the others, each with why, and where the sum stands that counts nothing twice. */
export function Additions(listing: Listing) {
  const { entity, language, release, request, excluded, summed } = listing;
  if (excluded.length === 0) return null;
  const sums = [json, csv].map(({ name }) => (
    <a href={paths.sum(entity.collection, { release: release.id, extension: name, query: sumQuery(request) })}>
      {name.toUpperCase()}
    </a>
  ));
  return (
    <Noted
      language={language}
      label={messages.adding}
      one={messages.notAddedOne}
      many={messages.notAdded}
      items={excluded.map(({ row, ...why }) => (
        <>
          <Named {...listing} row={row} />
          {colon[language]}
          <Because {...listing} why={why} />
        </>
      ))}
    >
      <p>
        {summed !== null && (
          <>
            {messages.summed[language]}
            <Amount yen={summed} language={language} />
            <br />
          </>
        )}
        <Words text={messages.sums[language]} language={language} fill={{ json: sums[0], csv: sums[1] }} />
      </p>
    </Noted>
  );
}

/** Why an amount is not to be added, with the first of the amounts because of which it is not. */
function Because({ why: { reason, with: ids }, ...listing }: Listing & { readonly why: Exclusion }) {
  const { language, rows } = listing;
  const shown = rows.filter(({ id }) => ids.includes(id)).slice(0, MOST_NAMED);
  if (shown.length === 0) return exclusionReasons[reason][language];
  const more = ids.length - shown.length;
  const named = (
    <>
      {shown.map((row, i) => (
        <>
          {i > 0 && comma[language]}
          <Named row={row} {...listing} />
        </>
      ))}
      {more > 0 && comma[language] + filled(messages.more[language], { count: number(more, language) })}
    </>
  );
  return (
    <Words text={messages.instead[language]} language={language} fill={{ reason: exclusionReasons[reason][language], named }} />
  );
}
