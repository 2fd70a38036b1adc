import type { PlacedPriority, PolicyEdition, View } from "../model/concordance";
import type { Concordance } from "./concordance";

/** Every edition with its priorities, each with its matches. */
export function editionsDocument({ editions, placed }: Concordance) {
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

/** Every edition as one of them sees it. */
export function viewDocument({ viewed, priorities: own, unmapped }: View) {
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
