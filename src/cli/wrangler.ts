import { spawnSync } from "node:child_process";
import { fail } from "./fail";
import { STATE } from "./settings";

/** Settings that keep wrangler quiet and off the network while it works locally. */
const local = { ...process.env, WRANGLER_SEND_METRICS: "false", CLOUDFLARE_CF_FETCH_ENABLED: "false" };

/** The same where nobody sees what wrangler asks: it takes what it would have proposed. */
export const quiet = { ...local, CI: "1" };

/**
 * Runs wrangler to its end. Its output is shown only where it fails, or where asked for; then it may ask as well, for the name of a workers.dev
 * subdomain for example. Where it fails the command ends.
 */
export function wrangler(args: readonly string[], show = false): void {
  const { pid, status, error, stdout, stderr } = spawnSync("wrangler", args, {
    env: show ? local : quiet,
    encoding: "utf8",
    stdio: show ? "inherit" : "pipe",
  });
  if (status === 0) return;
  if (error && pid === 0) cannotStart(error);
  if (!show) console.error(stdout ?? "", stderr ?? "");
  // Its options are ours, and tell nobody what to mend.
  const option = args.findIndex((arg) => arg.startsWith("-"));
  const command = ["wrangler", ...(option < 0 ? args : args.slice(0, option))].join(" ");
  fail(
    `${command} ended with ${status}. What it said stands above.`,
    `${command} が終了コード${status}で失敗しました。理由は上の出力にあります。`,
  );
}

/** Ends the command where wrangler did not even start: npm finds it in node_modules, a bare shell does not. */
export function cannotStart({ message }: Error): never {
  fail(
    `wrangler could not be started: ${message}. Run the command through npm (npm run …), after npm ci.`,
    `wrangler を起動できませんでした: ${message}。npm ci の後、npm run … で実行してください。`,
  );
}

/** Applies the migrations that a database does not have yet. */
export function migrate(remote: boolean): void {
  for (const binding of ["DB", "SEARCH", "QUERIES"]) {
    wrangler(["d1", "migrations", "apply", binding, ...(remote ? ["--remote"] : ["--local", "--persist-to", STATE])]);
  }
}
