import "./facts";

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { restoreQueries } from "../db/queries";
import type { Dump } from "../release/dumps";
import type { Frozen } from "../release/frozen";
import { RELEASES } from "./backup/folder";
import { provedBackup } from "./backup/proved";
import { withBindings } from "./bindings";
import { readWithdrawals } from "./data";
import { fail } from "./fail";
import { given } from "./given";
import { loadReleases, tellOfCaches } from "./load-releases";
import { publicUrl } from "./settings";

/**
 * `npm run restore -- --from FOLDER [--remote]` brings D1 and R2 back from a backup and nothing else. Before anything is written every file
 * has been read once and had its digest. What is written is read again, so the folder is to stay as it is meanwhile; R2 holds what it is
 * given to the digest once more. What the data folder has withdrawn since stays so. Killed and run again, it ends in the same state; what is there already stays as it is.
 */
const usage = "npm run restore -- --from FOLDER [--remote]";

// A bound parameter of D1 may hold 2 MB, and a kept query some 30 KB.
const QUERIES_AT_ONCE = 50;

const { from, remote } = asked();
const { releases, withdrawals: backedUp, queries } = await provedBackup(from, publicUrl());
// What was withdrawn since the backup is not to be read again, not for a moment.
const since = readWithdrawals().filter(
  ({ release: id }) => releases.some(({ release }) => release.id === id) && !backedUp.some(({ release }) => release === id),
);
const withdrawals = [...backedUp, ...since];
await withBindings(remote, async (env) => {
  // Before the releases, so that none of them can be read without the queries on it.
  for (let i = 0; i < queries.length; i += QUERIES_AT_ONCE)
    await restoreQueries(env.QUERIES, queries.slice(i, i + QUERIES_AT_ONCE));
  await loadReleases(env, { folder: join(from, RELEASES), frozen: releases, withdrawals, files: held });
});
console.log(
  `${releases.length} releases (${withdrawals.length} withdrawn) and ${queries.length} kept queries are back\nリリース${releases.length}件（うち取り下げ${withdrawals.length}件）と登録されたクエリ${queries.length}件を復元しました`,
);
if (remote) tellOfCaches();

/** Files of a release, one after another, as the backup holds them. */
function* held({ release, manifest }: Frozen, _: unknown, names: readonly string[]): Generator<Dump> {
  for (const file of manifest.files) {
    if (!names.includes(file.name)) continue;
    yield { ...file, content: new Uint8Array(readFileSync(join(from, RELEASES, release.id, file.name))) };
  }
}

function asked(): { from: string; remote: boolean } {
  const { from, remote = false } = given({ options: { from: { type: "string" }, remote: { type: "boolean" } } }, usage).values;
  if (!from)
    fail(`Say with --from which backup to restore.\n${usage}`, `復元するバックアップを --from で指定してください。\n${usage}`);
  return { from, remote };
}
