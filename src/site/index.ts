import { Hono } from "hono";
import { negotiateLanguage } from "../api/negotiate";
import { REDIRECT } from "../api/respond";
import { graphVocabularies } from "../catalog/vocabularies";
import type { Env } from "../env";
import { languages } from "../model/text";
import { paths } from "../urls";
import { files, serve, served } from "./files";
import { home } from "./home";
import { recordPage, schemePage, termsPage, vocabularyPage } from "./linked-data";
import { queryPage } from "./query";
import { reconciliationPage } from "./reconciliation";
import { releasePage } from "./release";

/** Pages for people and the static files made by the build. */
export const site = new Hono<{ Bindings: Env }>();

// A page without a language in its path leads to the one that the reader prefers.
for (const [path, page] of [
  [paths.anyHome(), paths.home],
  [paths.anyDocs(), paths.docs],
] as const) {
  site.get(path, (c) =>
    c.body(null, 302, {
      Location: page(negotiateLanguage(c.req.header("Accept-Language"))),
      Vary: "Accept-Language",
      "Cache-Control": REDIRECT,
    }),
  );
}

for (const language of languages) {
  const path = paths.home(language);
  site.get(path, (c) => home(c, language));
  site.get(paths.queryPage(language, ":pid"), (c) => queryPage(c, language));
  site.get(paths.termsPage(language), (c) => termsPage(c, language));
  site.get(paths.schemePage(language, ":scheme"), (c) => schemePage(c, language));
  site.get(paths.releasePage(language, ":release"), (c) => releasePage(c, language));
  for (const one of graphVocabularies) site.get(paths.vocabularyPage(language, one.name), (c) => vocabularyPage(c, language, one));
  site.get(paths.reconciliationPage(language, ":id"), (c) => reconciliationPage(c, language));
  site.get(paths.recordPage(language, ":collection", ":id"), (c) => recordPage(c, language));
  // People leave out the closing slash.
  site.get(path.replace(/\/$/, ""), (c) => c.body(null, 308, { Location: path, "Cache-Control": "public, max-age=86400" }));
}

for (const file of served) site.get(file.path, (c) => serve(c, file));

// Browsers ask for it whatever a page says.
site.get("/favicon.ico", (c) => c.body(null, 301, { Location: files.favicon.path, "Cache-Control": "public, max-age=86400" }));
