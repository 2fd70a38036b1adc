import { HonoBase } from "hono/hono-base";
import { TrieRouter } from "hono/router/trie-router";
import { mint } from "./api/mint";
import { nothingHere } from "./api/missing";
import { extensionIn, prefersProblemPage } from "./api/negotiate";
import { isOurs, Problem, problemResponse } from "./api/problem";
import { routes } from "./api/routes";
import { gone } from "./api/tombstone";
import { vocabularyRoutes } from "./api/vocabulary";
import type { Env } from "./env";
import { exchangeOf } from "./exchange";
import { Unanswered } from "./hop";
import { errorDetail } from "./log";
import { site } from "./site";
import { problemPage } from "./site/pages/problem";
import { languageOf } from "./site/pages/problem/part";
import { paths, urlsAt } from "./urls";

/**
 * Everything behind the door: machines' routes, people's pages, and the one place where errors become answers. Of Hono's routers the one that
 * takes patterns with a part of a segment; the others would be left out of use.
 */
export const app = new HonoBase<{ Bindings: Env }>({ strict: true, router: new TrieRouter() });

for (const [pattern, handler] of Object.values(routes)) app.get(pattern, handler);
for (const [path, handler] of vocabularyRoutes) app.get(path, handler);
app.on(["POST", "QUERY"], paths.queries(), mint);
app.route("/", site);

app.notFound((c) => {
  const { pathname, search } = new URL(c.req.url);
  // A slash too many at the end is forgiven where something may be without it.
  const shorter = pathname.replace(/\/$/, "");
  if (/^\/[^/].*[^/]\/$/.test(pathname) && handlersOf("GET", shorter).length > 0)
    return c.body(null, 308, { Location: shorter + search, "Cache-Control": "public, max-age=86400" });
  throw nothingHere();
});

app.onError((error, c) => {
  if (error instanceof Problem) {
    const { graph, headers } = error.more;
    return (graph && gone(c, graph(urlsAt(c.env.PUBLIC_URL)), headers ?? {})) ?? answerOf(error, c.req.raw, c.env);
  }
  exchangeOf(c.req.raw).faults.push({ event: "fault", detail: errorDetail(error) });
  // What did not answer may answer soon; anything else is ours.
  if (error instanceof Unanswered) {
    const detail = { en: "The data cannot be read at the moment.", ja: "現在データを読み出せません。" };
    return answerOf(new Problem("unavailable", detail, { headers: { "Retry-After": "10" } }), c.req.raw, c.env);
  }
  const detail = { en: "Something went wrong on our side.", ja: "当ポータル側の不具合です。" };
  return answerOf(new Problem("internal-error", detail), c.req.raw, c.env);
});

/** The pattern of the route that a request fits; null where there is none. */
export function routeOf(request: Request): string | null {
  // HEAD goes where GET does.
  const method = request.method === "HEAD" ? "GET" : request.method;
  const [[, { path }] = [null, { path: null }]] = handlersOf(method, app.getPath(request))[0] ?? [];
  return path;
}

function handlersOf(method: string, path: string) {
  return app.router.match(method, path)[0];
}

/**
 * The answer of a problem: for a browser a page, where the address names no format; else the problem of RFC 9457. What the log notes
 * bears the number of its request.
 */
export function answerOf(problem: Problem, request: Request, env: Env): Response {
  const { pathname } = new URL(request.url);
  const number = isOurs(problem) ? exchangeOf(request).id : undefined;
  const isNegotiated = languageOf(pathname) !== null || extensionIn(pathname) === undefined;
  if (isNegotiated && prefersProblemPage(request.headers.get("Accept") ?? undefined))
    return varied(problemPage(problem, request, env, number), pathname);
  const answer = problemResponse(problem, urlsAt(env.PUBLIC_URL), number);
  return isNegotiated ? varied(answer, pathname) : answer;
}

/** Says by which headers of the request an answer was chosen (RFC 9110, section 12.5.5). */
function varied(answer: Response, path: string): Response {
  answer.headers.set("Vary", languageOf(path) ? "Accept" : "Accept, Accept-Language");
  return answer;
}
