import "./facts";

import type { Withdrawal } from "../model/release";
import { withBindings } from "./bindings";
import { readWithdrawals } from "./data";
import { fail } from "./fail";
import { readFrozen, refuseEdited } from "./frozen";
import { given } from "./given";
import { loadReleases, tellOfCaches } from "./load-releases";
import { forgetMade, madeDumps } from "./made";
import { DATA } from "./settings";

/**
 * `npm run load [-- --remote]` brings D1 and R2 up to the frozen releases: dumps first, then the ledger with records and search,
 * and last the pointer that readers follow. It may be run again at any time.
 */
const { remote = false } = given({ options: { remote: { type: "boolean" } } }, "npm run load [-- --remote]").values;
const frozen = readFrozen();
if (frozen.length === 0) {
  fail(
    `${DATA}/releases/ is empty; run npm run release first.`,
    `${DATA}/releases/ が空です。先に npm run release を実行してください。`,
  );
}
const withdrawals = readWithdrawals();
refuseUnknown(withdrawals);
refuseEdited(frozen);

console.log(remote ? "To Cloudflare / Cloudflareへ" : "To the D1 and R2 of this machine / この端末のD1・R2へ");
await withBindings(remote, (env) =>
  loadReleases(env, {
    folder: `${DATA}/releases/`,
    frozen,
    withdrawals,
    files: madeDumps,
    loaded: ({ release }) => forgetMade(release),
  }),
);
if (remote) tellOfCaches();

/** Ends the command where a withdrawal names no release: a slip of the pen must not leave readable what may not be read. */
function refuseUnknown(withdrawals: readonly Withdrawal[]): void {
  const unknown = withdrawals.find(({ release }) => !frozen.some((one) => one.release.id === release));
  if (!unknown) return;
  fail(
    `${DATA}/withdrawals.yaml withdraws ${unknown.release}, which is no release of ${DATA}/releases/.`,
    `${DATA}/withdrawals.yaml の ${unknown.release} は ${DATA}/releases/ にありません。`,
  );
}
