import type { DumpFile, Manifest, Release } from "../model/release";
import type { Text } from "../model/text";
import type { Dataset } from "./dataset";
import type { Edition } from "./dumps";

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

/** How files that were made of a frozen release differ from those of its manifest, and what to do; null where they do not. */
export function differenceFrom({ manifest }: Pick<Frozen, "manifest">, made: readonly DumpFile[]): Text | null {
  const byName = new Map(made.map((file) => [file.name, file]));
  for (const { name, sha256 } of manifest.files) {
    const now = byName.get(name)?.sha256;
    if (now === sha256) continue;
    return {
      en: `${name} ${now ? `rebuilds to SHA-256 ${now}` : "is not made any more"}, the manifest says ${sha256}. Either the frozen release was edited (restore it with git) or the model or a writer now gives other bytes (a frozen release keeps its own).`,
      ja: `${name} ${now ? `を作り直すとSHA-256が ${now} になり` : "が作られなくなっていて"}、マニフェストの ${sha256} と一致しません。凍結したリリースが編集された（gitで戻してください）か、モデルや書き出しの処理が別のバイト列を出すようになっています（凍結したリリースは変えられません）。`,
    };
  }
  for (const [collection, count] of Object.entries(manifest.counts)) {
    const held = byName.get(`${collection}.ndjson`)?.rows ?? 0;
    if (held === count) continue;
    return {
      en: `${collection} has ${held} records, the manifest says ${count}. The frozen release was edited; restore it with git.`,
      ja: `${collection} は${held}件ですが、マニフェストでは${count}件です。凍結したリリースが編集されています。gitで戻してください。`,
    };
  }
  return null;
}
