import { limits } from "../../../api/limits";
import { queryString } from "../../../api/query-string";
import { filled } from "../../../model/text";
import type { WarningCode } from "../../../model/warnings";
import { paths } from "../../../urls";
import { number } from "../../frame/locale";
import { Scope } from "../../frame/scope";
import { Foreign, Words } from "../../frame/words";
import { list as messages } from "../../messages/list";
import { Apart } from "../search/apart";
import type { Condition } from "./conditions";
import { hrefOf, type Listing } from "./listing";
import { choosing, having, type State, wordsIn } from "./state";

type Narrowed = Listing & { readonly conditions: readonly Condition[] };

/** What the list is narrowed by, each with the link that leaves it out. */
export function Chips({ conditions, ...listing }: Narrowed) {
  const { language } = listing;
  if (conditions.length === 0) return null;
  return (
    <section class="chips" aria-label={messages.conditions[language]}>
      <ul>
        {conditions.map(({ words, rest }) => (
          <li>
            <a class="chip" href={hrefOf(listing, rest)} rel="nofollow">
              <Foreign text={words} language={language} /> <span aria-hidden="true">×</span>
              <span class="unseen">{messages.remove[language]}</span>
            </a>
          </li>
        ))}
        {conditions.length > 1 && (
          <li>
            <a href={hrefOf(listing, cleared(listing.state))} rel="nofollow">
              {messages.clear[language]}
            </a>
          </li>
        )}
      </ul>
    </section>
  );
}

/** How many records there are, and how many match. */
export function Count({ conditions, language, total, held, request }: Narrowed) {
  const count = number(total, language);
  const all = held === 1 ? messages.one : messages.all;
  return (
    <>
      {conditions.length > 0
        ? filled(messages.matching[language], { count, all: number(held, language) })
        : filled(all[language], { count })}
      {total > request.limit && filled(messages.page[language], { limit: number(request.limit, language) })}
    </>
  );
}

// In words of the page, with links.
const TOLD: readonly WarningCode[] = ["partial-overlap", "not-to-be-added", "left-out", "try-words-apart"];

/** What a careful reader should know about the records shown, but for what `Spanning`, `Additions` and `Nothing` tell. */
export function Warnings(listing: Listing) {
  const { language, entity, page, leftOut, state } = listing;
  const warnings = page.warnings.filter(({ code }) => !TOLD.includes(code));
  if (warnings.length + leftOut.length === 0) return null;
  return (
    <section class="warnings" aria-label={messages.warnings[language]}>
      <ul>
        {warnings.map(({ message, messageJa }) => (
          <li>
            <Words text={language === "ja" ? messageJa : message} language={language} />
          </li>
        ))}
        {leftOut.map(({ field }) => (
          <li>
            <Words
              text={messages.leftOut[language]}
              language={language}
              fill={{
                field: entity.fields[field]?.label[language],
                list: <a href={hrefOf(listing, choosing(state, field, null))}>{messages.leftOutList[language]}</a>,
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** That nothing matches, and what could be left out. */
export function Nothing({ conditions, ...listing }: Narrowed) {
  const { language, wordsApart } = listing;
  if (conditions.length === 0) return <p>{messages.emptyRelease[language]}</p>;
  // What is found here is found everywhere.
  const word = wordsApart?.written ?? wordsIn(listing.state);
  return (
    <div class="nothing">
      <p>
        <strong>{messages.empty[language]}</strong> {messages.widen[language]}
      </p>
      <Apart language={language} words={wordsApart} at={(q) => hrefOf(listing, having(listing.state, "q", q))} />
      <Scope language={language} />
      <ul>
        {conditions.map(({ words, rest }) => (
          <li>
            <a href={hrefOf(listing, rest)} rel="nofollow">
              <Foreign text={filled(messages.leaveOut[language], { words })} language={language} />
            </a>
          </li>
        ))}
        <li>
          <a href={hrefOf(listing, cleared(listing.state))} rel="nofollow">
            {messages.clear[language]}
          </a>
        </li>
        {word && word.length <= limits.searchCharacters && (
          <li>
            <a href={paths.searchPage(language, { query: queryString([["q", word]]) })}>
              <Foreign text={filled(messages.everywhere[language], { value: word })} language={language} />
            </a>
          </li>
        )}
      </ul>
    </div>
  );
}

/** How the list is shown, without what it is narrowed by. */
function cleared(state: State): State {
  return state.filter(([name]) => ["sort", "fields", "facet", "limit"].includes(name));
}
