import { fail } from "./fail";
import { publicUrl } from "./settings";
import { wrangler } from "./wrangler";

/** `npm run deploy` publishes the Worker. Load the data first, so that it never answers without any: npm run load -- --remote. */
if (publicUrl().endsWith(".example")) {
  fail(
    `PUBLIC_URL in wrangler.toml is still ${publicUrl()}. Set it to the portal's own origin before anything is published: it is part of every identifier.`,
    `wrangler.toml の PUBLIC_URL が ${publicUrl()} のままです。公開前にポータル自身のオリジンを設定してください。すべての識別子の一部になります。`,
  );
}
wrangler(["deploy"], true);
