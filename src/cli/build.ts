import "./facts";

import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { buildSync } from "esbuild";
import { languages } from "../model/text";
import type { OpenApi } from "../site/docs/document";
import { docsPage } from "../site/docs/page";
import { files, pageFile, problemCodes } from "../site/files";
import { problemsPage, problemTypePage } from "../site/problems/page";
import { paths } from "../urls";
import { openapi } from "./openapi";
import { ASSETS, publicUrl } from "./settings";

/** `npm run build` makes the static files that the Worker serves. */
const document = openapi();
mkdirSync(ASSETS, { recursive: true });
cpSync("src/site/assets", ASSETS, { recursive: true });
const bundled = { bundle: true, minify: true, target: "es2022", logLevel: "warning" } as const;
buildSync({ ...bundled, entryPoints: ["src/site/styles/index.css"], outfile: `${ASSETS}/style.css` });
const scripts = readdirSync("src/client").filter((file) => file.endsWith(".ts"));
buildSync({ ...bundled, entryPoints: scripts.map((file) => `src/client/${file}`), outdir: ASSETS, format: "esm" });
cpSync("node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm", `${ASSETS}${files.sqlite.path}`);
writeFileSync(`${ASSETS}/openapi.json`, `${JSON.stringify(document)}\n`);
for (const language of languages) {
  page(paths.docs(language), docsPage(document as OpenApi, language, publicUrl()));
  page(paths.problemsPage(language), problemsPage(language, publicUrl()));
  for (const code of problemCodes) page(paths.problemPage(language, code), await problemTypePage(code, language, publicUrl()));
}

function page(path: string, html: string): void {
  const file = `${ASSETS}/${pageFile(path)}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, html);
}
