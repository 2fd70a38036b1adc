import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { unstable_readConfig } from "wrangler";
import { limits } from "../../src/api/limits";

/** A counter as wrangler.toml names it. */
type Counter = { readonly name: string; readonly namespace_id: string; readonly simple: { limit: number; period: number } };

describe("wrangler.toml", () => {
  it("counts as many requests in a minute as are published", () => {
    const { ratelimits }: { ratelimits: readonly Counter[] } = unstable_readConfig(
      { config: "wrangler.toml" },
      { hideWarnings: true },
    );
    const counted = Object.fromEntries(ratelimits.map(({ name, simple }) => [name, simple]));
    expect(counted).toEqual({
      READING: { limit: limits.requestsPerMinute, period: 60 },
      MINTING: { limit: limits.newQueriesPerMinute, period: 60 },
    });
    expect(new Set(ratelimits.map(({ namespace_id: id }) => id)).size).toBe(ratelimits.length);
  });

  it("has the line that connects PUBLIC_URL to the Worker, be it commented out, and no other origin beside it", () => {
    const text = readFileSync("wrangler.toml", "utf8");
    const [, host] = /^(?:# )?routes = \[\{ pattern = "([^"]+)", custom_domain = true \}\]$/m.exec(text) ?? [];
    const { vars, routes, workers_dev } = unstable_readConfig({ config: "wrangler.toml" }, { hideWarnings: true });
    expect(host).toBe(new URL(vars.PUBLIC_URL as string).host);
    if (routes) expect(workers_dev).toBe(false);
  });
});
