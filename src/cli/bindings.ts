import { getPlatformProxy } from "wrangler";
import type { Env } from "../env";
import { refuseExampleOrigin, STATE } from "./settings";
import { migrate } from "./wrangler";

/** Does some work with D1 and R2, migrated: those of this machine, or Cloudflare's where `remote`. */
export async function withBindings(remote: boolean, work: (env: Env) => Promise<void>): Promise<void> {
  if (remote) refuseExampleOrigin();
  migrate(remote);
  const proxy = await getPlatformProxy<Env>({
    configPath: "wrangler.toml",
    remoteBindings: remote,
    // What wrangler adds to a place given with --persist-to.
    persist: { path: `${STATE}/v3` },
  });
  try {
    await work(proxy.env);
  } finally {
    await proxy.dispose();
  }
}
