import type { Language, Text } from "../model/text";
import { paths } from "../urls";
import { home as messages } from "./messages/home";
import { site } from "./messages/site";

/** A page on what the records of some collections tell together. */
export type Story = {
  readonly path: (language: Language) => string;
  readonly name: Text;
  readonly about: Text;
  /** The collections that it tells of. A release without records of the first has no such story. */
  readonly of: readonly [string, ...string[]];
};

/** What the records tell together, in the order of the home page. */
const stories: readonly Story[] = [
  { path: paths.lineagePage, name: site.lineage, about: messages.lineage, of: ["priorities", "strategies", "themes"] },
  { path: paths.timelinePage, name: site.timeline, about: messages.timeline, of: ["milestones"] },
  { path: paths.moneyPage, name: site.money, about: messages.money, of: ["budgets", "appropriations", "reconciliations"] },
  { path: paths.coveragePage, name: site.coverage, about: messages.coverage, of: ["absences"] },
];

/** The stories that a release can tell, by how many records it has of each collection. */
export function storiesIn(counts: Readonly<Record<string, number>>): readonly Story[] {
  return stories.filter(({ of: [first] }) => counts[first]);
}
