import { readFileSync, rmSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { defined } from "./facts";
import { fail } from "./fail";
import { given } from "./given";
import { ASSETS } from "./settings";
import { wrangler } from "./wrangler";

/**
 * Deploys as far as that goes without an account: wrangler checks the configuration and bundles, the bundle's size is held to
 * its bound, and the bundle starts in workerd, which prints what starting costs.
 */
const MOST_KIB = 300;

given({}, "npm run dry-run");

rmSync("dist/worker", { recursive: true, force: true });
wrangler(["deploy", "--dry-run", "--outdir", "dist/worker", "--outfile", "dist/worker.bundle", ...defined, "--assets", ASSETS]);
const code = readFileSync("dist/worker/worker.js");
const kib = gzipSync(code, { level: 9 }).byteLength / 1024;
console.log(`Worker: ${(code.byteLength / 1024).toFixed(0)} KiB, ${kib.toFixed(0)} KiB gzip (at most ${MOST_KIB})`);
if (kib > MOST_KIB) {
  fail(
    `The Worker is larger than ${MOST_KIB} KiB gzip. Look for what a new import brought.`,
    `Workerが${MOST_KIB} KiB（gzip）を超えています。新しいimportを確認してください。`,
  );
}
wrangler(["check", "startup", "--worker", "dist/worker.bundle", "--outfile", "dist/startup.cpuprofile"], true);
