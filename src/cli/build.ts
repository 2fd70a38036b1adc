import "./facts";

import { cpSync, mkdirSync, writeFileSync } from "node:fs";
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
writeFileSync(`${ASSETS}/openapi.json`, `${JSON.stringify(document)}\n`);
for (const language of languages) {
  writeFileSync(`${ASSETS}/${docsFile(language)}`, docsPage(document as OpenApi, language, publicUrl()));
}
