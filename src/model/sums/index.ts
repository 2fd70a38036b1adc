import { booked } from "./appropriations";
import { stated } from "./budgets";
import type { Summable } from "./summable";

/** The only list of what can be summed. */
export const summables: readonly Summable[] = [stated, booked];

/** What can be summed of a collection; null where it holds no amounts that may be added. */
export function summableOf(collection: string): Summable | null {
  return summables.find(({ entity }) => entity.collection === collection) ?? null;
}
