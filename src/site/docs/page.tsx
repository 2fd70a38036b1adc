import type { Language } from "../../model/text";
import { filled } from "../../model/text";
import { paths } from "../../urls";
import { files } from "../files";
import { htmlOf, Layout } from "../frame/layout";
import { Words } from "../frame/words";
import { docs as messages } from "../messages/docs";
import { site } from "../messages/site";
import { type Group, groupsOf, type OpenApi, recordOf } from "./document";
import { Guide, sections } from "./guide";
import { inLanguage } from "./in-language";
import { OperationDetails } from "./operation";
import { RecordDetails } from "./record";

/** The documentation of the API as a static page, made from its OpenAPI document. Only the build reads this file. */
export function docsPage(document: OpenApi, language: Language, publicUrl: string): string {
  const groups = groupsOf(document);
  const operations = groups.flatMap((group) => group.operations);
  const title = site.docs[language];
  const description = filled(messages.lead[language], { openapi: site.openapi[language] });
  return htmlOf(
    <Layout
      language={language}
      page={paths.docs}
      title={title}
      description={description}
      publicUrl={publicUrl}
      scripts={[files.copy.path]}
    >
      <h1>{title}</h1>
      <p class="lead">
        <Words
          text={messages.lead[language]}
          language={language}
          fill={{ openapi: <a href={paths.openapi()}>{site.openapi[language]}</a> }}
        />
      </p>
      <Contents groups={groups} language={language} />
      <section>
        <h2 id="guide">{messages.guide[language]}</h2>
        <Guide language={language} publicUrl={publicUrl} operations={operations} />
      </section>
      <section>
        <h2 id="reference">{messages.reference[language]}</h2>
        <p>{messages.referenceIntro[language]}</p>
        {groups.map((group) => {
          const { label, description } = wordsOf(group, language);
          const record = group.operations.map((operation) => recordOf(document, operation)).find((one) => one !== null);
          return (
            <section>
              <h3 id={idOf(group)}>{label}</h3>
              {description && (
                <p>
                  <Words text={description} language={language} />
                </p>
              )}
              {record && <RecordDetails {...record} language={language} />}
              {group.operations.map((operation) => (
                <OperationDetails operation={operation} all={operations} language={language} said={description} />
              ))}
            </section>
          );
        })}
      </section>
    </Layout>,
  );
}

function Contents({ groups, language }: { readonly groups: readonly Group[]; readonly language: Language }) {
  return (
    <nav class="contents" aria-labelledby="contents">
      <h2 id="contents">{messages.contents[language]}</h2>
      <a href="#guide">{messages.guide[language]}</a>
      <ul>
        {sections.map(({ id, heading }) => (
          <li>
            <a href={`#${id}`}>{heading[language]}</a>
          </li>
        ))}
      </ul>
      <a href="#reference">{messages.reference[language]}</a>
      <ul>
        {groups.map((group) => (
          <li>
            <a href={`#${idOf(group)}`}>{wordsOf(group, language).label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A tag's description is its label, and for a collection also what it holds. */
function wordsOf({ description }: Group, language: Language): { label: string; description: string | undefined } {
  const [label = "", ...rest] = inLanguage(description, language).split(": ");
  return { label, description: rest.join(": ") || undefined };
}

function idOf({ name }: Group): string {
  return `tag-${name}`;
}
