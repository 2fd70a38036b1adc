import { given } from "./given";
import { contact, refuseExampleOrigin, SERVED } from "./settings";
import { migrate, wrangler } from "./wrangler";

/** `npm run deploy` publishes the Worker. Load the data first, so that it never answers without any: npm run load -- --remote. */
given({}, "npm run deploy");
refuseExampleOrigin();
// Of what is wrong with the settings nothing is to reach the databases either.
contact();
// What the code asks for must be there. Migrations only add, so that the Worker of yesterday goes on.
migrate(true);
// The day stands in security.txt, which is good for less than a year from it.
const today = new Date().toISOString().slice(0, 10);
wrangler(["deploy", ...SERVED, "--var", `DEPLOYED:${today}`], true);
