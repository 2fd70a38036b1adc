import { existsSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import type { DumpFile, Release } from "../model/release";
import type { Dump, Edition } from "../release/dumps";
import { type Frozen, proveSame } from "../release/frozen";
import { makeFiles } from "./make-files";
import { MADE } from "./settings";

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
  try {
    proveSame(frozen, await makeFiles(edition, proving));
  } finally {
    rmSync(proving, { recursive: true, force: true });
  }
}

/** The kept files of a release, one after another; null where one of those named is not there. Their bytes are checked by who takes them. */
export function madeDumps({ release, manifest }: Frozen, names: readonly string[]): Iterable<Dump> | null {
  const files = manifest.files.filter(({ name }) => names.includes(name));
  const path = ({ name }: DumpFile) => `${MADE}/${release.id}/${name}`;
  if (files.some((file) => !existsSync(path(file)) || statSync(path(file)).size !== file.bytes)) return null;
  return (function* () {
    for (const file of files) yield { ...file, content: new Uint8Array(readFileSync(path(file))) };
  })();
}

/** Removes what is kept of a release. */
export function forgetMade({ id }: Release): void {
  rmSync(`${MADE}/${id}`, { recursive: true, force: true });
}
