import { HonoBase } from "hono/hono-base";
import { TrieRouter } from "hono/router/trie-router";
import { asOfDay } from "../api/as-of";
import { nothingHere } from "../api/missing";
import { negotiateLanguage } from "../api/negotiate";
import { toLatest } from "../api/releases";
import { PRIVATE } from "../api/respond";
import type { Env } from "../env";
import { languages } from "../model/text";
import { paths, TABLE } from "../urls";
import { chartFile } from "./charts/file";
import { oembed } from "./charts/oembed";
import { files, serve, served } from "./files";
import { listTable } from "./list-table";
import { type PageType, pages } from "./pages";
import { askedOtherwise } from "./query";

/** Pages for people and the static files made by the build. */
export const site = new HonoBase<{ Bindings: Env }>({ router: new TrieRouter() });

// A page without a language in its path leads to the one that the reader prefers.
for (const [path, page] of [
  [paths.anyHome(), paths.home],
  [paths.anyDocs(), paths.docs],
] as const) {
  site.get(
    path,
    (c) =>
      askedOtherwise(c) ??
      c.body(null, 302, {
        Location: page(negotiateLanguage(c.req.header("Accept-Language"))),
        Vary: "Accept-Language",
        "Cache-Control": PRIVATE,
      }),
  );
}

// What the build makes comes before the pages of collections, whose patterns take any word.
for (const file of served) site.get(file.path, (c) => ((file.language || file.document) && askedOtherwise(c)) || serve(c, file));

for (const language of languages) {
  for (const pathOf of [paths.guidePage, paths.problemPage])
    site.get(pathOf(language, ":name"), () => {
      throw nothingHere();
    });
  // A page of the release that is the latest now, whose number nobody has to know.
  const newest = paths.releasePage(language, "latest");
  for (const path of [newest, `${newest}/*`]) site.get(path, asOfDay(toLatest));
  // Before the pages of collections, one of which would take the name of the file for its own.
  const table = `:table{[^/]+${TABLE.replace(".", "\\.")}}`;
  site.get(paths.listPage(language, table, { release: ":release" }), (c) => askedOtherwise(c, true) ?? listTable(c, language));
  for (const { pattern, handler, asks } of Object.values<PageType>(pages))
    site.get(pattern(language), (c) => askedOtherwise(c, asks) ?? handler(c, language));
  const path = paths.home(language);
  // People leave out the closing slash.
  site.get(path.replace(/\/$/, ""), (c) =>
    c.body(null, 308, { Location: path + new URL(c.req.url).search, "Cache-Control": "public, max-age=86400" }),
  );
}

site.get("/charts/:file", chartFile);
site.get(paths.oembed(), oembed);

// Browsers ask for it whatever a page says.
site.get("/favicon.ico", (c) => c.body(null, 301, { Location: files.favicon.path, "Cache-Control": "public, max-age=86400" }));
