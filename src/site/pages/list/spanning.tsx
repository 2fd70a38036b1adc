import { reachingBeyond } from "../../../api/overlap";
import { list as messages } from "../../messages/list";
import type { Listing } from "./listing";
import { Named } from "./named";
import { Noted } from "./noted";

/** The amounts on a page that reach beyond the years asked for. */
export function Spanning(listing: Listing) {
  const { entity, language, rows } = listing;
  const spanning = reachingBeyond(entity, rows);
  if (spanning.length === 0) return null;
  return (
    <Noted
      language={language}
      label={messages.years}
      one={messages.spanningOne}
      many={messages.spanning}
      items={spanning.map((row) => <Named {...listing} row={row} />)}
    />
  );
}
