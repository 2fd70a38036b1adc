import type { LedgerEntry } from "../db/releases";
import type { Format } from "../formats/format";
import type { PlacedPriority, PolicyEdition, View } from "../model/concordance";
import { paths } from "../urls";
import type { Concordance } from "./concordance";
import { linkedRecords } from "./linked-records";

/** How a format writes it: JSON as a tree, linked data as the editions, themes and priorities themselves, the rest as rows. */
export function writeOf(format: Format, concordance: Concordance): Format["write"] {
  return writers[format.name]?.(format, concordance) ?? format.write;
}

type Writer = (format: Format, concordance: Concordance) => Format["write"];

const linked: Writer = (format, { records }) => linkedRecords(format, records);

// The formats that can say more than rows.
const writers: Readonly<Record<string, Writer>> = {
  json: (_, concordance) =>
    async function* ({ release }) {
      const { id, issued } = release as LedgerEntry;
      const { view } = concordance;
      yield `${JSON.stringify({
        data: view ? viewOf(view) : byEdition(concordance),
        release: { id, issued },
        links: {
          self: paths.concordance({ release: id, query: view ? `viewAs=${view.viewed.id}` : "" }),
          priorities: paths.list("priorities", { release: id }),
          themes: paths.list("themes", { release: id }),
        },
      })}\n`;
    },
  jsonld: linked,
  ttl: linked,
  nq: linked,
};

function byEdition({ editions, placed }: Concordance) {
  const printed = (id: string) => placed.filter(({ edition }) => edition === id);
  return {
    viewAs: null,
    editions: editions.map((edition) => ({
      ...named(edition),
      reason: printed(edition.id).length === 0 ? "noPriorities" : null,
      priorities: printed(edition.id).map(({ edition: _, ...priority }) => priority),
    })),
  };
}

function viewOf({ viewed, priorities: own, unmapped }: View) {
  return {
    viewAs: named(viewed),
    priorities: own.map(({ priority, counterparts }) => ({
      ...placed(priority),
      counterparts: counterparts.map(({ priority: other, relation, basis, theme }) => ({
        ...placed(other),
        relation,
        basis,
        theme,
      })),
    })),
    unmapped: unmapped.map(({ edition, reason, priorities }) => ({
      ...named(edition),
      reason,
      priorities: priorities.map(({ priority, reason: why }) => ({ ...placed(priority), reason: why })),
    })),
  };
}

function named({ id, collection, year, name }: PolicyEdition) {
  return { id, collection, year, name };
}

function placed({ matches: _, ...priority }: PlacedPriority) {
  return priority;
}
