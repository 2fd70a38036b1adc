import { attribution, datasetTitle } from "../catalog/dataset";
import { formats } from "../formats";
import { entities } from "../model";
import { suggest } from "../model/suggest";
import { summables } from "../model/sums";
import { LICENCE, paths, urlsAt } from "../urls";
import { latestRelease } from "./ledger";
import { limits } from "./limits";
import { pageFor } from "./page";
import { Parameters } from "./parameters";
import { Problem, type ProblemCode, problemTypes } from "./problem";
import { type Ctx, MOVING, sendJson } from "./respond";
import { shorten } from "./shorten";

const BRIEFLY = { "Cache-Control": MOVING };

// Where a browser is led to a page.
const NEGOTIATED = { ...BRIEFLY, Vary: "Accept, Accept-Language" };

/** `/v1`: what there is. */
export function api(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const document = {
    name: datasetTitle,
    version: "v1",
    documentation: paths.anyDocs(),
    openapi: paths.openapi(),
    releases: paths.releases(),
    latest: paths.release("latest"),
    search: paths.search({ query: "q={words}" }),
    sums: summables.map(({ entity }) => paths.sum(entity.collection)),
    coverage: paths.coverage(),
    concordance: paths.concordance(),
    reconciliation: decodeURIComponent(paths.reconciliation("{id}")),
    changes: paths.changes(),
    compare: decodeURIComponent(paths.compare("{a}", "{b}")),
    queries: paths.queries(),
    feeds: [paths.atom(), paths.jsonFeed()],
    meta: paths.meta(),
    problems: paths.problems(),
    collections: entities.map(({ collection, label, description }) => ({
      collection,
      label,
      description,
      list: paths.list(collection),
    })),
    limits,
    formats: formats.map(({ name, mediaType, label }) => ({ name, mediaType, label, extension: `.${name}` })),
    licence: LICENCE,
    attribution,
  };
  return sendJson(c, document, BRIEFLY);
}

/** `/v1/meta`: limits, versions and settings. */
export async function meta(c: Ctx): Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const document = {
    api: "v1",
    latestRelease: (await latestRelease(c.env.DB)).id,
    publicUrl: c.env.PUBLIC_URL,
    limits,
    formats: formats.map(({ name, contentType, revision }) => ({ name, contentType, revision })),
    authentication: null,
  };
  return sendJson(c, document, BRIEFLY);
}

/** `/v1/problems`: every kind of problem; browsers are led to the page. */
export function problems(c: Ctx): Response | Promise<Response> {
  const { search, pathname } = new URL(c.req.url);
  new Parameters(search, []).check();
  const page = pathname === paths.problems() ? pageFor(c, paths.problemsPage) : null;
  if (page) return page;
  return sendJson(c, { data: (Object.keys(problemTypes) as ProblemCode[]).map((code) => problemOf(c, code)) }, NEGOTIATED);
}

/** `/v1/problems/{code}`: what a kind of problem means and how to fix it; browsers are led to the page. */
export function problem(c: Ctx): Response | Promise<Response> {
  new Parameters(new URL(c.req.url).search, []).check();
  const segment = c.req.param("code") ?? "";
  const code = segment.replace(/\.json$/, "");
  if (Object.hasOwn(problemTypes, code)) {
    const page = segment === code ? pageFor(c, (language) => paths.problemPage(language, code)) : null;
    return page ?? sendJson(c, { data: problemOf(c, code as ProblemCode) }, NEGOTIATED);
  }
  throw new Problem(
    "not-found",
    { en: `There is no problem type “${shorten(code)}”.`, ja: `「${shorten(code)}」というエラーの種類はありません。` },
    { members: { didYouMean: suggest(code, Object.keys(problemTypes)) } },
  );
}

function problemOf(c: Ctx, code: ProblemCode) {
  const { status, title, cure } = problemTypes[code];
  return { code, type: urlsAt(c.env.PUBLIC_URL).problem(code), status, title, cure };
}
