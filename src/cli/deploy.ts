import { refuseExampleOrigin } from "./settings";
import { wrangler } from "./wrangler";

/** `npm run deploy` publishes the Worker. Load the data first, so that it never answers without any: npm run load -- --remote. */
refuseExampleOrigin();
wrangler(["deploy"], true);
