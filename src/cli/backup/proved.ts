import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pidOf } from "../../api/query";
import type { StoredQuery } from "../../db/queries";
import type { Withdrawal } from "../../model/release";
import type { Text } from "../../model/text";
import type { Frozen } from "../../release/frozen";
import { type LogEntry, withWithheld } from "../../release/withheld";
import { fail } from "../fail";
import { readFrozen } from "../frozen";
import { readNdjson } from "../ndjson";
import { CHANGES, digestOf, isComplete, QUERIES, RELEASES, readSums, STATE_FOLDER, SUMS, settleState, WITHDRAWALS } from "./folder";

/** What a backup holds. Every file of it had its digest when this was read; records of releases are read again when they are asked for. */
type Backup = {
  readonly releases: readonly Frozen[];
  readonly withdrawals: readonly Withdrawal[];
  readonly queries: readonly StoredQuery[];
};

const AGAIN: Text = { en: "Run npm run backup again.", ja: "npm run backup を再実行してください。" };

/** Reads a backup. Ends the command where a file is missing or damaged, or where it is the backup of another portal than `publicUrl`. */
export async function provedBackup(from: string, publicUrl: string): Promise<Backup> {
  settleState(from);
  const proofs = await proveState(from);
  for (const path of proofs) await proveRelease(from, path);
  const releases = readFrozen(join(from, RELEASES), proofs.map(releaseIn), AGAIN);
  refuseOtherOrigin(from, releases, publicUrl);
  refuseEmpty(from, releases);
  const withdrawals = JSON.parse(readFileSync(join(from, STATE_FOLDER, WITHDRAWALS), "utf8")) as Withdrawal[];
  const queries = readNdjson<StoredQuery>(join(from, STATE_FOLDER, QUERIES));
  await refuseOtherNames(from, queries);
  const withdrawn = withdrawals.map(({ release }) => release);
  const log = withdrawn.length > 0 ? readNdjson<LogEntry>(join(from, STATE_FOLDER, CHANGES)) : [];
  return { releases: withWithheld(releases, withdrawn, log), withdrawals, queries };
}

/** Proves what moves, and answers the files that prove the releases, by their path in the backup. */
async function proveState(from: string): Promise<string[]> {
  const sums = readSums(join(from, STATE_FOLDER, SUMS));
  if (!sums) {
    fail(
      `${from} holds no finished backup: ${STATE_FOLDER}/${SUMS} comes last. Run npm run backup to its end.`,
      `${from} に完了したバックアップがありません（${STATE_FOLDER}/${SUMS} は最後に作られます）。npm run backup を最後まで実行してください。`,
    );
  }
  for (const { name, sha256 } of sums) await prove(from, join(STATE_FOLDER, name), sha256);
  return sums.map(({ name }) => join(STATE_FOLDER, name)).filter((path) => path.startsWith(RELEASES));
}

/** Proves the files of a release from its SHA256SUMS; of a withdrawn one there is nothing more to prove. */
async function proveRelease(from: string, path: string): Promise<void> {
  if (!path.endsWith(SUMS)) return;
  const folder = join(RELEASES, releaseIn(path));
  for (const { name, sha256 } of readSums(join(from, path)) ?? []) await prove(from, join(folder, name), sha256);
  if (!(await isComplete(join(from, folder)))) refuseDamaged(from, path);
}

async function prove(from: string, path: string, sha256: string): Promise<void> {
  if (!existsSync(join(from, path))) {
    fail(
      `${from} has no ${path}. Run npm run backup again while the portal is there, or bring the file back from another copy.`,
      `${from} に ${path} がありません。ポータルが動いていれば npm run backup を再実行し、そうでなければ別の写しからファイルを戻してください。`,
    );
  }
  if ((await digestOf(join(from, path))) !== sha256) refuseDamaged(from, path);
}

function refuseDamaged(from: string, path: string): never {
  fail(
    `${join(from, path)} is not what was backed up: its SHA-256 is another. Nothing was restored. Bring the file back from another copy, or remove it and run npm run backup again while the portal is there.`,
    `${join(from, path)} のSHA-256が一致せず、保存したときのものではありません。何も復元していません。別の写しから戻すか、ポータルが動いていれば、削除して npm run backup を再実行してください。`,
  );
}

function refuseOtherOrigin(from: string, releases: readonly Frozen[], publicUrl: string): void {
  const other = releases.find(({ manifest }) => manifest.publicUrl !== publicUrl);
  if (!other) return;
  fail(
    `${from} is a backup of ${other.manifest.publicUrl}, but PUBLIC_URL in wrangler.toml is ${publicUrl}. Nothing was restored.`,
    `${from} は ${other.manifest.publicUrl} のバックアップですが、wrangler.toml の PUBLIC_URL は ${publicUrl} です。何も復元していません。`,
  );
}

function refuseEmpty(from: string, releases: readonly Frozen[]): void {
  if (releases.length > 0) return;
  fail(`${from} holds no release. ${AGAIN.en}`, `${from} にリリースがありません。${AGAIN.ja}`);
}

/** The name of a query is the digest of what it asks. */
async function refuseOtherNames(from: string, queries: readonly StoredQuery[]): Promise<void> {
  for (const { pid, release, collection, normalized } of queries) {
    if ((await pidOf(release, collection, normalized)) === pid) continue;
    fail(
      `The query ${pid} in ${from} asks something else than its name says. Nothing was restored.`,
      `${from} のクエリ ${pid} の内容が名前と一致しません。何も復元していません。`,
    );
  }
}

/** The release that a path in the backup is of. */
function releaseIn(path: string): string {
  return path.split("/")[1] ?? "";
}
