import { facts } from "../catalog/dataset";
import type { Language, Text } from "../model/text";
import { type GuideName, paths } from "../urls";
import { guideTitles } from "./messages/guides";
import { site } from "./messages/site";

/** A page that others lead to. */
export type Entry = { readonly path: (language: Language) => string; readonly words: Text };

/** What stands at the head of every page. */
export const navigation: readonly Entry[] = [
  { path: paths.datasetsPage, words: site.data },
  // A dataset of budget books alone has no amounts that a document states, no priorities and no events.
  ...(facts.examples.budgets ? [{ path: paths.moneyPage, words: site.money }] : []),
  ...(facts.examples.priorities ? [{ path: paths.lineagePage, words: site.lineage }] : []),
  ...(facts.examples.milestones ? [{ path: paths.timelinePage, words: site.timeline }] : []),
  { path: paths.releasesPage, words: site.releases },
  { path: paths.guidesPage, words: site.guides },
  { path: paths.docs, words: site.api },
];

/** What stands at the foot of every page. */
export const footing: readonly Entry[] = [
  ...(["about", "how-to-cite", "how-releases-work"] as const).map(guide),
  { path: paths.coveragePage, words: site.coverage },
  { path: (language) => paths.sqlPage(language), words: site.sql },
  { path: paths.docs, words: site.docs },
  { path: paths.problemsPage, words: site.problems },
  guide("accessibility"),
];

function guide(name: GuideName): Entry {
  return { path: (language) => paths.guidePage(language, name), words: guideTitles[name] };
}
