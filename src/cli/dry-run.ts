import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { fail } from "./fail";
import { given } from "./given";
import { SERVED, WORKER } from "./settings";
import { wrangler } from "./wrangler";

/**
 * Deploys as far as that goes without an account: wrangler checks the configuration and has the Worker built, the bundle's size is held to
 * its bound, and the bundle starts in workerd, which prints what starting costs.
 */
const MOST_KIB = 300;

given({}, "npm run dry-run");

wrangler(["deploy", ...SERVED, "--dry-run", "--outfile", "dist/worker.bundle"]);
const code = readFileSync(WORKER);
const kib = gzipSync(code, { level: 9 }).byteLength / 1024;
console.log(`Worker: ${(code.byteLength / 1024).toFixed(0)} KiB, ${kib.toFixed(0)} KiB gzip (at most ${MOST_KIB})`);
if (kib > MOST_KIB) {
  fail(
    `The Worker is larger than ${MOST_KIB} KiB gzip. Look for what a new import brought.`,
    `Workerが${MOST_KIB} KiB（gzip）を超えています。新しいimportを確認してください。`,
  );
}
wrangler(["check", "startup", "--worker", "dist/worker.bundle", "--outfile", "dist/startup.cpuprofile"], true);
