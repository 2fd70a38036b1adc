import { api, meta, problem, problems } from "./about";
import { dump } from "./dump";
import { healthz, readyz } from "./health";
import { identifier } from "./identifier";
import { list } from "./list";
import { record } from "./record";
import { release, releases, toLatest } from "./releases";
import type { Ctx } from "./respond";
import { search } from "./search";

type Handler = (c: Ctx) => Response | Promise<Response>;

/** Every address for machines, in the order of matching. The folder operations documents each of these names. */
export const routes = {
  api: ["/v1", api],
  meta: ["/v1/:document{meta(?:\\.json)?}", meta],
  problems: ["/v1/:document{problems(?:\\.json)?}", problems],
  problem: ["/v1/problems/:code", problem],
  releases: ["/v1/:document{releases(?:\\.json)?}", releases],
  latestBelow: ["/v1/releases/latest/*", toLatest],
  latest: ["/v1/releases/latest", toLatest],
  release: ["/v1/releases/:release", release],
  frozenSearch: ["/v1/releases/:release/:search{search(?:\\.[^/]*)?}", search],
  frozenList: ["/v1/releases/:release/:collection", list],
  frozenRecord: ["/v1/releases/:release/:collection/:id", record],
  search: ["/v1/:search{search(?:\\.[^/]*)?}", search],
  list: ["/v1/:collection", list],
  record: ["/v1/:collection/:id", record],
  identifier: ["/id/:collection/:id", identifier],
  latestDump: ["/dumps/latest/:file", toLatest],
  dump: ["/dumps/:release/:file", dump],
  healthz: ["/healthz", healthz],
  readyz: ["/readyz", readyz],
} as const satisfies Record<string, readonly [pattern: string, handler: Handler]>;

export type RouteName = keyof typeof routes;
