import { limits } from "../../../api/limits";
import { queryString } from "../../../api/query-string";
import type { LedgerEntry } from "../../../db/releases";
import { entities } from "../../../model";
import type { WordsApart } from "../../../model/apart";
import type { Facet } from "../../../model/result";
import type { Language } from "../../../model/text";
import { filled } from "../../../model/text";
import { paths } from "../../../urls";
import { atLeast, number } from "../../frame/locale";
import { Scope } from "../../frame/scope";
import { Foreign, Words } from "../../frame/words";
import { list } from "../../messages/list";
import { search as messages } from "../../messages/search";
import { site } from "../../messages/site";
import { Kept } from "../list/controls";
import { choosing, chosen, having, leaving, type State } from "../list/state";
import { Apart } from "./apart";

type Props = { readonly language: Language; readonly state: State };

export function searchHref(language: Language, state: State): string {
  return paths.searchPage(language, { query: queryString(state) });
}

/** The words to search for. The collections that are chosen stay. */
export function Form({ language, state, word }: Props & { readonly word: string }) {
  return (
    <search aria-label={messages.words[language]}>
      <form class="word" action={paths.searchPage(language)}>
        <Kept state={state} replaced={["q"]} />
        <label for="q">{messages.words[language]}</label>
        <input id="q" type="search" name="q" value={word} required maxlength={limits.searchCharacters} aria-describedby="q-hint" />
        <button type="submit">{messages.find[language]}</button>
        <small id="q-hint">
          <Words text={messages.hint[language]} language={language} />
        </small>
      </form>
    </search>
  );
}

/** The collections that hold hits, each a link that chooses it or leaves it out. */
export function Collections({ language, state, values }: Props & { readonly values: readonly Facet[] }) {
  const already = chosen(state, "collection");
  // A search takes a list of collections where a list takes __in.
  const href = (to: State) =>
    searchHref(
      language,
      to.map(([name, value]) => [name.replace(/__in$/, ""), value]),
    );
  return (
    <section class="narrow" aria-labelledby="narrow">
      <h2 id="narrow">{messages.collections[language]}</h2>
      <div class="facet">
        <ul>
          {values.map(({ value, label, ...counted }) => {
            const isChosen = already.includes(value);
            const to = isChosen ? leaving(state, "collection", value) : choosing(state, "collection", value);
            return (
              <li>
                <a href={href(to)} rel="nofollow" aria-current={isChosen ? "true" : undefined}>
                  {label?.[language] ?? String(value)}
                  {isChosen && <span class="unseen">{list.chosen[language]}</span>}
                </a>{" "}
                <span class="count">{atLeast(counted, language)}</span>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}

type Position = { readonly cursor: string | null; readonly next: string | null };

export function Pages({ language, state, cursor, next }: Props & Position) {
  if (!next && !cursor) return null;
  return (
    <nav class="paging" aria-label={list.paging[language]}>
      <ul>
        {cursor && (
          <li>
            <a href={searchHref(language, state)}>{list.firstPage[language]}</a>
          </li>
        )}
        {next && (
          <li>
            <a href={searchHref(language, having(state, "cursor", next))} rel="next">
              {list.next[language]}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

type None = Props & { readonly word: string; readonly words: WordsApart | null; readonly release: LedgerEntry };

/** That nothing was found, and what to do. */
export function None({ language, state, word, words, release }: None) {
  return (
    <>
      <p>
        <strong>
          <Foreign text={filled(messages.none[language], { word })} language={language} />
        </strong>{" "}
        {messages.noneMore[language]}
      </p>
      <Apart language={language} words={words} at={(q) => searchHref(language, having(state, "q", q))} />
      <Scope language={language} />
      <Ways language={language} release={release} />
    </>
  );
}

/** Words to try, and the collections to look through. */
export function Ways({ language, release }: { readonly language: Language; readonly release: LedgerEntry }) {
  const words = site.searchHint[language].split(/、|, /);
  return (
    <>
      <h2 id="examples">{messages.examples[language]}</h2>
      <ul class="formats">
        {words.map((word) => (
          <li>
            <a href={searchHref(language, [["q", word]])}>
              <Foreign text={word} language={language} />
            </a>
          </li>
        ))}
      </ul>
      <h2 id="browse">{messages.browse[language]}</h2>
      <ul class="ways">
        {entities
          .filter(({ collection }) => collection in release.manifest.counts)
          .map(({ collection, label }) => (
            <li>
              <a href={paths.listPage(language, collection)}>{label[language]}</a>{" "}
              <span class="count">{number(release.manifest.counts[collection] ?? 0, language)}</span>
            </li>
          ))}
      </ul>
    </>
  );
}
