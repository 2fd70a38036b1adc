import "./facts";

import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { StoredQuery } from "../db/queries";
import type { Listed } from "../db/releases";
import { RELEASE_ID, type Withdrawal } from "../model/release";
import { RELEASE_FILE } from "../release/release-file";
import type { LogEntry } from "../release/withheld";
import { paths } from "../urls";
import {
  beginState,
  CHANGES,
  digestOf,
  finishState,
  isComplete,
  QUERIES,
  RELEASES,
  readSums,
  STATE_FOLDER,
  SUMS,
  WITHDRAWALS,
  writeWhole,
} from "./backup/folder";
import { fileAt, textAt } from "./backup/source";
import { fail } from "./fail";
import { given } from "./given";
import { readNdjson } from "./ndjson";

/**
 * `npm run backup -- --from ORIGIN --into FOLDER` copies everything that a portal needs to come back: its releases and their files,
 * what was withdrawn, and the kept queries, all from its public addresses. Run again, it takes what is new or was damaged.
 */
const usage = "npm run backup -- --from ORIGIN --into FOLDER";
const { from, into } = asked();
const making = beginState(into);

// Queries before releases: whatever release a query that is found here speaks of, the ledger names it.
const queries = await copyQueries();
refuseFewer();
const ledger = (JSON.parse((await textAt(from, paths.releases())).text) as { data: Listed[] }).data.reverse();
const withdrawals = ledger.flatMap(({ id, withdrawal }): Withdrawal[] => (withdrawal ? [{ release: id, ...withdrawal }] : []));
for (const { id } of ledger) refuseName(id, RELEASE_ID);
refuseForgotten();
for (const release of ledger) await (release.withdrawal ? copyWithdrawn(release) : copyRelease(release));
writeFileSync(join(making, WITHDRAWALS), `${JSON.stringify(withdrawals, null, 2)}\n`);
if (withdrawals.length > 0) await copyChanges();

const proofs = ledger.map(({ id, withdrawal }) => `${RELEASES}/${id}/${withdrawal ? RELEASE_FILE : SUMS}`);
await finishState(into, [WITHDRAWALS, QUERIES, ...(withdrawals.length > 0 ? [CHANGES] : [])], proofs);
for (const { release } of withdrawals) forgetFiles(release);
console.log(
  `${into}: ${ledger.length} releases (${withdrawals.length} withdrawn), ${queries} kept queries\n${into}: リリース${ledger.length}件（うち取り下げ${withdrawals.length}件）、登録されたクエリ${queries}件`,
);

/** Copies the dump of kept queries, page by page, and answers how many there are. */
async function copyQueries(): Promise<number> {
  const file = join(making, QUERIES);
  writeFileSync(file, "");
  let count = 0;
  for (let next: string | null = paths.keptQueries(); next; ) {
    const page: Awaited<ReturnType<typeof textAt>> = await textAt(from, next);
    appendFileSync(file, page.text);
    count += (page.text.match(/\n/g) ?? []).length;
    next = page.next;
  }
  return count;
}

/** Copies the files of a release that are not here as its SHA256SUMS says. */
async function copyRelease({ id }: Listed): Promise<void> {
  const folder = join(into, RELEASES, id);
  const { text } = await textAt(from, paths.dump(id, SUMS));
  refuseOther(id, join(folder, SUMS), text);
  writeWhole(join(folder, SUMS), text);
  const files = readSums(join(folder, SUMS)) ?? [];
  let fetched = 0;
  for (const { name, sha256 } of files) {
    refuseName(name, /^[\w-][\w.-]*$/);
    const file = join(folder, name);
    if (existsSync(file) && (await digestOf(file)) === sha256) continue;
    await fileAt(from, paths.dump(id, name), file, sha256);
    fetched++;
  }
  await refuseIncomplete(id, folder);
  console.log(
    `${id}: ${fetched} of ${files.length} files fetched, ${files.length - fetched} were here / ${files.length}ファイル中${fetched}を取得`,
  );
}

/** Of a withdrawn release only what it was can be had, and only that is kept. */
async function copyWithdrawn({ id }: Listed): Promise<void> {
  writeWhole(join(into, RELEASES, id, RELEASE_FILE), (await textAt(from, paths.dump(id, RELEASE_FILE))).text);
  console.log(`${id}: withdrawn / 取り下げ`);
}

