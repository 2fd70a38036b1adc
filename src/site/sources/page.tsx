import type { Row } from "../../model/field";
import type { Language, Text } from "../../model/text";
import { filled } from "../../model/text";
import { lineAnchor, paths } from "../../urls";
import { htmlOf, Layout } from "../frame/layout";
import { number } from "../frame/locale";
import { Foreign, Words } from "../frame/words";
import { sourceLines as messages } from "../messages/source-lines";
import type { Named } from "./named";

type Props = {
  readonly language: Language;
  /** The record of the source. */
  readonly source: Row;
  /** Its lines as they are counted, the first of which is 1; all are in Japanese. */
  readonly lines: readonly string[];
  readonly named: ReadonlyMap<number, readonly Named[]>;
  readonly publicUrl: string;
};

/**
 * A source with the numbers of its lines as a static page: where evidence leads, and from each line to the records that rest on it. Only the
 * build reads this folder.
 */
export function linesPage({ language, source, lines, named, publicUrl }: Props): string {
  const { id } = source;
  const name = (source.title as Text)[language];
  const title = filled(messages.title[language], { source: name });
  const written = lines.flatMap((text, i) => (text.trim() ? [{ text, at: i + 1 }] : []));
  return htmlOf(
    <Layout
      language={language}
      page={(other) => paths.linesPage(other, id)}
      title={title}
      description={messages.lead[language]}
      publicUrl={publicUrl}
      data={[["text/plain", paths.sourceText(id)]]}
      above={[[paths.recordPage(language, "sources", id), name]]}
    >
      <h1>
        <Foreign text={title} language={language} />
      </h1>
      <p class="lead">{messages.lead[language]}</p>
      <p class="quiet">
        <Words
          text={messages.text[language]}
          language={language}
          fill={{
            text: <a href={paths.sourceText(id)}>{messages.file[language]}</a>,
            record: <a href={paths.recordPage(language, "sources", id)}>{messages.record[language]}</a>,
          }}
        />
      </p>
      <ol class="lines">
        {written.map(({ text, at }) => (
          <li id={lineAnchor(at)} value={String(at)}>
            <span lang="ja">{text}</span> <Records language={language} named={named.get(at) ?? []} at={at} />
          </li>
        ))}
      </ol>
    </Layout>,
  );
}

/** The records that rest on a line. */
function Records({ language, named, at }: Pick<Props, "language"> & { readonly named: readonly Named[]; readonly at: number }) {
  if (named.length === 0) return null;
  const count = number(named.length, language);
  const line = number(at, language);
  return (
    <details>
      <summary>
        {filled((named.length === 1 ? messages.one : messages.many)[language], { count })}
        <span class="unseen"> {filled(messages.ofLine[language], { line })}</span>
      </summary>
      <ul>
        {named.map(({ entity, row }) => (
          <li>
            {entity.label[language]}
            {messages.colon[language]}
            <a href={paths.recordPage(language, entity.collection, row.id)}>
              <Foreign text={(row[entity.title] as Text)[language]} language={language} />
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
