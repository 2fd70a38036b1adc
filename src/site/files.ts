import { type ProblemCode, problemTypes } from "../api/problem";
import { type Ctx, notModified, preconditionFailed, stateOf } from "../api/respond";
import { sourceTexts } from "../catalog/source-texts";
import { hop, Unanswered } from "../hop";
import { type Language, languages } from "../model/text";
import { guideNames, paths } from "../urls";

type File = {
  readonly path: string;
  readonly contentType: string;
  /** Its place among the assets, where that is not its path. */
  readonly asset?: string;
  /** Headers that no other file has. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether it is a document of the API, which refuses parameters; what a page is made of is not asked for anything. */
  readonly document?: true;
};

const JAVASCRIPT = "text/javascript; charset=utf-8";

/**
 * A worker has the policy of its own script and none of the page's: compiling WebAssembly is allowed where SQLite runs, and on no page
 * (Content Security Policy Level 3, section 2.2.2 and `'wasm-unsafe-eval'`).
 */
const SQL_WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** The files of the build that have an address of their own. */
export const files = {
  openapi: { path: paths.openapi(), contentType: "application/json; charset=utf-8", document: true },
  style: { path: paths.style(), contentType: "text/css; charset=utf-8" },
  favicon: { path: paths.favicon(), contentType: "image/svg+xml" },
  chart: { path: paths.script("chart"), contentType: JAVASCRIPT },
  copy: { path: paths.script("copy"), contentType: JAVASCRIPT },
  sql: { path: paths.script("sql"), contentType: JAVASCRIPT },
  sqlWorker: {
    path: paths.script("sql-worker"),
    contentType: JAVASCRIPT,
    headers: { "Content-Security-Policy": SQL_WORKER_POLICY },
  },
  sqlite: { path: paths.sqlite(), contentType: "application/wasm" },
  sbom: { path: paths.sbom(), asset: "/sbom.cdx.json", contentType: "application/vnd.cyclonedx+json; version=1.6" },
  notices: { path: paths.notices(), contentType: "text/plain; charset=utf-8" },
  keepQuery: { path: paths.script("keep-query"), contentType: JAVASCRIPT },
} as const satisfies Record<string, File>;

/** The kinds of problem, each of which has a page. */
export const problemCodes = Object.keys(problemTypes) as readonly ProblemCode[];

/** The pages that the build makes, by their path in a language: their words are no part of the Worker. */
const built: readonly ((language: Language) => string)[] = [
  paths.docs,
  paths.guidesPage,
  ...guideNames.map((name) => (language: Language) => paths.guidePage(language, name)),
  paths.problemsPage,
  ...problemCodes.map((code) => (language: Language) => paths.problemPage(language, code)),
  ...sourceTexts.map((source) => (language: Language) => paths.linesPage(language, source)),
];

/** Where the build puts a page, below the folder of the assets. */
export const pageFile = (path: string) => `pages${path}.html`;

// No longer than the page that they serve, and never older: a script and its page come from one deployment.
const BRIEFLY = "public, max-age=60, stale-if-error=86400";

const html = "text/html; charset=utf-8";

/** Every path that a file of the build answers, with the file's place among the assets: the platform drops `.html` from paths. */
export const served: readonly (File & { readonly asset: string; readonly language?: Language })[] = [
  ...Object.values(files).map((file) => ({ asset: file.path, ...file })),
  ...sourceTexts.map((source) => {
    const path = paths.sourceText(source);
    return { path, contentType: "text/plain; charset=utf-8", asset: path, document: true as const };
  }),
  ...languages.flatMap((language) =>
    built.map((pathIn) => {
      const path = pathIn(language);
      return { path, contentType: html, asset: `/${pageFile(path).replace(/\.html$/, "")}`, language };
    }),
  ),
];

// The platform knows one tag in If-None-Match; a request may name several.
const CONDITIONS = ["If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "If-Range", "Range"];

/** Answers with a file of the build, whose ETag the platform makes. */
export async function serve(c: Ctx, { asset, contentType, language, headers = {} }: (typeof served)[number]): Promise<Response> {
  const asked = new Headers(c.req.raw.headers);
  for (const name of CONDITIONS) asked.delete(name);
  const found = await hop("ASSETS", c.env.ASSETS.fetch(new Request(new URL(asset, c.req.url), { headers: asked })));
  if (found.status >= 500) throw new Unanswered("ASSETS", `status ${found.status}`);
  if (found.status !== 200) return c.notFound();
  const etag = found.headers.get("ETag") ?? "";
  const state = stateOf(c, etag.replace(/^W\//, ""), null);
  if (state !== "send") await found.body?.cancel();
  if (state === "failed") throw preconditionFailed(etag);
  if (state === "fresh") return notModified({ "Cache-Control": BRIEFLY }, etag);
  // The platform tells the length to GET alone; HEAD is to say the same (RFC 9110, section 9.3.2).
  const body = await hop("ASSETS", found.arrayBuffer());
  const answer = new Response(body, found);
  answer.headers.set("Content-Length", String(body.byteLength));
  answer.headers.set("Cache-Control", BRIEFLY);
  answer.headers.set("Content-Type", contentType);
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  if (language) answer.headers.set("Content-Language", language);
  return answer;
}