/** Copies the change log, which stands for the records of what was withdrawn. */
async function copyChanges(): Promise<void> {
  type Page = {
    readonly data: readonly (Omit<LogEntry, "release"> & { release: { id: string } })[];
    page: { next: string | null };
  };
  for (let next: string | null = paths.changes("limit=1000"); next; ) {
    const { data, page }: Page = JSON.parse((await textAt(from, next)).text);
    const entries = data.map(({ release, collection, id, change }): LogEntry => ({ release: release.id, collection, id, change }));
    appendFileSync(join(making, CHANGES), entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
    next = page.next;
  }
}

/** A release never changes: where the folder has another of that number, one of the two is not what was published. */
function refuseOther(id: string, file: string, text: string): void {
  const held = readSums(file);
  if (!held || text === held.map(({ sha256, name }) => `${sha256}  ${name}\n`).join("")) return;
  fail(
    `${from} has another release ${id} than ${into}. A published release never changes: keep ${into}, find out which of the two is right, and back up into another folder meanwhile.`,
    `${from} のリリース${id}が ${into} のものと異なります。公開済みのリリースは変わりません。${into} を残したままどちらが正しいかを調べ、その間は別のフォルダーに保存してください。`,
  );
}

/** A kept query is never removed: where the portal has fewer than the folder, it has lost some, and the folder holds the only copy. */
function refuseFewer(): void {
  const held = join(into, STATE_FOLDER, QUERIES);
  if (!existsSync(held)) return;
  const now = new Set(readNdjson<StoredQuery>(join(making, QUERIES)).map(({ pid }) => pid));
  const lost = readNdjson<StoredQuery>(held).filter(({ pid }) => !now.has(pid)).length;
  if (lost === 0) return;
  fail(
    `${from} has lost ${lost} kept queries that ${into} holds. ${into} is left as it is: bring them back with npm run restore -- --from ${into} --remote, then back up again.`,
    `${into} にある登録済みクエリのうち${lost}件が ${from} から失われています。${into} はそのまま残しました。npm run restore -- --from ${into} --remote で復元してから、もう一度保存してください。`,
  );
}

/** No release and no withdrawal ends: where the portal knows fewer than the folder, it was set back, and the folder holds what it lost. */
function refuseForgotten(): void {
  const state = join(into, STATE_FOLDER);
  const held = (readSums(join(state, SUMS)) ?? []).flatMap(({ name }) => /^\.\.\/releases\/([^/]+)\//.exec(name)?.[1] ?? []);
  const withdrawn: Withdrawal[] = existsSync(join(state, WITHDRAWALS))
    ? JSON.parse(readFileSync(join(state, WITHDRAWALS), "utf8"))
    : [];
  const lost = held.filter((id) => !ledger.some((one) => one.id === id));
  const undone = withdrawn.flatMap(({ release }) => (withdrawals.some((one) => one.release === release) ? [] : [release]));
  if (lost.length + undone.length === 0) return;
  const [en, ja] = [[...new Set([...lost, ...undone])].join(", "), [...new Set([...lost, ...undone])].join("、")];
  fail(
    `${from} has lost a release or its withdrawal that ${into} holds: ${en}. ${into} is left as it is: bring them back with npm run load -- --remote, or with npm run restore -- --from ${into} --remote, then back up again.`,
    `${into} にあるリリースまたはその取り下げが ${from} から失われています：${ja}。${into} はそのまま残しました。npm run load -- --remote か npm run restore -- --from ${into} --remote で復元してから、もう一度保存してください。`,
  );
}

/** SHA256SUMS names just what release.json says, or the release could not be brought back from its files. */
async function refuseIncomplete(id: string, folder: string): Promise<void> {
  if (await isComplete(folder)) return;
  fail(
    `The ${SUMS} of release ${id} at ${from} names other files than its ${RELEASE_FILE}. Tell whoever runs the portal.`,
    `${from} のリリース${id}の ${SUMS} と ${RELEASE_FILE} が示すファイルが異なります。ポータルの運営者に知らせてください。`,
  );
}

/** What a portal calls its releases and files becomes paths here, so nothing but plain names is taken. */
function refuseName(name: string, isPlain: RegExp): void {
  if (isPlain.test(name)) return;
  fail(`${from} names a file “${name}”, which is no plain name.`, `${from} のファイル名「${name}」は使えません。`);
}

/** Removes what an earlier run kept of a release that has been withdrawn since. */
function forgetFiles(release: string): void {
  const folder = join(into, RELEASES, release);
  for (const name of readdirSync(folder)) if (name !== RELEASE_FILE) rmSync(join(folder, name));
}

function asked(): { from: string; into: string } {
  const text = { type: "string" } as const;
  const { from, into } = given({ options: { from: text, into: text } }, usage).values;
  if (!from || !into || !/^https?:\/\/[^/]+\/?$/.test(from)) {
    fail(
      `Say which portal to read, as an origin, and which folder to write.\n${usage}`,
      `読み込むポータルのオリジンと、書き込むフォルダーを指定してください。\n${usage}`,
    );
  }
  return { from: from.replace(/\/$/, ""), into };
}
