import { entities } from "../model";
import { complete } from "../model/entity";
import type { Release } from "../model/release";
import { changesBetween } from "../release/change";
import { check } from "../release/check";
import { type Dataset, ordered, rowsOf } from "../release/dataset";
import { dumpsOf, manifestOf } from "../release/dumps";
import { readAnnounced, readData, readLineDigests } from "./data";
import { fail } from "./fail";
import { readFrozen, rebuild, writeFrozen } from "./frozen";
import { publicUrl } from "./settings";

/**
 * `npm run release [-- NUMBER]` checks data/, freezes the release that data/releases.yaml announces last (or the one named) in
 * data/releases/, and proves the ones frozen before. Run again, it changes nothing.
 */
const wanted = process.argv[2];
const announced = readAnnounced();
const next = wanted ? announced.find(({ id }) => id === wanted) : announced.at(-1);
if (!next) {
  fail(
    `data/releases.yaml announces no release ${wanted ?? ""}. Add { id, issued, summary } there first.`,
    `data/releases.yaml にリリース ${wanted ?? ""} がありません。先に { id, issued, summary } を加えてください。`,
  );
}

const dataset = readChecked();
const frozen = readFrozen();
for (const one of frozen) {
  await rebuild(one);
  console.log(`${one.release.id} ${one.release.issued}: ${one.manifest.files.length} files rebuild to the same bytes`);
}

const last = frozen.at(-1);
const changes = changesBetween(last?.dataset ?? new Map(), dataset);
const changed = [...changes].filter(([, { begun, ended }]) => begun.length + ended.length > 0);

if (frozen.some(({ release }) => release.id === next.id)) {
  if (changed.length === 0) {
    console.log(`${next.id} is frozen and data/ holds nothing beyond it.`);
  } else {
    const where = changed.map(([collection]) => collection).join(", ");
    fail(
      `Release ${next.id} is frozen, but data/ differs from it (${where}). Announce a new number in data/releases.yaml.`,
      `リリース${next.id}は凍結済みですが、data/ に違いがあります（${where}）。data/releases.yaml に新しい番号を加えてください。`,
    );
  }
} else {
  const release: Release = {
    id: next.id,
    sequence: (last?.release.sequence ?? 0) + 1,
    issued: next.issued,
    summary: next.summary,
    predecessor: last?.release.id ?? null,
  };
  const dumps = await Array.fromAsync(dumpsOf(dataset, release, publicUrl()));
  const manifest = manifestOf(dumps, dataset, publicUrl());
  writeFrozen(release, manifest, dumps);
  console.log(`${release.id} ${release.issued}: frozen with ${manifest.files.length} files`);
  for (const [collection, count] of Object.entries(manifest.counts)) console.log(`  ${collection}: ${count}`);
}

/** The records of data/, checked, completed and in order; every finding is printed with its file and line. */
function readChecked(): Dataset {
  const written = readData();
  const findings = [...written.findings, ...check(written.dataset, readLineDigests())];
  if (findings.length > 0) {
    for (const finding of findings) console.error(`${written.locate(finding)}: ${finding.en}\n  ${finding.ja}`);
    fail(
      `${findings.length} finding(s) in data/; nothing was written. Mend them and run again.`,
      `data/ に${findings.length}件の問題があり、何も書き出していません。直して再実行してください。`,
    );
  }
  return ordered(
    new Map(
      entities.map((entity) => [
        entity.collection,
        rowsOf(written.dataset, entity).map((row) => complete(entity, entity.derive(complete(entity, row)))),
      ]),
    ),
  );
}
