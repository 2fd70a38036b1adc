import { reachingBeyond } from "../../../api/overlap";
import { number } from "../../frame/locale";
import { filled } from "../../frame/words";
import { list as messages } from "../../messages/list";
import type { Listing } from "./listing";
import { Named } from "./named";

/** The amounts on a page that reach beyond the years asked for. */
export function Spanning(listing: Listing) {
  const { entity, language, rows } = listing;
  const spanning = reachingBeyond(entity, rows);
  if (spanning.length === 0) return null;
  const count = number(spanning.length, language);
  return (
    <section class="warnings" aria-label={messages.years[language]}>
      <details>
        <summary>{filled((spanning.length === 1 ? messages.spanningOne : messages.spanning)[language], { count })}</summary>
        <ul>
          {spanning.map((row) => (
            <li>
              <Named row={row} {...listing} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
