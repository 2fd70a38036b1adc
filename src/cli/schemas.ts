import "./facts";

import { mkdirSync, writeFileSync } from "node:fs";
import { dataDocs } from "./data-docs";
import { dataSchemas } from "./data-schemas";
import { given } from "./given";

/**
 * `npm run schemas` writes what is made from the registry and kept in the repository: data/schema/, which editors use to check and
 * complete the files of data/, and docs/data.md for people.
 */
given({}, "npm run schemas");
mkdirSync("data/schema", { recursive: true });
for (const [file, content] of dataSchemas()) writeFileSync(file, content);
mkdirSync("docs", { recursive: true });
writeFileSync("docs/data.md", dataDocs());
