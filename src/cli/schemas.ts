import { mkdirSync, writeFileSync } from "node:fs";
import { dataSchemas } from "./data-schemas";

/** `npm run schemas` writes data/schema/, which editors use to check and complete the files of data/. */
mkdirSync("data/schema", { recursive: true });
for (const [file, content] of dataSchemas()) writeFileSync(file, content);
