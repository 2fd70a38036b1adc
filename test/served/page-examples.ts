import { languages } from "../../src/model/text";
import type { PageName } from "../../src/site/pages";

/** Pages of every kind, without their language: what all pages must hold is tested on each. A kind without one does not compile. */
const examples: Readonly<Record<PageName, readonly string[]>> = {
  home: ["/"],
  // The page of a kept query needs one that was kept: the test of every page keeps one.
  query: [],
  terms: ["/ns"],
  scheme: ["/codes/budgets-measure"],
  releases: ["/releases"],
  // The form leads to the page of the comparison that it asks for.
  compareForm: [],
  compare: ["/compare/1.2.1...1.4.0"],
  release: ["/releases/1.3.0"],
  money: ["/money"],
  chart: ["/charts/money", "/charts/reconciliation", "/charts/lineage", "/charts/timeline"],
  chartFrame: ["/charts/money/embed"],
  frozenList: ["/releases/1.3.0/appropriations?fields=label,amount&phase=initial"],
  list: ["/budgets", "/absences", "/priorities?role=pillar", "/appropriations?amount__gte=50000000000&facet=ministry&sort=-amount"],
  search: ["/search", "/search?q=%E9%87%8F%E5%AD%90"],
  frozenReconciliation: ["/releases/1.4.0/budgets/moonshot-2018-2024/reconciliation"],
  reconciliation: ["/budgets/moonshot-2018-2024/reconciliation"],
  lineage: ["/lineage", "/lineage?viewAs=2023"],
  timeline: ["/timeline"],
  coverage: ["/coverage"],
  vocabulary: ["/catalog", "/void"],
  datasets: ["/datasets"],
  dataset: ["/datasets/budgets", "/datasets/absences"],
  sql: ["/sql"],
  frozenRecord: ["/releases/1.1.0/budgets/moonshot-2018-2024", "/releases/1.3.0/budgets/sbir-2022?field=amount"],
  record: ["/initiatives/k-program", "/absences/moonshot-phase", "/priorities/2023-knowledge-base"],
};

/** The paths of these pages in every language, with those that the build makes. */
export const examplePages: readonly string[] = languages.flatMap((language) =>
  [
    ...Object.values(examples).flat(),
    "/docs",
    "/guides",
    "/guides/analysts",
    "/guides/how-to-cite",
    "/problems",
    "/problems/invalid-parameter",
    "/sources/sti-policy-direction-2025-03/lines",
  ].map((path) => `/${language}${path}`),
);
