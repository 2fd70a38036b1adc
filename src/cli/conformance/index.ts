import "../facts";

import { existsSync } from "node:fs";
import { given } from "../given";
import { type Running, startPortal } from "../portal";
import { portalAt } from "./portal";
import { standards } from "./standards";

/** How many violations of one standard are shown. */
const SHOWN = 15;

/**
 * `npm run conformance -- SCHEMAS [ORIGIN]` holds the running portal, or one that it starts, to the standards that it claims, with the
 * schemas and shapes in the folder SCHEMAS, and prints a table of standard and result. It fails where anything is not kept.
 */
const usage = "npm run conformance -- SCHEMAS [ORIGIN]";
const [schemas, origin] = given({ allowPositionals: true }, usage, 2).positionals;
if (!schemas || !existsSync(`${schemas}/dcat-ap-3.0.1`)) {
  console.error(
    `There are no schemas in ${schemas ?? "(no folder given)"}: npm run conformance -- FOLDER, with dcat-ap-3.0.1/, datapackage-v2/ and citation/ in it.\n` +
      "スキーマのフォルダーを指定してください: npm run conformance -- フォルダー（dcat-ap-3.0.1/、datapackage-v2/、citation/ を含むもの）",
  );
  process.exit(1);
}

const running: Running = origin ? { origin, stop() {} } : await startPortal();
let failed = 0;
try {
  const portal = await portalAt(running.origin);
  for (const { title, violations } of standards) {
    const found = await violations(portal, schemas).catch((error) => [String(error)]);
    console.log(`${found.length === 0 ? "kept  " : "BROKEN"}  ${title}${found.length > 0 ? `: ${found.length}` : ""}`);
    for (const line of found.slice(0, SHOWN)) console.log(`          ${line}`);
    failed += found.length;
  }
} finally {
  running.stop();
}
process.exit(failed > 0 ? 1 : 0);
