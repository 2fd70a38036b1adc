import { entityOf } from "../../../model";
import type { Row } from "../../../model/field";
import type { Language, Text } from "../../../model/text";
import { paths } from "../../../urls";
import { Foreign } from "../../frame/words";
import { type Marked, marked, type Passage } from "./passage";

type Props = {
  readonly language: Language;
  readonly rows: readonly Row[];
  readonly heading: Text;
  readonly terms: readonly string[];
  /** What tells a record from others of its name, by collection and id, where names repeat. */
  readonly titles: ReadonlyMap<string, Text>;
  /** Where the words stand in a record, by collection and id. */
  readonly passages: ReadonlyMap<string, Passage>;
};

/** Some hits under a heading: what each record is called, what it is, and where the words stand in it. */
export function Hits({ language, rows, heading, terms, titles, passages }: Props) {
  if (rows.length === 0) return null;
  return (
    <section class="hits">
      <h2>{heading[language]}</h2>
      <ol>
        {rows.map((row) => {
          const collection = row.collection as string;
          const key = `${collection}/${row.id}`;
          const title = titles.get(key) ?? (row.title as Text);
          const passage = passages.get(key);
          return (
            <li>
              <a href={paths.recordPage(language, collection, row.id)}>
                <Pieces pieces={marked(title[language], terms)} language={language} />
              </a>
              <p class="what">
                {entityOf(collection)?.label[language] ?? collection} <code>{row.id}</code>
              </p>
              {passage && (
                <p class={passage.isOurs ? "passage ours" : "passage"}>
                  <span class="what">{entityOf(collection)?.fields[passage.field]?.label[language]}</span>{" "}
                  <Pieces pieces={passage.pieces} language={language} />
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Pieces({ pieces, language }: { readonly pieces: Marked; readonly language: Language }) {
  return (
    <>
      {pieces.map((piece, i) =>
        i % 2 === 1 ? (
          <mark>
            <Foreign text={piece} language={language} />
          </mark>
        ) : (
          <Foreign text={piece} language={language} />
        ),
      )}
    </>
  );
}
