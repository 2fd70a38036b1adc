import "./facts";

import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { buildSync } from "esbuild";
import { facts } from "../catalog/dataset";
import { entities } from "../model";
import { type Language, languages } from "../model/text";
import { ordered } from "../release/dataset";
import type { OpenApi } from "../site/docs/document";
import { docsPage } from "../site/docs/page";
import { files, pageFile, problemCodes } from "../site/files";
import type { Book } from "../site/guides/guide";
import { guidePage, guidesPage } from "../site/guides/page";
import { problemsPage, problemTypePage } from "../site/problems/page";
import { namedByLine } from "../site/sources/named";
import { linesPage } from "../site/sources/page";
import { guideNames, paths } from "../urls";
import { bundleWorker } from "./bundle";
import { bundledPackages } from "./bundled";
import { readFrozen, refuseEdited } from "./frozen";
import { given } from "./given";
import { readLineText, sourcesWithText } from "./line-texts";
import { openapi } from "./openapi";
import { notices, sbom } from "./sbom";
import { ASSETS, contact, publicUrl, WORKER } from "./settings";

/** `npm run build` makes the Worker and the static files that it serves. */
given({}, "npm run build");
const document = openapi();
const book = readBook();
mkdirSync(ASSETS, { recursive: true });
cpSync("src/site/assets", ASSETS, { recursive: true });
const bundled = { bundle: true, minify: true, target: "es2022", logLevel: "warning" } as const;
buildSync({ ...bundled, entryPoints: ["src/site/styles/index.css"], outfile: `${ASSETS}/style.css` });
const scripts = readdirSync("src/client").filter((file) => file.endsWith(".ts"));
buildSync({ ...bundled, entryPoints: scripts.map((file) => `src/client/${file}`), outdir: ASSETS, format: "esm" });
cpSync("node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm", `${ASSETS}${files.sqlite.path}`);
const worker = await bundleWorker();
mkdirSync(dirname(WORKER), { recursive: true });
writeFileSync(WORKER, worker.code);
writeFileSync(`${WORKER}.map`, worker.map);
const bundles = bundledPackages(worker.files);
writeFileSync(`${ASSETS}${files.sbom.asset}`, sbom(bundles));
writeFileSync(`${ASSETS}${files.notices.path}`, notices(bundles));
writeFileSync(`${ASSETS}/openapi.json`, `${JSON.stringify(document)}\n`);
// What may not be shown any more is not shown.
rmSync(`${ASSETS}/sources`, { recursive: true, force: true });
for (const source of sourcesWithText()) {
  mkdirSync(dirname(`${ASSETS}${paths.sourceText(source)}`), { recursive: true });
  writeFileSync(`${ASSETS}${paths.sourceText(source)}`, readLineText(source));
}
for (const language of languages) {
  page(paths.docs(language), docsPage(document as OpenApi, language, publicUrl()));
  page(paths.guidesPage(language), guidesPage(language, publicUrl()));
  for (const name of book ? guideNames : []) page(paths.guidePage(language, name), guidePage(name, language, book as Book));
  page(paths.problemsPage(language), problemsPage(language, publicUrl()));
  for (const source of book ? sourcesWithText() : []) linesOf(source, language, book as Book);
  for (const code of problemCodes) page(paths.problemPage(language, code), await problemTypePage(code, language, publicUrl()));
}

function page(path: string, html: string): void {
  const file = `${ASSETS}/${pageFile(path)}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, html);
}

/** The page of a source's lines, with the records of the latest release that rest on them. */
function linesOf(id: string, language: Language, { origin, rows }: Book): void {
  const source = rows("sources").find((row) => row.id === id);
  if (!source) return;
  const lines = readLineText(id).toString("utf8").split(/\r?\n/);
  const named = namedByLine(
    id,
    entities.map((entity) => [entity, rows(entity.collection)] as const),
  );
  page(paths.linesPage(language, id), linesPage({ language, source, lines, named, publicUrl: origin }));
}

/** What the guides take their examples from; null in a data folder that has no release yet. */
function readBook(): Book | null {
  const frozen = readFrozen();
  const shown = frozen.find(({ release }) => release.id === facts.exampleRelease);
  if (!shown) return null;
  refuseEdited([shown]);
  const { release, manifest } = shown;
  const dataset = ordered(shown.dataset);
  const rows = (collection: string) => dataset.get(collection) ?? [];
  const example = (collection: string) => rows(collection).find(({ id }) => id === facts.examples[collection]) ?? null;
  return { origin: publicUrl(), contact: contact(), release, manifest, releases: frozen.map((one) => one.release), rows, example };
}
