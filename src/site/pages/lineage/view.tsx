import { type PlacedPriority, type PolicyEdition, relations, unmappedReasons, type View } from "../../../model/concordance";
import type { Standing } from "../../../model/lineage";
import type { Language, Text } from "../../../model/text";
import { filled } from "../../../model/text";
import { themes } from "../../../model/themes";
import { paths } from "../../../urls";
import { Table, Td, Th, Tr } from "../../frame/table";
import { Foreign, Words } from "../../frame/words";
import { lineage as messages } from "../../messages/lineage";
import { Basis, Heading, placeIn } from "./words";

type Props = {
  readonly language: Language;
  readonly editions: readonly PolicyEdition[];
  /** What the reader chose to see; null where nothing was chosen. */
  readonly view: View | null;
  /** The place of each priority, by its id. */
  readonly standing: ReadonlyMap<string, Standing>;
  readonly themeNames: ReadonlyMap<string, Text>;
  readonly official: ReadonlySet<string>;
};

/** The choice of an edition, and all others beside its priorities. */
export function Projection({ language, editions, view, ...rest }: Props) {
  return (
    <section>
      {!view && <h2 id="view">{messages.view[language]}</h2>}
      {!view && <p>{messages.viewLead[language]}</p>}
      <nav class="choices" aria-label={messages.view[language]}>
        <ul>
          {editions.map(({ id, year, name }) => (
            <li>
              <a href={`${paths.lineagePage(language)}?viewAs=${id}`} aria-current={view?.viewed.id === id ? "page" : undefined}>
                {year === null ? <Foreign text={name[language]} language={language} /> : String(year)}
              </a>
            </li>
          ))}
          {view && (
            <li>
              <a href={paths.lineagePage(language)}>{messages.viewAll[language]}</a>
            </li>
          )}
        </ul>
      </nav>
      {view && <Seen language={language} editions={editions} view={view} {...rest} />}
    </section>
  );
}

function Seen({ language, editions, view, standing, themeNames, official }: Props & { readonly view: View }) {
  const others = editions.filter(
    ({ id }) => view.priorities.some((one) => one.counterparts.some(isOf(id))) && id !== view.viewed.id,
  );
  const notes = notesOf(view);
  const placing = { language, standing, notes };
  const nameOf = ({ year, name }: PolicyEdition) => (year === null ? name[language] : String(year));
  return (
    <>
      {view.priorities.length > 0 && <h2 id="beside">{messages.beside[language]}</h2>}
      {view.priorities.length > 0 && (
        <Table
          id="projection"
          caption={filled(messages.viewed[language], { name: view.viewed.name[language] })}
          columns={[
            messages.viewedPriority[language],
            ...others.map((edition) => <Foreign text={nameOf(edition)} language={language} />),
          ]}
        >
          {view.priorities.map(({ priority, counterparts }) => (
            <Tr>
              <Th>
                <Heading language={language} priority={priority} official={official} />
                <Place {...placing} priority={priority} />
              </Th>
              {others.map((edition) => {
                const beside = counterparts.filter(isOf(edition.id));
                return (
                  <Td label={nameOf(edition)} class="beside">
                    {beside.length === 0 ? (
                      "–"
                    ) : (
                      <ul class="values">
                        {beside.map(({ priority: other, relation, basis, theme }) => (
                          <li>
                            <Heading language={language} priority={other} official={official} />
                            <Place {...placing} priority={other} />
                            <span class="how">
                              {relations[relation][language]} <Basis language={language} basis={basis} />
                              {theme && basis !== "printed" && (
                                <span class="through">
                                  {messages.through[language]}{" "}
                                  <a href={paths.recordPage(language, themes.collection, theme)}>
                                    <Foreign text={themeNames.get(theme)?.[language] ?? theme} language={language} />
                                  </a>
                                </span>
                              )}
                            </span>
                          </li>
                        ))}
                      </ul>
                    )}
                  </Td>
                );
              })}
            </Tr>
          ))}
        </Table>
      )}
      <h2 id="unmapped">{messages.unmapped[language]}</h2>
      {view.unmapped.length === 0 ? (
        <p>{messages.allMapped[language]}</p>
      ) : (
        <dl class="years">
          {view.unmapped.map(({ edition, reason, priorities }) => (
            <>
              <dt>
                <Foreign text={nameOf(edition)} language={language} />
              </dt>
              {reason && <dd class="aside">{unmappedReasons[reason][language]}</dd>}
              {priorities.map(({ priority, reason: why }) => (
                <dd>
                  <Heading language={language} priority={priority} official={official} />{" "}
                  <span class="how">{unmappedReasons[why][language]}</span>
                  <Place {...placing} priority={priority} />
                </dd>
              ))}
            </>
          ))}
        </dl>
      )}
      {notes.length > 0 && (
        <section class="ours">
          <h2 id="notes">{messages.notes[language]}</h2>
          <ol>
            {notes.map((note, i) => (
              <li id={`note-${i + 1}`}>
                <Words text={note[language]} language={language} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

/** Every note on the priorities of a view once, in the order in which they are met. */
function notesOf({ priorities, unmapped }: View): Text[] {
  const shown = [
    ...priorities.flatMap(({ counterparts }) => counterparts.map(({ priority }) => priority)),
    ...unmapped.flatMap((one) => one.priorities.map(({ priority }) => priority)),
  ];
  const notes = shown.flatMap(({ matches: [first] }) => first?.note ?? []);
  return [...new Map(notes.map((note) => [note.ja, note])).values()];
}

type Placing = {
  readonly language: Language;
  readonly standing: ReadonlyMap<string, Standing>;
  readonly notes: readonly Text[];
  readonly priority: PlacedPriority;
};

/** Where a priority stands in its edition, and the number of the note on it. */
function Place({ language, standing, notes, priority }: Placing) {
  const place = standing.get(priority.id);
  const noted = notes.findIndex(({ ja }) => ja === priority.matches[0]?.note?.ja) + 1;
  return (
    <span class="role">
      {place && placeIn({ ...place, priority }, language)}{" "}
      {noted > 0 && <a href={`#note-${noted}`}>{filled(messages.noteNumber[language], { number: String(noted) })}</a>}
    </span>
  );
}

function isOf(edition: string) {
  return ({ priority }: { readonly priority: { readonly edition: string } }) => priority.edition === edition;
}
