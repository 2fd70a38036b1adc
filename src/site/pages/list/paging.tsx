import { list as messages } from "../../messages/list";
import { hrefOf, type Listing } from "./listing";
import { having } from "./state";

/** The way to the next page and back to the first. Pages have no numbers: a cursor stays right where records come and go. */
export function Paging({ next, cursor, ...listing }: Listing & { readonly next: string | null; readonly cursor: string | null }) {
  const { language, state } = listing;
  if (!next && !cursor) return null;
  return (
    <nav class="paging" aria-label={messages.paging[language]}>
      <ul>
        {cursor && (
          <li>
            <a href={hrefOf(listing, state)}>{messages.firstPage[language]}</a>
          </li>
        )}
        {next && (
          <li>
            <a href={hrefOf(listing, having(state, "cursor", next))} rel="next">
              {messages.next[language]}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
