import "./facts";

import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { buildSync } from "esbuild";
import { languages } from "../model/text";
import type { OpenApi } from "../site/docs/document";
import { docsPage } from "../site/docs/page";
import { docsFile } from "../site/files";
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
writeFileSync(`${ASSETS}/openapi.json`, `${JSON.stringify(document)}\n`);
for (const language of languages) {
  writeFileSync(`${ASSETS}/${docsFile(language)}`, docsPage(document as OpenApi, language, publicUrl()));
}
