import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Manifest, Release } from "../../model/release";
import { checksums, RELEASE_FILE } from "../../release/release-file";

/**
 * A backup: `releases/{release}/` with the files of `/dumps/{release}/`, which never change, and `state/`, with what moves. The
 * SHA256SUMS of a release names its files; that of the state names all the rest, those SHA256SUMS among it, so that `sha256sum -c` proves
 * either. The state is replaced at the end, the one before standing aside until the new one is in its place.
 */
export const RELEASES = "releases";
export const STATE_FOLDER = "state";
export const SUMS = "SHA256SUMS";
export const WITHDRAWALS = "withdrawals.json";
export const QUERIES = "queries.ndjson";
/** The change log: only where a release was withdrawn, whose records it stands for. */
export const CHANGES = "changes.ndjson";

/** SHA-256 of a file, whatever its size. */
export async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/** The lines of a SHA256SUMS; null where there is none. */
export function readSums(file: string): { readonly name: string; readonly sha256: string }[] | null {
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => ({ sha256: line.slice(0, 64), name: line.slice(66) }));
}

/** Whether the SHA256SUMS of a release's folder names just the files that its release.json says it has. */
export async function isComplete(folder: string): Promise<boolean> {
  if (!existsSync(join(folder, RELEASE_FILE))) return false;
  const { manifest, ...release } = JSON.parse(readFileSync(join(folder, RELEASE_FILE), "utf8")) as Release & { manifest: Manifest };
  return (await checksums(release, manifest)) === readFileSync(join(folder, SUMS), "utf8");
}

/** Writes a file in one step. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, content);
  renameSync(`${file}.part`, file);
}

/** Puts a state back in its place that a run which was killed had moved aside. */
export function settleState(folder: string): void {
  const [state, aside] = [STATE_FOLDER, ASIDE].map((name) => join(folder, name)) as [string, string];
  if (!existsSync(aside)) return;
  if (existsSync(state)) rmSync(aside, { recursive: true });
  else renameSync(aside, state);
}

const ASIDE = `.old-${STATE_FOLDER}`;

/** Begins a new state beside the one that stands, and answers its folder. */
export function beginState(folder: string): string {
  settleState(folder);
  const making = join(folder, `.making-${STATE_FOLDER}`);
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  return making;
}

/** Puts the new state in the place of the one that stood. `others` are named in its SHA256SUMS as well, by their path in the backup. */
export async function finishState(folder: string, files: readonly string[], others: readonly string[]): Promise<void> {
  const making = join(folder, `.making-${STATE_FOLDER}`);
  const named = [...files, ...others.map((path) => `../${path}`)];
  const lines = await Promise.all(named.map(async (name) => `${await digestOf(join(making, name))}  ${name}\n`));
  writeFileSync(join(making, SUMS), lines.join(""));
  // At each moment one of the two is there whole.
  if (existsSync(join(folder, STATE_FOLDER))) renameSync(join(folder, STATE_FOLDER), join(folder, ASIDE));
  renameSync(making, join(folder, STATE_FOLDER));
  rmSync(join(folder, ASIDE), { recursive: true, force: true });
}
