import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import type { DumpFile, Release } from "../model/release";
import type { Dump, Edition } from "../release/dumps";
import { differenceFrom, type Frozen } from "../release/frozen";
import { fail } from "./fail";
import { makeFiles } from "./make-files";
import { DATA, MADE } from "./settings";

/**
 * Makes the files of a release on this machine, where they are kept until they are loaded: making those of a large one takes a minute. They
 * are no source of anything; where they are gone or differ from the manifest they are made anew. Answers their folder and what they are.
 */
export async function keepMade(edition: Edition): Promise<{ readonly folder: string; readonly files: DumpFile[] }> {
  const { id } = edition.release;
  const making = `${MADE}/.making-${id}`;
  const files = await makeFiles(edition, making);
  const folder = `${MADE}/${id}`;
  rmSync(folder, { recursive: true, force: true });
  renameSync(making, folder);
  return { folder, files };
}

/** Makes the files of a frozen release, proves them and does not keep them. */
export async function proveFrozen(edition: Edition, frozen: Frozen): Promise<void> {
  const proving = `${MADE}/.proving-${edition.release.id}`;
  let made: DumpFile[];
  try {
    made = await makeFiles(edition, proving);
  } finally {
    rmSync(proving, { recursive: true, force: true });
  }
  refuseOther(frozen, made);
}

/**
 * Files of a frozen release, one after another, as they are kept on this machine. Each has its digest; from the first on that has another, or
 * is not there, all are made and proven now.
 */
export async function* madeDumps(frozen: Frozen, edition: Edition, names: readonly string[]): AsyncGenerator<Dump> {
  const { release, manifest } = frozen;
  for (const file of manifest.files) {
    if (!names.includes(file.name)) continue;
    const path = `${MADE}/${release.id}/${file.name}`;
    let content = keptContent(path, file);
    if (!content) {
      refuseOther(frozen, (await keepMade(edition)).files);
      content = new Uint8Array(readFileSync(path));
    }
    yield { ...file, content };
  }
}

/** The bytes of a file that was kept; null where they are gone or are not those of the manifest. */
function keptContent(path: string, { bytes, sha256 }: DumpFile): Uint8Array<ArrayBuffer> | null {
  if (!existsSync(path) || statSync(path).size !== bytes) return null;
  const content = new Uint8Array(readFileSync(path));
  return createHash("sha256").update(content).digest("hex") === sha256 ? content : null;
}

function refuseOther(frozen: Frozen, made: readonly DumpFile[]): void {
  const difference = differenceFrom(frozen, made);
  if (!difference) return;
  const place = `${DATA}/releases/${frozen.release.id}`;
  fail(`${place}: ${difference.en}`, `${place}: ${difference.ja}`);
}

/** Removes what is kept of a release. */
export function forgetMade({ id }: Release): void {
  rmSync(`${MADE}/${id}`, { recursive: true, force: true });
}
