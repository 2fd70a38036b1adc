import { paths } from "../urls";
import { api, meta, problem, problems } from "./about";
import { asOfDay } from "./as-of";
import { changes } from "./changes";
import { cite } from "./cite";
import { compare } from "./compare";
import { concordance } from "./concordance";
import { coverage } from "./coverage";
import { dump } from "./dump";
import { atom, jsonFeed } from "./feeds";
import { code, scheme, terms } from "./graph";
import { healthz, readyz } from "./health";
import { history } from "./history";
import { identifier } from "./identifier";
import { keptQueries } from "./kept-queries";
import { list } from "./list";
import { timegate, timemap } from "./memento";
import { onLatest, queries, query, verify } from "./query";
import { reconciliation } from "./reconciliation";
import { record } from "./record";
import { release, releases, toLatest } from "./releases";
import type { Ctx } from "./respond";
import { search } from "./search";
import { sum } from "./sum";
import { dataPackage } from "./vocabulary";

type Handler = (c: Ctx) => Response | Promise<Response>;

/**
 * Every address for machines, in the order of matching, but those of vocabularies, which follow from their list. The folder operations
 * documents each of these names.
 */
export const routes = {
  api: [paths.api(), api],
  meta: ["/v1/:document{meta(?:\\.json)?}", meta],
  problems: ["/v1/:document{problems(?:\\.json)?}", problems],
  problem: ["/v1/problems/:code", problem],
  changes: [paths.changes(), changes],
  compare: ["/v1/compare/:range", compare],
  queries: [paths.queries(), queries],
  query: ["/v1/queries/:pid", query],
  verifyQuery: ["/v1/queries/:pid/verify", verify],
  latestQuery: ["/v1/queries/:pid/latest", onLatest],
  releases: ["/v1/:document{releases(?:\\.json)?}", releases],
  latestBelow: ["/v1/releases/latest/*", asOfDay(toLatest)],
  latest: ["/v1/releases/:document{latest(?:\\.json)?}", asOfDay(toLatest)],
  release: ["/v1/releases/:release", release],
  frozenSearch: ["/v1/releases/:release/:search{search(?:\\.[^/]*)?}", search],
  frozenConcordance: ["/v1/releases/:release/:concordance{concordance(?:\\.[^/]*)?}", concordance],
  frozenCoverage: ["/v1/releases/:release/:coverage{coverage(?:\\.[^/]*)?}", coverage],
  frozenSum: ["/v1/releases/:release/:collection/:sum{sum(?:\\.[^/]*)?}", sum],
  frozenList: ["/v1/releases/:release/:collection", list],
  frozenRecord: ["/v1/releases/:release/:collection/:id", record],
  frozenReconciliation: ["/v1/releases/:release/budgets/:id/:reconciliation{reconciliation(?:\\.[^/]*)?}", reconciliation],
  search: ["/v1/:search{search(?:\\.[^/]*)?}", asOfDay(search)],
  concordance: ["/v1/:concordance{concordance(?:\\.[^/]*)?}", asOfDay(concordance)],
  coverage: ["/v1/:coverage{coverage(?:\\.[^/]*)?}", asOfDay(coverage)],
  sum: ["/v1/:collection/:sum{sum(?:\\.[^/]*)?}", asOfDay(sum)],
  list: ["/v1/:collection", asOfDay(list)],
  record: ["/v1/:collection/:id", asOfDay(record)],
  reconciliation: ["/v1/budgets/:id/:reconciliation{reconciliation(?:\\.[^/]*)?}", asOfDay(reconciliation)],
  history: ["/v1/:collection/:id/history", history],
  identifier: ["/id/:collection/:id", identifier],
  keptQueries: [paths.keptQueries(), keptQueries],
  latestDump: ["/dumps/latest/:file", asOfDay(toLatest)],
  dump: ["/dumps/:release/:file", dump],
  atom: [paths.atom(), atom],
  jsonFeed: [paths.jsonFeed(), jsonFeed],
  timegate: ["/timegate/*", timegate],
  timemap: ["/timemap/*", timemap],
  cite: ["/cite/*", cite],
  terms: ["/:document{ns(?:\\.[a-z]+)?}", terms],
  scheme: ["/codes/:scheme", scheme],
  code: ["/codes/:scheme/:code", code],
  dataPackage: [paths.dataPackage(), dataPackage],
  healthz: [paths.healthz(), healthz],
  readyz: [paths.readyz(), readyz],
} as const satisfies Record<string, readonly [pattern: string, handler: Handler]>;

export type RouteName = keyof typeof routes;
