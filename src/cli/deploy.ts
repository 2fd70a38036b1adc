import { given } from "./given";
import { refuseExampleOrigin, SERVED } from "./settings";
import { wrangler } from "./wrangler";

/** `npm run deploy` publishes the Worker. Load the data first, so that it never answers without any: npm run load -- --remote. */
given({}, "npm run deploy");
refuseExampleOrigin();
// The day stands in security.txt, which is good for less than a year from it.
const today = new Date().toISOString().slice(0, 10);
wrangler(["deploy", ...SERVED, "--var", `DEPLOYED:${today}`], true);
