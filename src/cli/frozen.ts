import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { entities } from "../model";
import type { Row } from "../model/field";
import { type Manifest, RELEASE_ID, type Release } from "../model/release";
import { documentNames } from "../release/documents";
import type { Frozen } from "../release/frozen";
import { RELEASE_FILE, releaseFile } from "../release/release-file";
import { readNdjson } from "./ndjson";
import { DATA } from "./settings";

const FROZEN = `${DATA}/releases`;

/**
 * The frozen releases in a folder, oldest first: those of the data folder unless another is named. Their records are read when they are asked
 * for, each time anew: who goes from release to release holds one or two of them.
 */
export function readFrozen(folder: string = FROZEN): Frozen[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => RELEASE_ID.test(name) && existsSync(`${folder}/${name}/${RELEASE_FILE}`))
    .map((name) => {
      const own = `${folder}/${name}`;
      const { manifest, ...release } = JSON.parse(readFileSync(`${own}/${RELEASE_FILE}`, "utf8")) as Release & {
        manifest: Manifest;
      };
      const dataset = { get: (collection: string) => readRows(own, collection) };
      return { release, manifest, dataset, documents: readDocuments(own) };
    })
    .sort((a, b) => a.release.sequence - b.release.sequence);
}

/**
 * Writes a release in one step: its folder is there whole or not at all. Of the files that were made, the NDJSON dumps are its records; the
 * documents are kept as they are.
 */
export async function writeFrozen(release: Release, manifest: Manifest, made: string): Promise<void> {
  const folder = `${FROZEN}/${release.id}`;
  const making = `${FROZEN}/.making-${release.id}`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  const kept: readonly string[] = [...entities.map(({ collection }) => `${collection}.ndjson`), ...documentNames];
  for (const { name } of manifest.files) if (kept.includes(name)) copyFileSync(`${made}/${name}`, `${making}/${name}`);
  writeFileSync(`${making}/${RELEASE_FILE}`, (await releaseFile(release, manifest)).content);
  rmSync(folder, { recursive: true, force: true });
  renameSync(making, folder);
}

function readRows(folder: string, collection: string): Row[] {
  const path = `${folder}/${collection}.ndjson`;
  return existsSync(path) ? readNdjson<Row>(path) : [];
}

function readDocuments(folder: string): Map<string, string> {
  const names = documentNames.filter((name) => existsSync(`${folder}/${name}`));
  return new Map(names.map((name) => [name, readFileSync(`${folder}/${name}`, "utf8")]));
}
