import { unstable_readConfig } from "wrangler";

/** Origin of every identifier, from wrangler.toml. */
export function publicUrl(): string {
  const { vars } = unstable_readConfig({ config: "wrangler.toml" }, { hideWarnings: true });
  return vars.PUBLIC_URL as string;
}
