import { sumQuery } from "../../../api/list-query";
import { sumCaveats, sumInSentence, summed } from "../../../catalog/citation";
import { conditionsInWords } from "../../../catalog/conditions";
import { styles } from "../../../catalog/styles";
import { sentences } from "../../../catalog/styles/text";
import { csv } from "../../../formats/csv";
import { json } from "../../../formats/json";
import { type Exclusion, exclusionReasons } from "../../../model/sums/sum";
import { filled } from "../../../model/text";
import { paths, type Urls, urlsAt } from "../../../urls";
import { CopyButton } from "../../frame/copy-button";
import { colon, comma, number } from "../../frame/locale";
import { Amount } from "../../frame/value";
import { Foreign, Words } from "../../frame/words";
import { citing } from "../../messages/citing";
import { list as messages } from "../../messages/list";
import { listTable } from "../../messages/list-table";
import type { Listing } from "./listing";
import { Named } from "./named";
import { Noted } from "./noted";

const MOST_NAMED = 2;

type Props = Listing & { readonly publicUrl: string };

/** The amounts on a page that must not be added to the others, each with why, and the sum that counts nothing twice, with how to cite it. */
export function Additions({ publicUrl, ...listing }: Props) {
  const { entity, language, release, request, adds, excluded, sum } = listing;
  if (!adds) return null;
  const isEmpty = sum?.included.length === 0;
  const place = { release: release.id, query: sumQuery(request) };
  const at = (extension?: string) => paths.sum(entity.collection, { ...place, extension });
  const sums = [json, csv].map(({ name }) => <a href={at(name)}>{name.toUpperCase()}</a>);
  const table = (
    <a href={paths.listTable(language, entity.collection, place)} rel="nofollow">
      {listTable.forExcel[language]}
    </a>
  );
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
        {excluded.some(({ reason }) => reason === "contained-in") && messages.beyondParts[language]}
        {sum &&
          (isEmpty ? (
            messages.nothingAdded[language]
          ) : (
            <>
              {summed[language] + colon[language]}
              <Amount yen={sum.total} language={language} />
              {sumCaveats(sum)[language]}
              {messages.onlyThese[language]}
              <br />
            </>
          ))}
        <Words text={messages.sums[language]} language={language} fill={{ table, json: sums[0], csv: sums[1] }} />
      </p>
      {sum && !isEmpty && <Cited {...listing} sum={sum} path={at()} urls={urlsAt(publicUrl)} />}
    </Noted>
  );
}

type CitedProps = Listing & { readonly sum: NonNullable<Listing["sum"]>; readonly path: string; readonly urls: Urls };

/** How to cite the sum: in a sentence, the address that stands in it, and as a file for each style. */
function Cited({ sum, path, urls, ...listing }: CitedProps) {
  const { language, entity, release, request, names } = listing;
  const query = sumQuery(request);
  const cited = sumInSentence(release, entity, { conditions: conditionsInWords(entity, request, names), sum, query }, urls);
  return (
    <details>
      <summary>{messages.citeSum[language]}</summary>
      <div class="to-copy">
        <p class="citation" id="cite-sum">
          <Foreign text={sentences[language](cited)} language={language} />
        </p>
        <CopyButton language={language} copies="cite-sum" what={citing.sentence[language]} />
      </div>
      <p>
        {citing.address[language]}
        {colon[language]}
        <a href={path}>{urls.absolute(path)}</a>
      </p>
      <ul class="links">
        {styles.map(({ extension, label }) => (
          <li>
            <a href={paths.cite(release.id, extension, `${entity.collection}/sum`, query)} rel="nofollow">
              <Words text={label[language]} language={language} />
            </a>
          </li>
        ))}
      </ul>
    </details>
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
