import type { PlacedPriority, PolicyEdition, ThemeMatch } from "../../../model/concordance";
import { changes, type Descendant, type Lineage, type LineageEdition, type Track } from "../../../model/lineage";
import { priorities } from "../../../model/priorities";
import type { Language } from "../../../model/text";
import { filled } from "../../../model/text";
import { themes } from "../../../model/themes";
import { paths } from "../../../urls";
import { colon, comma, number } from "../../frame/locale";
import { Foreign, Words } from "../../frame/words";
import { lineage as messages } from "../../messages/lineage";
import { Basis, Heading, placeIn, roleIn } from "./words";

type Props = { readonly language: Language; readonly lineage: Lineage; readonly official: ReadonlySet<string> };

/** The same as the picture in words: what became of each theme, edition by edition, and what leads nowhere. */
export function Story({ language, lineage, official }: Props) {
  const leadingNowhere = lineage.editions
    .map((one) => ({ ...one, left: descendantsIn(one).filter(({ tracks }) => tracks.length === 0) }))
    .filter(({ left, gone }) => left.length > 0 || gone.length > 0);
  return (
    <>
      <section>
        <h2 id="story">{messages.story[language]}</h2>
        <p>{messages.storyLead[language]}</p>
        {lineage.tracks.map((track) => (
          <Followed language={language} lineage={lineage} official={official} track={track} />
        ))}
      </section>
      {leadingNowhere.length > 0 && (
        <section>
          <h2 id="nowhere">{messages.noTheme[language]}</h2>
          <p>{messages.noThemeLead[language]}</p>
          <dl class="years">
            {leadingNowhere.map(({ edition, left, gone, follows }) => (
              <>
                <dt>
                  <EditionName language={language} edition={edition} />
                </dt>
                {left.map((one) => (
                  <dd>
                    <Told language={language} one={one} follows={null} official={official} match={null} />
                  </dd>
                ))}
                {gone.length > 0 && (
                  <dd class="aside">
                    {filled(messages.gone[language], { year: String(follows?.year) })}
                    {gone.map((priority, i) => (
                      <>
                        {i > 0 && comma[language]}
                        <Quoted language={language} priority={priority} />
                      </>
                    ))}{" "}
                    <Basis language={language} basis="interpretation" />
                  </dd>
                )}
              </>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}

function Followed({ language, lineage, official, track }: Props & { readonly track: Track }) {
  return (
    <>
      <h3 id={track.theme}>
        <a href={paths.recordPage(language, themes.collection, track.theme)}>
          <Foreign text={track.label[language]} language={language} />
        </a>
      </h3>
      <dl class="years">
        {lineage.editions.map((one) => {
          const own = descendantsIn(one).filter(({ tracks }) => tracks.includes(track.theme));
          const divided = one.divided.filter(({ into }) => into.some(({ id }) => own.some(({ priority }) => priority.id === id)));
          return (
            <>
              <dt>
                <EditionName language={language} edition={one.edition} />
              </dt>
              {own.map((descendant) => (
                <dd>
                  <Told
                    language={language}
                    one={descendant}
                    follows={one.follows}
                    official={official}
                    match={descendant.priority.matches[0] ?? null}
                  />
                </dd>
              ))}
              {divided.map(({ priority, into }) => (
                <dd class="aside">
                  <Words
                    text={messages.divided[language]}
                    language={language}
                    fill={{
                      year: String(one.follows?.year),
                      label: <Quoted language={language} priority={priority} />,
                      count: number(into.length, language),
                    }}
                  />{" "}
                  <Basis language={language} basis="interpretation" />
                </dd>
              ))}
              {own.length === 0 && (
                <dd class="aside">{(one.groups.length === 0 ? messages.noneOfEdition : messages.noneOfTheme)[language]}</dd>
              )}
            </>
          );
        })}
      </dl>
    </>
  );
}

type Telling = {
  readonly language: Language;
  readonly one: Descendant;
  readonly follows: PolicyEdition | null;
  readonly official: ReadonlySet<string>;
  /** How it matches the theme that is told of; null where it matches none. */
  readonly match: ThemeMatch | null;
};

/** A priority in words: its heading, its place, how it matches, where it comes from. */
function Told({ language, one, follows, official, match }: Telling) {
  const { priority, change, ancestors } = one;
  const note = priority.matches[0]?.note;
  return (
    <>
      <Heading language={language} priority={priority} official={official} />
      {language === "ja" ? "　" : ". "}
      {placeIn(one, language)}
      {language === "ja" ? "。" : ". "}
      {match && (
        <>
          {filled(messages.match[language], { match: priorities.fields.match?.values?.[match.match]?.[language] ?? match.match })}{" "}
          <Basis language={language} basis={match.basis} />
        </>
      )}
      {change && change !== "unmatched" && (
        <p>
          <strong>{changes[change][language]}</strong>
          {ancestors.length > 0 && colon[language]}
          {ancestors.map(({ priority: before, rank: place, of: all, relation, basis }, i) => (
            <>
              {i > 0 && (language === "ja" ? "、" : "; ")}
              <Words
                text={(all === 1 ? messages.onlyAncestor : messages.ancestor)[language]}
                language={language}
                fill={{
                  year: String(follows?.year),
                  role: roleIn(before.role, language),
                  rank: number(place, language),
                  label: <Quoted language={language} priority={before} />,
                  relation: messages[relation][language],
                }}
              />{" "}
              <Basis language={language} basis={basis} />
            </>
          ))}
        </p>
      )}
      {note && (
        <p class="ours">
          <Words text={note[language]} language={language} />
        </p>
      )}
    </>
  );
}

function descendantsIn({ groups }: LineageEdition): Descendant[] {
  return groups.flatMap((group) => group.priorities);
}

function EditionName({ language, edition: { collection, id, name, year } }: { language: Language; edition: PolicyEdition }) {
  return (
    <a href={paths.recordPage(language, collection, id)}>
      {year === null ? <Foreign text={name[language]} language={language} /> : String(year)}
    </a>
  );
}

function Quoted({ language, priority: { label } }: { readonly language: Language; readonly priority: PlacedPriority }) {
  const [open, close] = language === "ja" ? "「」" : "“”";
  return (
    <>
      {open}
      <Foreign text={label[language]} language={language} />
      {close}
    </>
  );
}
