import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { LineCounter, parseDocument } from "yaml";
import { entities } from "../model";
import type { Row } from "../model/field";
import { compareReleases, type Manifest, RELEASE_ID, type Release } from "../model/release";
import type { Text } from "../model/text";
import { documentNames } from "../release/documents";
import type { Frozen } from "../release/frozen";
import { RELEASE_FILE, releaseFile } from "../release/release-file";
import { fail } from "./fail";
import { piecesOf, readNdjson } from "./ndjson";
import { DATA } from "./settings";

const FROZEN = `${DATA}/releases`;
const WITH_GIT: Text = { en: "Bring it back with git.", ja: "gitで戻してください。" };

/**
 * The frozen releases in a folder, oldest first: those of the data folder unless another is named, and all of them unless some are. Their
 * records are read when they are asked for, each time anew: who goes from release to release holds one or two of them. Ends the command
 * where one cannot be read, or where one before the last is missing; `cure` says how to have it back.
 */
export function readFrozen(
  folder: string = FROZEN,
  names: readonly string[] = releasesIn(folder),
  cure: Text = WITH_GIT,
): Frozen[] {
  const frozen = names
    .map((name): Frozen => {
      const own = `${folder}/${name}`;
      const { manifest, ...release } = readReleaseFile(own, name, cure);
      return {
        release,
        manifest,
        dataset: { get: (collection) => readRows(own, manifest, collection) },
        documents: readDocuments(own),
      };
    })
    .sort((a, b) => compareReleases(a.release.id, b.release.id));
  refuseGap(folder, frozen, cure);
  return frozen;
}

/**
 * Ends the command where the records of frozen releases of the data folder are not those that their manifests name, byte for byte: what was
 * edited is not to become what readers are told.
 */
export function refuseEdited(frozen: readonly Pick<Frozen, "release" | "manifest">[]): void {
  for (const { release, manifest } of frozen) {
    for (const { name, sha256 } of manifest.files) {
      if (!recordFiles.includes(name)) continue;
      const path = `${FROZEN}/${release.id}/${name}`;
      if (!existsSync(path)) {
        fail(
          `${path} is missing; the manifest of release ${release.id} names it. Nothing was written. ${WITH_GIT.en}`,
          `${path} がありません（リリース${release.id}のマニフェストにあるファイルです）。何も書き出していません。${WITH_GIT.ja}`,
        );
      }
      const hash = createHash("sha256");
      for (const piece of piecesOf(path)) hash.update(piece);
      const now = hash.digest("hex");
      if (now === sha256) continue;
      fail(
        `${path} was edited: its SHA-256 is ${now}, the manifest of release ${release.id} says ${sha256}. Nothing was written. ${WITH_GIT.en}`,
        `${path} が編集されています。SHA-256は ${now} ですが、リリース${release.id}のマニフェストでは ${sha256} です。何も書き出していません。${WITH_GIT.ja}`,
      );
    }
  }
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
  const kept: readonly string[] = [...recordFiles, ...documentNames];
  for (const { name } of manifest.files) if (kept.includes(name)) copyFileSync(`${made}/${name}`, `${making}/${name}`);
  writeFileSync(`${making}/${RELEASE_FILE}`, (await releaseFile(release, manifest)).content);
  rmSync(folder, { recursive: true, force: true });
  renameSync(making, folder);
}

/** The files that hold records. */
const recordFiles: readonly string[] = entities.map(({ collection }) => fileOf(collection));

function fileOf(collection: string): string {
  return `${collection}.ndjson`;
}

function releasesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => RELEASE_ID.test(name)) : [];
}

function readReleaseFile(folder: string, name: string, cure: Text): Release & { readonly manifest: Manifest } {
  const path = `${folder}/${RELEASE_FILE}`;
  if (!existsSync(path)) fail(`${path} is missing. ${cure.en}`, `${path} がありません。${cure.ja}`);
  const text = readFileSync(path, "utf8");
  let read: Partial<Release & { readonly manifest: Manifest }> | null;
  try {
    read = JSON.parse(text);
  } catch (error) {
    // V8 may quote what stands around, over several lines.
    const message = (error as Error).message.replace(/\s+/g, " ");
    const line = lineOf(text, message);
    const place = line === null ? path : `${path}:${line}`;
    fail(`${place}: This is no JSON: ${message}. ${cure.en}`, `${place}: JSONとして読めません: ${message}。${cure.ja}`);
  }
  if (read?.id !== name || !Number.isInteger(read.sequence) || !Array.isArray(read.manifest?.files)) {
    fail(`${path} does not say what release ${name} is. ${cure.en}`, `${path} がリリース${name}の内容を示していません。${cure.ja}`);
  }
  return read as Release & { readonly manifest: Manifest };
}

/** The line that an error of JSON.parse speaks of. Where it gives no position, a reader of YAML, which all JSON is, has one. */
function lineOf(text: string, message: string): number | null {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position) return text.slice(0, Number(position)).split("\n").length;
  const counter = new LineCounter();
  const [error] = parseDocument(text, { schema: "json", lineCounter: counter }).errors;
  return error ? counter.linePos(error.pos[0]).line : null;
}

/** The number of a release counts those before it, and it names the last of them: so a folder that is gone has a name. */
function refuseGap(folder: string, frozen: readonly Frozen[], cure: Text): void {
  const at = frozen.findIndex(({ release }, i) => release.sequence !== i + 1);
  if (at < 0) return;
  const { id, sequence, predecessor } = (frozen[at] as Frozen).release;
  if (predecessor === null || frozen.some(({ release }) => release.id === predecessor)) {
    fail(
      `${folder}/${id}/${RELEASE_FILE} says that ${id} is release number ${sequence}, but ${at} come before it. ${cure.en}`,
      `${folder}/${id}/${RELEASE_FILE} では${id}が${sequence}番目のリリースですが、それより前のリリースは${at}件です。${cure.ja}`,
    );
  }
  fail(
    `${folder} does not hold every release from the first on: ${predecessor} is missing, which ${id} follows. ${cure.en}`,
    `${folder} に最初からのリリースがそろっていません。${id}の前の${predecessor}がありません。${cure.ja}`,
  );
}

/** The records of a collection; none where the release has no such collection. */
function readRows(folder: string, { files }: Manifest, collection: string): Row[] {
  const name = fileOf(collection);
  return files.some((file) => file.name === name) ? readNdjson<Row>(`${folder}/${name}`) : [];
}

function readDocuments(folder: string): Map<string, string> {
  const names = documentNames.filter((name) => existsSync(`${folder}/${name}`));
  return new Map(names.map((name) => [name, readFileSync(`${folder}/${name}`, "utf8")]));
}
