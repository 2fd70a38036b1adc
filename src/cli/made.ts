import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { DumpFile, Release } from "../model/release";
import type { Dump } from "../release/dumps";
import type { Frozen } from "../release/frozen";
import { MADE } from "./settings";

/**
 * Keeps the files of a release on this machine: making those of a large one takes a minute, and loading it would make them again. They are
 * no source of anything; where they are gone or differ from the manifest they are made anew.
 */
export function keepMade({ id }: Release, dumps: readonly Dump[]): void {
  const making = `${MADE}/.making-${id}`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  for (const { name, content } of dumps) writeFileSync(`${making}/${name}`, content);
  rmSync(`${MADE}/${id}`, { recursive: true, force: true });
  renameSync(making, `${MADE}/${id}`);
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
