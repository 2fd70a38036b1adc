import type { DumpFile, Manifest, Release } from "../model/release";
import type { Dataset } from "./dataset";
import { type Dump, dumpsOf, type Edition } from "./dumps";

/** A frozen release: its facts, its manifest, its records and its documents by name. */
export type Frozen = {
  readonly release: Release;
  readonly manifest: Manifest;
  readonly dataset: Dataset;
  readonly documents: ReadonlyMap<string, string>;
};

/** The editions that frozen releases hold, oldest first, each knowing the one before it. */
export function editionsOf(frozen: readonly Frozen[]): Edition[] {
  const bare = frozen.map(({ release, manifest, dataset, documents }) => ({ release, dataset, shape: manifest, documents }));
  return bare.map((edition, i) => ({ ...edition, before: bare[i - 1] ?? null }));
}

/** Builds every dump of a release from its records; throws where one is not what the manifest says. */
export async function rebuild(edition: Edition, frozen: Frozen): Promise<Dump[]> {
  const dumps = await Array.fromAsync(dumpsOf(edition));
  proveSame(frozen, dumps);
  // A format that came later is not part of the release.
  return dumps.filter(({ name }) => frozen.manifest.files.some((file) => file.name === name));
}

/** Throws where files that were made of a frozen release are not those of its manifest. */
export function proveSame({ release, manifest }: Pick<Frozen, "release" | "manifest">, made: readonly DumpFile[]): void {
  const byName = new Map(made.map((file) => [file.name, file]));
  for (const file of manifest.files) {
    const sha256 = byName.get(file.name)?.sha256;
    if (sha256 === file.sha256) continue;
    throw new Error(
      `data/releases/${release.id}: ${file.name} rebuilds to SHA-256 ${sha256}, the manifest says ${file.sha256}. ` +
        "Either the frozen release was edited (restore it with git) or the model or a writer now gives other bytes (a frozen release keeps its own). / 凍結したリリースが編集された（gitで戻してください）か、モデルや書き出しの処理が別のバイト列を出すようになっています（凍結したリリースは変えられません）。",
    );
  }
  for (const [collection, count] of Object.entries(manifest.counts)) {
    const held = byName.get(`${collection}.ndjson`)?.rows ?? 0;
    if (held !== count)
      throw new Error(`data/releases/${release.id}: ${collection} has ${held} records, the manifest says ${count}.`);
  }
}
