import type { Ctx } from "../api/respond";
import { type Language, languages } from "../model/text";
import { paths } from "../urls";

type File = { readonly path: string; readonly contentType: string };

/** The files of the build that have an address of their own. */
export const files = {
  openapi: { path: paths.openapi(), contentType: "application/json; charset=utf-8" },
  style: { path: paths.style(), contentType: "text/css; charset=utf-8" },
  favicon: { path: paths.favicon(), contentType: "image/svg+xml" },
  chart: { path: paths.script("chart"), contentType: "text/javascript; charset=utf-8" },
  copy: { path: paths.script("copy"), contentType: "text/javascript; charset=utf-8" },
} as const satisfies Record<string, File>;

/** Where the build puts the documentation in a language, and where it is asked for: the platform drops `.html` from paths. */
export const docsFile = (language: Language) => `docs.${language}.html`;

const html = "text/html; charset=utf-8";

/** Every path that a file of the build answers, with the file's place among the assets. */
export const served: readonly (File & { readonly asset: string; readonly language?: Language })[] = [
  ...Object.values(files).map((file) => ({ ...file, asset: file.path })),
  ...languages.map((language) => ({
    path: paths.docs(language),
    contentType: html,
    asset: `/${docsFile(language).replace(/\.html$/, "")}`,
    language,
  })),
];

/** Answers with a file of the build. The platform makes its ETag and compares it; what the query says does not matter. */
export async function serve(c: Ctx, { asset, contentType, language }: (typeof served)[number]): Promise<Response> {
  const found = await c.env.ASSETS.fetch(new Request(new URL(asset, c.req.url), { headers: c.req.raw.headers }));
  if (found.status !== 200 && found.status !== 304) return c.notFound();
  // The platform tells the length to GET alone; HEAD is to say the same (RFC 9110, section 9.3.2).
  const body = found.status === 200 ? await found.arrayBuffer() : null;
  const answer = new Response(body, found);
  if (body) answer.headers.set("Content-Length", String(body.byteLength));
  answer.headers.set("Cache-Control", "public, max-age=300, stale-while-revalidate=86400");
  answer.headers.set("Content-Type", contentType);
  if (language) answer.headers.set("Content-Language", language);
  return answer;
}
