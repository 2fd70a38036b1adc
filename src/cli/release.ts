import { entities } from "../model";
import { complete } from "../model/entity";
import { compareReleases, type Release } from "../model/release";
import { changesBetween } from "../release/change";
import { check } from "../release/check";
import { type Dataset, ordered, rowsOf } from "../release/dataset";
import { currentShape, dumpsOf, manifestOf } from "../release/dumps";
import { type Announced, readAnnounced, readData, readLineDigests } from "./data";
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
  refuseOutOfOrder(next);
  const release: Release = {
    id: next.id,
    sequence: (last?.release.sequence ?? 0) + 1,
    issued: next.issued,
    summary: next.summary,
    predecessor: last?.release.id ?? null,
  };
  const shape = currentShape(publicUrl());
  const dumps = await Array.fromAsync(dumpsOf(dataset, release, shape));
  const manifest = manifestOf(dumps, dataset, shape);
  writeFrozen(release, manifest, dumps);
  console.log(`${release.id} ${release.issued}: frozen with ${manifest.files.length} files`);
  for (const [collection, count] of Object.entries(manifest.counts)) console.log(`  ${collection}: ${count}`);
}

/** A release comes after the last one, on its day or later, after all that were announced before it, and changes something. */
function refuseOutOfOrder({ id, issued }: Announced): void {
  const skipped = announced
    .slice(
      0,
      announced.findIndex((one) => one.id === id),
    )
    .find((one) => !frozen.some(({ release }) => release.id === one.id));
  if (skipped) {
    fail(
      `Release ${skipped.id} is announced before ${id} but not frozen. Bring data/releases/${skipped.id} back with git, or freeze it first.`,
      `${id}より前に告知されたリリース${skipped.id}が凍結されていません。data/releases/${skipped.id} をgitで戻すか、先に凍結してください。`,
    );
  }
  if (last && compareReleases(id, last.release.id) <= 0) {
    fail(
      `Release ${id} does not come after ${last.release.id}.`,
      `リリース番号${id}は${last.release.id}より大きくなければなりません。`,
    );
  }
  if (last && issued < last.release.issued) {
    fail(
      `Release ${id} would be issued before ${last.release.id} (${last.release.issued}).`,
      `リリース${id}の発行日が${last.release.id}（${last.release.issued}）より前です。`,
    );
  }
  if (last && changed.length === 0) {
    fail(
      `Release ${id} would change nothing against ${last.release.id}.`,
      `リリース${id}は${last.release.id}から何も変わりません。`,
    );
  }
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
