import { asOfDay } from "../api/as-of";
import type { Ctx } from "../api/respond";
import { graphVocabularies } from "../catalog/vocabularies";
import { entities } from "../model";
import type { Language } from "../model/text";
import { paths } from "../urls";
import { chartFrame, chartPage } from "./pages/chart";
import { compareForm, comparePage } from "./pages/compare";
import { coveragePage } from "./pages/coverage";
import { datasetPage } from "./pages/dataset";
import { datasetsPage } from "./pages/datasets";
import { home } from "./pages/home";
import { lineagePage } from "./pages/lineage";
import { schemePage, termsPage, vocabularyPage } from "./pages/linked-data";
import { listPage } from "./pages/list";
import { moneyPage } from "./pages/money";
import { queryPage } from "./pages/query";
import { reconciliationPage } from "./pages/reconciliation";
import { recordPage } from "./pages/record";
import { releasePage } from "./pages/release";
import { releasesPage } from "./pages/releases";
import { searchPage } from "./pages/search";
import { sqlPage } from "./pages/sql";
import { timelinePage } from "./pages/timeline";

/** A kind of page: its address in a language as a pattern, and what answers it. */
export type PageType = {
  readonly pattern: (language: Language) => string;
  readonly handler: (c: Ctx, language: Language) => Response | Promise<Response>;
  /** Whether it takes parameters, and itself refuses those that it does not know. */
  readonly asks?: true;
};

// In a group: the router anchors the expression at both ends, and an alternative alone would take only one of them.
const oneOf = (names: readonly string[]) => `(?:${names.join("|")})`;
const collections = oneOf(entities.map(({ collection }) => collection));

/** Every kind of page that the Worker makes, in the order of matching. A new one is a file in `pages/` and a line here. */
export const pages = {
  home: { pattern: paths.home, handler: home },
  query: { pattern: (language) => paths.queryPage(language, ":pid"), handler: queryPage },
  terms: { pattern: paths.termsPage, handler: termsPage },
  scheme: { pattern: (language) => paths.schemePage(language, ":scheme"), handler: schemePage },
  releases: { pattern: paths.releasesPage, handler: releasesPage },
  compareForm: { pattern: paths.compareForm, handler: compareForm, asks: true },
  compare: { pattern: (language) => `${paths.compareForm(language)}/:range`, handler: comparePage, asks: true },
  release: { pattern: (language) => paths.releasePage(language, ":release"), handler: releasePage },
  chart: { pattern: (language) => paths.chartPage(language, ":chart"), handler: chartPage },
  chartFrame: { pattern: (language) => paths.chartFrame(language, ":chart"), handler: chartFrame },
  frozenList: {
    pattern: (language) => paths.listPage(language, ":collection", { release: ":release" }),
    handler: listPage,
    asks: true,
  },
  list: { pattern: (language) => paths.listPage(language, `:collection{${collections}}`), handler: asOfDay(listPage), asks: true },
  search: { pattern: (language) => paths.searchPage(language), handler: searchPage, asks: true },
  frozenReconciliation: {
    pattern: (language) => paths.reconciliationPage(language, ":id", { release: ":release" }),
    handler: reconciliationPage,
  },
  reconciliation: {
    pattern: (language) => paths.reconciliationPage(language, ":id"),
    handler: asOfDay(reconciliationPage),
    asks: true,
  },
  money: { pattern: paths.moneyPage, handler: moneyPage },
  lineage: { pattern: paths.lineagePage, handler: lineagePage, asks: true },
  timeline: { pattern: paths.timelinePage, handler: timelinePage },
  coverage: { pattern: paths.coveragePage, handler: coveragePage },
  datasets: { pattern: paths.datasetsPage, handler: datasetsPage },
  dataset: { pattern: (language) => paths.datasetPage(language, ":collection"), handler: datasetPage },
  sql: { pattern: (language) => paths.sqlPage(language), handler: sqlPage, asks: true },
  vocabulary: {
    pattern: (language) => `/${language}/:vocabulary{${oneOf(graphVocabularies.map(({ name }) => name))}}`,
    handler: vocabularyPage,
  },
  frozenRecord: {
    pattern: (language) => paths.recordPage(language, ":collection", ":id", { release: ":release" }),
    handler: recordPage,
    asks: true,
  },
  record: { pattern: (language) => paths.recordPage(language, ":collection", ":id"), handler: asOfDay(recordPage), asks: true },
} as const satisfies Record<string, PageType>;

export type PageName = keyof typeof pages;
