import { escaped } from "../../formats/xml";
import type { Entity } from "../../model/entity";
import { type Language, languages } from "../../model/text";
import { guideNames, paths } from "../../urls";
import type { Catalog } from "../catalog";
import { facts } from "../dataset";
import { sourceTexts } from "../source-texts";

/** The ids of records by collection. */
export type RecordIds = ReadonlyMap<string, readonly string[]>;

// One file holds 50,000 addresses (sitemaps.org): so many of every collection in both languages, and all other pages.
export const MOST_LISTED = 1_000;

/** The collections whose records a sitemap names. The records of a larger one are found by its list. */
export function listedIn({ collections }: Catalog): Entity[] {
  return collections.flatMap(({ entity, current }) => (entity && current.rows <= MOST_LISTED ? [entity] : []));
}

/**
 * Pages for search engines (sitemaps.org), each with the day on which it last changed: addresses of data lead browsers to them. `graphs` are the
 * names of the vocabularies that have a page, `ids` those of the records of the latest release.
 */
export function sitemap(catalog: Catalog, graphs: readonly string[], ids: RecordIds): string {
  const { urls, modified } = catalog;
  const { members } = catalog.whole;
  const pages = languages.flatMap((language) => [
    ...[
      ...pagesIn(language, catalog),
      ...graphs.map((name) => paths.vocabularyPage(language, name)),
      ...[...ids].flatMap(([collection, of]) => of.map((id) => paths.recordPage(language, collection, id))),
    ].map((path) => [path, modified] as const),
    ...members.map(({ release }) => [paths.releasePage(language, release.id), release.issued] as const),
  ]);
  const entries = pages.map(([path, day]) => `  <url><loc>${escaped(urls.absolute(path))}</loc><lastmod>${day}</lastmod></url>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join("")}</urlset>\n`;
}

/** The pages of the latest release in a language, those of its stories where the dataset tells them, and what explains them. */
function pagesIn(language: Language, { collections }: Catalog): string[] {
  return [
    paths.home(language),
    paths.datasetsPage(language),
    ...collections.flatMap(({ name }) => [paths.listPage(language, name), paths.datasetPage(language, name)]),
    paths.sqlPage(language),
    ...(facts.examples.budgets ? [paths.moneyPage(language)] : []),
    ...(facts.examples.priorities ? [paths.lineagePage(language)] : []),
    ...(facts.examples.milestones ? [paths.timelinePage(language)] : []),
    paths.releasesPage(language),
    paths.coveragePage(language),
    paths.guidesPage(language),
    ...guideNames.map((name) => paths.guidePage(language, name)),
    paths.docs(language),
    paths.problemsPage(language),
    ...sourceTexts.map((source) => paths.linesPage(language, source)),
  ];
}
