import { mkdirSync, writeFileSync } from "node:fs";
import { openapi } from "./openapi";

const ASSETS = "dist/assets";

/** `npm run build` makes the static files that the Worker serves. */
mkdirSync(ASSETS, { recursive: true });
writeFileSync(`${ASSETS}/openapi.json`, `${JSON.stringify(openapi())}\n`);
