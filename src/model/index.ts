import { absences } from "./absences";
import { appropriations } from "./appropriations";
import { budgets } from "./budgets";
import { crosswalks } from "./crosswalks";
import { directions } from "./directions";
import type { Entity } from "./entity";
import { initiatives } from "./initiatives";
import { milestones } from "./milestones";
import { organizations } from "./organizations";
import { plans } from "./plans";
import { priorities } from "./priorities";
import { quantities } from "./quantities";
import { reconciliations } from "./reconciliations";
import { sources } from "./sources";
import { strategies } from "./strategies";
import { themes } from "./themes";

/** The only list of entities. Tables, validation, API, formats and documentation are loops over it. */
export const entities: readonly Entity[] = [
  plans,
  strategies,
  themes,
  priorities,
  initiatives,
  budgets,
  milestones,
  quantities,
  directions,
  appropriations,
  reconciliations,
  organizations,
  crosswalks,
  absences,
  sources,
];

/** The entity of a collection, or null where there is none. */
export function entityOf(collection: string): Entity | null {
  return entities.find((entity) => entity.collection === collection) ?? null;
}
