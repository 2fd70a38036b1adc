import { spawnSync } from "node:child_process";
import { STATE } from "./settings";

/** Settings that keep wrangler quiet and off the network while it works locally. */
export const quiet = { ...process.env, WRANGLER_SEND_METRICS: "false", CLOUDFLARE_CF_FETCH_ENABLED: "false", CI: "1" };

/** Runs wrangler to its end. Its output is shown only where it fails, or where asked for. */
export function wrangler(args: readonly string[], show = false): void {
  const { status, stdout, stderr } = spawnSync("wrangler", args, {
    env: quiet,
    encoding: "utf8",
    stdio: show ? "inherit" : "pipe",
  });
  if (status === 0) return;
  console.error(stdout ?? "", stderr ?? "");
  throw new Error(`wrangler ${args.join(" ")} ended with ${status}`);
}

/** Applies the migrations that a database does not have yet. */
export function migrate(remote: boolean): void {
  for (const binding of ["DB", "SEARCH", "QUERIES"]) {
    wrangler(["d1", "migrations", "apply", binding, ...(remote ? ["--remote"] : ["--local", "--persist-to", STATE])]);
  }
}
