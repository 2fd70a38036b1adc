import type { Child } from "hono/jsx";
import type { Language } from "../../model/text";
import { type GuideName, guideNames, paths } from "../../urls";
import { files } from "../files";
import { Copied } from "../frame/copied";
import { htmlOf, Layout } from "../frame/layout";
import { number } from "../frame/locale";
import { Table, Td, Th, Tr } from "../frame/table";
import { Foreign, Words } from "../frame/words";
import { guideTitles, guides as messages } from "../messages/guides";
import { site } from "../messages/site";
import type { Block, Book, Fill, Line, Section } from "./guide";
import { guides } from "./index";

/** The list of guides as a static page. Only the build reads this folder. */
export function guidesPage(language: Language, publicUrl: string): string {
  const title = site.guides[language];
  return htmlOf(
    <Layout language={language} page={paths.guidesPage} title={title} description={messages.lead[language]} publicUrl={publicUrl}>
      <h1>{title}</h1>
      <p class="lead">{messages.lead[language]}</p>
      <dl class="guides">
        {guideNames.map((name) => (
          <div>
            <dt>
              <a href={paths.guidePage(language, name)}>{guideTitles[name][language]}</a>
            </dt>
            <dd>
              <Words text={guides[name].lead[language]} language={language} />
            </dd>
          </div>
        ))}
        <div>
          <dt>
            <a href={paths.docs(language)}>{site.docs[language]}</a>
          </dt>
          <dd>{messages.docs[language]}</dd>
        </div>
      </dl>
    </Layout>,
  );
}

/** A guide as a static page. */
export function guidePage(name: GuideName, language: Language, book: Book): string {
  const title = guideTitles[name][language];
  const { lead, sections } = guides[name];
  const all = sections(book).filter((section) => section !== null);
  return htmlOf(
    <Layout
      language={language}
      page={(other) => paths.guidePage(other, name)}
      title={title}
      description={lead[language]}
      publicUrl={book.origin}
      scripts={[files.copy.path]}
      above={[[paths.guidesPage(language), site.guides[language]]]}
    >
      <h1>{title}</h1>
      <p class="lead">
        <Words text={lead[language]} language={language} />
      </p>
      <nav class="contents" aria-labelledby="contents">
        <h2 id="contents" class="unseen">
          {messages.contents[language]}
        </h2>
        <ul>
          {all.map(({ id, heading }) => (
            <li>
              <a href={`#${id}`}>
                <Words text={heading[language]} language={language} />
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {all.map((section) => (
        <OneSection section={section} language={language} />
      ))}
    </Layout>,
  );
}

function OneSection({ section: { id, heading, blocks }, language }: { readonly section: Section; readonly language: Language }) {
  return (
    <section>
      <h2 id={id}>
        <Words text={heading[language]} language={language} />
      </h2>
      {blocks.map((block, i) => (
        <OneBlock block={block} id={`${id}-${i + 1}`} language={language} />
      ))}
    </section>
  );
}

type BlockProps = { readonly block: Block; readonly id: string; readonly language: Language };

function OneBlock({ block, id, language }: BlockProps): Child {
  switch (block.kind) {
    case "paragraph":
      return (
        <p>
          <OneLine {...block} language={language} />
        </p>
      );
    case "points":
    case "steps": {
      const items = block.lines.map((one) => (
        <li>
          <OneLine {...one} language={language} />
        </li>
      ));
      return block.kind === "steps" ? <ol class="steps">{items}</ol> : <ul class="points">{items}</ul>;
    }
    case "terms":
      return (
        <dl class="terms">
          {block.terms.map(([term, said]) => (
            <div>
              <dt>
                <OneLine {...term} language={language} />
              </dt>
              <dd>
                <OneLine {...said} language={language} />
              </dd>
            </div>
          ))}
        </dl>
      );
    case "command":
      return (
        <>
          <Copied id={id} text={block.text} language={language} runs />
          {block.at && (
            <p class="open">
              <a href={block.at}>
                {messages.open[language]} <Code text={decodeURI(block.at)} language={language} />
              </a>
            </p>
          )}
        </>
      );
    case "code":
      return <Copied id={id} text={block.text} language={language} />;
    case "sentence":
      return <Copied id={id} text={block.text} language={language} prose />;
    case "table":
      return (
        <Table id={id} caption={block.caption[language]} columns={block.columns.map((column) => column[language])}>
          {block.rows.map(([first, ...rest]) => (
            <Tr>
              <Th>{first && <OneLine {...first} language={language} />}</Th>
              {rest.map((cell, i) => (
                <Td label={block.columns[i + 1]?.[language]} class={cellClass(cell, i === rest.length - 1)}>
                  <OneLine {...cell} language={language} />
                </Td>
              ))}
            </Tr>
          ))}
        </Table>
      );
  }
}

/** Numbers stand under each other; the last of the texts takes what the others leave. */
function cellClass({ fill = {} }: Line, isLast: boolean): string | undefined {
  if (Object.values(fill).some((value) => typeof value === "number")) return "number";
  return isLast ? "prose" : undefined;
}

function OneLine({ text, fill = {}, language }: Line & { readonly language: Language }) {
  return <Words text={text[language]} language={language} fill={filledIn(fill, language)} />;
}

function filledIn(fill: Fill, language: Language): Record<string, Child> {
  return Object.fromEntries(
    Object.entries(fill).map(([place, value]) => {
      if (typeof value === "number") return [place, number(value, language)];
      if (typeof value === "string") return [place, <Code text={value} language={language} />];
      if (!("href" in value)) return [place, <Words text={value[language]} language={language} />];
      const { href, words } = value;
      const to = typeof href === "string" ? href : href(language);
      const shown =
        typeof words === "string" ? (
          <Code text={words} language={language} />
        ) : (
          <Words text={words[language]} language={language} />
        );
      return [place, <a href={to}>{shown}</a>];
    }),
  );
}

function Code({ text, language }: { readonly text: string; readonly language: Language }) {
  return (
    <code>
      <Foreign text={text} language={language} />
    </code>
  );
}
