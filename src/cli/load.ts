import "./facts";

import { getPlatformProxy } from "wrangler";
import { withdraw } from "../db/load";
import { readPublished, readRelease } from "../db/releases";
import type { Env } from "../env";
import type { Withdrawal } from "../model/release";
import type { Dump, Edition } from "../release/dumps";
import { editionsOf, type Frozen, proveSame } from "../release/frozen";
import { removeDumps } from "../store/dumps";
import { readWithdrawals } from "./data";
import { fail } from "./fail";
import { readFrozen } from "./frozen";
import { bringUp } from "./load-release";
import { forgetMade, keepMade, madeDumps } from "./made";
import { DATA, refuseExampleOrigin, STATE } from "./settings";
import { migrate } from "./wrangler";

/**
 * `npm run load [-- --remote]` brings D1 and R2 up to the frozen releases: dumps first, then the ledger with records and search,
 * and last the pointer that readers follow. It may be run again at any time.
 */
const remote = process.argv.includes("--remote");
const frozen = readFrozen();
if (frozen.length === 0) {
  fail(
    `${DATA}/releases/ is empty; run npm run release first.`,
    `${DATA}/releases/ が空です。先に npm run release を実行してください。`,
  );
}

if (remote) refuseExampleOrigin();
migrate(remote);
const proxy = await getPlatformProxy<Env>({
  configPath: "wrangler.toml",
  remoteBindings: remote,
  // What wrangler adds to a place given with --persist-to.
  persist: { path: `${STATE}/v3` },
});
try {
  const { DB, DUMPS, PUBLIC_URL } = proxy.env;
  const withdrawals = readWithdrawals();
  refuseUnknown(withdrawals);
  // First of all, whatever else may fail: the ledger says so before the files go, so that no reader misses one that should be there.
  await withdraw(DB, withdrawals);
  for (const one of frozen) {
    if (!withdrawals.some(({ release }) => release === one.release.id)) continue;
    await removeDumps(DUMPS, one);
    console.log(`${one.release.id}: withdrawn`);
  }
  const editions = editionsOf(frozen);
  const loadedUpTo = await readPublished(DB);
  for (const [i, one] of frozen.entries()) {
    const { release, manifest } = one;
    if (manifest.publicUrl !== PUBLIC_URL) {
      fail(
        `Release ${release.id} was frozen for ${manifest.publicUrl}, but PUBLIC_URL is ${PUBLIC_URL}. Identifiers never change: set PUBLIC_URL back, or, before anything was published, run npm run reissue.`,
        `リリース${release.id}は ${manifest.publicUrl} 用に凍結されていますが、PUBLIC_URL は ${PUBLIC_URL} です。識別子は変わりません。PUBLIC_URL を戻すか、公開前なら npm run reissue を実行してください。`,
      );
    }
    const isLoaded = release.sequence <= loadedUpTo;
    if (isLoaded && JSON.stringify((await readRelease(DB, release.id))?.manifest) !== JSON.stringify(manifest)) {
      fail(
        `D1 holds another release ${release.id} than ${DATA}/releases/. On this machine: remove ${STATE} and run again. In production a release never changes: bring its folder back with git.`,
        `D1にあるリリース${release.id}が ${DATA}/releases/ のものと異なります。手元では ${STATE} を削除して再実行してください。公開済みのリリースは変えられないので、フォルダーをgitで戻してください。`,
      );
    }
    const withdrawal = withdrawals.find((each) => each.release === release.id) ?? null;
    const edition = editions[i] as (typeof editions)[number];
    const put = await bringUp(proxy.env, one, edition, withdrawal, (names) => filesOf(one, edition, names));
    forgetMade(release);
    console.log(
      `${release.id}: ${isLoaded ? "already in D1" : "loaded into D1"}, ${put} of ${manifest.files.length} files uploaded to R2`,
    );
  }
  if (remote) {
    console.log(
      `Cached answers that this makes untrue go within a minute, and again whenever they come back in the hours after; npm run deploy begins with an empty cache at once.
この読み込みで古くなったキャッシュ済みの応答は1分以内に消去され、その後に再び入ったものも順次消去されます。すぐに空のキャッシュで始めるには npm run deploy を実行してください。`,
    );
  }
} finally {
  await proxy.dispose();
}

/** The files of a release that are kept on this machine, or are made and proven now. */
async function filesOf(one: Frozen, edition: Edition, names: readonly string[]): Promise<Iterable<Dump>> {
  const kept = madeDumps(one, names);
  if (kept) return kept;
  proveSame(one, (await keepMade(edition)).files);
  return madeDumps(one, names) as Iterable<Dump>;
}

/** Ends the command where a withdrawal names no release: a slip of the pen must not leave readable what may not be read. */
function refuseUnknown(withdrawals: readonly Withdrawal[]): void {
  const unknown = withdrawals.find(({ release }) => !frozen.some((one) => one.release.id === release));
  if (!unknown) return;
  fail(
    `${DATA}/withdrawals.yaml withdraws ${unknown.release}, which is no release of ${DATA}/releases/.`,
    `${DATA}/withdrawals.yaml の ${unknown.release} は ${DATA}/releases/ にありません。`,
  );
}
