import type { Field } from "../../../model/field";
import { facetNames, filterNames } from "../../../model/query";
import type { Facet } from "../../../model/result";
import { filled } from "../../../model/text";
import { number } from "../../frame/locale";
import { said } from "../../frame/said";
import { Foreign } from "../../frame/words";
import { list as messages } from "../../messages/list";
import { inShort } from "./in-short";
import { hrefOf, type Listing } from "./listing";
import { choosing, chosen, having, leaving } from "./state";

// As many values as are taken in at a glance; the others are one click away.
const AT_A_GLANCE = 8;

/** How many values of a field are counted. */
export const CHOICES = 50;

/** The values of each counted field, each a link that chooses it or leaves it out. */
export function Facets(listing: Listing) {
  const { entity, fields, language, page, request, state } = listing;
  const counted = Object.entries(page.facets ?? {}).filter(([, values]) => values.length > 0);
  const others = facetNames(entity).filter((key) => fields.includes(key) && !request.facets.includes(key));
  return (
    <>
      {counted.map(([key, values]) => (
        <FacetOf key={key} field={key} values={values} {...listing} />
      ))}
      {others.length > 0 && (
        <section class="facet">
          <h3 id="to-count">{messages.toCount[language]}</h3>
          <ul>
            {others.map((key) => (
              <li>
                <a href={hrefOf(listing, having(state, "facet", [...request.facets, key]))} rel="nofollow">
                  {entity.fields[key]?.label[language]}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Years are looked for in their order, other values by how many records have them. */
function inTime({ kind }: Field): boolean {
  return kind === "fiscalYear";
}

type One = Listing & { readonly field: string; readonly values: readonly Facet[] };

function FacetOf({ field: key, values, ...listing }: One) {
  const { entity, language } = listing;
  const sorted = inTime(entity.fields[key] as Field) ? values.toSorted((a, b) => Number(a.value) - Number(b.value)) : values;
  const [shown, rest] = [sorted.slice(0, AT_A_GLANCE), sorted.slice(AT_A_GLANCE)];
  return (
    <section class="facet" aria-labelledby={`facet-${key}`}>
      <h3 id={`facet-${key}`}>{entity.fields[key]?.label[language]}</h3>
      <Choices field={key} values={shown} {...listing} />
      {rest.length > 0 && (
        <details>
          <summary>{filled(messages.more[language], { count: number(rest.length, language) })}</summary>
          <Choices field={key} values={rest} {...listing} />
          {values.length === CHOICES && <p>{filled(messages.most[language], { count: number(CHOICES, language) })}</p>}
        </details>
      )}
    </section>
  );
}

function Choices({ field: key, values, ...listing }: One) {
  const { entity, language, state } = listing;
  const takesSeveral = filterNames(entity).has(`${key}__in`);
  const already = chosen(state, key);
  return (
    <ul>
      {values.map((one) => {
        const isChosen = already.includes(one.value);
        const to = isChosen ? leaving(state, key, one.value) : choosing(state, key, one.value, takesSeveral);
        return (
          <li>
            <a href={hrefOf(listing, to)} rel="nofollow" aria-current={isChosen ? "true" : undefined}>
              <Foreign text={choiceInWords(listing, key, one)} language={language} />
              {one.value !== null && entity.fields[key]?.names === "field" && (
                <>
                  {" "}
                  <code>{String(one.value)}</code>
                </>
              )}
              {isChosen && <span class="unseen">{messages.chosen[language]}</span>}
            </a>{" "}
            <span class="count">{number(one.count, language)}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** A value of a facet in words. */
export function choiceInWords({ entity, names, language }: Listing, key: string, { value, label }: Facet): string {
  if (value === null) return messages.noValue[language];
  const field = entity.fields[key] as Field;
  return (said(field, value) ?? label)?.[language] ?? inShort(field, value, names, language);
}
