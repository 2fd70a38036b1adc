import { problemTypes } from "../../../api/problem";
import { labelOf } from "../../../model/difference";
import type { Field } from "../../../model/field";
import { filterNames } from "../../../model/query";
import { filled } from "../../../model/text";
import { htmlOf, Layout } from "../../frame/layout";
import { colon, comma, inBrackets } from "../../frame/locale";
import { errorPage } from "../../frame/send";
import { Foreign, Words } from "../../frame/words";
import { list as messages } from "../../messages/list";
import { problem as problemMessages } from "../../messages/problem";
import type { Amiss } from "./amiss";
import { conditionsOf } from "./conditions";
import { Controls, fieldId, type ThemeChoice, WordForm } from "./controls";
import { hrefOf, type Listing } from "./listing";

type Props = { readonly listing: Listing; readonly themes: readonly ThemeChoice[]; readonly amiss: Amiss };

/**
 * The answer to a form that holds what cannot be read: the form as it was sent, each message beside its field. `listing` is the list
 * without that, `url` the address that was asked for.
 */
export function pageToMend({ listing, themes, amiss }: Props, url: URL, publicUrl: string): Response {
  const { language, entity, request, state, names } = listing;
  const { status } = problemTypes["invalid-parameter"];
  const title = messages.amiss[language];
  const said = filled(problemMessages.status[language], { status: String(status) });
  const kept = conditionsOf(entity, request, state, names, language).map(({ words }) => words);
  const lead = filled(messages.amissLead[language], { label: entity.label[language] });
  const form = { ...listing, amiss };
  const body = htmlOf(
    <Layout
      language={language}
      page={(other) => url.pathname.replace(`/${language}`, `/${other}`) + url.search}
      title={said + colon[language] + title}
      description={lead}
      publicUrl={publicUrl}
      passing
    >
      <p class="status">{said}</p>
      <h1>{title}</h1>
      <p class="lead">
        <Words text={lead} language={language} />
      </p>
      <section class="to-mend" aria-labelledby="mend">
        <h2 id="mend">{problemMessages.toMend[language]}</h2>
        <ul>
          {[...amiss].map(([parameter, { message }]) => (
            <li>
              <a href={`#${fieldId(parameter)}`}>
                <Foreign text={calledInForm(listing, parameter) + colon[language] + message} language={language} />
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section class="mending" aria-labelledby="narrow">
        <h2 id="narrow">{messages.narrowMore[language]}</h2>
        {kept.length > 0 && (
          <p>
            <Foreign text={filled(messages.amissKept[language], { conditions: kept.join(comma[language]) })} language={language} />
          </p>
        )}
        {amiss.has("q") && <WordForm {...form} />}
        <Controls themes={themes} {...form} />
      </section>
      <p>
        <a href={hrefOf(listing, state)}>{messages.amissWithout[language]}</a>
      </p>
    </Layout>,
  );
  return errorPage(body, language, status, { Vary: "Accept" });
}

/** What the form calls the field of a parameter. */
function calledInForm({ entity, language }: Listing, parameter: string): string {
  const { key, operator } = filterNames(entity).get(parameter) ?? {};
  if (!key) return messages.word[language];
  const field = entity.fields[key] as Field;
  if (operator === "contains") return filled(messages.holds[language], { field: field.label[language] });
  return labelOf(field)[language] + inBrackets((operator === "gte" ? messages.from : messages.to)[language], language);
}
